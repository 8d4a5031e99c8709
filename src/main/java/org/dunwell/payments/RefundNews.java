package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeNews;
import org.dunwell.payments.stripe.StripeReturns;
import org.dunwell.payments.stripe.StripeReturns.Refunded;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.MoneyBack;
import org.dunwell.receivables.MoneyBacks;
import org.dunwell.receivables.NewMoneyBack;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Posts refunds to the ledger, ours and those that somebody made in Stripe's dashboard. */
@Component
class RefundNews implements StripeNews {

  private final PaidOnline paidOnline;
  private final StripeReturns returns;
  private final MoneyBacks moneyBacks;
  private final PaymentDays days;
  private final TransactionTemplate transaction;

  RefundNews(
      PaidOnline paidOnline,
      StripeReturns returns,
      MoneyBacks moneyBacks,
      PaymentDays days,
      TransactionTemplate transaction) {
    this.paidOnline = paidOnline;
    this.returns = returns;
    this.moneyBacks = moneyBacks;
    this.days = days;
    this.transaction = transaction;
  }

  @Override
  public boolean hears(String type) {
    return type.equals("charge.refunded")
        || type.startsWith("refund.")
        || type.startsWith("charge.refund.");
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    look(link, returns.paymentIntentOf(link, objectId), at);
  }

  /** Posts what Stripe has given back of this payment and the ledger does not know. */
  void look(StripeAccess.Link link, String intent, Instant at) throws StripeException {
    Optional<Row> paid = paidOnline.paid(link, intent, at);
    if (paid.isPresent()) {
      List<Refunded> refunds = returns.of(link, intent);
      transaction.executeWithoutResult(tx -> post(paid.get(), refunds));
    }
  }

  private void post(Row paid, List<Refunded> refunds) {
    BigDecimal left = moneyBacks.left(paid.paymentId());
    for (Refunded refund : refunds) {
      Optional<MoneyBack> posted = moneyBacks.find(paid.paymentId(), refund.id());
      if (posted.isEmpty() && refund.gone()) {
        BigDecimal amount =
            Amounts.in(
                paid.currency(), StripeAmounts.amount(refund.minor(), paid.currency()).min(left));
        if (amount.signum() > 0) {
          left = left.subtract(amount);
          moneyBacks.record(
              new NewMoneyBack(
                  paid.paymentId(),
                  "refund",
                  refund.id(),
                  amount,
                  days.of(paid.sellingEntityId(), refund.at()),
                  "given back through Stripe",
                  "system"));
        }
      } else if (posted.isPresent() && posted.get().undoneOn() == null && !refund.gone()) {
        moneyBacks.undo(posted.get().id(), days.today(paid.sellingEntityId()));
      }
    }
  }
}

package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeNews;
import org.dunwell.payments.stripe.StripeReturns;
import org.dunwell.payments.stripe.StripeReturns.Disputed;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.MoneyBack;
import org.dunwell.receivables.MoneyBacks;
import org.dunwell.receivables.NewMoneyBack;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What payers' banks take back: so much of the payment is gone, and a dispute about what is open
 * again keeps collections away until it is won or lost.
 */
@Component
public class Chargebacks implements StripeNews {

  /** The banks' reasons as ours; what is not named is OTHER. */
  private static final Map<String, String> REASONS =
      Map.of(
          "duplicate", "ALREADY_PAID",
          "product_not_received", "NOT_RECEIVED",
          "product_unacceptable", "QUALITY",
          "credit_not_processed", "RETURN",
          "subscription_canceled", "CANCELLED");

  private final ChargebackRows rows;
  private final CheckoutMapper mapper;
  private final PaidOnline paidOnline;
  private final StripeReturns returns;
  private final MoneyBacks moneyBacks;
  private final Disputes disputes;
  private final SellingEntities entities;
  private final PaymentDays days;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Chargebacks(
      ChargebackRows rows,
      CheckoutMapper mapper,
      PaidOnline paidOnline,
      StripeReturns returns,
      MoneyBacks moneyBacks,
      Disputes disputes,
      SellingEntities entities,
      PaymentDays days,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.mapper = mapper;
    this.paidOnline = paidOnline;
    this.returns = returns;
    this.moneyBacks = moneyBacks;
    this.disputes = disputes;
    this.entities = entities;
    this.days = days;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public boolean hears(String type) {
    return type.startsWith("charge.dispute.");
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    Disputed dispute = returns.disputed(link, objectId);
    Optional<Row> paid = paidOnline.paid(link, dispute.paymentIntent(), at);
    if (paid.isPresent()) {
      transaction.executeWithoutResult(tx -> follow(paid.get(), dispute));
    }
  }

  private void follow(Row paid, Disputed dispute) {
    BigDecimal left = moneyBacks.left(paid.paymentId());
    Optional<MoneyBack> taken = moneyBacks.find(paid.paymentId(), dispute.id());
    if (taken.isEmpty() && !dispute.isOnlyAsked() && !dispute.status().equals("won")) {
      taken = take(paid, dispute, left);
    }
    rows.store(paid, dispute, taken.map(MoneyBack::id).orElse(null));
    boolean over = List.of("won", "lost").contains(dispute.status());
    if (taken.isPresent() && over) {
      end(paid, dispute, taken.get());
    }
  }

  private Optional<MoneyBack> take(Row paid, Disputed dispute, BigDecimal left) {
    BigDecimal amount =
        Amounts.in(
            paid.currency(), StripeAmounts.amount(dispute.minor(), paid.currency()).min(left));
    if (amount.signum() <= 0) {
      return Optional.empty();
    }
    MoneyBack taken =
        moneyBacks.record(
            new NewMoneyBack(
                paid.paymentId(),
                "chargeback",
                dispute.id(),
                amount,
                days.of(paid.sellingEntityId(), dispute.at()),
                dispute.reason(),
                "system"));
    mapper.failed(
        "chargeback/" + dispute.id(), paid, "taken back: " + dispute.reason(), clock.instant());
    disputes.openPossible(taken.parts().stream().map(part -> about(paid, dispute, part)).toList());
    return Optional.of(taken);
  }

  private NewDispute about(Row paid, Disputed dispute, MoneyBack.Part part) {
    String due =
        dispute.evidenceDue() == null
            ? ""
            : " Evidence is due in Stripe's dashboard by %s."
                .formatted(entities.byId(paid.sellingEntityId()).dayAt(dispute.evidenceDue()));
    return new NewDispute(
        key(dispute, part),
        part.invoiceId(),
        REASONS.getOrDefault(String.valueOf(dispute.reason()), "OTHER"),
        Amounts.in(paid.currency(), part.reopened()),
        List.of(),
        "Chargeback %s: the payer's bank has taken the payment back (%s).%s"
            .formatted(dispute.id(), dispute.reason(), due),
        "payment",
        null,
        "system");
  }

  private static String key(Disputed dispute, MoneyBack.Part part) {
    return "chargeback/%s/%d".formatted(dispute.id(), part.invoiceId());
  }

  /** Won: the money is here again. Lost: it is asked for again. Either way nobody disputes it. */
  private void end(Row paid, Disputed dispute, MoneyBack taken) {
    boolean won = dispute.status().equals("won");
    disputes.byKeys(taken.parts().stream().map(part -> key(dispute, part)).toList()).stream()
        .filter(Dispute::isOpen)
        .forEach(
            one ->
                disputes.withdraw(
                    one.id(), "Chargeback " + (won ? "won" : "lost") + ".", "system"));
    if (won) {
      moneyBacks.undo(taken.id(), days.today(paid.sellingEntityId()));
    }
  }

  /** Those that are neither won nor lost, the most pressing first. */
  public List<Chargeback> open() {
    return rows.open();
  }
}

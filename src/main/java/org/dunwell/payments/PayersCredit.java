package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.CreditsInHand;
import org.dunwell.receivables.Purse;
import org.dunwell.receivables.ToInvoice;
import org.springframework.stereotype.Component;

/**
 * What a payer has in hand with us, taken off what it pays online, as statements and letters do:
 * left out when the payment begins, given to the invoices when its money is here.
 */
@Component
public class PayersCredit {

  private final CreditsInHand credits;
  private final CheckoutMapper mapper;
  private final PaymentDays days;

  PayersCredit(CreditsInHand credits, CheckoutMapper mapper, PaymentDays days) {
    this.credits = credits;
    this.mapper = mapper;
    this.days = days;
  }

  /** What can be taken off now: without what payments on their way have left out already. */
  public BigDecimal of(Purse purse) {
    BigDecimal left = credits.of(purse).subtract(mapper.creditOnTheWay(purse));
    return Amounts.in(purse.currency(), left.max(BigDecimal.ZERO));
  }

  /**
   * The parts with that much less to pay, the first ones first.
   *
   * @throws CoveredByCredit when nothing would be left to pay
   */
  List<PartOf> takeOff(Purse purse, List<PartOf> parts) {
    BigDecimal there = of(purse);
    BigDecimal left = there;
    List<PartOf> less = new ArrayList<>();
    for (PartOf part : parts) {
      BigDecimal off = part.amount().min(left);
      left = left.subtract(off);
      less.add(part.less(off));
    }
    if (CheckoutParts.sum(less).signum() == 0) {
      throw new CoveredByCredit(there, purse.currency());
    }
    return less;
  }

  /** Together with the money, so that both close the invoice; used up meanwhile, it stays open. */
  void give(Row checkout, List<PartOf> parts, Instant at) {
    List<ToInvoice> wanted =
        parts.stream()
            .filter(part -> part.credit().signum() > 0)
            .map(part -> new ToInvoice(part.invoiceId(), part.credit()))
            .toList();
    if (!wanted.isEmpty()) {
      credits.give(checkout.purse(), wanted, days.of(checkout.sellingEntityId(), at));
    }
  }
}

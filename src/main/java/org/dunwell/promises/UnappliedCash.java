package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Money that closes no invoice yet, shared among the promises of its account: the earliest promise
 * first, each cent once. A promise gets of what has come in after it was taken and is dated up to
 * the end of its grace. Plain arithmetic on what was read under lock.
 */
final class UnappliedCash {

  /** Of one payment, what is unapplied. */
  record Payment(
      long id,
      long customerId,
      long sellingEntityId,
      String currency,
      LocalDate receivedOn,
      BigDecimal amount) {

    private boolean countsFor(Reckoning promise) {
      return customerId == promise.customerId()
          && sellingEntityId == promise.sellingEntityId()
          && currency.equals(promise.currency())
          && id > promise.paidBefore()
          && !receivedOn.isAfter(promise.graceUntil());
    }
  }

  private final List<Payment> payments;
  private final Map<Long, BigDecimal> left = new HashMap<>();

  /** Of money that came in, the oldest first. */
  UnappliedCash(List<Payment> payments) {
    this.payments = payments;
    payments.forEach(payment -> left.put(payment.id(), payment.amount()));
  }

  /** What each promise gets; give them by the day they were promised for. */
  List<Judgement> share(List<Reckoning> promises) {
    List<Judgement> judged = new ArrayList<>();
    promises.forEach(promise -> judged.add(new Judgement(promise, take(promise))));
    return judged;
  }

  private BigDecimal take(Reckoning promise) {
    BigDecimal missing = promise.missing();
    BigDecimal taken = BigDecimal.ZERO;
    for (Payment payment : payments) {
      BigDecimal some = missing.subtract(taken).min(left.get(payment.id()));
      if (some.signum() > 0 && payment.countsFor(promise)) {
        left.merge(payment.id(), some, BigDecimal::subtract);
        taken = taken.add(some);
      }
    }
    return taken;
  }
}

package org.dunwell.promises;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * The invoices a promise or plan is to be about, and what can be promised of each, oldest due
 * first.
 */
record Basket(
    long customerId, long sellingEntityId, String currency, List<Line> lines, int promisesSoFar) {

  /** What can be promised of one invoice. */
  record Line(long invoiceId, String number, BigDecimal most, Long planId) {}

  BigDecimal most() {
    return lines.stream().map(Line::most).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<Long> invoiceIds() {
    return lines.stream().map(Line::invoiceId).toList();
  }

  /**
   * @param wanted null for all that can be promised
   * @throws BrokenRule when there is nothing to promise, or less than that
   */
  BigDecimal amount(BigDecimal wanted) {
    if (most().signum() == 0) {
      throw new BrokenRule(
          "Nothing of these invoices can be promised: they are not open, blocked for another reason, or covered by the customer's own credit.");
    }
    if (wanted == null) {
      return most();
    }
    if (wanted.signum() <= 0 || wanted.compareTo(most()) > 0) {
      throw new BrokenRule(
          "Of these invoices at most %s can be promised now; the amount is %s. Choose more invoices, or leave the amount empty for all."
              .formatted(Phrases.money(currency, most()), wanted.toPlainString() + " " + currency));
    }
    return entered(wanted);
  }

  private BigDecimal entered(BigDecimal wanted) {
    try {
      return Money.of(wanted, currency).amount();
    } catch (IllegalArgumentException tooFine) {
      throw new BrokenRule(tooFine.getMessage());
    }
  }

  /** So much of each, the oldest due first; only those of which there is something. */
  Map<Long, BigDecimal> oldestFirst(BigDecimal amount) {
    Map<Long, BigDecimal> shares = new LinkedHashMap<>();
    BigDecimal left = amount;
    for (Line line : lines) {
      BigDecimal share = line.most().min(left);
      if (share.signum() > 0) {
        shares.put(line.invoiceId(), share);
        left = left.subtract(share);
      }
    }
    return shares;
  }

  /**
   * @throws BrokenRule when an invoice is part of a plan that has not ended
   */
  void checkNoPlan() {
    lines.stream()
        .filter(line -> line.planId() != null)
        .findFirst()
        .ifPresent(
            line -> {
              throw new BrokenRule(
                  "Invoice %s is part of payment plan %d. End the plan before you agree on something else."
                      .formatted(line.number(), line.planId()));
            });
  }
}

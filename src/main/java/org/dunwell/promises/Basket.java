package org.dunwell.promises;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * The invoices a promise or plan is to be about, and what can be promised of each, oldest due
 * first.
 */
record Basket(
    long customerId, long sellingEntityId, String currency, List<Line> lines, int promisesSoFar) {

  /** More would bury the sentence they stand in. */
  private static final int MOST_OBSTACLES = 5;

  /**
   * What can be promised of one invoice.
   *
   * @param obstacle why it is not all of it, such as {@code R-1 is disputed}; null when it is
   */
  record Line(long invoiceId, String number, BigDecimal most, Long planId, String obstacle) {}

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
          "Nothing of these invoices can be promised: they are not open, blocked for another reason, or covered by the customer's own credit%s."
              .formatted(obstacles()));
    }
    if (wanted == null) {
      return most();
    }
    if (wanted.signum() <= 0 || wanted.compareTo(most()) > 0) {
      throw new BrokenRule(
          "Of these invoices at most %s can be promised now%s; the amount is %s. Choose more invoices, or leave the amount empty for all."
              .formatted(
                  Phrases.money(currency, most()),
                  obstacles(),
                  wanted.toPlainString() + " " + currency));
    }
    return entered(wanted);
  }

  /** In brackets; empty when nothing stands in the way. */
  private String obstacles() {
    String all =
        lines.stream()
            .map(Line::obstacle)
            .filter(Objects::nonNull)
            .limit(MOST_OBSTACLES)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : " (" + all + ")";
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

package org.dunwell.credit.applications.references;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What trade references say together: the highest recent credit times a factor is what others dare
 * (gk, "credit limit by trade references": highest recent credit × factor, average of references).
 * Credit in other currencies than the applicant's is not reckoned with.
 *
 * @param highest of the answers in the applicant's currency; null when none names one
 * @param average of the same; null when none names one
 * @param byHighest highest × factor; null when none names one
 * @param daysLate the average over all answers, one decimal; null when there is none
 * @param word {@code good}, {@code mixed}, {@code poor} or {@code none}
 */
public record ReferenceSummary(
    int asked,
    int answered,
    BigDecimal highest,
    BigDecimal average,
    BigDecimal byHighest,
    BigDecimal daysLate,
    String word) {

  /** A reference that is paid so late is paid by a poor payer. */
  private static final int POOR = 30;

  /** The same as steady habits of business, such as payment runs twice a month. */
  private static final int GOOD = 15;

  /** Sums up the references of one application. */
  public static ReferenceSummary of(
      List<TradeReference> references, String currency, BigDecimal factor) {
    List<TradeReference> answers = references.stream().filter(TradeReference::isAnswered).toList();
    List<BigDecimal> credits =
        answers.stream()
            .filter(one -> one.highestCredit() != null && currency.equals(one.currency()))
            .map(TradeReference::highestCredit)
            .toList();
    BigDecimal highest = credits.stream().max(BigDecimal::compareTo).orElse(null);
    return new ReferenceSummary(
        (int) references.stream().filter(one -> one.askedAt() != null).count(),
        answers.size(),
        highest,
        credits.isEmpty()
            ? null
            : credits.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(credits.size()), 2, RoundingMode.HALF_EVEN),
        highest == null || factor == null
            ? null
            : highest.multiply(factor).setScale(2, RoundingMode.HALF_EVEN),
        days(answers),
        word(answers));
  }

  private static BigDecimal days(List<TradeReference> answers) {
    return answers.isEmpty()
        ? null
        : BigDecimal.valueOf(answers.stream().mapToInt(TradeReference::daysLate).sum())
            .divide(BigDecimal.valueOf(answers.size()), 1, RoundingMode.HALF_EVEN);
  }

  private static String word(List<TradeReference> answers) {
    if (answers.isEmpty()) {
      return "none";
    }
    if (answers.stream().anyMatch(one -> !one.sellsAgain() || one.daysLate() > POOR)) {
      return "poor";
    }
    return answers.stream().allMatch(one -> one.daysLate() <= GOOD) ? "good" : "mixed";
  }
}

package org.dunwell.credit.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dun &amp; Bradstreet's PAYDEX: how payments met their terms, weighted by amount. 100 is early, 80
 * prompt, 50 a month beyond terms, 20 four months. Between two known points the line is straight; D
 * &amp; B does not publish what it does there.
 */
public final class Paydex {

  /** D &amp; B gives none for fewer trade lines. */
  public static final int FEWEST = 3;

  /** Of the whole terms this many days before the end count as taken for a discount: 90. */
  private static final int DISCOUNT_DAYS = 20;

  private static final int EARLY_DAYS = 30;
  private static final NavigableMap<Integer, Integer> BY_DAYS =
      new TreeMap<>(
          java.util.Map.of(
              -EARLY_DAYS,
              100,
              -DISCOUNT_DAYS,
              90,
              0,
              80,
              15,
              70,
              22,
              60,
              30,
              50,
              60,
              40,
              90,
              30,
              120,
              20));

  /** What a PAYDEX means. */
  public enum Risk {
    LOW,
    MODERATE,
    HIGH
  }

  /**
   * A trade line.
   *
   * @param amount above 0, all in one currency
   * @param daysBeyondTerms below 0 when paid before it was due
   */
  public record Experience(BigDecimal amount, int daysBeyondTerms) {}

  private Paydex() {}

  /** The value of one experience, 20 to 100. */
  public static BigDecimal of(int daysBeyondTerms) {
    var before = BY_DAYS.floorEntry(daysBeyondTerms);
    var after = BY_DAYS.ceilingEntry(daysBeyondTerms);
    if (before == null || after == null) {
      return BigDecimal.valueOf((before == null ? after : before).getValue());
    }
    int width = after.getKey() - before.getKey();
    return width == 0
        ? BigDecimal.valueOf(after.getValue())
        : BigDecimal.valueOf(before.getValue())
            .add(
                BigDecimal.valueOf(
                        (long) (after.getValue() - before.getValue())
                            * (daysBeyondTerms - before.getKey()))
                    .divide(BigDecimal.valueOf(width), 6, RoundingMode.HALF_UP));
  }

  /** Of all together, weighted by amount; empty for fewer than {@link #FEWEST}. */
  public static Optional<Integer> of(List<Experience> lines) {
    BigDecimal weight =
        lines.stream().map(Experience::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (lines.size() < FEWEST || weight.signum() <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        lines.stream()
            .map(line -> of(line.daysBeyondTerms()).multiply(line.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(weight, 0, RoundingMode.HALF_UP)
            .intValueExact());
  }

  /** 80 to 100 low, 50 to 79 moderate, 0 to 49 high. */
  public static Risk risk(int paydex) {
    if (paydex < 0 || paydex > 100) {
      throw new IllegalArgumentException("A PAYDEX is 0 to 100; this is " + paydex);
    }
    return paydex >= 80 ? Risk.LOW : paydex >= 50 ? Risk.MODERATE : Risk.HIGH;
  }
}

package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A yearly rate in percent as it changed over time: of each day the one that came into force last.
 * Never empty.
 */
public final class RateTable {

  private final NavigableMap<LocalDate, BigDecimal> from;

  /**
   * @param from percent a year by the first day on which it holds
   */
  public RateTable(Map<LocalDate, BigDecimal> from) {
    if (from.isEmpty()) {
      throw new IllegalArgumentException("A table of rates needs a rate.");
    }
    this.from = new TreeMap<>(from);
  }

  /** The same rate on all days. */
  public static RateTable always(BigDecimal percent) {
    return new RateTable(Map.of(LocalDate.MIN, percent));
  }

  /** The rate of that day; of days before the table begins, its first. */
  public BigDecimal on(LocalDate day) {
    Map.Entry<LocalDate, BigDecimal> entry = from.floorEntry(day);
    return (entry == null ? from.firstEntry() : entry).getValue();
  }

  /** The last day from this one on with the same entry. */
  public LocalDate sameUntil(LocalDate day) {
    LocalDate next = from.higherKey(day);
    return next == null ? LocalDate.MAX : next.minusDays(1);
  }

  /** So many points more on all days, never below zero. */
  public RateTable plus(BigDecimal points) {
    TreeMap<LocalDate, BigDecimal> raised = new TreeMap<>();
    from.forEach((day, percent) -> raised.put(day, percent.add(points).max(BigDecimal.ZERO)));
    return new RateTable(raised);
  }

  /** The rate of one day, for ever. */
  public RateTable frozenOn(LocalDate day) {
    return always(on(day));
  }
}

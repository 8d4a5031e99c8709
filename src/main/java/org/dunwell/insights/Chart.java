package org.dunwell.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Geometry of the drawings on the page; the numbers stand beside them in words. */
final class Chart {

  static final int WIDTH = 640;
  static final int HEIGHT = 160;

  /** A bar of a bar chart, as a share of {@link #WIDTH}. */
  record Bar(String label, BigDecimal amount, long width) {}

  /**
   * A line of a line chart.
   *
   * @param points as SVG writes them
   * @param most what the top edge stands for; the bottom edge is 0
   */
  record Line(String points, BigDecimal most, LocalDate since, LocalDate until) {}

  private Chart() {}

  /** Bars against the longest of them. */
  static List<Bar> bars(Positions.Ageing ageing) {
    List<Bar> plain =
        List.of(
            new Bar("Not due", ageing.notDue(), 0),
            new Bar("1 to 30 days", ageing.to30(), 0),
            new Bar("31 to 60 days", ageing.to60(), 0),
            new Bar("61 to 90 days", ageing.to90(), 0),
            new Bar("91 to 120 days", ageing.to120(), 0),
            new Bar("Over 120 days", ageing.older(), 0));
    BigDecimal most =
        plain.stream().map(Bar::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return plain.stream()
        .map(bar -> new Bar(bar.label(), bar.amount(), scaled(bar.amount(), most, WIDTH)))
        .toList();
  }

  /** A line over the days, the first at the left edge, the largest at the top. */
  static Line line(List<Positions.Day> days) {
    BigDecimal most =
        days.stream()
            .map(Positions.Day::pastDue)
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    long span = Math.max(1, days.get(days.size() - 1).day().toEpochDay() - first(days));
    List<String> points = new ArrayList<>();
    for (Positions.Day day : days) {
      long x = (day.day().toEpochDay() - first(days)) * WIDTH / span;
      points.add(
          String.format(Locale.ROOT, "%d,%d", x, HEIGHT - scaled(day.pastDue(), most, HEIGHT)));
    }
    return new Line(
        String.join(" ", points), most, days.get(0).day(), days.get(days.size() - 1).day());
  }

  private static long first(List<Positions.Day> days) {
    return days.get(0).day().toEpochDay();
  }

  private static long scaled(BigDecimal amount, BigDecimal most, int size) {
    return most.signum() == 0
        ? 0
        : amount
            .multiply(BigDecimal.valueOf(size))
            .divide(most, 0, RoundingMode.HALF_UP)
            .longValueExact();
  }
}

package org.dunwell.disputes.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What disputes cost, by reason, by month, by what was sold and where. A dispute counts for the day
 * on which it was raised.
 */
@Component
public class Figures {

  /** What a chart can show; the latest months. */
  private static final int MOST_MONTHS = 36;

  /** Product lines and sites with the most disputes; a longer list helps nobody. */
  private static final int MOST_SOLD = 25;

  /** Of those, with their currencies; beyond, there is only what is rare. */
  private static final int MOST_GROUPS = 2_000;

  private static final int HUNDRED = 100;
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  /** What {@link FiguresFilter#by()} says unless it names a currency. */
  static final String COUNT = "count";

  /**
   * Money in one currency.
   *
   * @param disputed when it was raised
   * @param decided of it what we have decided on
   * @param upheld what the customers need not pay of that
   */
  public record Money(String currency, BigDecimal disputed, BigDecimal decided, BigDecimal upheld) {

    /** Credited and corrected money against all decided, in per cent; null: nothing decided. */
    public BigDecimal upheldShare() {
      return percent(upheld, decided);
    }
  }

  /**
   * Disputes that have something in common.
   *
   * @param code of the reason, the product line or the site; null: all of them
   * @param name as people call it
   * @param decided credited, corrected or rejected by us; what customers took back or paid is not
   * @param upheld of them credited or corrected, in full or in part
   * @param median how long they took from raised to ended; null when none has ended
   * @param p90 in which time nine of ten had ended
   * @param money by currency, most first
   */
  public record Line(
      String code,
      String name,
      long disputes,
      long open,
      long decided,
      long upheld,
      Double median,
      Double p90,
      List<Money> money) {

    /** By number, in per cent; null: nothing decided. */
    public BigDecimal upheldShare() {
      return percent(BigDecimal.valueOf(upheld), BigDecimal.valueOf(decided));
    }

    /** Such as {@code 4.3 days}; calendar time. */
    public String medianTime() {
      return time(median);
    }

    /** See {@link #medianTime()}. */
    public String p90Time() {
      return time(p90);
    }

    BigDecimal rankedBy(String by) {
      return by.equals(COUNT)
          ? BigDecimal.valueOf(disputes)
          : money.stream()
              .filter(one -> one.currency().equals(by))
              .map(Money::disputed)
              .findFirst()
              .orElse(BigDecimal.ZERO);
    }
  }

  /**
   * A reason in its place.
   *
   * @param measure what ranks it: the number of disputes, or their money in one currency
   * @param share of the measure of all reasons, in per cent
   * @param cumulative the share of this and all before it
   */
  public record Ranked(Line line, BigDecimal measure, BigDecimal share, BigDecimal cumulative) {}

  /**
   * A month, with the addresses of the board that show its disputes.
   *
   * @param open at its end; of the month that runs, now
   */
  public record Month(
      LocalDate month,
      long raised,
      long ended,
      long open,
      String raisedBoard,
      String endedBoard,
      String openBoard) {}

  /**
   * All of it.
   *
   * @param all the line about all of them
   * @param reasons those with the highest measure first
   * @param productLines empty when no invoice carries one
   */
  public record Sheet(
      Line all,
      List<Ranked> reasons,
      List<Month> months,
      List<Line> productLines,
      List<Line> sites) {}

  private final FiguresMapper mapper;

  Figures(FiguresMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Three statements, however many disputes there are.
   *
   * @param names of reasons by code
   */
  public Sheet of(FiguresFilter filter, Map<String, String> names, ZoneId zone, LocalDate today) {
    String id = zone.getId();
    List<Line> lines = lines(mapper.reasons(filter, id), "reason", names);
    List<FiguresMapper.Group> sold = mapper.sold(filter, id, MOST_GROUPS);
    return new Sheet(
        lines.stream().filter(line -> line.code() == null).findFirst().orElseThrow(),
        ranked(lines.stream().filter(line -> line.code() != null).toList(), filter.by()),
        months(filter, mapper.months(filter, id, today, MOST_MONTHS)),
        lines(sold, "line", Map.of()).stream().limit(MOST_SOLD).toList(),
        lines(sold, "site", Map.of()).stream().limit(MOST_SOLD).toList());
  }

  /** In their order; each with the money of its currencies. */
  private static List<Line> lines(
      List<FiguresMapper.Group> groups, String kind, Map<String, String> names) {
    Map<String, List<Money>> money = new HashMap<>();
    groups.stream()
        .filter(group -> group.kind().equals(kind) && group.currency() != null)
        .forEach(
            group ->
                money
                    .computeIfAbsent(group.code(), any -> new ArrayList<>())
                    .add(
                        new Money(
                            group.currency(),
                            group.money(),
                            group.moneyDecided(),
                            group.moneyUpheld())));
    return groups.stream()
        .filter(group -> group.kind().equals(kind) && group.currency() == null)
        .map(
            group ->
                new Line(
                    group.code(),
                    group.code() == null ? "All" : names.getOrDefault(group.code(), group.code()),
                    group.disputes(),
                    group.open(),
                    group.decided(),
                    group.upheld(),
                    group.median(),
                    group.p90(),
                    money.getOrDefault(group.code(), List.of())))
        .toList();
  }

  static List<Ranked> ranked(List<Line> lines, String by) {
    List<Line> sorted =
        lines.stream()
            .sorted(
                Comparator.comparing((Line line) -> line.rankedBy(by))
                    .reversed()
                    .thenComparing(Line::name))
            .toList();
    BigDecimal sum =
        sorted.stream().map(line -> line.rankedBy(by)).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Ranked> ranked = new ArrayList<>();
    BigDecimal sofar = BigDecimal.ZERO;
    for (Line line : sorted) {
      BigDecimal measure = line.rankedBy(by);
      sofar = sofar.add(measure);
      ranked.add(new Ranked(line, measure, percent(measure, sum), percent(sofar, sum)));
    }
    return ranked;
  }

  private static List<Month> months(FiguresFilter filter, List<FiguresMapper.Month> months) {
    return months.stream()
        .map(
            one ->
                new Month(
                    one.month(),
                    one.raised(),
                    one.ended(),
                    one.open(),
                    filter.boardOfMonth("from", "to", one.month()),
                    filter.boardOfMonth("endedFrom", "endedTo", one.month()),
                    filter.boardOfMonth(null, "openOn", one.month())))
        .toList();
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.multiply(BigDecimal.valueOf(HUNDRED)).divide(whole, 1, RoundingMode.HALF_UP);
  }

  private static String time(Double seconds) {
    if (seconds == null) {
      return "–";
    }
    return seconds < DAY
        ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
        : String.format(Locale.ROOT, "%.1f days", seconds / DAY);
  }
}

package org.dunwell.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.insights.process.ProcessDrawing;
import org.dunwell.platform.web.Layout;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The first overview for analysts. */
@Controller
class InsightsPage {

  /** Sales of three months even out what a single one hides. */
  private static final int ROLLING = 3;

  /**
   * All about one currency.
   *
   * @param simple days sales outstanding against the last three full months; null without sales
   * @param countback counted back month by month; null where sales do not reach back far enough
   * @param line past due over time; null before the second day
   */
  record Money(
      Positions.Ageing ageing,
      BigDecimal open,
      BigDecimal pastDue,
      List<Chart.Bar> bars,
      BigDecimal simple,
      BigDecimal countback,
      Chart.Line line) {}

  /**
   * The process with its cases.
   *
   * @param xml as drawn
   * @param cases by the id of the element they stand at
   */
  record Heat(String xml, Map<String, Long> cases) {}

  private final Positions positions;
  private final ProcessDrawing drawing;
  private final Layout layout;

  InsightsPage(Positions positions, ProcessDrawing drawing, Layout layout) {
    this.positions = positions;
    this.drawing = drawing;
    this.layout = layout;
  }

  @GetMapping("/insights")
  String page(Model model) {
    Map<String, List<Positions.Day>> days =
        positions.pastDue(layout.today()).stream()
            .collect(Collectors.groupingBy(Positions.Day::currency));
    model.addAttribute(
        "currencies",
        positions.ageing().stream()
            .map(ageing -> money(ageing, days.getOrDefault(ageing.currency(), List.of())))
            .toList());
    model.addAttribute("steps", positions.steps());
    return "insights/insights";
  }

  @GetMapping(value = "/insights/picture", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Heat picture() {
    return new Heat(
        drawing.of("past-due-invoice"),
        positions.steps().stream()
            .collect(
                Collectors.groupingBy(
                    Positions.Step::place, Collectors.summingLong(Positions.Step::cases))));
  }

  private Money money(Positions.Ageing ageing, List<Positions.Day> days) {
    List<Positions.MonthSales> sales = positions.sales(ageing.currency());
    return new Money(
        ageing,
        ageing.open(),
        ageing.pastDue(),
        Chart.bars(ageing),
        rolling(ageing, sales),
        Dso.countback(ageing.open(), months(ageing.day(), sales)),
        days.size() < 2 ? null : Chart.line(days));
  }

  private static BigDecimal rolling(Positions.Ageing ageing, List<Positions.MonthSales> sales) {
    LocalDate end = ageing.day().withDayOfMonth(1);
    LocalDate start = end.minusMonths(ROLLING);
    BigDecimal sold =
        sales.stream()
            .filter(month -> month.month().isBefore(end) && !month.month().isBefore(start))
            .map(Positions.MonthSales::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Dso.simple(ageing.open(), sold, (int) (end.toEpochDay() - start.toEpochDay()));
  }

  /** Every month back from the one that runs; one without sales counts its days. */
  private static List<Dso.Month> months(LocalDate day, List<Positions.MonthSales> sales) {
    Map<LocalDate, BigDecimal> sold =
        sales.stream()
            .collect(Collectors.toMap(Positions.MonthSales::month, Positions.MonthSales::amount));
    return java.util.stream.IntStream.range(0, Positions.MONTHS)
        .mapToObj(back -> day.withDayOfMonth(1).minusMonths(back))
        .map(
            month ->
                new Dso.Month(
                    sold.getOrDefault(month, BigDecimal.ZERO),
                    month.equals(day.withDayOfMonth(1))
                        ? day.getDayOfMonth()
                        : month.lengthOfMonth()))
        .toList();
  }
}

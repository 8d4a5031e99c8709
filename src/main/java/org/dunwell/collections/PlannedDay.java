package org.dunwell.collections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line of a day for what belongs together: a letter, a call, a decision, a reason. */
final class PlannedDay {

  private PlannedDay() {}

  private record Line(
      long customer, long entity, String step, String channel, String tone, String whyNot) {}

  private record Talk(long invoice, String channel) {}

  /**
   * @param steps up to the end of the day, in order
   * @param begin of the day
   */
  static List<PlannedStep> of(List<PlannedStep> steps, Instant begin) {
    List<PlannedStep> today = steps.stream().filter(step -> !step.at().isBefore(begin)).toList();
    Set<Talk> going = new LinkedHashSet<>();
    today.stream()
        .filter(PlannedStep::goes)
        .forEach(step -> step.asked().forEach(i -> going.add(new Talk(i, step.channel()))));
    List<PlannedStep> lines = new ArrayList<>();
    Map<Line, List<PlannedStep>> together = new LinkedHashMap<>();
    Set<Talk> told = new LinkedHashSet<>();
    for (PlannedStep step : today) {
      if (step.letter() != null) {
        lines.add(step);
      } else if (step.goes() || isNews(step, going, told)) {
        together.computeIfAbsent(line(step), any -> new ArrayList<>()).add(step);
      }
    }
    together.values().forEach(some -> lines.add(joined(some)));
    return lines;
  }

  /** What goes after all is not told as not going; and nothing is told twice. */
  private static boolean isNews(PlannedStep step, Set<Talk> going, Set<Talk> told) {
    Talk talk = new Talk(step.asked().get(0), step.channel());
    return !going.contains(talk) && told.add(talk);
  }

  private static Line line(PlannedStep step) {
    return new Line(
        step.customerId(),
        step.sellingEntityId(),
        step.step(),
        step.channel(),
        step.goes() ? step.tone() : "",
        step.whyNot());
  }

  private static PlannedStep joined(List<PlannedStep> some) {
    PlannedStep first = some.get(0);
    return new PlannedStep(
        first.at(),
        first.step(),
        first.channel(),
        first.tone(),
        first.customerId(),
        first.sellingEntityId(),
        null,
        null,
        some.stream().flatMap(step -> step.asked().stream()).distinct().sorted().toList(),
        List.of(),
        first.whyNot(),
        first.until());
  }
}

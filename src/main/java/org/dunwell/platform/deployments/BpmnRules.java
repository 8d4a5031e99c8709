package org.dunwell.platform.deployments;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/** What must be true of every process, ours and those that a company draws for itself. */
final class BpmnRules {

  /** More at once is a batch, which belongs into a room. */
  private static final int MOST_AT_ONCE = 100;

  private static final Duration SHORTEST_TIMER = Duration.ofMinutes(1);
  private static final Pattern DURATION = Pattern.compile("P[0-9YMWDTHS.]+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.+Z-]{5,20}");
  private static final Pattern CYCLE = Pattern.compile("R\\d{1,3}/(P[0-9YMWDTHS.]+)");
  private static final Set<String> CALLS = Set.of("serviceTask", "businessRuleTask", "sendTask");

  private final Predicate<String> forms;
  private final Predicate<String> processes;
  private final List<Finding> findings = new ArrayList<>();

  private BpmnRules(Predicate<String> forms, Predicate<String> processes) {
    this.forms = forms;
    this.processes = processes;
  }

  /**
   * @param forms whether there is such a form
   * @param processes whether there is such a process, which calls no other one
   */
  static List<Finding> check(
      XmlElement process, Predicate<String> forms, Predicate<String> processes) {
    BpmnRules rules = new BpmnRules(forms, processes);
    rules.process(process);
    process.all().forEach(rules::element);
    rules.findings.addAll(EndlessLoops.check(process));
    return rules.findings;
  }

  private void process(XmlElement process) {
    require(
        process,
        "true".equals(process.attribute("isExecutable")),
        "The process is not executable.",
        "Say isExecutable=\"true\".");
    String keeps = process.attribute(BpmnShape.CAMUNDA, "historyTimeToLive");
    require(
        process,
        keeps != null && keeps.matches("P?\\d{1,5}D?"),
        "It does not say how long its history is kept.",
        "Say camunda:historyTimeToLive=\"P3650D\".");
  }

  private void element(XmlElement element) {
    if (CALLS.contains(element.name())) {
      require(
          element,
          element.attribute(BpmnShape.CAMUNDA, "expression") != null,
          "The task does nothing.",
          "Say camunda:expression=\"${bean.method(execution.processBusinessKey)}\".");
    }
    switch (element.name()) {
      case "userTask" -> form(element);
      case "callActivity" -> called(element);
      case "timeDate", "timeDuration", "timeCycle" -> timer(element);
      case "loopCardinality" ->
          require(
              element,
              element.text().matches("\\d{1,3}")
                  && Integer.parseInt(element.text()) <= MOST_AT_ONCE,
              "It is done \"%s\" times.".formatted(element.text()),
              "Give a number up to %d.".formatted(MOST_AT_ONCE));
      case "taskListener", "executionListener" ->
          require(
              element,
              element.attribute("expression") != null,
              "The listener is none of ours.",
              "A listener calls a method of a process bean: expression=\"${..}\".");
      default -> {}
    }
  }

  private void form(XmlElement task) {
    String form = task.attribute(BpmnShape.CAMUNDA, "formRef");
    require(
        task,
        form != null && forms.test(form),
        "Its form \"%s\" is not there.".formatted(form),
        "Name a form with camunda:formRef, and deploy a new one together with the diagram.");
    require(
        task,
        listeners(task, "taskListener")
            .anyMatch(listener -> "complete".equals(listener.attribute("event"))),
        "Nobody takes what is filled in.",
        "Give it a listener for \"complete\" that calls a process bean with task.");
  }

  static Stream<XmlElement> listeners(XmlElement of, String kind) {
    return of.children().stream()
        .filter(child -> child.name().equals("extensionElements"))
        .flatMap(extensions -> extensions.children().stream())
        .filter(child -> child.name().equals(kind));
  }

  private void called(XmlElement activity) {
    String called = activity.attribute("calledElement");
    require(
        activity,
        called != null && !ProcessExpressions.isIn(called) && processes.test(called),
        "It calls the process \"%s\", which is not there, or calls others itself."
            .formatted(called),
        "Name a process by its id; calls go one step deep, so that none comes back.");
  }

  private void timer(XmlElement time) {
    String text = time.text();
    require(
        time,
        ProcessExpressions.call(text).isPresent() || isTime(time.name(), text),
        "The timer \"%s\" cannot be kept.".formatted(text),
        "Ask a process bean, or write a date, a duration of a minute or more, or a cycle with a"
            + " number such as R5/P1D.");
  }

  private static boolean isTime(String kind, String text) {
    Matcher cycle = CYCLE.matcher(text);
    return switch (kind) {
      case "timeDate" -> DATE.matcher(text).matches();
      case "timeDuration" -> isLong(text);
      default -> cycle.matches() && isLong(cycle.group(1));
    };
  }

  /** By its days, months and years, or else by its time of day. */
  private static boolean isLong(String text) {
    if (!DURATION.matcher(text).matches()) {
      return false;
    }
    int time = text.indexOf('T');
    String days = time < 0 ? text : text.substring(0, time);
    if (time < 0 || days.matches(".*[1-9].*")) {
      return days.matches(".*[1-9].*");
    }
    try {
      return Duration.parse("P" + text.substring(time)).compareTo(SHORTEST_TIMER) >= 0;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private void require(XmlElement where, boolean holds, String what, String mend) {
    if (!holds) {
      findings.add(Finding.at(where, what, mend));
    }
  }
}

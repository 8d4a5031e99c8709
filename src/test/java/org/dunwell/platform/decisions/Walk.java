package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lives the ladder of one unpaid invoice day by day, as a case would: asked each morning that the
 * table named, and whenever a letter was delivered, a call made, an escalation decided. People and
 * post take their time.
 */
final class Walk {

  /** Something that was begun on a morning. */
  record Step(int day, String action, String tone) {}

  /** How many days after being asked for a letter is delivered, a call made, a decision taken. */
  record Delays(int letter, int call, int decision) {}

  private static final int NEVER = 9_999;

  /** What a manager decides is not heard by the customer. */
  private static final Set<String> INSIDE = Set.of("escalation", "handover");

  private final Model treatment;
  private final Map<String, Object> customer = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<String, Integer> dueOn = new HashMap<>();
  private final List<Integer> holds = new ArrayList<>();
  private int lastTouchOn = -NEVER;
  private int heardOn;
  private int longestSilence;
  private boolean letterIsFinal;
  private final List<String> channels = new ArrayList<>();

  Walk(Model treatment, String segment, String riskClass) {
    this.treatment = treatment;
    with("segment", segment).with("riskClass", riskClass);
    with("brokenPromises", 0).with("reachableBy", "both").with("collectible", 250);
    with("standing", "free").with("emailUsable", true).with("addressUsable", true);
    with("smsUsable", false);
    with("automatedCalls", false);
    with("creditHold", "none");
  }

  Walk with(String input, Object value) {
    customer.put(input, value);
    return this;
  }

  /** Walks from the day on which the case starts to the last day, both days past due. */
  Walk from(int firstDay, int lastDay, Delays delays) {
    int askOn = firstDay;
    heardOn = firstDay;
    for (int day = firstDay; day <= lastDay; day++) {
      boolean nudged = finishWhatIsDue(day);
      if (day == askOn || nudged) {
        askOn = day + ask(day, delays);
      }
    }
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  /** The days on which an action was begun. */
  List<Integer> days(String action) {
    return steps.stream().filter(step -> step.action().equals(action)).map(Step::day).toList();
  }

  /** The most days in which the customer did not hear from us. */
  int longestSilence() {
    return longestSilence;
  }

  /** The days on which the customer was put on credit hold. */
  List<Integer> holds() {
    return holds;
  }

  /** How each letter went. */
  List<String> channels() {
    return channels;
  }

  private int ask(int day, Delays delays) {
    Map<String, Object> answer = treatment.decide(inputs(day)).output();
    switch ((String) answer.get("action")) {
      case "sendReminder" -> begin("letter", day, delays.letter(), answer);
      case "requestCall" -> begin("call", day, delays.call(), answer);
      case "requestEscalation" -> begin("escalation", day, delays.decision(), answer);
      case "placeCreditHold" -> hold(day);
      case "requestHandover" -> begin("handover", day, delays.decision(), answer);
      default -> {}
    }
    return ((Number) answer.get("waitDays")).intValue();
  }

  private void hold(int day) {
    holds.add(day);
    with("creditHold", "held");
  }

  private void begin(String touch, int day, int delay, Map<String, Object> answer) {
    if (dueOn.putIfAbsent(touch, day + delay) == null) {
      steps.add(new Step(day, (String) answer.get("action"), (String) answer.get("tone")));
      if (touch.equals("letter")) {
        letterIsFinal = answer.get("tone").equals("final");
        channels.add((String) answer.get("channel"));
      }
    }
  }

  private boolean finishWhatIsDue(int day) {
    List<String> finished =
        dueOn.entrySet().stream().filter(e -> e.getValue() < day).map(Map.Entry::getKey).toList();
    for (String touch : finished) {
      int on = dueOn.remove(touch);
      done.merge(touch, 1, Integer::sum);
      lastTouchOn = touch.equals("handover") ? lastTouchOn : on;
      heardOn = INSIDE.contains(touch) ? heardOn : on;
      if (touch.equals("letter") && letterIsFinal) {
        done.merge("final demand", 1, Integer::sum);
      }
    }
    longestSilence = Math.max(longestSilence, day - heardOn);
    return !finished.isEmpty();
  }

  private Map<String, Object> inputs(int day) {
    Map<String, Object> inputs = new HashMap<>(customer);
    inputs.put("daysPastDue", day);
    inputs.put("lettersDelivered", done.getOrDefault("letter", 0));
    inputs.put("callsMade", done.getOrDefault("call", 0));
    inputs.put("escalationsDecided", done.getOrDefault("escalation", 0));
    inputs.put("finalDemandsDelivered", done.getOrDefault("final demand", 0));
    inputs.put("handoversDecided", done.getOrDefault("handover", 0));
    inputs.put("handoverPending", dueOn.containsKey("handover"));
    inputs.put("letterPending", dueOn.containsKey("letter"));
    inputs.put("callPending", dueOn.containsKey("call"));
    inputs.put("escalationPending", dueOn.containsKey("escalation"));
    inputs.put("daysSinceContact", Math.min(NEVER, day - lastTouchOn));
    return inputs;
  }
}

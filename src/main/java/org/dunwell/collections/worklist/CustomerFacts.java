package org.dunwell.collections.worklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What a line is made from.
 *
 * @param worth collectible in the largest currency, in units of the yardstick
 * @param daysLate days since the oldest past-due instalment was due
 * @param collectibleDays the same of what may be collected; 0 when nothing may
 * @param pastDueShare how much of what is open is past due, 0 to 100
 * @param amounts JSON: by selling entity and currency
 * @param standing free, or what stands in the way of all that is past due
 * @param daysSinceTouch in the customer's zone; {@value #NEVER} when there was none
 * @param lastTouch letter or call
 * @param promises JSON: open promises by currency
 * @param daysToLimitation until the first past-due invoice can no longer be enforced; {@value
 *     #NEVER} when that is more than a quarter away
 * @param planRequested the customer has asked to pay in parts and nobody has answered
 * @param promiseDue a promise is due today or its grace runs
 */
record CustomerFacts(
    long customerId,
    String segment,
    String riskClass,
    BigDecimal worth,
    int daysLate,
    int collectibleDays,
    int pastDueShare,
    String amounts,
    String standing,
    int daysSinceTouch,
    Instant lastTouchAt,
    String lastTouch,
    LocalDate promisedFor,
    boolean promiseDue,
    String promises,
    int daysToLimitation,
    boolean replyUnread,
    boolean callDue,
    boolean planRequested,
    boolean escalationOpen,
    boolean addressTask,
    boolean snoozed,
    boolean pastDue,
    String nextAction,
    Instant nextAt) {

  static final int NEVER = 9_999;

  /**
   * How a customer keeps its word.
   *
   * @param broken promises broken on invoices that are still open
   * @param keptShare how many of those due in the last year were kept, 0 to 100; 100 without any
   */
  record Word(int broken, int keptShare) {}

  /** Whether there is anything to have a line for. */
  boolean matters() {
    return pastDue || !todo().equals("none");
  }

  /** What waits for a person, the most urgent of it. */
  String todo() {
    if (replyUnread) {
      return "reply";
    }
    if (callDue) {
      return "call";
    }
    if (planRequested) {
      return "plan";
    }
    if (escalationOpen) {
      return "escalation";
    }
    return addressTask ? "address" : "none";
  }

  /** The inputs of {@code rules/priority.dmn}. */
  Map<String, Object> forPriority(Word word) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("worth", worth);
    inputs.put("daysLate", collectibleDays);
    inputs.put("pastDueShare", pastDueShare);
    inputs.put("riskClass", riskClass);
    inputs.put("segment", segment);
    inputs.put("brokenPromises", word.broken());
    inputs.put("keptShare", word.keptShare());
    inputs.put("replyUnread", replyUnread);
    inputs.put("callDue", callDue);
    inputs.put("escalationOpen", escalationOpen);
    inputs.put("planRequested", planRequested);
    inputs.put("promiseDue", promiseDue);
    inputs.put("daysSinceTouch", daysSinceTouch);
    inputs.put("daysToLimitation", daysToLimitation);
    return inputs;
  }

  /** The inputs of {@code rules/worklist.dmn}. */
  Map<String, Object> forPlace() {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("todo", todo());
    inputs.put("snoozed", snoozed);
    inputs.put("standing", standing);
    inputs.put("worth", worth);
    inputs.put("daysLate", collectibleDays);
    inputs.put("daysSinceTouch", daysSinceTouch);
    return inputs;
  }
}

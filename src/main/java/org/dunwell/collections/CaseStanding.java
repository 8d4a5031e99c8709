package org.dunwell.collections;

import java.time.LocalDate;

/**
 * How far we have come with a past-due invoice and what comes next, without why: fit to be told to
 * the customer.
 *
 * @param now where it stands
 * @param next what we will do if nothing happens until then; null when nothing is foreseen soon
 * @param nextOn in the customer's zone; null when nothing is foreseen soon
 */
public record CaseStanding(long invoiceId, Now now, Next next, LocalDate nextOn) {

  /** Where an invoice stands. */
  public enum Now {
    /** It is late and nothing else is to be said. */
    LATE,
    /** We want to talk about it on the phone. */
    CALL,
    /** A credit manager decides about it. */
    MANAGER,
    /** Whether it is handed over is being decided. */
    BEFORE_HANDOVER,
    /** An agency or a lawyer has it. */
    HANDED_OVER;

    static Now of(String action) {
      if (action == null) {
        return LATE;
      }
      return switch (Action.of(action)) {
        case REQUEST_CALL -> CALL;
        case REQUEST_ESCALATION -> MANAGER;
        case REQUEST_HANDOVER -> BEFORE_HANDOVER;
        case WAIT_FOR_HANDOVER -> HANDED_OVER;
        default -> LATE;
      };
    }
  }

  /** What is done next. */
  public enum Next {
    REMINDER,
    CALL,
    MANAGER,
    HANDOVER;

    /** Null for what is of no interest to a customer. */
    static Next of(PlannedStep step) {
      return switch (step.step()) {
        case "reminder" -> REMINDER;
        case "call" -> CALL;
        case "escalation" -> MANAGER;
        case "hand-over" -> HANDOVER;
        default -> null;
      };
    }
  }
}

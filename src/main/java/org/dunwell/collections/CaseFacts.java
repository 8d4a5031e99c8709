package org.dunwell.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.collections.credithold.LadderHolds;
import org.dunwell.contact.TouchFacts;
import org.dunwell.receivables.PastDueFacts;

/**
 * Everything the choice of a treatment is made from, read anew each time.
 *
 * @param brokenPromises of the customer, as far as they still matter
 * @param creditHold {@code held} when the customer is on credit hold, {@code lifted} when somebody
 *     took it off one since the invoice became past due, else {@code none}
 */
record CaseFacts(
    PastDueFacts pastDue,
    TouchFacts touches,
    ManagerFacts manager,
    int brokenPromises,
    String creditHold,
    Instant asOf) {

  /** Cases are looked at again at this time of day, before anybody is at work. */
  static final LocalTime MORNING = LocalTime.of(6, 0);

  private static final int NEVER = 9_999;

  /** The same after more has been said and asked for. */
  CaseFacts after(TouchFacts said, ManagerFacts asked, boolean held) {
    return new CaseFacts(
        pastDue, said, asked, brokenPromises, held ? LadderHolds.HELD : creditHold, asOf);
  }

  boolean isPastDue() {
    return pastDue.pastDueAmount().signum() > 0;
  }

  boolean isFree() {
    return pastDue.standing().equals("free");
  }

  /** Whether nobody of ours may do anything about it: somebody outside has it. */
  boolean isOutOfReach() {
    return pastDue.standing().equals("handover") || pastDue.standing().equals("insolvency");
  }

  /** The inputs of {@code rules/treatment.dmn}. */
  Map<String, Object> inputs() {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("segment", pastDue.segment());
    inputs.put("riskClass", pastDue.riskClass());
    inputs.put("brokenPromises", brokenPromises);
    inputs.put("standing", pastDue.standing());
    inputs.put("collectible", pastDue.collectibleAmount());
    inputs.put("daysPastDue", pastDue.daysPastDue());
    inputs.put("lettersDelivered", touches.lettersDelivered());
    inputs.put("callsMade", touches.callsMade());
    inputs.put("finalDemandsDelivered", touches.finalDemandsDelivered());
    inputs.put("escalationsDecided", manager.escalationsDecided());
    inputs.put("handoversDecided", manager.handoversDecided());
    inputs.put("letterPending", touches.letterPending());
    inputs.put("callPending", touches.callPending());
    inputs.put("escalationPending", manager.escalationPending());
    inputs.put("handoverPending", manager.handoverPending());
    inputs.put("daysSinceContact", daysSinceContact());
    inputs.put("reachableBy", reachableBy());
    inputs.put("emailUsable", touches.emailUsable());
    inputs.put("addressUsable", touches.addressUsable());
    inputs.put("smsUsable", touches.smsUsable());
    inputs.put("creditHold", creditHold);
    inputs.put("automatedCalls", touches.automatable());
    return inputs;
  }

  /**
   * When a case with this treatment is looked at again: in the morning after the days the table
   * says; a blocked one on the morning after its block's last day, if that is known.
   */
  Instant nextAt(Treatment treatment) {
    LocalDate day = today().plusDays(treatment.waitDays());
    if (!isFree() && pastDue.blockedUntil() != null) {
      LocalDate unblocked = pastDue.blockedUntil().plusDays(1);
      day = unblocked.isAfter(today()) ? unblocked : today().plusDays(1);
    }
    return day.atTime(MORNING).atZone(pastDue.zone()).toInstant();
  }

  /** Whether what this action asks for is already on its way. */
  boolean isPending(Action action) {
    return switch (action) {
      case REQUEST_CALL -> touches.callPending();
      case REQUEST_ESCALATION -> manager.escalationPending();
      case REQUEST_HANDOVER -> manager.handoverPending();
      case PLACE_CREDIT_HOLD -> creditHold.equals(LadderHolds.HELD);
      default -> false;
    };
  }

  private String reachableBy() {
    if (touches.emailUsable() || touches.addressUsable() || touches.smsUsable()) {
      return touches.phoneUsable() ? "both" : "writing";
    }
    return touches.phoneUsable() ? "phone" : "none";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(asOf, pastDue.zone());
  }

  private long daysSinceContact() {
    return Stream.of(touches.lastTouchAt(), manager.lastEscalationAt())
        .filter(moment -> moment != null)
        .max(Instant::compareTo)
        .map(last -> LocalDate.ofInstant(last, pastDue.zone()))
        .map(last -> ChronoUnit.DAYS.between(last, today()))
        .orElse((long) NEVER);
  }
}

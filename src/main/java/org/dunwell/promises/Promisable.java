package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.receivables.PastDueFacts;

/**
 * What can be promised of one invoice.
 *
 * @param dueOn of its oldest open instalment
 * @param promised what stands promised of it
 * @param blockedOtherwise what is blocked for other reasons than a promise or a request for a plan,
 *     at most what is open
 * @param promisesSoFar how often it was promised, plans counted once
 * @param planId the plan it is part of that has not ended, or null
 */
record Promisable(
    long id,
    String number,
    long customerId,
    long sellingEntityId,
    String currency,
    String state,
    BigDecimal openAmount,
    LocalDate dueOn,
    BigDecimal promised,
    BigDecimal blockedOtherwise,
    int promisesSoFar,
    Long planId) {

  /** With a new promise in the place of the one there is. */
  BigDecimal most(PastDueFacts facts) {
    BigDecimal most =
        facts.isPastDue()
            ? facts.collectibleAmount().add(promised).min(facts.pastDueAmount())
            : openAmount.subtract(blockedOtherwise);
    return Phrases.in(currency, most.max(BigDecimal.ZERO));
  }

  /** Why less than all of it can be promised, as a part of a sentence; null when all can. */
  String inTheWay(PastDueFacts facts) {
    String obstacle = obstacle(facts);
    if (obstacle != null) {
      return "%s: %s".formatted(number, obstacle);
    }
    return blockedOtherwise.signum() > 0
        ? "%s: %s disputed or blocked".formatted(number, Phrases.money(currency, blockedOtherwise))
        : null;
  }

  /** Why nothing can be promised of it; null when something can. */
  String obstacle(PastDueFacts facts) {
    if (planId != null) {
      return "part of payment plan " + planId;
    }
    if (most(facts).signum() > 0) {
      return null;
    }
    return switch (facts.standing()) {
      case "dispute" -> "disputed";
      case "hold" -> "on hold";
      case "payment-on-the-way" -> "payment on the way";
      default -> blockedOtherwise.signum() > 0 ? "blocked" : "covered by credit";
    };
  }
}

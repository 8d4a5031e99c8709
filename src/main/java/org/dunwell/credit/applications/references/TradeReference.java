package org.dunwell.credit.applications.references;

import java.math.BigDecimal;
import java.time.Instant;
import org.dunwell.platform.Money;

/**
 * Somebody who was named as a reference, and what it answered.
 *
 * @param state {@code named}, {@code asked}, {@code answered}, {@code declined}, {@code
 *     unreachable} (the mail came back) or {@code not-asked}
 * @param stateNote why it is so; null where the state says all
 * @param sinceYear since when the applicant buys there; this and what follows only when answered
 * @param highestCredit the most that was open at once lately, in {@code currency}
 * @param termsDays days from invoice to due date there
 * @param daysLate how many days after the due date the applicant pays; negative: before it
 * @param sellsAgain whether it would sell to the applicant on account again
 */
public record TradeReference(
    long id,
    long applicationId,
    int position,
    String company,
    String contactName,
    String email,
    String state,
    String stateNote,
    Instant askedAt,
    Instant remindedAt,
    Instant answeredAt,
    Integer sinceYear,
    BigDecimal highestCredit,
    String currency,
    Integer termsDays,
    Integer daysLate,
    Boolean sellsAgain,
    String comments) {
  public TradeReference {
    highestCredit = Money.inDigits(highestCredit, currency);
  }

  public boolean isAnswered() {
    return state.equals("answered");
  }

  /** Whether its answer could still come. */
  public boolean isAsked() {
    return state.equals("asked");
  }
}

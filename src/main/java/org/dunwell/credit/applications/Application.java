package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.dunwell.platform.Money;

/**
 * Somebody has applied for credit.
 *
 * @param kind {@code account} or {@code higher-limit}
 * @param channel {@code form}, {@code portal}, {@code person} or {@code api}
 * @param language of letters, ISO 639-1
 * @param applicantName null for a customer: its letters go where all its letters go
 * @param wanted the limit, in {@code currency}
 * @param state {@code received}, {@code references} (answers are waited for), {@code deciding},
 *     {@code asked} (the applicant's answer is waited for), {@code approved}, {@code declined},
 *     {@code withdrawn} or {@code lapsed}
 * @param answersNeeded how many references have to answer, as rules/application-checks.dmn says
 * @param waitUntil until when they are waited for; null while nobody is
 * @param bureau {@code asked}, {@code arrived}, {@code unknown} (it knows no such company), {@code
 *     failed} or {@code none}; null before
 * @param proposed the limit that the table of limits proposes; null when there was no proposal
 * @param verdict {@code approve}, {@code decline} or {@code person}; null before
 * @param granted the limit that was approved; null otherwise
 * @param note why it was decided so, for our people only
 * @param question what the applicant was asked for besides
 * @param secondedBy who has agreed where another credit manager has to; null otherwise
 * @param secondedAmount the most that one has agreed to
 * @param customerNumber the number its account has got
 * @param keepUntil when it is forgotten; null when it is kept
 */
public record Application(
    long id,
    String key,
    long partyId,
    String kind,
    String channel,
    long sellingEntityId,
    String language,
    String applicantName,
    String applicantEmail,
    BigDecimal wanted,
    String currency,
    int termsDays,
    BigDecimal monthlyPurchases,
    String state,
    Integer answersNeeded,
    Integer waitDays,
    Integer remindDays,
    Integer keepDays,
    BigDecimal referenceFactor,
    Long courseDecisionId,
    Instant nextStepAt,
    Instant waitUntil,
    Instant endsAt,
    String bureau,
    String bureauNote,
    Integer scorePoints,
    String scoreClass,
    Long scoreDecisionId,
    Long proposalId,
    BigDecimal proposed,
    String proposalWords,
    Long proposalDecisionId,
    String verdict,
    Long verdictDecisionId,
    BigDecimal granted,
    Integer grantedTermsDays,
    String note,
    String question,
    int askedCount,
    String secondedBy,
    BigDecimal secondedAmount,
    String decidedBy,
    Instant decidedAt,
    String customerNumber,
    Instant createdAt,
    String createdBy,
    Instant endedAt,
    LocalDate keepUntil,
    int version) {

  /** All states there are, in the order of a course. */
  public static final Set<String> STATES =
      Set.of(
          "received",
          "references",
          "deciding",
          "asked",
          "approved",
          "declined",
          "withdrawn",
          "lapsed");

  public Application {
    wanted = Money.inDigits(wanted, currency);
    monthlyPurchases = Money.inDigits(monthlyPurchases, currency);
    proposed = Money.inDigits(proposed, currency);
    granted = Money.inDigits(granted, currency);
    secondedAmount = Money.inDigits(secondedAmount, currency);
  }

  /** By which applicant and we name it, such as {@code CA-12}. */
  public String reference() {
    return "CA-" + id;
  }

  /** What decisions about it are stored under. */
  public String subject() {
    return "application/" + id;
  }

  public boolean isOver() {
    return endedAt != null;
  }

  public boolean isForAccount() {
    return kind.equals("account");
  }
}

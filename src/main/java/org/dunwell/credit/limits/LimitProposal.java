package org.dunwell.credit.limits;

import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.platform.Money;

/**
 * A limit that somebody, or a rule, wants to be granted.
 *
 * @param scope {@code own} or {@code group}
 * @param proposed what the table proposes
 * @param amount what is asked for
 * @param flag what the table warns of, {@code none} or {@code large-for-revenue}
 * @param until the last day; null for no end
 * @param decisionId the stored decision of {@code credit-limit}
 * @param authorityId the stored decision of {@code credit-authority}
 * @param approval {@code none}, {@code credit-manager} or {@code two-managers}
 * @param state {@code proposed}, {@code granted}, {@code refused} or {@code withdrawn}
 * @param secondedBy the first of two who agree; null while nobody has, or where one is enough
 * @param decidedBy who had the last word; null while it is open
 */
public record LimitProposal(
    long id,
    long partyId,
    String scope,
    String cause,
    Money proposed,
    Money amount,
    String terms,
    int termsDays,
    String flag,
    LocalDate from,
    LocalDate until,
    boolean temporary,
    long decisionId,
    long authorityId,
    String approval,
    String state,
    String proposedBy,
    Instant proposedAt,
    String secondedBy,
    String decidedBy,
    Instant decidedAt,
    String note,
    String processInstanceId) {

  /** Whether nobody has decided yet. */
  public boolean isOpen() {
    return state.equals("proposed");
  }

  /** What it is, in a sentence. */
  public String words() {
    String days = temporary ? ", until " + until : "";
    String group = scope.equals("group") ? " for the whole group" : "";
    return terms.equals("prepay")
        ? "Money in advance from %s%s%s".formatted(from, days, group)
        : "%s, %d days to pay, from %s%s%s".formatted(amount.words(), termsDays, from, days, group);
  }
}

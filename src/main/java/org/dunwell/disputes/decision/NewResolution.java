package org.dunwell.disputes.decision;

import java.math.BigDecimal;
import java.util.Set;
import org.dunwell.disputes.DisputeNotAllowed;

/**
 * A proposal what to do about a dispute, as it was entered.
 *
 * @param proposal see {@link Resolution}
 * @param amount with {@code credit}: how much; null for all that is in dispute
 * @param correctedBy with {@code correct}: the number of the new invoice
 * @param findings what was found out, for us
 * @param answer the reason as the customer reads it; needed for a rejection
 * @param by user id
 */
public record NewResolution(
    long disputeId,
    String proposal,
    BigDecimal amount,
    String correctedBy,
    String findings,
    String answer,
    String by) {

  private static final Set<String> PROPOSALS = Set.of("credit", "reject", "correct", "withdraw");

  private static final int MOST = 4_000;

  private static final int MOST_NUMBER = 100;

  /**
   * @throws DisputeNotAllowed when something is missing or makes no sense
   */
  public NewResolution {
    if (proposal == null || !PROPOSALS.contains(proposal)) {
      throw new DisputeNotAllowed(
          "'What do we do?' needs an answer: credit, reject, correct or withdraw.");
    }
    findings = text(findings);
    answer = text(answer);
    correctedBy = text(correctedBy);
    if (findings == null) {
      throw new DisputeNotAllowed("Say in the findings what you have found out.");
    }
    check("The findings are", findings, MOST);
    check("What the customer reads is", answer, MOST);
    check("The number of the corrected invoice is", correctedBy, MOST_NUMBER);
    if (proposal.equals("reject") && answer == null) {
      throw new DisputeNotAllowed(
          "Say why, as the customer is to read it: nobody pays because of a bare no.");
    }
    if (proposal.equals("correct") && correctedBy == null) {
      throw new DisputeNotAllowed("Give the number of the corrected invoice.");
    }
    if (!proposal.equals("credit") && amount != null) {
      throw new DisputeNotAllowed("Only a credit has an amount. Leave it empty.");
    }
    correctedBy = proposal.equals("correct") ? correctedBy : null;
  }

  private static String text(String entered) {
    return entered == null || entered.isBlank() ? null : entered.strip();
  }

  private static void check(String what, String text, int most) {
    if (text != null && text.length() > most) {
      throw new DisputeNotAllowed("%s longer than %,d characters.".formatted(what, most));
    }
  }
}

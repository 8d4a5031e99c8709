package org.dunwell.payments.autopay;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.springframework.stereotype.Component;

/**
 * Asks {@code rules/autopay-retries.dmn} what follows when money did not come. What the networks
 * forbid is not done, whatever the table says.
 */
@Component
class RetryPolicy {

  private static final String TABLE = "autopay-retries";
  private static final Set<String> ACTIONS = Set.of("retry", "ask", "end");

  /** Card networks count tries of one purchase; SEPA lets a debit be sent twice. */
  private static final int MOST_OF_A_CARD = 4;

  private static final int MOST_OF_A_DEBIT = 2;
  private static final int MOST_DAYS = 30;

  /** The table's answer: {@code retry}, {@code ask} or {@code end}. */
  record Answer(String action, int days) {

    Answer {
      if (!ACTIONS.contains(action) || days < 0 || days > MOST_DAYS) {
        throw new IllegalArgumentException(
            "A charge is tried again within 30 days, asked for or ended, not %s in %d."
                .formatted(action, days));
      }
    }
  }

  /**
   * What failed.
   *
   * @param attempt 1 for the first
   * @param chargeOn the day of the first attempt
   */
  record Failed(long chargeId, Reason reason, int attempt, String methodKind, LocalDate chargeOn) {}

  /**
   * What follows.
   *
   * @param retryOn the day of the next attempt; null for none
   * @param ends whether the mandate is over
   */
  record Next(LocalDate retryOn, boolean ends, Long decisionId) {}

  private final Decisions decisions;

  RetryPolicy(Decisions decisions) {
    this.decisions = decisions;
  }

  Next after(Failed failed, LocalDate today) {
    boolean card = Methods.isCard(failed.methodKind());
    Decision<Answer> decision =
        decisions.decide(
            TABLE,
            new Question(
                "autopay-charge/" + failed.chargeId(),
                Map.of(
                    "reason", failed.reason().word(),
                    "attempt", failed.attempt(),
                    "method", card ? "card" : "debit")),
            Answer.class);
    LocalDate next = today.plusDays(Math.max(1, decision.output().days()));
    boolean again =
        decision.output().action().equals("retry")
            && !failed.reason().isHard()
            && failed.attempt() < (card ? MOST_OF_A_CARD : MOST_OF_A_DEBIT)
            && !next.isAfter(failed.chargeOn().plusDays(MOST_DAYS));
    return new Next(again ? next : null, decision.output().action().equals("end"), decision.id());
  }
}

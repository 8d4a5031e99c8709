package org.dunwell.payments.interest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.springframework.stereotype.Component;

/** Asks {@code rules/late-charges.dmn} what becomes of interest and lump sums. */
@Component
class LateChargePolicy {

  private static final String TABLE = "late-charges";
  private static final Set<String> TREATMENTS = Set.of("none", "claimed", "booked");

  /**
   * What becomes of interest, and of the lump sum: {@code none}, {@code claimed}, {@code booked}.
   */
  record Answer(String interest, String compensation) {

    Answer {
      if (!TREATMENTS.contains(interest) || !TREATMENTS.contains(compensation)) {
        throw new IllegalArgumentException(
            "A late charge is none, claimed or booked, not %s or %s."
                .formatted(interest, compensation));
      }
    }

    /** What becomes of interest that was agreed on: who has agreed is asked for it. */
    String agreedInterest() {
      return asksForInterest() ? interest : "claimed";
    }

    boolean asksForInterest() {
      return !interest.equals("none");
    }

    boolean asksForLumpSum() {
      return !compensation.equals("none");
    }

    boolean asksForAnything() {
      return asksForInterest() || asksForLumpSum();
    }
  }

  private final Decisions decisions;

  LateChargePolicy(Decisions decisions) {
    this.decisions = decisions;
  }

  /** In order; nothing is stored, because nothing is done yet. */
  List<Answer> of(List<LateDebt> debts, LateCharges.Until until) {
    List<Question> questions = debts.stream().map(debt -> question(debt, until.of(debt))).toList();
    return decisions.previewAll(TABLE, questions, Answer.class).stream()
        .map(decision -> decision.output())
        .toList();
  }

  private static Question question(LateDebt debt, LocalDate until) {
    return new Question(
        "invoice/" + debt.invoiceId(),
        Map.of(
            "segment", debt.segment(),
            "riskClass", debt.riskClass(),
            "daysLate", debt.daysLate(until),
            "planned", debt.planned()));
  }
}

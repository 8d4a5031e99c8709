package org.dunwell.credit.reviews;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.Party;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What may be decided in a review, and what follows from it. */
@Component
class ReviewDecisions {

  private static final String KEEP = "keep";
  private static final String CHANGE = "change-limit";

  private static final Map<String, String> WORDS =
      Map.of(
          KEEP,
          "everything stays as it is",
          CHANGE,
          "the limit is changed",
          "place-hold",
          "orders are held",
          "release-hold",
          "orders go on",
          "withdraw",
          "nothing more on account");

  private final ReviewActs acts;
  private final ApplicationEventPublisher events;

  ReviewDecisions(ReviewActs acts, ApplicationEventPublisher events) {
    this.acts = acts;
    this.events = events;
  }

  /** Whether it can be decided so. */
  void check(Party party, String decision, BigDecimal amount, String note) {
    if (decision == null || !WORDS.containsKey(decision)) {
      throw new BrokenRule(
          "'What do we do?' needs one of %s as an answer; it is %s."
              .formatted(String.join(", ", new java.util.TreeSet<>(WORDS.keySet())), decision));
    }
    if (!decision.equals(KEEP) && (note == null || note.isBlank())) {
      throw new BrokenRule("Say in the note why: it is what the limit's history shows.");
    }
    if (decision.equals(CHANGE) && (amount == null || amount.signum() < 0)) {
      throw new BrokenRule("Write the new limit in %s, 0 or more.".formatted(party.currency()));
    }
    if (!decision.equals(CHANGE) && amount != null) {
      throw new BrokenRule("A new limit goes with 'Change the limit' only; leave it empty.");
    }
    if (amount != null) {
      money(party, amount);
    }
  }

  private static Money money(Party party, BigDecimal amount) {
    try {
      return Money.of(amount, party.currency());
    } catch (IllegalArgumentException tooFine) {
      throw new BrokenRule(tooFine.getMessage());
    }
  }

  String words(Party party, String decision, BigDecimal amount, String note) {
    return WORDS.get(decision)
        + (amount == null ? "" : " to " + money(party, amount))
        + (note == null || note.isBlank() ? "." : ": " + note.strip());
  }

  /** Lets others know that somebody has looked. */
  void announce(long partyId, String by) {
    events.publishEvent(new ReviewDecided(partyId, by));
  }

  void act(CreditReview review, Party party) {
    if (review.decision().equals(KEEP)) {
      return;
    }
    var decided =
        new ReviewActs.Decided(party.id(), review.id(), review.note(), review.decidedBy());
    switch (review.decision()) {
      case CHANGE -> acts.changeLimit(decided, money(party, review.amount()));
      case "place-hold" -> acts.placeHold(decided);
      case "release-hold" -> acts.releaseHold(decided);
      default -> acts.withdraw(decided);
    }
  }

  void rescore(long partyId, String cause) {
    acts.rescore(List.of(partyId), cause);
  }

  /** What the tables would give now, in words. */
  String proposal(long partyId) {
    return acts.proposal(partyId);
  }
}

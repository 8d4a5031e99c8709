package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.credit.reviews.ReviewDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alerts: what is to be looked at, what was. Lists leave out what the signed-in person may not see.
 */
@Component
public class CreditAlerts {

  /** What one page shows and one button marks. */
  public static final int PAGE = 200;

  /** Beyond it the menu says "99+"; counting further costs. */
  private static final int ENOUGH = 100;

  private static final String CLASSES = "ABCDE";

  /**
   * Which alerts.
   *
   * @param state {@code open}, {@code seen} or {@code all}
   * @param kind null for all
   * @param urgency null for all
   * @param owner a user id; null for everybody's
   * @param before an id to go on from; null for the newest
   */
  public record Wanted(String state, String kind, String urgency, String owner, Long before) {}

  /**
   * A score that has moved.
   *
   * @param scoreId names the score
   * @param points the new score
   * @param classBefore {@code A} to {@code E}; null when there was none
   */
  public record Moved(
      long partyId, long scoreId, int points, String classBefore, String classAfter) {

    int bandsLost() {
      boolean known = classBefore != null && classAfter != null;
      return known ? Math.max(0, CLASSES.indexOf(classAfter) - CLASSES.indexOf(classBefore)) : 0;
    }
  }

  private final AlertMapper mapper;
  private final CreditReviews reviews;
  private final Clock clock;

  CreditAlerts(AlertMapper mapper, CreditReviews reviews, Clock clock) {
    this.mapper = mapper;
    this.reviews = reviews;
    this.clock = clock;
  }

  /** How these parties stand has changed: looked at after this transaction; one statement. */
  @Transactional
  public void consider(Collection<Long> partyIds) {
    note(partyIds.stream().distinct().map(Fact::standing).toList());
  }

  /** Scores have moved; a class that is worse is an episode of its own. */
  @Transactional
  public void moved(Collection<Moved> moves) {
    List<Fact> facts = new ArrayList<>();
    List<Long> otherClass = new ArrayList<>();
    for (Moved move : moves) {
      facts.add(Fact.standing(move.partyId()));
      if (move.bandsLost() > 0) {
        facts.add(
            new Fact(
                move.partyId(),
                Fact.BAND,
                "score/" + move.scoreId(),
                BigDecimal.valueOf(move.bandsLost()),
                "The credit class has fallen from %s to %s, the score to %d."
                    .formatted(move.classBefore(), move.classAfter(), move.points())));
      }
      if (!java.util.Objects.equals(move.classBefore(), move.classAfter())) {
        otherClass.add(move.partyId());
      }
    }
    note(facts);
    reviews.reconsider(otherClass);
  }

  /** Notes facts to be judged after this transaction; one statement. */
  @Transactional
  public void note(Collection<Fact> facts) {
    if (!facts.isEmpty()) {
      mapper.note(facts, clock.instant());
    }
  }

  /** Newest first, at most {@link #PAGE}. */
  public List<CreditAlert> list(Wanted wanted, int limit) {
    return mapper.list(wanted, Math.min(limit, PAGE + 1));
  }

  /** How many wait for somebody to look at them, counted up to a hundred. */
  public long countOpen() {
    return mapper.countOpen(ENOUGH);
  }

  /** Whoever decides a review has looked at all that there was about the party. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ReviewDecided news) {
    mapper.seenOf(news.partyId(), news.by(), clock.instant());
  }

  /**
   * Somebody has looked at these; of others' parts of the ledger they stay.
   *
   * @return how many were open
   */
  @Transactional
  public int seen(Collection<Long> ids, String by) {
    return ids.isEmpty() ? 0 : mapper.seen(ids.toArray(Long[]::new), by, clock.instant());
  }
}

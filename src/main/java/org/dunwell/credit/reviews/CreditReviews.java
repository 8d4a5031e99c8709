package org.dunwell.credit.reviews;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauReportsArrived;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.bureaus.asking.BureauGaveNoReport;
import org.dunwell.credit.process.CreditReviewProcess;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of parties: begun, gathered, decided. One runs for a party at a time. */
@Component
public class CreditReviews {

  /** A bureau that has not answered by then is not waited for. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final int LONGEST_CAUSE = 500;
  private static final int MOST = 100;

  private final ReviewMapper mapper;
  private final ReviewDates dates;
  private final ReviewDecisions decisions;
  private final Bureaus bureaus;
  private final Standings standings;
  private final Parties parties;
  private final CreditReviewProcess process;
  private final Timeline timeline;
  private final Clock clock;

  CreditReviews(
      ReviewMapper mapper,
      ReviewDates dates,
      ReviewDecisions decisions,
      Bureaus bureaus,
      Standings standings,
      Parties parties,
      CreditReviewProcess process,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.dates = dates;
    this.decisions = decisions;
    this.bureaus = bureaus;
    this.standings = standings;
    this.parties = parties;
    this.process = process;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Begins a review; where one runs already it is that one.
   *
   * @param cause why, a sentence
   * @param by user id, or {@code system}
   * @return its id
   */
  @Transactional
  public long start(long partyId, String cause, String by) {
    if (cause == null || cause.isBlank() || cause.length() > LONGEST_CAUSE) {
      throw new BrokenRule(
          "Say in 1 to %d characters why it is reviewed.".formatted(LONGEST_CAUSE));
    }
    Party party = parties.byId(partyId);
    Standing standing = standings.of(partyId);
    Instant now = clock.instant();
    Optional<Long> begun =
        mapper.insert(
            new ReviewMapper.Row(
                partyId,
                cause.strip(),
                by,
                now,
                now.plus(PATIENCE),
                standing.points(),
                standing.creditClass()));
    if (begun.isEmpty()) {
      return mapper.running(partyId).orElseThrow().id();
    }
    mapper.clearNext(partyId);
    say(party, by, "Credit review begun: " + cause.strip(), null);
    mapper.started(begun.get(), process.start(begun.get()));
    return begun.get();
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public CreditReview byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit review", Long.toString(id)));
  }

  /** Reviews of a party, newest first. */
  public List<CreditReview> of(long partyId, int limit) {
    return mapper.of(partyId, Math.min(limit, MOST));
  }

  /** When the party is looked at next although nothing happens; empty when it is not. */
  public Optional<LocalDate> next(long partyId) {
    return mapper.next(partyId);
  }

  /** Says anew when these parties are looked at next: their class or exposure has changed. */
  @Transactional
  public void reconsider(Collection<Long> partyIds) {
    Set<Long> busy = Set.copyOf(mapper.inReview(partyIds.toArray(Long[]::new)));
    List<Long> free = partyIds.stream().filter(party -> !busy.contains(party)).toList();
    dates.set(free, LocalDate.ofInstant(clock.instant(), clock.getZone()), true);
  }

  /** Asks a bureau, unless the report we have is good enough. */
  @Transactional
  public void gather(long id) {
    CreditReview review = byId(id);
    bureaus.ask(review.partyId(), "review", review.startedBy());
  }

  /** Whether a bureau was asked and has not answered yet. */
  public boolean isReportAwaited(long id) {
    return bureaus.isAwaited(byId(id).partyId());
  }

  /** Those who wait for a report of these parties go on. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(BureauReportsArrived news) {
    process.goOn(mapper.instances(news.partyIds().toArray(Long[]::new)));
  }

  /** So do they when none will come. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(BureauGaveNoReport news) {
    process.goOn(mapper.instances(new Long[] {news.partyId()}));
  }

  /** Reckons the score anew. */
  @Transactional
  public void score(long id) {
    CreditReview review = byId(id);
    decisions.rescore(review.partyId(), "review " + id);
  }

  /**
   * A credit manager decides.
   *
   * @param decision see {@link CreditReview#decision()}
   * @param amount the new limit in the party's currency; for {@code change-limit} only
   * @param note why; needed for everything but {@code keep}
   * @throws BrokenRule when something is missing, or it was decided meanwhile
   */
  @Transactional
  public void decide(long id, String decision, BigDecimal amount, String note, String by) {
    CreditReview review = byId(id);
    Party party = parties.byId(review.partyId());
    decisions.check(party, decision, amount, note);
    if (mapper.decide(id, decision, amount, note, by, clock.instant()) == 0) {
      throw new BrokenRule("This review was decided meanwhile.");
    }
    say(party, by, "Credit reviewed: " + decisions.words(party, decision, amount, note), null);
    decisions.announce(party.id(), by);
  }

  /** Does what was decided and says when the party is looked at next. */
  @Transactional
  public void act(long id) {
    CreditReview review = byId(id);
    decisions.act(review, parties.byId(review.partyId()));
    dates.set(
        List.of(review.partyId()), LocalDate.ofInstant(clock.instant(), clock.getZone()), false);
  }

  private void say(Party party, String by, String what, Long decisionId) {
    if (!party.isProspect()) {
      timeline.add(
          new Timeline.Entry(
              "credit", "credit-review", party.customerId(), null, by, what, decisionId));
    }
  }
}

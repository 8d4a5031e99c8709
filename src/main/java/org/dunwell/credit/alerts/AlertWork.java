package org.dunwell.credit.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.alerts.AlertMapper.Noted;
import org.dunwell.credit.alerts.AlertRule.Judged;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.engine.Portions;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes alerts, and reviews, of what was noted. */
@Component
@Order(62)
class AlertWork implements DueWork {

  private static final int BATCH = 500;

  /** An alert that was raised. */
  private record Came(long alertId, Fact fact, String owner) {}

  private final AlertMapper mapper;
  private final AlertRule rule;
  private final AlertReaders readers;
  private final Standings standings;
  private final Parties parties;
  private final CreditReviews reviews;
  private final Portions portions;
  private final Timeline timeline;
  private final Troubles troubles;
  private final Clock clock;

  AlertWork(
      AlertMapper mapper,
      AlertRule rule,
      AlertReaders readers,
      Standings standings,
      Parties parties,
      CreditReviews reviews,
      Portions portions,
      Timeline timeline,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.rule = rule;
    this.readers = readers;
    this.standings = standings;
    this.parties = parties;
    this.reviews = reviews;
    this.portions = portions;
    this.timeline = timeline;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit.alerts";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.firstNoted();
  }

  @Override
  public void runDue(Instant now) {
    portions.work(mapper.noted(BATCH), this::consider, this::giveUp);
  }

  private void consider(List<Noted> noted) {
    Instant now = clock.instant();
    mapper.forget(noted.stream().map(Noted::id).toArray(Long[]::new));
    List<Long> ids = noted.stream().map(Noted::partyId).distinct().toList();
    Map<Long, Standing> known = standings.of(ids);
    Map<Long, Party> named =
        parties.byIds(ids).stream().collect(Collectors.toMap(Party::id, Function.identity()));
    List<Fact> facts = new ArrayList<>();
    for (Noted one : noted) {
      if (one.kind().equals(Fact.STANDING)) {
        facts.addAll(StandingFactsOf.of(known.get(one.partyId()), now));
      } else if (!one.told()) {
        facts.add(new Fact(one.partyId(), one.kind(), one.episode(), one.byHowMuch(), one.what()));
      }
    }
    facts.sort(Comparator.comparing(fact -> !fact.kind().equals(Fact.BAND)));
    List<Came> came = new ArrayList<>();
    for (Judged judged : facts.isEmpty() ? List.<Judged>of() : rule.judge(facts, known)) {
      Party party = named.get(judged.fact().partyId());
      act(judged, party, now).ifPresent(id -> came.add(new Came(id, judged.fact(), party.owner())));
    }
    tell(came, now);
  }

  /** Whoever reads that the class has fallen knows that points are lost: one alert for one fact. */
  private void tell(List<Came> came, Instant now) {
    Set<Long> fallen =
        came.stream()
            .map(Came::fact)
            .filter(fact -> fact.kind().equals(Fact.BAND))
            .map(Fact::partyId)
            .collect(Collectors.toSet());
    Map<Boolean, List<Came>> known =
        came.stream()
            .collect(
                Collectors.partitioningBy(
                    one ->
                        one.fact().kind().equals(Fact.POINTS)
                            && fallen.contains(one.fact().partyId())));
    mapper.known(known.get(true).stream().map(Came::alertId).toArray(Long[]::new), now);
    readers.tell(
        known.get(false).stream()
            .map(one -> new AlertReaders.Raised(one.alertId(), one.owner()))
            .toList(),
        now);
  }

  /** The id of the alert that it has come to. */
  private Optional<Long> act(Judged judged, Party party, Instant now) {
    Fact fact = judged.fact();
    boolean holds = StandingFactsOf.HOLDING.contains(fact.kind());
    if (!judged.verdict().isAlert()) {
      if (holds) {
        mapper.end(party.id(), fact.kind(), now);
      }
      return Optional.empty();
    }
    String urgency = judged.verdict().urgency();
    if (holds && urgency.equals("urgent")) {
      mapper.overtake(party.id(), fact.kind(), now);
    }
    Optional<Long> stored =
        mapper.insert(
            new AlertMapper.Row(
                holds ? fact.since(judged.decisionId()) : fact,
                urgency,
                judged.decisionId(),
                party.owner(),
                now));
    if (stored.isPresent()) {
      say(party, fact, judged.decisionId());
      if (judged.verdict().startsReview()) {
        reviews.start(party.id(), fact.what(), "system");
      }
    }
    return stored;
  }

  private void say(Party party, Fact fact, long decisionId) {
    if (!party.isProspect()) {
      timeline.add(
          new Timeline.Entry(
              "credit",
              "credit-alert",
              party.customerId(),
              null,
              "system",
              "Alert: " + fact.what(),
              decisionId));
    }
  }

  private void giveUp(Noted noted, RuntimeException failure) {
    mapper.forget(new Long[] {noted.id()});
    troubles.report(
        "credit",
        "alert",
        noted.partyId() + "/" + noted.kind(),
        "It could not be judged whether this is worth an alert: party %d, %s %s (%s)"
            .formatted(noted.partyId(), noted.kind(), noted.what(), failure.getMessage()),
        "Look at the party's credit yourself, and mend rules/credit-alert.dmn if it is that.",
        failure);
  }
}

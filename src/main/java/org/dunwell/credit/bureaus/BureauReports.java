package org.dunwell.credit.bureaus;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reports we have, and the way to another one. */
@Component
public class BureauReports {

  /** More than anybody reads about one company. */
  public static final int MOST = 200;

  private final BureauReportMapper mapper;
  private final BureauRequestMapper requests;
  private final BureauBook bureaus;
  private final ReusePolicy policy;
  private final Parties parties;
  private final Clock clock;

  BureauReports(
      BureauReportMapper mapper,
      BureauRequestMapper requests,
      BureauBook bureaus,
      ReusePolicy policy,
      Parties parties,
      Clock clock) {
    this.mapper = mapper;
    this.requests = requests;
    this.bureaus = bureaus;
    this.policy = policy;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * The latest by the day as of which it speaks; it stays, however old, until another one comes.
   */
  public Optional<BureauReport> latest(long partyId) {
    return mapper.latest(new Long[] {partyId}).stream().findFirst();
  }

  /** The latest of each of these parties that has one; one statement. */
  public Map<Long, BureauReport> latest(Collection<Long> partyIds) {
    return mapper.latest(partyIds.toArray(Long[]::new)).stream()
        .collect(Collectors.toMap(BureauReport::partyId, Function.identity()));
  }

  /** Reports about a party, newest first. */
  public List<BureauReport> of(long partyId, int limit) {
    return mapper.of(partyId, Math.min(limit, MOST));
  }

  /** What bureaus were asked about a party, newest first. */
  public List<BureauRequest> requests(long partyId, int limit) {
    return requests.of(partyId, Math.min(limit, MOST));
  }

  /**
   * What bureaus say of those of these parties that have a score, or are insolvent: whoever is
   * insolvent and has no score has none of our points. Two statements.
   */
  public Map<Long, BureauScore> scores(Collection<Long> partyIds) {
    if (partyIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, BureauReport> newest = latest(partyIds);
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    Map<Long, BureauScore> scores = new HashMap<>();
    newest.values().stream()
        .filter(BureauReport::insolvent)
        .forEach(report -> scores.put(report.partyId(), score(report, 0, true)));
    for (BureauReport report : mapper.latestScored(partyIds.toArray(Long[]::new), today)) {
      boolean insolvent = newest.get(report.partyId()).insolvent();
      scores.put(report.partyId(), score(report, report.points(), insolvent));
    }
    return scores;
  }

  private static BureauScore score(BureauReport report, int points, boolean insolvent) {
    return new BureauScore(
        report.partyId(), report.bureau(), points, report.reportedOn(), insolvent);
  }

  /** Whether a bureau was asked about it and has not answered yet. */
  public boolean isAwaited(long partyId) {
    return requests.isWaiting(partyId);
  }

  /**
   * Wishes for a report. {@code rules/bureau-reuse.dmn} says whether one is bought; it is asked for
   * after this transaction and never waited for.
   *
   * @param cause a word of that table's, such as {@code review} or {@code person}
   * @param by user id, or {@code system}
   */
  @Transactional
  public Asked ask(long partyId, String cause, String by) {
    return ask(partyId, cause, by, null);
  }

  /**
   * The same, once for each key: whoever presses a button again, because the first answer got lost,
   * buys nothing more.
   *
   * @param key made with the form; null when none is the same
   */
  @Transactional
  public Asked ask(long partyId, String cause, String by, String key) {
    if (!policy.knows(cause)) {
      throw new BrokenRule(
          "rules/bureau-reuse.dmn does not know the event \"%s\". Add it there.".formatted(cause));
    }
    Optional<String> bureau = bureaus.about(parties.byId(partyId).country());
    if (bureau.isEmpty()) {
      return Asked.NOBODY;
    }
    String name = name(partyId, by, key);
    if (requests.isKnown(name)) {
      return Asked.ASKED;
    }
    Instant now = clock.instant();
    Optional<Instant> last = mapper.lastReceived(partyId);
    if (last.isPresent() && policy.isGoodEnough(partyId, cause, last.get(), now)) {
      return Asked.KNOWN;
    }
    int stored =
        requests.insert(new BureauRequestMapper.Row(name, partyId, bureau.get(), cause, by), now);
    return stored == 0 ? Asked.WAITING : Asked.ASKED;
  }

  /** What the bureau knows the question by: nobody can type that of another one. */
  private static String name(long partyId, String by, String key) {
    byte[] whole = (partyId + "/" + by + "/" + key).getBytes(StandardCharsets.UTF_8);
    return "dunwell-" + (key == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(whole));
  }
}

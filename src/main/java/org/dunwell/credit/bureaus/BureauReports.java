package org.dunwell.credit.bureaus;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reports we have. */
@Component
public class BureauReports {

  /** More than anybody reads about one company. */
  public static final int MOST = 200;

  private final BureauReportMapper mapper;
  private final Clock clock;

  BureauReports(BureauReportMapper mapper, Clock clock) {
    this.mapper = mapper;
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
}

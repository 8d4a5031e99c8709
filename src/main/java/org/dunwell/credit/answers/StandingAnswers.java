package org.dunwell.credit.answers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.Scores;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How parties stand, for reports, alerts and reviews: a few statements, however many there are. */
@Component
class StandingAnswers implements Standings {

  /** An alert compares with what was thought so long ago. */
  private static final Duration BEFORE = Duration.ofDays(30);

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private final Parties parties;
  private final Scores scores;
  private final Exposures exposures;
  private final Behaviours behaviours;
  private final JdbcClient jdbc;
  private final Clock clock;

  StandingAnswers(
      Parties parties,
      Scores scores,
      Exposures exposures,
      Behaviours behaviours,
      JdbcClient jdbc,
      Clock clock) {
    this.parties = parties;
    this.scores = scores;
    this.exposures = exposures;
    this.behaviours = behaviours;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Map<Long, Standing> of(Collection<Long> partyIds) {
    if (partyIds.isEmpty()) {
      return Map.of();
    }
    List<Party> all = parties.byIds(partyIds);
    Map<Long, Score> now = scores.current(partyIds);
    Map<Long, Integer> before = pointsBefore(partyIds);
    Map<Long, Exposure> atStake = exposures.of(partyIds);
    Map<Long, Behaviour> habits =
        behaviours.of(
            all.stream()
                .filter(party -> !party.isProspect())
                .map(Party::customerId)
                .collect(Collectors.toSet()));
    Map<Long, Standing> standings = new HashMap<>();
    for (Party party : all) {
      long id = party.id();
      Behaviour habit = party.isProspect() ? null : habits.get(party.customerId());
      standings.put(id, standing(id, now.get(id), before.get(id), atStake.get(id), habit));
    }
    return standings;
  }

  private static Standing standing(
      long party, Score score, Integer before, Exposure atStake, Behaviour habit) {
    return new Standing(
        party,
        score == null ? null : score.points(),
        before,
        score == null ? null : score.creditClass(),
        atStake == null ? null : atStake.total().amount(),
        atStake == null || atStake.limit() == null ? null : atStake.limit().amount(),
        percent(atStake),
        habit == null ? null : habit.trendDays());
  }

  private static BigDecimal percent(Exposure of) {
    return of == null || of.utilisation() == null
        ? null
        : of.utilisation().max(BigDecimal.ZERO).multiply(PERCENT).setScale(2, RoundingMode.HALF_UP);
  }

  private Map<Long, Integer> pointsBefore(Collection<Long> partyIds) {
    return jdbc
        .sql(
            """
            select distinct on (party_id) party_id, points
            from credit.score
            where party_id = any (:parties)
              and at <= :then
            order by party_id, id desc
            """)
        .param("parties", partyIds.toArray(Long[]::new))
        .param("then", Timestamp.from(clock.instant().minus(BEFORE)))
        .query((row, n) -> Map.entry(row.getLong(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

package org.dunwell.credit.reviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a party is looked at next, as {@code rules/review-cycle.dmn} says. */
@Component
class ReviewDates {

  private static final String TABLE = "review-cycle";

  /** Parties that came on one day are not all looked at on one day. */
  private static final int SPREAD_DAYS = 28;

  record Cycle(int months) {}

  private final ReviewMapper mapper;
  private final Standings standings;
  private final Decisions decisions;
  private final Clock clock;

  ReviewDates(ReviewMapper mapper, Standings standings, Decisions decisions, Clock clock) {
    this.mapper = mapper;
    this.standings = standings;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Sets the next dates of these parties, so many months from a day; three statements. */
  @Transactional
  public void set(Collection<Long> partyIds, LocalDate from, boolean spread) {
    List<Standing> all = List.copyOf(standings.of(partyIds).values());
    if (all.isEmpty()) {
      return;
    }
    List<Decision<Cycle>> cycles =
        decisions.decideAll(TABLE, all.stream().map(ReviewDates::question).toList(), Cycle.class);
    List<ReviewMapper.Next> dates = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int months = cycles.get(i).output().months();
      long party = all.get(i).partyId();
      LocalDate on = months == 0 ? null : from.plusMonths(months);
      boolean moved = spread && on != null;
      dates.add(
          new ReviewMapper.Next(
              party, moved ? on.minusDays(party % SPREAD_DAYS) : on, cycles.get(i).id()));
    }
    mapper.setNext(dates, clock.instant());
  }

  private static Decisions.Question question(Standing standing) {
    return new Decisions.Question(
        "party/" + standing.partyId(),
        Map.of("creditClass", standing.creditClass(), "exposure", standing.exposure()));
  }
}

package org.dunwell.credit.reviews;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.engine.Portions;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Begins the reviews whose day has come, and sets a first date where there is none. */
@Component
class ReviewMorning implements DayWork {

  private static final LocalTime EARLY = LocalTime.of(5, 40);
  private static final int PAGE = 1_000;

  /** What is left begins tomorrow: nobody decides more in a day. */
  private static final int MOST_A_DAY = 2_000;

  private final ReviewMapper mapper;
  private final ReviewDates dates;
  private final CreditReviews reviews;
  private final Portions portions;
  private final Troubles troubles;

  ReviewMorning(
      ReviewMapper mapper,
      ReviewDates dates,
      CreditReviews reviews,
      Portions portions,
      Troubles troubles) {
    this.mapper = mapper;
    this.dates = dates;
    this.reviews = reviews;
    this.portions = portions;
    this.troubles = troubles;
  }

  @Override
  public String name() {
    return "credit.reviews";
  }

  @Override
  public LocalTime at() {
    return EARLY;
  }

  /** Once a day for all: a party belongs to no zone. */
  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return ours.stream().min(Comparator.comparing(ZoneId::getId)).stream()
        .collect(Collectors.toSet());
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    List<Long> without = mapper.withoutDate(PAGE);
    while (!without.isEmpty()) {
      dates.set(without, day, true);
      without = mapper.withoutDate(PAGE);
    }
    portions.work(
        mapper.due(day, MOST_A_DAY),
        some -> some.forEach(party -> reviews.start(party, "It is time.", "system")),
        (party, failure) ->
            troubles.report(
                "credit",
                "review",
                Long.toString(party),
                "The review of party %d could not begin: %s".formatted(party, failure.getMessage()),
                "Mend what is in the way; it is tried again tomorrow.",
                failure));
  }
}

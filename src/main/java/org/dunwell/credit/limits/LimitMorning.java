package org.dunwell.credit.limits;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.platform.time.DayWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each morning: says whose limit is another one since midnight, because one has begun or a
 * temporary one is over. What is in force follows from the dates without it.
 */
@Component
class LimitMorning implements DayWork {

  private final LimitMapper mapper;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final HouseDay here;

  LimitMorning(
      LimitMapper mapper,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      HouseDay here) {
    this.mapper = mapper;
    this.events = events;
    this.transaction = transaction;
    this.here = here;
  }

  @Override
  public String name() {
    return "credit.limits";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 0);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    if (!here.isHere(zone)) {
      return;
    }
    List<Long> some = mapper.changingOn(day, 0);
    while (!some.isEmpty()) {
      List<Long> changed = some;
      transaction.executeWithoutResult(tx -> events.publishEvent(new LimitsChanged(changed)));
      some = mapper.changingOn(day, some.get(some.size() - 1));
    }
  }
}

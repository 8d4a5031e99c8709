package org.dunwell.collections.holds;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Each morning, before the day's sweep: a customer on hold is so with its new invoices too. */
@Component
class HoldsMorning implements DayWork {

  private static final int CHUNK = 2_000;

  private final Holds holds;
  private final SellingEntities entities;

  HoldsMorning(Holds holds, SellingEntities entities) {
    this.holds = holds;
    this.entities = entities;
  }

  @Override
  public String name() {
    return "collections.holds";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 40);
  }

  @Override
  public Set<ZoneId> zones() {
    return entities.zones();
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    while (holds.takeIn(zone, day, CHUNK) > 0) {
      // the next portion
    }
  }
}

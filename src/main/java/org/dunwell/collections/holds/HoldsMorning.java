package org.dunwell.collections.holds;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each morning, before the day's sweep: a customer on hold is so with its new invoices too. */
@Component
class HoldsMorning implements DayWork {

  private static final int CHUNK = 2_000;

  private final Holds holds;

  HoldsMorning(Holds holds) {
    this.holds = holds;
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
  public void run(ZoneId zone, LocalDate day) {
    while (holds.takeIn(zone, day, CHUNK) > 0) {
      // the next portion
    }
  }
}

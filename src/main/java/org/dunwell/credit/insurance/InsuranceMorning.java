package org.dunwell.credit.insurance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.credit.HouseDay;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each morning: which deadlines of insurers come near. */
@Component
class InsuranceMorning implements DayWork {

  private final Deadlines deadlines;
  private final HouseDay here;

  InsuranceMorning(Deadlines deadlines, HouseDay here) {
    this.deadlines = deadlines;
    this.here = here;
  }

  @Override
  public String name() {
    return "credit.insurance";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(6, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    if (here.isHere(zone)) {
      deadlines.find(day);
      int started = deadlines.start();
      while (started > 0) {
        started = deadlines.start();
      }
    }
  }
}

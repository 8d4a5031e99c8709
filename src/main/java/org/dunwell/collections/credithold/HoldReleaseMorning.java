package org.dunwell.collections.credithold;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each morning all of the ladder's holds are looked at: whatever news was lost heals here. */
@Component
class HoldReleaseMorning implements DayWork {

  private final LadderHolds holds;

  HoldReleaseMorning(LadderHolds holds) {
    this.holds = holds;
  }

  @Override
  public String name() {
    return "collections.hold-releases";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(6, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    holds.lookAtAll();
  }
}

package org.dunwell.collections.tomorrow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.TimeMachine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Each afternoon tomorrow is thought through for everybody, in time for people to change something.
 * While the time machine walks nobody looks.
 */
@Component
class TomorrowAfternoon implements DayWork {

  private final ObjectProvider<TomorrowRuns> runs;
  private final ObjectProvider<TimeMachine> machine;

  TomorrowAfternoon(ObjectProvider<TomorrowRuns> runs, ObjectProvider<TimeMachine> machine) {
    this.runs = runs;
    this.machine = machine;
  }

  @Override
  public String name() {
    return "collections.tomorrow-afternoon";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(13, 0);
  }

  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return Set.of(ZoneOffset.UTC);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    if (machine.getObject().target().isEmpty()) {
      runs.getObject().ask(day.plusDays(1), "system");
    }
  }
}

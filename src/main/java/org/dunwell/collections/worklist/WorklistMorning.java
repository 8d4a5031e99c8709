package org.dunwell.collections.worklist;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each morning everybody's line is made anew: a day more has passed. */
@Component
class WorklistMorning implements DayWork {

  private final WorklistMarks marks;

  WorklistMorning(WorklistMarks marks) {
    this.marks = marks;
  }

  @Override
  public String name() {
    return "collections.worklist-morning";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(4, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    marks.everybody(zone, day);
  }
}

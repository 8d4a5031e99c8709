package org.dunwell.collections.worklist;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Each morning everybody's line is made anew: a day more has passed. */
@Component
class WorklistMorning implements DayWork {

  private final WorklistMarks marks;
  private final SellingEntities entities;

  WorklistMorning(WorklistMarks marks, SellingEntities entities) {
    this.marks = marks;
    this.entities = entities;
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
  public Set<ZoneId> zones() {
    return entities.zones();
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    marks.everybody(zone, day);
  }
}

package org.dunwell.insights;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.DayWorkCalendar;
import org.dunwell.receivables.imports.ImportCompleted;
import org.dunwell.receivables.undo.ImportUndone;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the position each morning before anything happens, and anew after an import. */
@Component
class PositionsMorning implements DayWork {

  private static final String NAME = "insights.positions";

  private final Positions positions;
  private final DayWorkCalendar calendar;

  PositionsMorning(Positions positions, @Lazy DayWorkCalendar calendar) {
    this.positions = positions;
    this.calendar = calendar;
  }

  @EventListener
  void on(ImportCompleted news) {
    calendar.again(NAME);
  }

  @EventListener
  void on(ImportUndone news) {
    calendar.again(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(4, 0);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    positions.take(zone, day);
  }
}

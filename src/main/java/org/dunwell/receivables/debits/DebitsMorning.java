package org.dunwell.receivables.debits;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.DayWorkCalendar;
import org.dunwell.receivables.imports.ImportCompleted;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each morning before the day's sweep, and after an import: what is being collected is blocked. */
@Component
class DebitsMorning implements DayWork {

  private static final String NAME = "receivables.direct-debits";
  private static final int CHUNK = 2_000;

  private final DirectDebits debits;
  private final DayWorkCalendar calendar;

  DebitsMorning(DirectDebits debits, @Lazy DayWorkCalendar calendar) {
    this.debits = debits;
    this.calendar = calendar;
  }

  /** The sweep takes up at once what came in late; this goes before it. */
  @EventListener
  void on(ImportCompleted news) {
    calendar.again(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 35);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    OptionalLong after = OptionalLong.of(0);
    while (after.isPresent()) {
      after = debits.block(zone, day, after.getAsLong(), CHUNK);
    }
  }
}

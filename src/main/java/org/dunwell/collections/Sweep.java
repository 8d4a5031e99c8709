package org.dunwell.collections;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.DayWorkCalendar;
import org.dunwell.receivables.imports.ImportCompleted;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each morning, in each selling entity's zone: opens a case for what has become past due. */
@Component
class Sweep implements DayWork {

  private static final String NAME = "collections.sweep";

  /** The imports that can bring what is past due already. */
  private static final Set<String> BRING_INVOICES = Set.of("invoices", "open-items");

  private final Cases cases;
  private final DayWorkCalendar calendar;

  Sweep(Cases cases, @Lazy DayWorkCalendar calendar) {
    this.cases = cases;
    this.calendar = calendar;
  }

  /** What came in late does not wait for tomorrow morning. */
  @EventListener
  void on(ImportCompleted news) {
    if (BRING_INVOICES.contains(news.kind())) {
      calendar.again(NAME);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LocalTime at() {
    return CaseFacts.MORNING;
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    cases.sweep(zone, day);
  }
}

package org.dunwell.payments.autopay;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.DayWorkCalendar;
import org.dunwell.receivables.imports.ImportCompleted;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each morning, before the sweep and before anybody is asked for anything: what is due today is
 * taken, what falls due is announced.
 */
@Component
class AutopayMorning implements DayWork {

  private static final String NAME = "payments.autopay";

  private final Charging charging;
  private final Announcing announcing;
  private final DayWorkCalendar calendar;

  AutopayMorning(Charging charging, Announcing announcing, @Lazy DayWorkCalendar calendar) {
    this.charging = charging;
    this.announcing = announcing;
    this.calendar = calendar;
  }

  /** What came in late is announced before the sweep asks for it. */
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
    return LocalTime.of(5, 45);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    charging.run(zone, day);
    announcing.run(zone, day);
  }
}

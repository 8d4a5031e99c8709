package org.dunwell.contact;

import java.time.LocalDate;
import java.util.Map;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Customer;
import org.springframework.stereotype.Component;

/** How many days a letter gives for paying; the day found is moved to a working day. */
@Component
class DaysToPay {

  private static final Map<String, Integer> DAYS =
      Map.of("friendly", 7, "firm", 7, "urgent", 5, "final", 10);

  private final WorkingDays workingDays;

  DaysToPay(WorkingDays workingDays) {
    this.workingDays = workingDays;
  }

  /** The day by which a letter of this tone and day asks for payment. */
  LocalDate payBy(Customer customer, String tone, LocalDate day) {
    return workingDays.workingDayFrom(
        customer.calendar(), day.plusDays(DAYS.getOrDefault(tone, 0)));
  }
}

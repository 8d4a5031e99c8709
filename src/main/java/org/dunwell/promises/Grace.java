package org.dunwell.promises;

import java.time.LocalDate;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Banks take their time: working days of the customer's calendar after the promised day. */
@Component
class Grace {

  private final Customers customers;
  private final WorkingDays workingDays;

  Grace(Customers customers, WorkingDays workingDays) {
    this.customers = customers;
    this.workingDays = workingDays;
  }

  /**
   * The last day on which money still counts. No bank pays on a Sunday or holiday: what is promised
   * for one is promised for the next working day.
   */
  LocalDate until(long customerId, LocalDate promisedFor, Limits granted) {
    String calendar = customers.byId(customerId).calendar();
    return workingDays.plus(
        calendar, workingDays.workingDayFrom(calendar, promisedFor), granted.graceDays());
  }
}

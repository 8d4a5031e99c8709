package org.dunwell.promises.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.dunwell.platform.Money;

/**
 * What has to be known about a call to understand the days and amounts that are said in it.
 *
 * @param calledOn the day of the call, in the customer's zone
 * @param open what is past due: "half" is half of it
 * @param invoiceNumbers numbers that are no amounts when they are said
 * @param workingDay which days count as business days, by the customer's calendar
 */
public record SpokenContext(
    LocalDate calledOn, Money open, Set<String> invoiceNumbers, Predicate<LocalDate> workingDay) {

  public SpokenContext {
    Objects.requireNonNull(calledOn, "calledOn");
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(workingDay, "workingDay");
    invoiceNumbers = Set.copyOf(invoiceNumbers);
  }

  /** Monday to Friday, no invoices by number. */
  public static SpokenContext of(LocalDate calledOn, Money open) {
    return new SpokenContext(
        calledOn, open, Set.of(), day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
  }

  /** Whether "4/7" is the seventh of April; who owes dollars says the month first. */
  boolean monthFirst() {
    return open.currency().getCurrencyCode().equals("USD");
  }
}

package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What the forms of calls and escalations show the person who opens them. */
@Component
public class CustomerTaskForms {

  private final CustomerTaskMapper mapper;
  private final Customers customers;
  private final Clock clock;

  CustomerTaskForms(CustomerTaskMapper mapper, Customers customers, Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.clock = clock;
  }

  /** The collector who owns the customer; null if nobody does. */
  public String owner(long task) {
    return mapper.brief(task).owner();
  }

  public String customer(long task) {
    TaskBrief brief = mapper.brief(task);
    return "%s (%s)".formatted(brief.name(), brief.number());
  }

  /** Name and number of a customer. */
  public String customerNamed(long customerId) {
    Customer customer = customers.byId(customerId);
    return "%s (%s)".formatted(customer.name(), customer.number());
  }

  /** One line per currency: what is past due on the invoices of this task. */
  public String owed(long task) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    List<OwedLine> lines = mapper.owed(task, today);
    return lines.isEmpty()
        ? "Open the customer's page for what is owed now."
        : lines.stream().map(OwedLine::words).collect(Collectors.joining("\n"));
  }

  /** What has been tried with this customer so far. */
  public String tried(long task) {
    TaskBrief brief = mapper.brief(task);
    return "%d letter(s) delivered, %d call(s) made".formatted(brief.letters(), brief.calls());
  }
}

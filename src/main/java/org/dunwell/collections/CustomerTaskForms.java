package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What the forms of calls and escalations show the person who opens them. */
@Component
public class CustomerTaskForms {

  /** As many of the last words as fit a form. */
  private static final int WORDS = 4;

  private final CustomerTaskMapper mapper;
  private final CallOwners owners;
  private final Customers customers;
  private final CustomerProofs proofs;
  private final Clock clock;

  CustomerTaskForms(
      CustomerTaskMapper mapper,
      CallOwners owners,
      Customers customers,
      CustomerProofs proofs,
      Clock clock) {
    this.mapper = mapper;
    this.owners = owners;
    this.customers = customers;
    this.proofs = proofs;
    this.clock = clock;
  }

  /** Who looks after the customer today; null if nobody does. */
  public String owner(long task) {
    return owners.of(task);
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

  /** What the customer has promised word for word, a sentence a line; null for nothing. */
  public String proof(long task) {
    return proofs.words(mapper.brief(task).customerId());
  }

  /** What has been tried with this customer so far, and what was said last. */
  public String tried(long task) {
    TaskBrief brief = mapper.brief(task);
    String counts =
        "%d letter(s) delivered, %d call(s) made, %d promise(s) broken"
            .formatted(brief.letters(), brief.calls(), mapper.brokenPromises(brief.customerId()));
    return Stream.concat(Stream.of(counts), mapper.lastWords(brief.customerId(), WORDS).stream())
        .collect(Collectors.joining("\n"));
  }
}

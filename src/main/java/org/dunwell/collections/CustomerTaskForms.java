package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the forms of calls and escalations show the person who opens them. */
@Component
public class CustomerTaskForms {

  private final CustomerTaskMapper mapper;
  private final CallOwners owners;
  private final Clock clock;

  CustomerTaskForms(CustomerTaskMapper mapper, CallOwners owners, Clock clock) {
    this.mapper = mapper;
    this.owners = owners;
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

package org.dunwell.collections.calls;

import java.time.Clock;
import java.util.List;
import org.dunwell.collections.TaskResult;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Enters a call: asks the table, stores what was said, does what follows, tells the timeline. */
@Component
class CallBook {

  /**
   * Where a call comes from.
   *
   * @param task null when it came in by itself
   * @param corrects the entry it puts right; null for a call of its own
   */
  record Occasion(Long task, long customerId, String direction, Call corrects) {}

  private final CallMapper mapper;
  private final CallRules rules;
  private final CallEffects effects;
  private final Customers customers;
  private final Timeline timeline;
  private final Clock clock;

  CallBook(
      CallMapper mapper,
      CallRules rules,
      CallEffects effects,
      Customers customers,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.rules = rules;
    this.effects = effects;
    this.customers = customers;
    this.timeline = timeline;
    this.clock = clock;
  }

  long enter(Occasion occasion, List<Long> invoices, CallReport report) {
    if (report.what().spoken() && invoices.isEmpty()) {
      throw TaskResult.incomplete(
          "Nothing of this customer is open any more; there is nothing to enter a call about.");
    }
    Decision<CallOffer> decision = rules.decide(occasion.customerId(), invoices, report.what());
    if (!decision.output().offered()) {
      throw TaskResult.incomplete(
          "\"%s\" cannot be entered here: %s"
              .formatted(report.what().label(), decision.fired().get(0).why()));
    }
    Contact contact = contact(occasion, report);
    long id = mapper.insert(row(occasion, report, contact, decision.id()));
    mapper.insertInvoices(id, invoices.toArray(Long[]::new));
    effects.apply(
        new CallEffects.Said(
            id, occasion.customerId(), invoices, report, contact == null ? null : contact.name()),
        decision.output());
    tell(occasion, invoices.size(), report, contact, decision);
    return id;
  }

  private Contact contact(Occasion occasion, CallReport report) {
    if (report.contactId() == null) {
      return null;
    }
    Contact contact = customers.contact(report.contactId());
    Long billTo = customers.byId(occasion.customerId()).billToId();
    if (contact.customerId() != occasion.customerId()
        && !Long.valueOf(contact.customerId()).equals(billTo)) {
      throw TaskResult.incomplete("Choose one of this customer's own contacts.");
    }
    return contact;
  }

  private Call row(Occasion occasion, CallReport report, Contact contact, long decision) {
    boolean promise = report.what() == CallOutcome.PROMISES;
    return new Call(
        0,
        occasion.task(),
        occasion.customerId(),
        contact == null ? null : contact.id(),
        occasion.direction(),
        report.outcome(),
        promise ? report.amount() : null,
        promise ? report.promisedFor() : null,
        report.note(),
        report.by(),
        clock.instant(),
        decision,
        occasion.corrects() == null ? null : occasion.corrects().id(),
        report.phoneCallId());
  }

  private void tell(
      Occasion occasion,
      int invoices,
      CallReport report,
      Contact contact,
      Decision<CallOffer> decision) {
    timeline.add(
        new Timeline.Entry(
            "collections",
            "call",
            occasion.customerId(),
            null,
            report.by(),
            CallWords.sentence(occasion, invoices, report, contact),
            decision.id()));
  }
}

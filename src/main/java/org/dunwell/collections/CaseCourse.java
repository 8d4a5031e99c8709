package org.dunwell.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.contact.ContactCourse;

/**
 * The cases of some customers from one moment to another, in thought: woken by timers, mornings and
 * what contact brings, deciding as they do in earnest and asking a {@link ContactCourse}. Keeps
 * everything in memory and writes nothing.
 */
final class CaseCourse {

  /** More than any day has; a circle in the tables must not turn for ever. */
  private static final int MOST_MOMENTS = 2_000;

  private final CaseForecast rooms;
  private final Long[] customers;
  private final ContactCourse contact;
  private final Map<Long, PastDueCase> running = new HashMap<>();
  private final Set<Long> escalated = new HashSet<>();
  private final Set<Long> toHandOver = new HashSet<>();
  private final Set<Long> onCreditHold = new HashSet<>();
  private final Mornings mornings = new Mornings();
  private final List<PlannedStep> steps = new ArrayList<>();
  private Map<Long, Integer> broken;
  private long lastId;

  CaseCourse(
      CaseForecast rooms,
      Collection<Long> customers,
      ContactCourse contact,
      Collection<PastDueCase> running) {
    this.rooms = rooms;
    this.customers = customers.toArray(Long[]::new);
    this.contact = contact;
    running.forEach(row -> this.running.put(row.invoiceId(), row));
    this.broken = rooms.broken(customers);
  }

  /** Announces the mornings of a zone that come in this time. */
  void mornings(ZoneId zone, Instant now, Instant end) {
    CaseForecast.Hours hours = rooms.hours();
    for (LocalDate each : Mornings.days(zone, now, end)) {
      Mornings.Day day = new Mornings.Day(zone, each, now, end);
      mornings.add(day, hours.promises(), this::judgePromises);
      mornings.add(
          day, hours.blocks(), at -> lookAgain(rooms.unblocked(customers, zone, each), at));
      mornings.add(
          day, CaseFacts.MORNING, at -> open(rooms.withoutCase(customers, zone, each), at));
      mornings.add(day, hours.notices(), at -> contact.notices(zone, each, at));
    }
  }

  /** Lets the time pass. */
  void walk(Instant now, Instant end) {
    lookAgain(rooms.nudged(customers), now);
    Instant at = now;
    for (int moments = 0; moments < MOST_MOMENTS; moments++) {
      Optional<Instant> next = nextDue();
      if (next.isEmpty() || next.get().isAfter(end)) {
        return;
      }
      at = next.get().isAfter(at) ? next.get() : at;
      runDue(at);
    }
    throw new IllegalStateException(
        "More than %d moments until %s: rules/treatment.dmn and rules/contact-policy.dmn run in a"
                .formatted(MOST_MOMENTS, end)
            + " circle.");
  }

  private Optional<Instant> nextDue() {
    return Stream.of(
            contact.nextDue(),
            mornings.nextDue(),
            running.values().stream()
                .map(PastDueCase::nextAt)
                .filter(moment -> moment != null)
                .min(Comparator.naturalOrder()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private void runDue(Instant at) {
    mornings.runDue(at);
    decide(
        running.values().stream()
            .filter(row -> row.nextAt() != null && !row.nextAt().isAfter(at))
            .toList(),
        false,
        at);
    lookAgain(contact.runDue(at), at);
  }

  private void judgePromises(Instant at) {
    Map<Long, Integer> before = broken;
    broken = rooms.brokenBy(customers, at);
    Set<Long> disappointing = new HashSet<>();
    broken.forEach(
        (customer, number) -> {
          if (number > before.getOrDefault(customer, 0)) {
            disappointing.add(customer);
          }
        });
    decide(
        running.values().stream().filter(row -> disappointing.contains(row.customerId())).toList(),
        true,
        at);
  }

  /** As {@link Cases#lookAgain}. */
  private void lookAgain(Collection<Long> invoices, Instant at) {
    if (!invoices.isEmpty()) {
      decide(invoices.stream().map(running::get).filter(row -> row != null).toList(), true, at);
      open(invoices, at);
    }
  }

  private void open(Collection<Long> invoices, Instant at) {
    List<Long> without = invoices.stream().filter(id -> !running.containsKey(id)).toList();
    if (!without.isEmpty()) {
      Map<Long, CaseFacts> facts = facts(without, at);
      List<PastDueCase> opened =
          facts.values().stream().filter(CaseFacts::isPastDue).map(fact -> row(fact, at)).toList();
      decide(opened, facts, false, at);
    }
  }

  private PastDueCase row(CaseFacts facts, Instant at) {
    long invoice = facts.pastDue().invoiceId();
    return new PastDueCase(
        --lastId,
        invoice,
        0,
        invoice + "/next",
        facts.pastDue().customerId(),
        facts.pastDue().sellingEntityId(),
        null,
        null,
        null,
        null,
        0,
        null,
        at,
        null,
        null);
  }

  private void decide(List<PastDueCase> rows, boolean onlyIfChanged, Instant at) {
    if (!rows.isEmpty()) {
      decide(
          rows, facts(rows.stream().map(PastDueCase::invoiceId).toList(), at), onlyIfChanged, at);
    }
  }

  private void decide(
      List<PastDueCase> rows, Map<Long, CaseFacts> facts, boolean onlyIfChanged, Instant at) {
    List<CaseOnDesk> touched =
        rooms.reading().advised(rows, facts).stream()
            .filter(entry -> !onlyIfChanged || entry.wantsWaking())
            .toList();
    touched.forEach(entry -> work(entry, at));
    contact.ask(
        touched.stream()
            .filter(CaseOnDesk::asksForContact)
            .map(CaseOnDesk::contactRequest)
            .toList(),
        at);
  }

  private void work(CaseOnDesk entry, Instant at) {
    entry.choose();
    long invoice = entry.row().invoiceId();
    if (!entry.hasChosen()) {
      running.remove(invoice);
      contact.withdraw(List.of(invoice), "the case is closed", at);
      return;
    }
    entry.act();
    PastDueCase after = entry.after(null, at);
    running.put(invoice, after);
    if (!entry.facts().isFree()) {
      contact.withdraw(List.of(invoice), "the invoice may not be collected now", at);
      steps.add(PlannedStep.nothing(after, entry.facts().pastDue().standing(), at));
    }
    if (entry.creditHoldAsked() && onCreditHold.add(after.customerId())) {
      steps.add(PlannedStep.desk(after, "credit-hold", at));
    }
    if (entry.handoverAsked()) {
      toHandOver.add(invoice);
      steps.add(PlannedStep.desk(after, "hand-over", at));
    } else if (entry.escalationAsked() && !entry.facts().manager().handoverPending()) {
      escalated.add(invoice);
      steps.add(PlannedStep.desk(after, "escalation", at));
    }
  }

  private Map<Long, CaseFacts> facts(List<Long> invoices, Instant at) {
    Map<Long, CaseFacts> facts = rooms.reading().facts(invoices, at, any -> broken);
    facts.replaceAll(
        (invoice, fact) ->
            fact.after(
                contact.after(fact.touches()),
                fact.manager().asked(escalated.contains(invoice), toHandOver.contains(invoice)),
                onCreditHold.contains(fact.pastDue().customerId())));
    return facts;
  }

  /** All that was done or was not, up to the end; what is on hold all the time among it. */
  List<PlannedStep> steps(Instant end) {
    List<PlannedStep> all = new ArrayList<>(steps);
    contact.planned(end).forEach(planned -> all.add(PlannedStep.of(planned)));
    running.values().stream()
        .filter(row -> Action.ON_HOLD.id().equals(row.action()))
        .forEach(row -> all.add(PlannedStep.nothing(row, "hold", end)));
    return all;
  }
}

package org.dunwell.collections.calls;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collections.CustomerTasks;
import org.dunwell.collections.TaskResult;
import org.dunwell.collections.calls.CallMapper.Effect;
import org.dunwell.contact.PhoneNumbers;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.NewPlanRequest;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.PlanRequests;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;

/** What a call sets in motion in other rooms, and how that is taken back. */
@Component
class CallEffects {

  /** A call as far as effects need it: what was chosen and who is who. */
  record Said(long call, long customerId, List<Long> invoices, CallReport report, String who) {

    String source() {
      return "call/" + call;
    }
  }

  private final CallMapper mapper;
  private final Promises promises;
  private final PlanRequests requests;
  private final CallDisputes disputes;
  private final Blocks blocks;
  private final PhoneNumbers numbers;
  private final Copies copies;
  private final CustomerTasks tasks;
  private final Customers customers;
  private final WorkingDays days;
  private final Clock clock;

  CallEffects(
      CallMapper mapper,
      Promises promises,
      PlanRequests requests,
      CallDisputes disputes,
      Blocks blocks,
      PhoneNumbers numbers,
      Copies copies,
      CustomerTasks tasks,
      Customers customers,
      WorkingDays days,
      Clock clock) {
    this.mapper = mapper;
    this.promises = promises;
    this.requests = requests;
    this.disputes = disputes;
    this.blocks = blocks;
    this.numbers = numbers;
    this.copies = copies;
    this.tasks = tasks;
    this.customers = customers;
    this.days = days;
    this.clock = clock;
  }

  /** Does what follows from what was said, and remembers it with the call. */
  void apply(Said said, CallOffer offer) {
    switch (said.report().what()) {
      case PROMISES -> keep(said, "promise", List.of(promise(said)));
      case DISPUTES -> keep(said, "dispute", disputes.raise(said));
      case SAYS_PAID -> pause(said, "payment-on-the-way", "says it is paid", offer);
      case ASKS_FOR_PLAN -> keep(said, "plan-request", askForPlan(said, offer));
      case ASKS_FOR_COPY -> {
        keep(said, "mail", copies.send(said));
        pause(said, "hold", "was sent a copy", offer);
      }
      case WRONG_NUMBER -> wrongNumber(said);
      case REACHED, NOT_REACHED, REFUSES -> {}
    }
    if (offer.escalate()) {
      keep(said, "escalation", tasks.escalateInvoices(said.invoices()));
    }
  }

  private long promise(Said said) {
    CallReport report = said.report();
    if (report.promisedFor() == null) {
      throw TaskResult.incomplete("By when do they promise to pay? Give the date.");
    }
    return promises
        .take(
            new NewPromise(
                said.source(),
                said.customerId(),
                said.invoices(),
                report.amount(),
                report.promisedFor(),
                "call",
                said.who(),
                report.by(),
                report.note(),
                report.said()))
        .id();
  }

  private void pause(Said said, String kind, String reason, CallOffer offer) {
    LocalDate until = pausedUntil(said, offer);
    if (until != null) {
      block(said, kind, reason, until);
    }
  }

  /** The last day of the pause; null when there is none. */
  private LocalDate pausedUntil(Said said, CallOffer offer) {
    Customer customer = customers.byId(said.customerId());
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    return offer.pauseDays() == 0 ? null : days.plus(customer.calendar(), today, offer.pauseDays());
  }

  private List<Long> askForPlan(Said said, CallOffer offer) {
    return requests.open(
        new NewPlanRequest(
            said.customerId(),
            said.invoices(),
            "call",
            said.source(),
            said.who(),
            said.report().note(),
            said.report().by(),
            pausedUntil(said, offer)));
  }

  private void block(Said said, String kind, String reason, LocalDate until) {
    Map<Long, Long> set =
        blocks.setAll(
            said.invoices().stream()
                .map(
                    invoice ->
                        new NewBlock(
                            invoice, kind, null, until, said.source(), reason, said.report().by()))
                .toList());
    keep(said, "block", set.values());
  }

  private void wrongNumber(Said said) {
    Long contact = said.report().contactId();
    if (contact != null) {
      numbers.wrong(contact, "wrong number", said.report().by());
      keep(said, "number", List.of(contact));
    }
  }

  private void keep(Said said, String kind, Collection<Long> refs) {
    if (!refs.isEmpty()) {
      mapper.insertEffects(said.call(), kind, refs.toArray(Long[]::new));
    }
  }

  /**
   * Takes back what a call has set in motion; a letter that is out stays out.
   *
   * @throws org.dunwell.platform.BrokenRule when something of it is over already, such as a promise
   *     that was kept or a dispute that was credited
   */
  void undo(long call, String by) {
    Map<String, List<Long>> effects =
        mapper.effects(call).stream()
            .collect(
                Collectors.groupingBy(
                    Effect::kind, Collectors.mapping(Effect::ref, Collectors.toList())));
    of(effects, "promise").forEach(id -> promises.cancel(id, "the call was corrected", by));
    disputes.takeBack(of(effects, "dispute"), by);
    if (!of(effects, "block").isEmpty()) {
      blocks.liftAll(of(effects, "block"), by);
    }
    if (!of(effects, "plan-request").isEmpty()) {
      requests.takeBack("call/" + call, "the call was corrected", by);
    }
    of(effects, "number").forEach(contact -> numbers.rightAfterAll(contact, by));
    tasks.takeBackEscalation(of(effects, "escalation"));
  }

  private static List<Long> of(Map<String, List<Long>> effects, String kind) {
    return effects.getOrDefault(kind, List.of());
  }
}

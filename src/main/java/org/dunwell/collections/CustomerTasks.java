package org.dunwell.collections;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collections.process.CustomerTaskProcess;
import org.dunwell.collections.worklist.WorklistMarks;
import org.dunwell.contact.CallDue;
import org.dunwell.contact.Calls;
import org.dunwell.contact.CallsDue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls and escalations: one open of each per customer, whatever number of cases asks for it. A
 * further case joins the open one; when the last has left, it is withdrawn.
 */
@Component
public class CustomerTasks {

  private static final Long NO_REQUEST = 0L;

  private final CustomerTaskMapper mapper;
  private final CaseMapper cases;
  private final CustomerTaskProcess process;
  private final Calls calls;
  private final WorklistMarks worklist;
  private final Clock clock;

  CustomerTasks(
      CustomerTaskMapper mapper,
      CaseMapper cases,
      CustomerTaskProcess process,
      Calls calls,
      WorklistMarks worklist,
      Clock clock) {
    this.mapper = mapper;
    this.cases = cases;
    this.process = process;
    this.calls = calls;
    this.worklist = worklist;
    this.clock = clock;
  }

  /** Contact says that these customers may be called now. */
  @EventListener
  void on(CallsDue news) {
    Long[] invoices = news.calls().stream().map(CallDue::invoiceId).toArray(Long[]::new);
    Set<Long> running = Set.copyOf(mapper.withRunningCase(invoices));
    List<CallDue> wanted =
        news.calls().stream().filter(c -> running.contains(c.invoiceId())).toList();
    calls.withdrawn(
        news.calls().stream()
            .filter(call -> !running.contains(call.invoiceId()))
            .map(CallDue::requestId)
            .toList());
    open(
        "call",
        wanted.stream().map(CallDue::customerId).collect(Collectors.toSet()),
        wanted.stream().map(CallDue::invoiceId).toArray(Long[]::new),
        wanted.stream().map(CallDue::requestId).toArray(Long[]::new));
  }

  /** These cases need a credit manager, those apart that are to be handed over. */
  void escalate(List<PastDueCase> cases) {
    ask("escalation", withoutHandover(cases));
  }

  /**
   * Whether these cases go to an agency or a lawyer is to be decided. That is the later step: they
   * leave an escalation that is open.
   */
  void decideHandover(List<PastDueCase> cases) {
    ask("handover", cases);
    leave(cases, "escalation");
  }

  /** The same for invoices that have a running case. */
  void decideHandover(Collection<Long> invoiceIds) {
    decideHandover(cases.lockByInvoices(invoiceIds.toArray(Long[]::new)));
  }

  private List<PastDueCase> withoutHandover(List<PastDueCase> cases) {
    if (cases.isEmpty()) {
      return cases;
    }
    Set<Long> decided =
        Set.copyOf(mapper.inHandover(cases.stream().map(PastDueCase::id).toArray(Long[]::new)));
    return cases.stream().filter(row -> !decided.contains(row.id())).toList();
  }

  private void ask(String kind, List<PastDueCase> cases) {
    if (cases.isEmpty()) {
      return;
    }
    open(
        kind,
        cases.stream().map(PastDueCase::customerId).collect(Collectors.toSet()),
        cases.stream().map(PastDueCase::invoiceId).toArray(Long[]::new),
        cases.stream().map(row -> NO_REQUEST).toArray(Long[]::new));
  }

  /**
   * A credit manager is to look at these invoices at once, whatever the ladder says.
   *
   * @return those that have a running case and no hand-over to be decided; the others are nobody's
   *     business
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> escalateInvoices(Collection<Long> invoiceIds) {
    List<PastDueCase> running =
        withoutHandover(cases.lockByInvoices(invoiceIds.toArray(Long[]::new)));
    escalate(running);
    return running.stream().map(PastDueCase::invoiceId).toList();
  }

  /** They were not to be looked at after all: the cases leave the open escalation. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeBackEscalation(Collection<Long> invoiceIds) {
    if (!invoiceIds.isEmpty()) {
      leave(cases.lockByInvoices(invoiceIds.toArray(Long[]::new)), "escalation");
    }
  }

  /** Closed cases leave every open task. */
  void leaveAll(List<PastDueCase> cases) {
    leave(cases, "call", "escalation", "handover");
  }

  /** Cases that may not be collected now are not talked about. */
  void leaveCalls(List<PastDueCase> cases) {
    leave(cases, "call");
  }

  private void leave(List<PastDueCase> cases, String... kinds) {
    if (cases.isEmpty()) {
      return;
    }
    Long[] ids = cases.stream().map(PastDueCase::id).toArray(Long[]::new);
    calls.withdrawn(mapper.leave(kinds, ids, clock.instant()));
    List<CustomerTask> empty = mapper.empty(ids);
    if (!empty.isEmpty()) {
      mapper.withdraw(empty.stream().map(CustomerTask::id).toArray(Long[]::new), clock.instant());
      empty.stream()
          .collect(Collectors.groupingBy(CustomerTask::process))
          .forEach(
              (name, tasks) ->
                  process.withdraw(
                      name, tasks.stream().map(CustomerTask::processInstanceId).toList()));
    }
  }

  /** The cases join before the process starts: its form says at once what is owed. */
  private void open(String kind, Collection<Long> customers, Long[] invoices, Long[] requests) {
    List<CustomerTask> opened = mapper.open(kind, customers.toArray(Long[]::new), clock.instant());
    mapper.join(kind, invoices, requests, clock.instant());
    if (opened.isEmpty()) {
      return;
    }
    worklist.customers(opened.stream().map(CustomerTask::customerId).toList());
    Map<String, String> instances =
        process.start("customer-" + kind, opened.stream().map(CustomerTask::businessKey).toList());
    mapper.started(
        opened.stream().map(CustomerTask::id).toArray(Long[]::new),
        opened.stream().map(task -> instances.get(task.businessKey())).toArray(String[]::new));
  }
}

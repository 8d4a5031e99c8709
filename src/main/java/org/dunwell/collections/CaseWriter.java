package org.dunwell.collections;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.collections.credithold.LadderHolds;
import org.dunwell.collections.worklist.WorklistMarks;
import org.dunwell.contact.Requests;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what a portion of cases has come to: one statement per table, however many cases. */
@Component
class CaseWriter {

  private final CaseMapper cases;
  private final Decisions decisions;
  private final Requests requests;
  private final CustomerTasks tasks;
  private final LadderHolds holds;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final WorklistMarks worklist;
  private final Clock clock;

  CaseWriter(
      CaseMapper cases,
      Decisions decisions,
      Requests requests,
      CustomerTasks tasks,
      LadderHolds holds,
      Timeline timeline,
      ApplicationEventPublisher events,
      WorklistMarks worklist,
      Clock clock) {
    this.cases = cases;
    this.decisions = decisions;
    this.requests = requests;
    this.tasks = tasks;
    this.holds = holds;
    this.timeline = timeline;
    this.events = events;
    this.worklist = worklist;
    this.clock = clock;
  }

  void write(List<CaseOnDesk> desk) {
    List<CaseOnDesk> touched =
        desk.stream().filter(entry -> entry.hasChosen() || entry.isClosed()).toList();
    if (touched.isEmpty()) {
      return;
    }
    Map<CaseOnDesk, Decision<Treatment>> stored = storeDecisions(touched);
    cases.save(
        CaseMapper.Columns.of(
            touched.stream()
                .map(entry -> entry.after(id(stored.get(entry)), clock.instant()))
                .toList()));
    timeline.addAll(lines(touched, stored));
    worklist.customers(touched.stream().map(entry -> entry.row().customerId()).toList());
    stopContact(touched);
    requests.request(
        touched.stream()
            .filter(CaseOnDesk::asksForContact)
            .map(CaseOnDesk::contactRequest)
            .toList());
    tasks.escalate(rows(touched.stream().filter(CaseOnDesk::escalationAsked)));
    tasks.decideHandover(rows(touched.stream().filter(CaseOnDesk::handoverAsked)));
    holds.place(rows(touched.stream().filter(CaseOnDesk::creditHoldAsked)));
  }

  /** Nobody talks about what is settled or may not be collected. */
  private void stopContact(List<CaseOnDesk> touched) {
    List<PastDueCase> closed = rows(touched.stream().filter(CaseOnDesk::isClosed));
    List<PastDueCase> blocked =
        rows(touched.stream().filter(entry -> !entry.isClosed() && !entry.facts().isFree()));
    tasks.leaveAll(closed);
    tasks.leaveAll(
        rows(touched.stream().filter(entry -> !entry.isClosed() && entry.facts().isOutOfReach())));
    tasks.leaveCalls(blocked);
    requests.withdraw(invoices(closed), "the case is closed");
    if (!closed.isEmpty()) {
      events.publishEvent(new CasesClosed(invoices(closed)));
    }
    requests.withdraw(invoices(blocked), "the invoice may not be collected now");
  }

  private Map<CaseOnDesk, Decision<Treatment>> storeDecisions(List<CaseOnDesk> touched) {
    List<CaseOnDesk> chosen = touched.stream().filter(CaseOnDesk::hasChosen).toList();
    List<Decision<Treatment>> stored =
        decisions.store(
            chosen.stream().map(CaseOnDesk::decision).toList(),
            chosen.stream().map(entry -> "case/" + entry.row().businessKey()).toList());
    Map<CaseOnDesk, Decision<Treatment>> byCase = new HashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      byCase.put(chosen.get(i), stored.get(i));
    }
    return byCase;
  }

  private static Long id(Decision<Treatment> decision) {
    return decision == null ? null : Long.valueOf(decision.id());
  }

  private static List<Timeline.Entry> lines(
      List<CaseOnDesk> touched, Map<CaseOnDesk, Decision<Treatment>> stored) {
    List<Timeline.Entry> lines = new ArrayList<>();
    for (CaseOnDesk entry : touched) {
      Decision<Treatment> decision = stored.get(entry);
      if (decision != null) {
        lines.add(line(entry.row(), "decision", CaseWords.chosen(entry), decision.id()));
      }
      if (entry.isClosed()) {
        lines.add(line(entry.row(), "case-closed", CaseWords.closed(entry.outcome()), null));
      }
    }
    return lines;
  }

  private static Timeline.Entry line(PastDueCase row, String kind, String what, Long decisionId) {
    return new Timeline.Entry(
        "collections", kind, row.customerId(), row.invoiceId(), "system", what, decisionId);
  }

  private static List<PastDueCase> rows(Stream<CaseOnDesk> entries) {
    return entries.map(CaseOnDesk::row).toList();
  }

  private static List<Long> invoices(List<PastDueCase> rows) {
    return rows.stream().map(PastDueCase::invoiceId).toList();
  }
}

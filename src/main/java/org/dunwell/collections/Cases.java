package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.process.PastDueInvoiceProcess;
import org.dunwell.platform.engine.Portions;
import org.dunwell.platform.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The past-due cases: opened, woken when something changed, listed. */
@Component
public class Cases {

  /** How many invoices the sweep looks up at once. */
  private static final int SWEEP = 10_000;

  private final CaseMapper mapper;
  private final CaseDesk desk;
  private final PastDueInvoiceProcess process;
  private final Portions portions;
  private final CaseTroubles troubles;
  private final Clock clock;

  Cases(
      CaseMapper mapper,
      CaseDesk desk,
      PastDueInvoiceProcess process,
      Portions portions,
      CaseTroubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.desk = desk;
    this.process = process;
    this.portions = portions;
    this.troubles = troubles;
    this.clock = clock;
  }

  /** Opens a case for every invoice of this zone that is past due today and has none running. */
  void sweep(ZoneId zone, LocalDate today) {
    long after = 0;
    List<Long> found;
    do {
      found = mapper.withoutCase(zone.getId(), today, after, SWEEP);
      portions.work(found, this::open, troubles::report);
      after = found.isEmpty() ? after : found.get(found.size() - 1);
    } while (found.size() == SWEEP);
  }

  /**
   * Looks at these invoices again: wakes the running cases for which something changes, opens a
   * case where an invoice has become past due. In the caller's transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lookAgain(Collection<Long> invoiceIds) {
    List<CaseOnDesk> running = desk.layByInvoices(invoiceIds);
    List<String> waking =
        running.stream()
            .filter(CaseOnDesk::wantsWaking)
            .map(entry -> entry.row().processInstanceId())
            .toList();
    process.changed(waking, mapper.doors(waking.toArray(String[]::new)));
    List<Long> withCase = running.stream().map(entry -> entry.row().invoiceId()).toList();
    open(invoiceIds.stream().filter(id -> !withCase.contains(id)).toList());
  }

  private void open(List<Long> invoiceIds) {
    if (invoiceIds.isEmpty()) {
      return;
    }
    Map<Long, CaseFacts> facts = desk.facts(invoiceIds);
    Long[] pastDue =
        facts.values().stream()
            .filter(CaseFacts::isPastDue)
            .map(fact -> fact.pastDue().invoiceId())
            .toArray(Long[]::new);
    if (pastDue.length > 0) {
      start(desk.lay(mapper.open(pastDue, clock.instant()), facts));
    }
  }

  private void start(List<CaseOnDesk> opened) {
    Map<String, String> instances =
        process.start(opened.stream().map(entry -> entry.row().businessKey()).toList());
    opened.forEach(entry -> entry.started(instances.get(entry.row().businessKey())));
  }

  /** Cases by state, oldest first, {@code after} the id of the last one seen. */
  public Listing<CaseView> list(boolean running, long after, int limit) {
    List<CaseView> page = mapper.list(running, after, limit);
    String next =
        page.size() < limit
            ? null
            : "/api/cases?state=%s&limit=%d&after=%d"
                .formatted(running ? "running" : "ended", limit, page.get(limit - 1).id());
    return new Listing<>(page, mapper.count(running), next);
  }
}

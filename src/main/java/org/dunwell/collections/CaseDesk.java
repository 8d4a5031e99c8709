package org.dunwell.collections;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.engine.BeforeTimers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The cases a transaction works on: locked in id order, their facts read at once for the whole
 * portion, what was chosen written back at once before the commit. The engine calls the beans of a
 * process one case at a time; the desk is why that costs no statement per case.
 */
@Component
public class CaseDesk implements BeforeTimers {

  private final CaseMapper cases;
  private final CaseReading reading;
  private final CaseWriter writer;
  private final Clock clock;

  CaseDesk(CaseMapper cases, CaseReading reading, CaseWriter writer, Clock clock) {
    this.cases = cases;
    this.reading = reading;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public void before(Collection<String> processInstanceIds) {
    if (!processInstanceIds.isEmpty()) {
      lay(cases.lockByInstances(processInstanceIds.toArray(String[]::new)));
    }
  }

  /** Locks the running cases of these invoices and lays them on the desk with fresh facts. */
  List<CaseOnDesk> layByInvoices(Collection<Long> invoiceIds) {
    return lay(cases.lockByInvoices(invoiceIds.toArray(Long[]::new)));
  }

  /** Lays rows on the desk that this transaction has locked. */
  private List<CaseOnDesk> lay(List<PastDueCase> rows) {
    return rows.isEmpty()
        ? List.of()
        : lay(rows, facts(rows.stream().map(PastDueCase::invoiceId).toList()));
  }

  /** Lays rows on the desk that this transaction has just made from these facts. */
  List<CaseOnDesk> lay(List<PastDueCase> rows, Map<Long, CaseFacts> facts) {
    Map<String, CaseOnDesk> desk = desk();
    List<CaseOnDesk> laid = reading.advised(rows, facts);
    laid.forEach(entry -> desk.put(entry.row().businessKey(), entry));
    return laid;
  }

  /** The case by its business key; locked and read now if nobody has laid it here before. */
  CaseOnDesk of(String businessKey) {
    CaseOnDesk there = desk().get(businessKey);
    if (there != null) {
      return there;
    }
    return lay(cases.lockByKey(businessKey)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("running case", businessKey));
  }

  Map<Long, CaseFacts> facts(List<Long> invoiceIds) {
    return reading.facts(invoiceIds, clock.instant());
  }

  @SuppressWarnings("unchecked")
  private Map<String, CaseOnDesk> desk() {
    Map<String, CaseOnDesk> desk =
        (Map<String, CaseOnDesk>) TransactionSynchronizationManager.getResource(this);
    if (desk == null) {
      desk = new LinkedHashMap<>();
      TransactionSynchronizationManager.bindResource(this, desk);
      TransactionSynchronizationManager.registerSynchronization(new Clearing(desk));
    }
    return desk;
  }

  /** Writes everything back before the commit, and clears the desk whatever happened. */
  private final class Clearing implements TransactionSynchronization {

    private final Map<String, CaseOnDesk> desk;

    Clearing(Map<String, CaseOnDesk> desk) {
      this.desk = desk;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      writer.write(List.copyOf(desk.values()));
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(CaseDesk.this);
    }
  }
}

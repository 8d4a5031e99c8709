package org.dunwell.collections;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.TouchFacts;
import org.dunwell.contact.Touches;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.platform.engine.BeforeTimers;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
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
  private final PastDue pastDue;
  private final Touches touches;
  private final Promises promises;
  private final Decisions decisions;
  private final CaseWriter writer;
  private final Clock clock;

  CaseDesk(
      CaseMapper cases,
      PastDue pastDue,
      Touches touches,
      Promises promises,
      Decisions decisions,
      CaseWriter writer,
      Clock clock) {
    this.cases = cases;
    this.pastDue = pastDue;
    this.touches = touches;
    this.promises = promises;
    this.decisions = decisions;
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
    Map<Long, Decision<Treatment>> advice = advise(rows, facts);
    List<CaseOnDesk> laid =
        rows.stream()
            .map(
                row -> new CaseOnDesk(row, facts.get(row.invoiceId()), advice.get(row.invoiceId())))
            .toList();
    laid.forEach(entry -> desk.put(entry.row().businessKey(), entry));
    return laid;
  }

  /** What {@code rules/treatment.dmn} says about those that are past due, by invoice. */
  private Map<Long, Decision<Treatment>> advise(
      List<PastDueCase> rows, Map<Long, CaseFacts> facts) {
    List<PastDueCase> pastDueOnes =
        rows.stream().filter(row -> facts.get(row.invoiceId()).isPastDue()).toList();
    List<Decision<Treatment>> answers =
        decisions.previewAll(
            "treatment",
            pastDueOnes.stream()
                .map(
                    row ->
                        new Question(
                            "case/" + row.businessKey(), facts.get(row.invoiceId()).inputs()))
                .toList(),
            Treatment.class);
    Map<Long, Decision<Treatment>> advice = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      advice.put(pastDueOnes.get(i).invoiceId(), answers.get(i));
    }
    return advice;
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
    Instant now = clock.instant();
    Map<Long, TouchFacts> touched = byInvoice(touches.of(invoiceIds), TouchFacts::invoiceId);
    Map<Long, ManagerFacts> decided =
        byInvoice(cases.managerFacts(invoiceIds.toArray(Long[]::new)), ManagerFacts::invoiceId);
    List<PastDueFacts> owed = pastDue.of(invoiceIds, now);
    Map<Long, Integer> broken =
        promises.brokenOf(owed.stream().map(PastDueFacts::customerId).distinct().toList());
    return owed.stream()
        .collect(
            Collectors.toMap(
                PastDueFacts::invoiceId,
                facts ->
                    new CaseFacts(
                        facts,
                        touched.get(facts.invoiceId()),
                        decided.getOrDefault(
                            facts.invoiceId(), ManagerFacts.none(facts.invoiceId())),
                        broken.getOrDefault(facts.customerId(), 0),
                        now)));
  }

  private static <T> Map<Long, T> byInvoice(List<T> facts, Function<T, Long> invoice) {
    return facts.stream().collect(Collectors.toMap(invoice, Function.identity()));
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

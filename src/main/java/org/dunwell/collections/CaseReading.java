package org.dunwell.collections;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.collections.credithold.LadderHolds;
import org.dunwell.contact.TouchFacts;
import org.dunwell.contact.Touches;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.stereotype.Component;

/**
 * What cases are decided by, and what {@code rules/treatment.dmn} says to it, as of any moment.
 * Reads and writes nothing: the desk and a preview of tomorrow ask here alike.
 */
@Component
class CaseReading {

  private final CaseMapper cases;
  private final PastDue pastDue;
  private final Touches touches;
  private final Promises promises;
  private final LadderHolds holds;
  private final Decisions decisions;

  CaseReading(
      CaseMapper cases,
      PastDue pastDue,
      Touches touches,
      Promises promises,
      LadderHolds holds,
      Decisions decisions) {
    this.cases = cases;
    this.pastDue = pastDue;
    this.touches = touches;
    this.promises = promises;
    this.holds = holds;
    this.decisions = decisions;
  }

  /** The facts about these invoices, read at once for the whole portion. */
  Map<Long, CaseFacts> facts(List<Long> invoiceIds, Instant asOf) {
    return facts(invoiceIds, asOf, promises::brokenOf);
  }

  /**
   * The same, when it is not the stored count of broken promises that holds.
   *
   * @param broken how many promises each customer has broken
   */
  Map<Long, CaseFacts> facts(
      List<Long> invoiceIds, Instant asOf, Function<Collection<Long>, Map<Long, Integer>> broken) {
    Map<Long, TouchFacts> touched = byInvoice(touches.of(invoiceIds), TouchFacts::invoiceId);
    Map<Long, ManagerFacts> decided =
        byInvoice(cases.managerFacts(invoiceIds.toArray(Long[]::new)), ManagerFacts::invoiceId);
    Map<Long, String> held = holds.of(invoiceIds);
    List<PastDueFacts> owed = pastDue.of(invoiceIds, asOf);
    Map<Long, Integer> disappointed =
        broken.apply(owed.stream().map(PastDueFacts::customerId).distinct().toList());
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
                        disappointed.getOrDefault(facts.customerId(), 0),
                        held.getOrDefault(facts.invoiceId(), LadderHolds.NONE),
                        asOf)));
  }

  private static <T> Map<Long, T> byInvoice(List<T> facts, Function<T, Long> invoice) {
    return facts.stream().collect(Collectors.toMap(invoice, Function.identity()));
  }

  /** These cases with their facts and the table's advice to those that are past due. */
  List<CaseOnDesk> advised(List<PastDueCase> rows, Map<Long, CaseFacts> facts) {
    Map<Long, Decision<Treatment>> advice = advise(rows, facts);
    return rows.stream()
        .map(row -> new CaseOnDesk(row, facts.get(row.invoiceId()), advice.get(row.invoiceId())))
        .toList();
  }

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
}

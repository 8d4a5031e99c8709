package org.dunwell.receivables.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.receivables.Allocations;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.DeductionsRefused;
import org.dunwell.receivables.journal.JournalEcho;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments received, allocated as soon as they are stored. */
@Component
@Order(50)
class PaymentKind implements ImportKind {

  private static final CashStaging.Shape SHAPE =
      new CashStaging.Shape("payment", "reference", "receivedOn", "remittance", "remittance");

  private final CashStaging staging;
  private final CashImportMapper mapper;
  private final Allocations allocations;
  private final Deductions deductions;
  private final DeductionRows deductionRows;
  private final TransactionTemplate nested;
  private final JournalEcho journal;
  private final Clock clock;

  PaymentKind(
      CashStaging staging,
      CashImportMapper mapper,
      Allocations allocations,
      Deductions deductions,
      DeductionRows deductionRows,
      PlatformTransactionManager manager,
      JournalEcho journal,
      Clock clock) {
    this.staging = staging;
    this.mapper = mapper;
    this.allocations = allocations;
    this.deductions = deductions;
    this.deductionRows = deductionRows;
    this.nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments";
  }

  @Override
  public List<Field> fields() {
    return CashFields.payments();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    List<Row> fine = deductionRows.checked(rows, problems);
    if (fine.stream().anyMatch(DeductionRows::deducts)) {
      return storeDeducting(importId, fine, problems);
    }
    List<Long> ids = new ArrayList<>();
    Outcomes outcomes = store(importId, fine, problems, ids);
    allocations.allocateNew(ids);
    return outcomes;
  }

  /**
   * How much is open behind a payment is only known once all are allocated: if one has left out
   * more than that, everything is undone and done again without it.
   */
  private Outcomes storeDeducting(Long importId, List<Row> rows, List<Problem> problems) {
    Map<Long, Row> byPayment = new TreeMap<>();
    List<Problem> found = new ArrayList<>(problems);
    try {
      return nested.execute(
          status -> {
            List<Long> ids = new ArrayList<>();
            Outcomes outcomes = store(importId, rows, found, ids);
            byPayment.putAll(rowsOf(ids, rows));
            deductions.allocateNew(ids, deductionRows.wanted(byPayment));
            return outcomes;
          });
    } catch (DeductionsRefused refused) {
      Set<Long> lines = new HashSet<>();
      for (DeductionsRefused.Refusal refusal : refused.refusals()) {
        Row row = byPayment.get(refusal.paymentId());
        problems.add(DeductionRows.problem(row, refusal));
        lines.add(row.line());
      }
      List<Row> rest = rows.stream().filter(row -> !lines.contains(row.line())).toList();
      return storeDeducting(importId, rest, problems);
    }
  }

  private Map<Long, Row> rowsOf(List<Long> paymentIds, List<Row> rows) {
    Map<Long, Row> byLine = new HashMap<>();
    rows.forEach(row -> byLine.put(row.line(), row));
    Map<Long, Row> byPayment = new HashMap<>();
    mapper
        .lines(paymentIds.toArray(Long[]::new))
        .forEach(one -> byPayment.put(one.id(), byLine.get(one.line())));
    return byPayment;
  }

  /** Everything but the allocation; adds the ids of the new ones. */
  private Outcomes store(Long importId, List<Row> rows, List<Problem> problems, List<Long> ids) {
    Map<Long, Row> good = staging.stage(SHAPE, rows, problems);
    mapper.findPayers();
    mapper.recognisePayments();
    if (mapper.seePayments(importId, clock.instant().atOffset(ZoneOffset.UTC)) > 0) {
      journal.recognised();
    }
    Outcomes outcomes = staging.sort(SHAPE, good, problems, () -> mapper.knownPayments(importId));
    ids.addAll(mapper.insertPayments(importId, clock.instant().atOffset(ZoneOffset.UTC)));
    return outcomes;
  }
}

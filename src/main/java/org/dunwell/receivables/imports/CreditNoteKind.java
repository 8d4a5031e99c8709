package org.dunwell.receivables.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.receivables.Allocations;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit notes, allocated as soon as they are stored. */
@Component
@Order(40)
class CreditNoteKind implements ImportKind {

  private static final CashStaging.Shape SHAPE =
      new CashStaging.Shape("credit_note", "number", "issuedOn", "invoice", "reason");

  private final CashStaging staging;
  private final CashImportMapper mapper;
  private final Allocations allocations;
  private final Clock clock;

  CreditNoteKind(
      CashStaging staging, CashImportMapper mapper, Allocations allocations, Clock clock) {
    this.staging = staging;
    this.mapper = mapper;
    this.allocations = allocations;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit-notes";
  }

  @Override
  public List<Field> fields() {
    return CashFields.creditNotes();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Map<Long, Row> good = staging.stage(SHAPE, rows, problems);
    mapper.findCredited();
    Outcomes outcomes =
        staging.sort(SHAPE, good, problems, () -> mapper.knownCreditNotes(importId));
    allocations.allocateNewCreditNotes(
        mapper.insertCreditNotes(importId, clock.instant().atOffset(java.time.ZoneOffset.UTC)),
        List.of());
    return outcomes;
  }
}

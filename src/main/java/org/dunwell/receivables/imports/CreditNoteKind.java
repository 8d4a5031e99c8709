package org.dunwell.receivables.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.receivables.Allocations;
import org.dunwell.receivables.journal.JournalEcho;
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
  private final JournalEcho journal;
  private final Clock clock;

  CreditNoteKind(
      CashStaging staging,
      CashImportMapper mapper,
      Allocations allocations,
      JournalEcho journal,
      Clock clock) {
    this.staging = staging;
    this.mapper = mapper;
    this.allocations = allocations;
    this.journal = journal;
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
    mapper.recogniseCreditNotes();
    if (mapper.seeCreditNotes(importId, clock.instant().atOffset(ZoneOffset.UTC)) > 0) {
      journal.recognised();
    }
    Outcomes outcomes =
        staging.sort(SHAPE, good, problems, () -> mapper.knownCreditNotes(importId));
    allocations.allocateNewCreditNotes(
        mapper.insertCreditNotes(importId, clock.instant().atOffset(ZoneOffset.UTC)), List.of());
    return outcomes;
  }
}

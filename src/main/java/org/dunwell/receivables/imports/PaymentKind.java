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

/** Payments received, allocated as soon as they are stored. */
@Component
@Order(50)
class PaymentKind implements ImportKind {

  private static final CashStaging.Shape SHAPE =
      new CashStaging.Shape("payment", "reference", "receivedOn", "remittance", "remittance");

  private final CashStaging staging;
  private final CashImportMapper mapper;
  private final Allocations allocations;
  private final Clock clock;

  PaymentKind(CashStaging staging, CashImportMapper mapper, Allocations allocations, Clock clock) {
    this.staging = staging;
    this.mapper = mapper;
    this.allocations = allocations;
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
    Map<Long, Row> good = staging.stage(SHAPE, rows, problems);
    mapper.findPayers();
    Outcomes outcomes = staging.sort(SHAPE, good, problems, () -> mapper.knownPayments(importId));
    allocations.allocateNew(
        mapper.insertPayments(importId, clock.instant().atOffset(java.time.ZoneOffset.UTC)));
    return outcomes;
  }
}

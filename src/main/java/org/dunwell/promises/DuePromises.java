package org.dunwell.promises;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.LedgerLocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each morning, before blocks expire and cases look: promises whose grace ended yesterday. */
@Component
class DuePromises implements DayWork {

  private static final int PORTION = 500;

  private final PromiseMapper mapper;
  private final PromiseReading reading;
  private final PromiseChecks checks;
  private final LedgerLocks locks;
  private final TransactionTemplate transaction;

  DuePromises(
      PromiseMapper mapper,
      PromiseReading reading,
      PromiseChecks checks,
      LedgerLocks locks,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.reading = reading;
    this.checks = checks;
    this.locks = locks;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "promises.due";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 15);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    List<Long> due = mapper.due(zone, day, PORTION);
    while (!due.isEmpty()) {
      List<Long> portion = due;
      transaction.executeWithoutResult(tx -> end(portion));
      due = mapper.due(zone, day, PORTION);
    }
  }

  private void end(List<Long> promiseIds) {
    locks.invoices(
        reading.byIds(promiseIds).stream()
            .flatMap(promise -> promise.invoiceIds().stream())
            .toArray(Long[]::new));
    checks.check(promiseIds);
  }
}

package org.dunwell.collections.tomorrow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.collections.CaseForecast;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Thinks a day through for all customers, a portion at a time; how far it is stands in the
 * database, so a restart goes on and two nodes do not do the same.
 */
@Component
@Order(60)
class TomorrowRuns implements DueWork {

  /** About half a second: other work waits no longer. */
  private static final int AT_ONCE = 100;

  private static final int FORGET_AT_ONCE = 20_000;

  private final TomorrowMapper mapper;
  private final TomorrowLines lines;
  private final CaseForecast forecast;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TomorrowRuns(
      TomorrowMapper mapper,
      TomorrowLines lines,
      CaseForecast forecast,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.lines = lines;
    this.forecast = forecast;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "collections.tomorrow";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.openSince();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(
        tx -> mapper.claim().ifPresent(run -> portion(run, clock.instant())));
  }

  private void portion(TomorrowRun run, Instant now) {
    List<Long> customers = forecast.candidates(run.afterCustomer(), run.day(), AT_ONCE);
    if (!customers.isEmpty()) {
      lines.renew(customers, run.day());
    }
    boolean last = customers.size() < AT_ONCE;
    if (last) {
      mapper.dropOlder(run.day(), run.askedAt());
    }
    int forgotten = mapper.forget(LocalDate.ofInstant(now, clock.getZone()), FORGET_AT_ONCE);
    mapper.advance(
        run.id(),
        customers.isEmpty() ? run.afterCustomer() : customers.get(customers.size() - 1),
        customers.size(),
        last && forgotten < FORGET_AT_ONCE ? now : null);
  }

  /** Begins a run, unless one is under way. */
  void ask(LocalDate day, String by) {
    int candidates = forecast.candidates(day);
    transaction.executeWithoutResult(tx -> mapper.insertRun(day, by, clock.instant(), candidates));
  }
}

package org.dunwell.credit.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.dunwell.credit.exposure.ExposuresChanged;
import org.dunwell.credit.exposure.Families;
import org.dunwell.credit.holds.HoldsChanged;
import org.dunwell.credit.insurance.CoversChanged;
import org.dunwell.credit.limits.LimitsChanged;
import org.dunwell.credit.rates.RatesChanged;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.undo.ImportUndone;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Held orders release themselves: whatever changes a limit, a hold or what is owed leaves a row in
 * its own transaction; here their customers' orders are looked at again, oldest first.
 */
@Component
@Order(20)
class Rechecks implements DueWork {

  /** Customers at a time, each in a transaction of its own. */
  private static final int PORTION = 20;

  private final RecheckMapper mapper;
  private final HeldOrders orders;
  private final Families families;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Rechecks(
      RecheckMapper mapper,
      HeldOrders orders,
      Families families,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.orders = orders;
    this.families = families;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener
  void on(ExposuresChanged news) {
    mark(news.partyIds(), false);
  }

  @EventListener
  void on(LimitsChanged news) {
    mark(news.partyIds(), false);
  }

  @EventListener
  void on(CoversChanged news) {
    mark(news.partyIds(), false);
  }

  @EventListener
  void on(HoldsChanged news) {
    mark(news.partyIds(), true);
  }

  /** After {@code Billing}: orders are locked before rows of this table, everywhere. */
  @EventListener
  @Order(2)
  void on(ImportUndone news) {
    mapper.markAll(clock.instant());
  }

  @EventListener
  void on(RatesChanged news) {
    mapper.markAll(clock.instant());
  }

  private void mark(Collection<Long> partyIds, boolean approved) {
    mapper.mark(partyIds.toArray(Long[]::new), approved, clock.instant());
  }

  @Override
  public String name() {
    return "credit.held-orders";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    int done = 0;
    while (done < PORTION && Boolean.TRUE.equals(transaction.execute(tx -> lookAtNext()))) {
      done++;
    }
  }

  /**
   * Locks first and takes the row away then: whoever asks for it holds the same locks, or none.
   *
   * @return whether anything waited
   */
  boolean lookAtNext() {
    RecheckMapper.Waiting next = mapper.next();
    if (next == null) {
      return false;
    }
    families.lock(next.customerId());
    mapper.done(next.partyId());
    orders.lookAgain(next.customerId());
    return true;
  }
}

package org.dunwell.promises;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.LedgerLocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises to pay: taken, taken back, looked up. What has become of them the ledger says. */
@Component
public class Promises {

  /** Who takes a promise that the customer entered on its own page. */
  public static final String CUSTOMER = "customer";

  /** The most promises one page holds. */
  public static final int PAGE = 200;

  private final PromiseMapper mapper;
  private final PromiseTaking taking;
  private final PromiseReading reading;
  private final PromiseExits exits;
  private final Baskets baskets;
  private final LimitBook limits;
  private final LedgerLocks locks;
  private final Clock clock;

  Promises(
      PromiseMapper mapper,
      PromiseTaking taking,
      PromiseReading reading,
      PromiseExits exits,
      Baskets baskets,
      LimitBook limits,
      LedgerLocks locks,
      Clock clock) {
    this.mapper = mapper;
    this.taking = taking;
    this.reading = reading;
    this.exits = exits;
    this.baskets = baskets;
    this.limits = limits;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * Takes a promise: it blocks its invoices up to its amount, the oldest due first, until its grace
   * is over, and takes the place of open promises for the same invoices.
   *
   * @return the promise; the one that is there when the key is known
   * @throws BrokenRule when the invoices do not go together or belong to a plan, or a limit of
   *     {@code rules/promise-limits.dmn} is passed
   */
  @Transactional
  public Promise take(NewPromise wanted) {
    return known(wanted.key())
        .orElseGet(
            () -> {
              if (wanted.invoiceIds() != null) {
                locks.invoices(wanted.invoiceIds().toArray(Long[]::new));
              }
              return known(wanted.key()).orElseGet(() -> taking.take(wanted));
            });
  }

  private Optional<Promise> known(String key) {
    return key == null ? Optional.empty() : mapper.byKey(key).map(this::byId);
  }

  /**
   * What may be promised for these invoices now.
   *
   * @param by user id or {@link #CUSTOMER}
   * @throws BrokenRule when the invoices do not go together
   */
  public Limits limits(long customerId, Collection<Long> invoiceIds, String by) {
    return limits.preview(baskets.of(customerId, invoiceIds), by);
  }

  /**
   * It was entered in error: what it blocked is free again and it counts for nothing.
   *
   * @throws BrokenRule when it is a leg of a plan, or not open any more
   */
  @Transactional
  public void cancel(long id, String reason, String by) {
    end(id, "cancelled", reason, by);
  }

  /** The customer takes it back, or another arrangement takes its place; see {@link #cancel}. */
  @Transactional
  public void withdraw(long id, String reason, String by) {
    end(id, "withdrawn", reason, by);
  }

  private void end(long id, String state, String reason, String by) {
    locks.invoices(byId(id).invoiceIds().toArray(Long[]::new));
    Promise promise = byId(id);
    if (promise.planId() != null) {
      throw new BrokenRule(
          "This promise is a leg of payment plan %d. End the plan instead."
              .formatted(promise.planId()));
    }
    if (!promise.isOpen()) {
      throw new BrokenRule(
          "This promise is %s already; only an open one can be %s."
              .formatted(promise.state(), state));
    }
    if (reason == null || reason.isBlank()) {
      throw new BrokenRule("Say why the promise is %s.".formatted(state));
    }
    exits.end(List.of(id), state, reason.strip(), by);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Promise byId(long id) {
    return reading.byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("promise", Long.toString(id)));
  }

  /** A customer's promises, newest first, at most {@link #PAGE}. */
  public List<Promise> of(long customerId) {
    return of(List.of(customerId));
  }

  /** The promises of several customers, newest first, at most {@link #PAGE}. */
  public List<Promise> of(Collection<Long> customerIds) {
    return reading.byIds(mapper.ofCustomers(customerIds.toArray(Long[]::new), false, PAGE));
  }

  /** The open promises of these customers, newest first; thousands of customers at most. */
  public List<Promise> openOf(Collection<Long> customerIds) {
    return reading.byIds(
        mapper.ofCustomers(customerIds.toArray(Long[]::new), true, Integer.MAX_VALUE));
  }

  /**
   * How many promises each customer has broken that still matter: at least one of their invoices is
   * open. Customers without any are left out; one statement.
   */
  public Map<Long, Integer> brokenOf(Collection<Long> customerIds) {
    return customerIds.isEmpty()
        ? Map.of()
        : mapper.broken(customerIds.toArray(Long[]::new)).stream()
            .collect(
                Collectors.toMap(PromiseMapper.Broken::customerId, PromiseMapper.Broken::number));
  }

  /** How these customers keep their word, one line per customer and currency; one statement. */
  public List<KeptRate> keptRates(Collection<Long> customerIds) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return customerIds.isEmpty()
        ? List.of()
        : mapper.keptRates(customerIds.toArray(Long[]::new), today.minusDays(KeptRate.DAYS), today);
  }

  public List<Promise> list(PromiseFilter filter) {
    return reading.byIds(mapper.list(filter));
  }

  /** How many there are on all pages of this filter together. */
  public long count(PromiseFilter filter) {
    return mapper.count(filter);
  }
}

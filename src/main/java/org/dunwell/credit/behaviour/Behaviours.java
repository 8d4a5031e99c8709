package org.dunwell.credit.behaviour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How customers pay, now and on past days. */
@Component
public class Behaviours {

  /** As far back as a chart goes. */
  public static final int MONTHS = 36;

  private final BehaviourMapper mapper;
  private final Customers customers;
  private final Clock clock;

  Behaviours(BehaviourMapper mapper, Customers customers, Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.clock = clock;
  }

  /**
   * As it was last made, or made for this question where it has not been made yet.
   *
   * @throws NotThere when there is no such customer
   */
  public Behaviour of(long customerId) {
    Behaviour kept = of(List.of(customerId)).get(customerId);
    return kept == null ? of(customerId, today(customerId)) : kept;
  }

  /** Those that have been made, by customer; one statement. */
  public Map<Long, Behaviour> of(Collection<Long> customerIds) {
    return customerIds.isEmpty()
        ? Map.of()
        : mapper.current(customerIds.toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Behaviour::customerId, Function.identity()));
  }

  /**
   * As it was known when this day began: what was settled, promised or returned that day or later
   * does not count, and what was paid later was open.
   *
   * @throws NotThere when there is no such customer
   */
  public Behaviour of(long customerId, LocalDate asOf) {
    return onDays(new Long[] {customerId}, new LocalDate[] {asOf}).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("customer", Long.toString(customerId)));
  }

  /** The same of many customers, each on one day; one statement. Pairs stand at the same place. */
  public List<Behaviour> onDays(Long[] customerIds, LocalDate[] days) {
    return mapper.onDays(customerIds, days);
  }

  /**
   * At the ends of the last months, oldest first, and today.
   *
   * @param months at most {@link #MONTHS}
   */
  public List<Behaviour> months(long customerId, int months) {
    LocalDate today = today(customerId);
    LocalDate[] days =
        Stream.concat(
                Stream.iterate(
                        today.withDayOfMonth(1).minusMonths(Math.min(months, MONTHS) - 1L),
                        first -> first.plusMonths(1))
                    .limit(Math.min(months, MONTHS)),
                Stream.of(today))
            .distinct()
            .toArray(LocalDate[]::new);
    Long[] customer = new Long[days.length];
    Arrays.fill(customer, customerId);
    return onDays(customer, days);
  }

  /** Makes these rows of now anew, by one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  void renew(Collection<Long> customerIds) {
    mapper.renew(customerIds.toArray(Long[]::new), clock.instant());
  }

  private LocalDate today(long customerId) {
    return LocalDate.ofInstant(clock.instant(), customers.byId(customerId).timeZone());
  }
}

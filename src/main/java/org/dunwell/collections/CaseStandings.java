package org.dunwell.collections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the past-due invoices of a few customers stand, as these may know it. */
@Component
public class CaseStandings {

  /** Further ahead too much can happen for a date to be told. */
  private static final Duration AHEAD = Duration.ofDays(21);

  /** To think ahead takes time while somebody waits: more cases are told as they stand. */
  private static final int MOST_CASES = 200;

  private static final Logger LOG = LoggerFactory.getLogger(CaseStandings.class);

  private record Planned(CaseStanding.Next next, Instant at) {}

  private final CaseForecastMapper mapper;
  private final CaseForecast forecast;
  private final Customers customers;
  private final Clock clock;

  CaseStandings(
      CaseForecastMapper mapper, CaseForecast forecast, Customers customers, Clock clock) {
    this.mapper = mapper;
    this.forecast = forecast;
    this.customers = customers;
    this.clock = clock;
  }

  /** By invoice; those without a running case are left out. */
  public Map<Long, CaseStanding> of(Collection<Long> customerIds) {
    List<PastDueCase> running = mapper.running(customerIds.toArray(Long[]::new));
    if (running.isEmpty()) {
      return Map.of();
    }
    Map<Long, Planned> planned = running.size() > MOST_CASES ? Map.of() : planned(running);
    Map<Long, ZoneId> zones = new HashMap<>();
    for (Customer customer : customers.byIds(customerIds)) {
      zones.put(customer.id(), customer.timeZone());
    }
    Map<Long, CaseStanding> standings = new HashMap<>();
    for (PastDueCase row : running) {
      Planned next = planned.get(row.invoiceId());
      standings.put(
          row.invoiceId(),
          new CaseStanding(
              row.invoiceId(),
              CaseStanding.Now.of(row.action()),
              next == null ? null : next.next(),
              next == null ? null : LocalDate.ofInstant(next.at(), zones.get(row.customerId()))));
    }
    return standings;
  }

  /** A table that runs in a circle must not shut the customer out: then nothing is foretold. */
  private Map<Long, Planned> planned(List<PastDueCase> running) {
    List<Long> owing = running.stream().map(PastDueCase::customerId).distinct().toList();
    Map<Long, Planned> planned = new HashMap<>();
    try {
      for (PlannedStep step : forecast.until(owing, clock.instant().plus(AHEAD))) {
        CaseStanding.Next next = CaseStanding.Next.of(step);
        if (step.goes() && Objects.nonNull(next)) {
          step.asked().forEach(id -> planned.putIfAbsent(id, new Planned(next, step.at())));
        }
      }
    } catch (IllegalStateException circle) {
      LOG.warn("What comes next for customers {} could not be foretold", owing, circle);
    }
    return planned;
  }
}

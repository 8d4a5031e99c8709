package org.dunwell.collections.tomorrow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.collections.CaseForecast;
import org.dunwell.collections.PlannedStep;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.springframework.stereotype.Component;

/** The picture of tomorrow: the list of all customers, and one customer thought through at once. */
@Component
public class Tomorrow {

  /** The longest page of the list. */
  public static final int LARGEST_PAGE = 500;

  /** More lines than this has nobody on a day. */
  private static final int MOST_OF_ONE = 50;

  private final TomorrowMapper mapper;
  private final TomorrowRuns runs;
  private final CaseForecast forecast;
  private final Absences absences;
  private final Access access;
  private final Clock clock;

  Tomorrow(
      TomorrowMapper mapper,
      TomorrowRuns runs,
      CaseForecast forecast,
      Absences absences,
      Access access,
      Clock clock) {
    this.mapper = mapper;
    this.runs = runs;
    this.forecast = forecast;
    this.absences = absences;
    this.access = access;
    this.clock = clock;
  }

  /** The day it is about. */
  public LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(1);
  }

  /** Thinks it through for everybody, in the background; unless that is under way. */
  public void make(String by) {
    runs.ask(day(), by);
  }

  /** The latest time it was thought through, or is; empty when it was not yet. */
  public Optional<TomorrowRun> run() {
    return mapper.latest(day());
  }

  /**
   * The stored lines that this user may see.
   *
   * @param after the id of the last line seen, 0 to begin
   */
  public Listing<TomorrowLine> list(TomorrowFilter filter, String user, long after, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, LARGEST_PAGE));
    }
    TomorrowMapper.Scope scope = scope(filter, user);
    List<TomorrowLine> lines = mapper.list(day(), scope, filter, after, limit);
    String next =
        lines.size() < limit
            ? null
            : "/api/tomorrow?%s&limit=%d&after=%d"
                .formatted(filter.query(), limit, lines.get(limit - 1).id());
    return new Listing<>(lines, mapper.count(day(), scope, filter), next);
  }

  /** How much there is of each kind, whatever else is filtered. */
  public List<TomorrowTotal> totals(TomorrowFilter filter, String user) {
    return mapper.totals(day(), scope(filter, user));
  }

  /** The stored lines of some customers. */
  public List<TomorrowLine> of(Collection<Long> customerIds) {
    return mapper.ofCustomers(customerIds.toArray(Long[]::new), day(), MOST_OF_ONE);
  }

  /** One customer as of now, with the letters; what the user may not see is left out. */
  public List<PlannedStep> now(long customerId) {
    return forecast.of(List.of(customerId), day()).stream()
        .filter(step -> access.toAccount(customerId, step.sellingEntityId()))
        .toList();
  }

  private TomorrowMapper.Scope scope(TomorrowFilter filter, String user) {
    return switch (filter.view()) {
      case "mine" -> new TomorrowMapper.Scope(absences.actingFor(user), false);
      case "team" -> new TomorrowMapper.Scope(absences.actingFor(user), true);
      default -> new TomorrowMapper.Scope(null, false);
    };
  }
}

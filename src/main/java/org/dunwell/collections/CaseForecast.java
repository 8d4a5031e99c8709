package org.dunwell.collections;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactForecast;
import org.dunwell.contact.Recipients;
import org.dunwell.platform.time.DayWork;
import org.dunwell.promises.PromiseOutlook;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.SellingEntities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gets what on a coming day: lets the time until then pass in thought, with the code that
 * decides in earnest, each decision as of its own moment. Reads a single state of the ledger and
 * writes nothing.
 */
@Component
public class CaseForecast {

  private static final String PROMISES = "promises.due";
  private static final String BLOCKS = "receivables.expired-blocks";
  private static final String NOTICES = "contact.notices";

  /** When rooms beneath do their daily work. */
  record Hours(LocalTime promises, LocalTime blocks, LocalTime notices) {}

  /** What the rooms know. */
  @Component
  record Sources(
      ContactForecast contact,
      Recipients people,
      Promises promises,
      PromiseOutlook outlook,
      SellingEntities entities) {}

  private final Sources sources;
  private final CaseForecastMapper mapper;
  private final CaseReading reading;
  private final Clock clock;
  private final ObjectProvider<DayWork> works;

  CaseForecast(
      Sources sources,
      CaseForecastMapper mapper,
      CaseReading reading,
      Clock clock,
      ObjectProvider<DayWork> works) {
    this.sources = sources;
    this.mapper = mapper;
    this.reading = reading;
    this.clock = clock;
    this.works = works;
  }

  private static LocalTime hour(Map<String, LocalTime> works, String name) {
    return Objects.requireNonNull(works.get(name), "no daily work is called " + name);
  }

  /**
   * What will be done for these customers on this day of theirs, and what will not, and why.
   *
   * @param day today or later
   */
  @Transactional(
      readOnly = true,
      propagation = Propagation.REQUIRES_NEW,
      isolation = Isolation.REPEATABLE_READ)
  public List<PlannedStep> of(Collection<Long> customers, LocalDate day) {
    Map<String, List<Long>> byZone = new TreeMap<>();
    sources
        .people()
        .of(customers)
        .values()
        .forEach(
            person ->
                byZone
                    .computeIfAbsent(person.zone().getId(), any -> new ArrayList<>())
                    .add(person.customerId()));
    List<PlannedStep> steps = new ArrayList<>();
    byZone.forEach((zone, some) -> steps.addAll(of(some, day, ZoneId.of(zone))));
    return steps;
  }

  /** All that will be done for these customers until this moment, and what will not, in order. */
  @Transactional(
      readOnly = true,
      propagation = Propagation.REQUIRES_NEW,
      isolation = Isolation.REPEATABLE_READ)
  public List<PlannedStep> until(Collection<Long> customers, Instant end) {
    return course(List.copyOf(customers), clock.instant(), end).stream()
        .sorted(Comparator.comparing(PlannedStep::at))
        .toList();
  }

  private List<PlannedStep> of(List<Long> customers, LocalDate day, ZoneId zone) {
    Instant begin = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    return PlannedDay.of(course(customers, clock.instant(), end), begin);
  }

  private List<PlannedStep> course(List<Long> customers, Instant now, Instant end) {
    CaseCourse course =
        new CaseCourse(
            this,
            customers,
            sources.contact().begin(customers, now),
            mapper.running(customers.toArray(Long[]::new)));
    sources.entities().zones().forEach(each -> course.mornings(each, now, end));
    course.walk(now, end);
    return course.steps(end);
  }

  /**
   * Customers for whom something may happen until the end of this day, in order of id.
   *
   * @param after the last one seen, 0 to begin
   */
  public List<Long> candidates(long after, LocalDate day, int limit) {
    return mapper.candidates(after, day, latestEnd(day), limit);
  }

  /** How many there are. */
  public int candidates(LocalDate day) {
    return mapper.countCandidates(day, latestEnd(day));
  }

  /** Where the day ends last. */
  private static Instant latestEnd(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
  }

  /** Asked for when it is needed: some of the daily work needs what is made of this. */
  Hours hours() {
    Map<String, LocalTime> at =
        works.stream().collect(Collectors.toMap(DayWork::name, DayWork::at));
    return new Hours(hour(at, PROMISES), hour(at, BLOCKS), hour(at, NOTICES));
  }

  CaseReading reading() {
    return reading;
  }

  Map<Long, Integer> broken(Collection<Long> customers) {
    return sources.promises().brokenOf(customers);
  }

  Map<Long, Integer> brokenBy(Long[] customers, Instant at) {
    return sources.outlook().brokenBy(List.of(customers), at);
  }

  List<Long> nudged(Long[] customers) {
    return mapper.nudged(customers);
  }

  List<Long> unblocked(Long[] customers, ZoneId zone, LocalDate day) {
    return mapper.unblocked(customers, zone.getId(), day);
  }

  List<Long> withoutCase(Long[] customers, ZoneId zone, LocalDate day) {
    return mapper.withoutCase(customers, zone.getId(), day);
  }
}

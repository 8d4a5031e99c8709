package org.dunwell.disputes.departments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.calendar.WorkingDays;

/**
 * Time as a department works: only hours during which its people are there count. An instant is
 * working time exactly when the clock on the department's wall then shows one of its hours; so the
 * hour that a clock skips in spring is none, and the hour that it shows twice in autumn counts
 * twice.
 */
public final class WorkingTime {

  /** Who is closed for so long in a row does not open again; no walk is longer. */
  static final Duration LONGEST_CLOSED = Duration.ofDays(800);

  /** A limit on the walk; nothing that waits for people is measured over more. */
  static final Duration LONGEST = Duration.ofDays(50 * 366);

  /** An unbroken piece of working time, the end not included. */
  private record Span(Instant from, Instant to) {

    Duration length() {
      return Duration.between(from, to);
    }
  }

  private final String name;
  private final ZoneId zone;
  private final String calendar;
  private final Map<java.time.DayOfWeek, List<Hours>> hours;
  private final Set<LocalDate> closed;
  private final WorkingDays workingDays;

  private WorkingTime(Department department, WorkingDays workingDays) {
    this.name = department.name();
    this.zone = department.zone();
    this.calendar = department.calendar();
    this.hours = department.hours().stream().collect(Collectors.groupingBy(Hours::day));
    this.closed =
        department.closedDays().stream()
            .map(ClosedDay::day)
            .collect(Collectors.toUnmodifiableSet());
    this.workingDays = workingDays;
  }

  /** The working time of this department. */
  public static WorkingTime of(Department department, WorkingDays workingDays) {
    return new WorkingTime(department, workingDays);
  }

  /**
   * The moment at which so much working time is used up after another; at the end of a day's hours
   * rather than at the start of the next.
   *
   * @param working not negative; none answers {@code from} itself
   * @throws BrokenRule when the department does not open for years, or the moment is decades away
   */
  public Instant plus(Instant from, Duration working) {
    if (working.isNegative()) {
      throw new IllegalArgumentException("Working time does not run backwards: " + working);
    }
    Duration left = working;
    Instant opened = from;
    Instant at = from;
    while (!left.isZero()) {
      Instant until = endOfStretch(at);
      for (Span open : open(at, until)) {
        if (left.compareTo(open.length()) <= 0) {
          return open.from().plus(left);
        }
        left = left.minus(open.length());
        opened = open.to();
      }
      at = until;
      check(from, opened, at);
    }
    return from;
  }

  private void check(Instant from, Instant opened, Instant at) {
    if (Duration.between(opened, at).compareTo(LONGEST_CLOSED) > 0) {
      throw new BrokenRule(
          "%s has no opening hours for more than two years from %s on. Correct its hours or its closed days."
              .formatted(name, LocalDate.ofInstant(opened, zone)));
    }
    if (Duration.between(from, at).compareTo(LONGEST) > 0) {
      throw new BrokenRule(
          "%s would need more than 50 years for so much working time. Give it less."
              .formatted(name));
    }
  }

  /**
   * How much working time lies between two moments; none when the second is not after the first.
   */
  public Duration between(Instant from, Instant to) {
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new BrokenRule(
          "Working time is counted over at most 50 years; %s to %s is more.".formatted(from, to));
    }
    Duration sum = Duration.ZERO;
    Instant at = from;
    while (at.isBefore(to)) {
      Instant until = earlier(endOfStretch(at), to);
      for (Span open : open(at, until)) {
        sum = sum.plus(open.length());
      }
      at = until;
    }
    return sum;
  }

  /** Whether people are there at this moment. */
  public boolean isOpen(Instant at) {
    ZonedDateTime wall = at.atZone(zone);
    int second = wall.toLocalTime().toSecondOfDay();
    return hoursOf(wall.toLocalDate()).stream()
        .anyMatch(open -> open.from() <= second && second < open.to());
  }

  /**
   * Until when people are there without a break, seen from a moment at which they are; empty when
   * they are not, or go on for more than a week.
   */
  public Optional<Instant> openUntil(Instant at) {
    if (!isOpen(at)) {
      return Optional.empty();
    }
    Instant end = at;
    Instant week = at.plus(7, ChronoUnit.DAYS);
    for (Instant from = at; from.isBefore(week); from = endOfStretch(from)) {
      for (Span open : open(from, endOfStretch(from))) {
        if (open.from().isAfter(end)) {
          return Optional.of(end);
        }
        end = open.to();
      }
      if (end.isBefore(endOfStretch(from))) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** When people are there next, seen from a moment at which they are not; empty within 2 years. */
  public Optional<Instant> opensAfter(Instant at) {
    Instant last = at.plus(LONGEST_CLOSED);
    for (Instant from = at; from.isBefore(last); from = endOfStretch(from)) {
      List<Span> open = open(from, endOfStretch(from));
      if (!open.isEmpty()) {
        return Optional.of(open.get(0).from());
      }
    }
    return Optional.empty();
  }

  /** The next midnight or change of the clocks, whichever comes first. */
  private Instant endOfStretch(Instant at) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    Instant midnight =
        at.atOffset(offset).toLocalDate().plusDays(1).atStartOfDay().toInstant(offset);
    ZoneOffsetTransition change = zone.getRules().nextTransition(at);
    return change == null ? midnight : earlier(midnight, change.getInstant());
  }

  /** The working time within a piece of one day during which the clocks run evenly, in order. */
  private List<Span> open(Instant from, Instant until) {
    ZoneOffset offset = zone.getRules().getOffset(from);
    LocalDate day = from.atOffset(offset).toLocalDate();
    Instant midnight = day.atStartOfDay().toInstant(offset);
    return hoursOf(day).stream()
        .map(
            open ->
                new Span(
                    later(from, midnight.plusSeconds(open.from())),
                    earlier(until, midnight.plusSeconds(open.to()))))
        .filter(span -> span.from().isBefore(span.to()))
        .toList();
  }

  private List<Hours> hoursOf(LocalDate day) {
    List<Hours> open = hours.getOrDefault(day.getDayOfWeek(), List.of());
    return open.isEmpty() || closed.contains(day) || workingDays.isHoliday(calendar, day)
        ? List.of()
        : open;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}

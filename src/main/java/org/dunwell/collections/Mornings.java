package org.dunwell.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Work that rooms do at their hour of coming mornings, in thought. */
final class Mornings {

  /** A day in a zone, as far as it lies between two moments. */
  record Day(ZoneId zone, LocalDate day, Instant after, Instant end) {

    private Instant at(LocalTime hour) {
      return day.atTime(hour).atZone(zone).toInstant();
    }

    private boolean has(Instant moment) {
      return moment.isAfter(after) && !moment.isAfter(end);
    }
  }

  private final TreeMap<Instant, List<Consumer<Instant>>> works = new TreeMap<>();

  /** The days in a zone from one moment to another. */
  static List<LocalDate> days(ZoneId zone, Instant from, Instant to) {
    return LocalDate.ofInstant(from, zone)
        .datesUntil(LocalDate.ofInstant(to, zone).plusDays(1))
        .toList();
  }

  void add(Day day, LocalTime hour, Consumer<Instant> work) {
    Instant moment = day.at(hour);
    if (day.has(moment)) {
      works.computeIfAbsent(moment, any -> new ArrayList<>()).add(work);
    }
  }

  Optional<Instant> nextDue() {
    return works.keySet().stream().findFirst();
  }

  void runDue(Instant now) {
    while (!works.isEmpty() && !works.firstKey().isAfter(now)) {
      works.pollFirstEntry().getValue().forEach(work -> work.accept(now));
    }
  }
}

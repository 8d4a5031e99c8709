package org.dunwell.platform.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Work a room does once a day at a fixed local time, in each of several time zones. After an outage
 * it is done once, for the day that it is then. Must be repeatable: a crash in the middle runs it
 * again.
 */
public interface DayWork {

  String name();

  LocalTime at();

  /**
   * The zones in which this work has something to do: all of ours, unless it knows better.
   *
   * @param ours as {@link DayZones} says, asked once for all works
   */
  default Set<ZoneId> zones(Set<ZoneId> ours) {
    return ours;
  }

  void run(ZoneId zone, LocalDate day);
}

package org.dunwell.contact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.ContactRequest.Channel;

/** On which days of the last week we were in touch with some customers, by channel. */
final class TouchDays {

  private record Line(long customerId, String channel) {}

  private final Map<Line, Set<LocalDate>> days = new HashMap<>();

  TouchDays(Collection<TouchMapper.TouchDay> touches) {
    touches.forEach(
        touch ->
            days.computeIfAbsent(
                    new Line(touch.customerId(), touch.channel()), line -> new HashSet<>())
                .add(touch.day()));
  }

  /** One more, for whoever thinks ahead. */
  void add(long customerId, Channel channel, LocalDate day) {
    days.computeIfAbsent(new Line(customerId, channel.code()), line -> new HashSet<>()).add(day);
  }

  boolean on(long customerId, Channel channel, LocalDate day) {
    return of(customerId, channel).contains(day);
  }

  /** On how many of the seven days that end with this one. */
  int inTheWeekTo(long customerId, Channel channel, LocalDate day) {
    LocalDate before = day.minusDays(7);
    return (int)
        of(customerId, channel).stream()
            .filter(touched -> touched.isAfter(before) && !touched.isAfter(day))
            .count();
  }

  private Set<LocalDate> of(long customerId, Channel channel) {
    return days.getOrDefault(new Line(customerId, channel.code()), Set.of());
  }
}

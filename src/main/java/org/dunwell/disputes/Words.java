package org.dunwell.disputes;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How our own people read times of disputes. */
final class Words {

  /** Behind a day: {@code , 16:30}. */
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("', 'HH:mm", Locale.ENGLISH);

  private Words() {}

  /** Such as {@code 16 h} or {@code 1 h 30 min}. */
  static String hours(Duration time) {
    long hours = time.toHours();
    int minutes = time.toMinutesPart();
    if (minutes == 0) {
      return hours + " h";
    }
    return hours == 0 ? minutes + " min" : "%d h %d min".formatted(hours, minutes);
  }
}

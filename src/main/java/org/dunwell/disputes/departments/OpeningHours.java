package org.dunwell.disputes.departments;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** Hours of a weekday as people write them: {@code 08:00-12:00, 13:00-17:00}. */
public final class OpeningHours {

  private static final Pattern PIECE =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-\u2013]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");

  private static final String LIKE_THIS =
      " Write hours like 08:00-12:00, 13:00-17:00; leave a day empty on which nobody is there.";

  /** Nobody comes and goes more often in a day. */
  private static final int MOST_PIECES = 6;

  private OpeningHours() {}

  /**
   * Reads them.
   *
   * @param typed nothing for a day on which nobody is there
   * @throws BrokenRule when they cannot be read, end before they begin, or overlap
   */
  public static List<Hours> read(DayOfWeek day, String typed) {
    if (typed == null || typed.isBlank()) {
      return List.of();
    }
    List<Hours> hours = new ArrayList<>();
    for (String piece : typed.strip().split("\\s*[,;]\\s*")) {
      hours.add(piece(day, piece.strip()));
    }
    hours.sort(Comparator.comparing(Hours::opens));
    check(hours);
    return hours;
  }

  /** Writes the hours of one day; nothing for none. */
  public static String write(List<Hours> hours) {
    return hours.stream()
        .map(open -> open.opens() + "-" + (open.to() == 24 * 3600 ? "24:00" : open.closes()))
        .collect(Collectors.joining(", "));
  }

  /**
   * @param hours of one day, in order
   * @throws BrokenRule when there are too many, or some overlap or end before they begin
   */
  static void check(List<Hours> hours) {
    if (hours.size() > MOST_PIECES) {
      throw refused(hours.get(0).day(), "at most %d pieces a day.".formatted(MOST_PIECES));
    }
    for (int i = 0; i < hours.size(); i++) {
      Hours open = hours.get(i);
      if (open.from() >= open.to()) {
        throw refused(
            open.day(),
            "%s ends before it begins. What goes past midnight belongs to two days: until 24:00 here, from 00:00 the day after."
                .formatted(write(List.of(open))));
      }
      if (i > 0 && open.from() < hours.get(i - 1).to()) {
        throw refused(
            open.day(),
            "%s overlap. Write them as one, or let one end first."
                .formatted(write(List.of(hours.get(i - 1), open)).replace(", ", " and ")));
      }
    }
  }

  private static Hours piece(DayOfWeek day, String piece) {
    Matcher read = PIECE.matcher(piece);
    if (!read.matches()) {
      throw refused(day, "\"%s\" cannot be read.".formatted(piece) + LIKE_THIS);
    }
    int opens = minutes(read.group(1), read.group(2));
    int closes = minutes(read.group(3), read.group(4));
    if (opens < 0 || opens >= 24 * 60 || closes < 0) {
      throw refused(day, "\"%s\" names an hour that no clock shows.".formatted(piece) + LIKE_THIS);
    }
    if (closes == 0) {
      throw refused(
          day, "\"%s\" ends at 00:00; write 24:00 for the end of the day.".formatted(piece));
    }
    return new Hours(
        day,
        LocalTime.ofSecondOfDay(opens * 60L),
        LocalTime.ofSecondOfDay(closes % (24 * 60) * 60L));
  }

  /** Since midnight; -1 for what no clock shows. */
  private static int minutes(String hour, String minute) {
    int h = Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    return m > 59 || h * 60 + m > 24 * 60 ? -1 : h * 60 + m;
  }

  private static BrokenRule refused(DayOfWeek day, String why) {
    return new BrokenRule(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ": " + why);
  }
}

package org.dunwell.receivables.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;

/** Reads dates in the mapping's format, or in those that can mean one thing only. */
final class Dates {

  /** Exports write the same few dates over and over. */
  private static final int REMEMBERED = 20_000;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00(\\.0+)?)?Z?$");
  private static final Pattern SLASHED = Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}");
  private static final List<DateTimeFormatter> UNAMBIGUOUS =
      List.of(
          formatter("uuuu-M-d"),
          formatter("d.M.uuuu"),
          formatter("uuuuMMdd"),
          formatter("uuuu/M/d"),
          formatter("d-MMM-uuuu"),
          formatter("d MMM uuuu"));

  private final String pattern;
  private final List<DateTimeFormatter> formats;
  private final Map<String, String> known = new HashMap<>();

  /**
   * @param pattern as in {@code M/d/yyyy}, or null for the unambiguous ones
   * @throws BrokenRule when the pattern is none
   */
  Dates(String pattern) {
    this.pattern = pattern;
    try {
      // yyyy needs an era when dates are read strictly; uuuu is the year people mean
      this.formats = pattern == null ? UNAMBIGUOUS : List.of(formatter(pattern.replace('y', 'u')));
    } catch (IllegalArgumentException e) {
      throw new BrokenRule(
          "Mapping: \"%s\" is not a date format. Write it like dd.MM.yyyy or M/d/yyyy."
              .formatted(pattern));
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The date as {@code 2026-01-31}. */
  String read(String text) {
    String date = known.get(text);
    if (date == null) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      date = plausible(parse(MIDNIGHT.matcher(text).replaceFirst(""))).toString();
      known.put(text, date);
    }
    return date;
  }

  private LocalDate parse(String text) {
    for (DateTimeFormatter format : formats) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException next) {
        continue;
      }
    }
    if (pattern == null && SLASHED.matcher(text).matches()) {
      throw new BadValue(
          "This date could mean day/month or month/day, or does not exist.",
          "Say in a mapping how dates are written: \"dates: M/d/yyyy\" or \"dates: d/M/yyyy\".");
    }
    throw new BadValue(
        "This is not a date that exists%s.".formatted(pattern == null ? "" : " in " + pattern),
        pattern == null
            ? "Write it as 2026-01-31 or 31.01.2026, or say the format in a mapping."
            : "Mend the date, or the format in the mapping.");
  }

  private static LocalDate plausible(LocalDate date) {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new BadValue(
          "The year %d cannot be meant.".formatted(date.getYear()),
          "Write a year between %d and %d with four digits.".formatted(FIRST_YEAR, LAST_YEAR));
    }
    return date;
  }
}

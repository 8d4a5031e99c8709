package org.dunwell.disputes.departments;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/**
 * A department as somebody enters it. Whether somebody knows its calendar is checked when it is
 * stored.
 *
 * @param email may be empty
 * @param zone such as {@code Europe/Berlin}
 * @param calendar such as {@code DE} or {@code US-CA}
 */
public record DepartmentEntry(
    String name, String email, String zone, String calendar, List<Hours> hours) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@.]+");

  /**
   * @throws BrokenRule when it says nothing, or something that cannot be right
   */
  public DepartmentEntry {
    name = text(name);
    email = text(email);
    zone = text(zone);
    calendar = text(calendar);
    hours =
        hours.stream()
            .sorted(Comparator.comparing(Hours::day).thenComparing(Hours::opens))
            .toList();
    check(
        name != null && name.length() <= LONGEST_NAME && !hasControls(name),
        "A department needs a name of 1 to %d characters.".formatted(LONGEST_NAME));
    check(
        email == null || email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches(),
        "\"%s\" is not an e-mail address. Give one like logistics@company.example, or leave it empty."
            .formatted(email));
    check(isZone(zone), "\"%s\" is not a time zone. Give one like Europe/Berlin.".formatted(zone));
    check(calendar != null, "Say whose public holidays count, such as DE or US-CA.");
    check(
        !hours.isEmpty(),
        "A department without any hours would never finish. Enter hours for one day at least, like 08:00-12:00, 13:00-17:00.");
    hours.stream().collect(Collectors.groupingBy(Hours::day)).values().forEach(OpeningHours::check);
  }

  private static boolean isZone(String zone) {
    try {
      return zone != null && zone.contains("/") && ZoneId.of(zone) != null;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new BrokenRule(otherwise);
    }
  }
}

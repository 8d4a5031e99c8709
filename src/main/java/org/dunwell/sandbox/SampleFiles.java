package org.dunwell.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * The files of the sample ledger. Their dates are written {@code D-12} or {@code D+5}: days before
 * or after the day of the first start. A line arrives on the first day that stands in it; a line
 * without one is there from the beginning.
 */
final class SampleFiles {

  private static final String FOLDER = "/samples/ledger/";
  private static final Pattern DAY = Pattern.compile("\\bD([+-]\\d+)\\b");

  private SampleFiles() {}

  /**
   * What arrives after one day and not after another, under its header, with real dates.
   *
   * @param name the file's name without ending
   * @param dayZero the day of the first start
   * @param after null for all that is there from the beginning, too
   */
  static Optional<String> arriving(
      String name, LocalDate dayZero, LocalDate after, LocalDate upTo) {
    List<String> lines = lines(name);
    long until = upTo.toEpochDay() - dayZero.toEpochDay();
    LongPredicate isNew =
        after == null
            ? day -> day <= until
            : day -> day > after.toEpochDay() - dayZero.toEpochDay() && day <= until;
    List<String> rows =
        lines.stream()
            .skip(1)
            .filter(line -> isNew.test(dayOf(line)))
            .map(line -> dated(line, dayZero))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.get(0) + "\n" + String.join("\n", rows) + "\n");
  }

  /** The last day on which anything arrives. */
  static long lastDay(List<String> names) {
    return names.stream()
        .flatMap(name -> lines(name).stream().skip(1))
        .mapToLong(SampleFiles::dayOf)
        .max()
        .orElse(0);
  }

  private static long dayOf(String line) {
    return DAY.matcher(line)
        .results()
        .findFirst()
        .map(day -> Long.parseLong(day.group(1)))
        .orElse(Long.MIN_VALUE);
  }

  private static String dated(String line, LocalDate dayZero) {
    return DAY.matcher(line)
        .replaceAll(day -> dayZero.plusDays(Long.parseLong(day.group(1))).toString());
  }

  private static List<String> lines(String name) {
    try (InputStream in = SampleFiles.class.getResourceAsStream(FOLDER + name + ".csv")) {
      if (in == null) {
        throw new IllegalStateException(
            "The sample file samples/ledger/" + name + ".csv is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the sample file " + name, e);
    }
  }
}

package org.dunwell.platform.web;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** Reads what stands in an address, where anybody can write anything. */
public final class Given {

  private static final BigDecimal MOST = new BigDecimal("1000000000000");
  private static final int MOST_DECIMALS = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private Given() {}

  /** The parameters behind the question mark; the last of a name counts. */
  public static Map<String, String> parameters(String query) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : (query == null ? "" : query).split("&")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        given.put(decoded(pair[0]), decoded(pair[1]));
      }
    }
    return given;
  }

  /** Without blanks around it; null for nothing. */
  public static String text(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * What was typed, as a number; null for nothing.
   *
   * @throws BrokenRule when it is none
   */
  public static <T> T number(String name, String value, Function<String, T> parse) {
    String given = text(value);
    try {
      return given == null ? null : parse.apply(given);
    } catch (NumberFormatException none) {
      throw new BrokenRule("%s is \"%s\"; write a number such as 500.".formatted(name, given));
    }
  }

  /**
   * Checked before it is written out anywhere: 1e999999999 is short here and long there.
   *
   * @throws BrokenRule when it is negative or absurd
   */
  public static BigDecimal amount(String name, BigDecimal value) {
    if (value != null
        && (value.signum() < 0 || value.scale() > MOST_DECIMALS || value.compareTo(MOST) > 0)) {
      throw new BrokenRule("%s must be an amount from 0 to %,d.".formatted(name, MOST.longValue()));
    }
    return value;
  }

  /**
   * One of the values that are offered; null for nothing.
   *
   * @throws BrokenRule when it is another one
   */
  public static String oneOf(String name, String value, Collection<String> offered) {
    String given = text(value);
    if (given != null && !offered.contains(given)) {
      throw new BrokenRule(
          "%s is \"%s\"; it must be one of %s."
              .formatted(name, given, offered.stream().sorted().collect(Collectors.joining(", "))));
    }
    return given;
  }

  /**
   * A day; null for nothing.
   *
   * @throws BrokenRule when it is none, or one no ledger has
   */
  public static LocalDate day(String name, String value) {
    String given = text(value);
    try {
      LocalDate day = given == null ? null : LocalDate.parse(given);
      if (day == null || day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException none) {
      // said below
    }
    throw new BrokenRule("%s is \"%s\"; write a day such as 2026-03-31.".formatted(name, given));
  }

  /** A pattern of SQL that finds what was typed, which may contain anything; null for nothing. */
  public static String pattern(String typed) {
    return typed == null ? null : "%" + typed.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** What stands in an address behind the question mark, in this order; empty for nothing. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new BrokenRule("\"%s\" is no part of an address.".formatted(text));
    }
  }
}

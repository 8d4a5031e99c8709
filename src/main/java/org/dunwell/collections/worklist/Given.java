package org.dunwell.collections.worklist;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** Reads what stands in an address, where anybody can write anything. */
final class Given {

  private static final BigDecimal MOST = new BigDecimal("1000000000000");
  private static final int MOST_DECIMALS = 4;

  private Given() {}

  /** The parameters behind the question mark; the last of a name counts. */
  static Map<String, String> parameters(String query) {
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
  static String text(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  static <T> T number(String name, String value, Function<String, T> parse) {
    String given = text(value);
    try {
      return given == null ? null : parse.apply(given);
    } catch (NumberFormatException none) {
      throw new BrokenRule("%s is \"%s\"; write a number such as 500.".formatted(name, given));
    }
  }

  /** Checked before it is written out anywhere: 1e999999999 is short here and long there. */
  static BigDecimal amount(String name, BigDecimal value) {
    if (value != null
        && (value.signum() < 0 || value.scale() > MOST_DECIMALS || value.compareTo(MOST) > 0)) {
      throw new BrokenRule("%s must be an amount from 0 to %,d.".formatted(name, MOST.longValue()));
    }
    return value;
  }

  static String oneOf(String name, String value, Collection<String> offered) {
    String given = text(value);
    if (given != null && !offered.contains(given)) {
      throw new BrokenRule(
          "%s is \"%s\"; it must be one of %s."
              .formatted(name, given, offered.stream().sorted().collect(Collectors.joining(", "))));
    }
    return given;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new BrokenRule("\"%s\" is no part of an address.".formatted(text));
    }
  }
}

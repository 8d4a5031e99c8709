package org.dunwell.disputes.board.web;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.dunwell.disputes.board.BoardFilter;

/**
 * One condition of a filter, in words.
 *
 * @param words such as {@code Reason: Price}
 * @param without the address behind the question mark without it
 */
record Chip(String words, String without) {

  /** How people call each condition. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("state", "Shown"),
          entry("stage", "Stage"),
          entry("reason", "Reason"),
          entry("outcome", "Outcome"),
          entry("department", "Department"),
          entry("owner", "Owner"),
          entry("overdue", "Time used up"),
          entry("q", "Customer"),
          entry("currency", "Currency"),
          entry("min", "At least"),
          entry("max", "At most"),
          entry("ageFrom", "Days old, at least"),
          entry("ageTo", "Days old, at most"),
          entry("from", "Raised from"),
          entry("to", "Raised up to"),
          entry("endedFrom", "Ended from"),
          entry("endedTo", "Ended up to"),
          entry("openOn", "Open at the end of"),
          entry("line", "Product line"),
          entry("site", "Site"));

  /**
   * All of a filter, in its order.
   *
   * @param names what values are called, by condition and value
   */
  static List<Chip> of(BoardFilter filter, Map<String, Map<String, String>> names) {
    return filter.parameters().entrySet().stream()
        .filter(condition -> NAMES.containsKey(condition.getKey()))
        .map(
            condition ->
                new Chip(
                    words(condition.getKey(), condition.getValue(), names),
                    filter.with(condition.getKey(), null).query()))
        .toList();
  }

  private static String words(String name, String value, Map<String, Map<String, String>> names) {
    return name.equals("overdue")
        ? NAMES.get(name)
        : NAMES.get(name) + ": " + names.getOrDefault(name, Map.of()).getOrDefault(value, value);
  }
}

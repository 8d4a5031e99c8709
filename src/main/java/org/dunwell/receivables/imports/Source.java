package org.dunwell.receivables.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;

/**
 * Where the value of one field comes from: a column, a constant, or a template over columns.
 *
 * @param column the header, or null
 * @param constant the value, or null
 * @param template text with {@code {header}} in it, or null
 * @param otherwise the value when the column is blank, or null
 * @param values translations of values, such as {@code Yes: true}; others pass as they are
 * @param letters {@code lower}, {@code upper} or null
 * @param optional whether a file may come without the column; then the field is blank
 */
record Source(
    String column,
    String constant,
    String template,
    String otherwise,
    Map<String, String> values,
    String letters,
    boolean optional) {

  private static final Set<String> KEYS =
      Set.of("column", "constant", "template", "default", "values", "case", "optional");
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

  static Source column(String header) {
    return new Source(header, null, null, null, Map.of(), null, false);
  }

  /** A plain text names a column; anything else is a map of its own. */
  static Source of(String where, JsonNode node) {
    if (node.isValueNode()) {
      return column(node.asText());
    }
    node.fieldNames().forEachRemaining(key -> check(where, key));
    Map<String, String> values = new HashMap<>();
    node.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    Source source =
        new Source(
            text(node, "column"),
            text(node, "constant"),
            text(node, "template"),
            text(node, "default"),
            values,
            text(node, "case"),
            node.path("optional").asBoolean());
    if (source.ways() != 1) {
      throw new BrokenRule(
          "Mapping: %s needs exactly one of column, constant and template.".formatted(where));
    }
    return source;
  }

  private static void check(String where, String key) {
    if (!KEYS.contains(key)) {
      throw new BrokenRule(
          "Mapping: %s knows no \"%s\". It takes %s."
              .formatted(where, key, String.join(", ", KEYS.stream().sorted().toList())));
    }
  }

  private static String text(JsonNode node, String key) {
    return node.hasNonNull(key) ? node.get(key).asText() : null;
  }

  private int ways() {
    return (column == null ? 0 : 1) + (constant == null ? 0 : 1) + (template == null ? 0 : 1);
  }

  /** The headers it needs. */
  List<String> headers() {
    if (column != null) {
      return List.of(column);
    }
    List<String> headers = new ArrayList<>();
    if (template != null) {
      PLACE.matcher(template).results().forEach(place -> headers.add(place.group(1)));
    }
    return headers;
  }

  /** Whether a file with these headers comes without what it may be without. */
  boolean isMissing(Set<String> there) {
    return optional && !there.containsAll(headers());
  }

  /** What a report calls it. */
  String label() {
    if (column != null) {
      return column;
    }
    return constant != null ? "constant of the mapping" : template;
  }

  /**
   * The value for one row; empty when there is none. A template with a blank place has none.
   *
   * @param cell header to trimmed text
   */
  String value(Function<String, String> cell) {
    String value = column != null ? cell.apply(column) : constant != null ? constant : fill(cell);
    value = values.getOrDefault(value, value);
    if (value.isEmpty() && otherwise != null) {
      return otherwise;
    }
    if (letters == null) {
      return value;
    }
    return letters.equals("lower")
        ? value.toLowerCase(Locale.ROOT)
        : value.toUpperCase(Locale.ROOT);
  }

  private String fill(Function<String, String> cell) {
    StringBuilder text = new StringBuilder();
    Matcher places = PLACE.matcher(template);
    while (places.find()) {
      String value = cell.apply(places.group(1));
      if (value.isEmpty()) {
        return "";
      }
      places.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return places.appendTail(text).toString();
  }
}

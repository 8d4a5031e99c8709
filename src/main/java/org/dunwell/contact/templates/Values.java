package org.dunwell.contact.templates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.Money;

/** What stands in the places of a text, written as its language writes it. */
final class Values {

  private Values() {}

  /**
   * Every declared place with its value in words; what may be empty and was not given is empty.
   *
   * @throws IllegalArgumentException when a place that must be filled was given nothing
   */
  static Map<String, Object> of(
      String template, List<TemplateKind.Place> places, Map<String, ?> given, Words words) {
    Map<String, Object> values = new HashMap<>();
    for (TemplateKind.Place place : places) {
      Object value = given.get(place.name());
      if (value == null && !place.optional()) {
        throw new IllegalArgumentException(
            "The template %s needs a value for %s: %s"
                .formatted(template, place.name(), place.what()));
      }
      values.put(place.name(), value == null ? empty(place) : written(value, words));
    }
    return values;
  }

  private static Object empty(TemplateKind.Place place) {
    return place.isCondition() ? Boolean.FALSE : place.isList() ? List.of() : "";
  }

  private static Object written(Object value, Words words) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof LocalDate date) {
      return words.date(date);
    }
    if (value instanceof Money money) {
      return words.amount(money.amount(), money.currency().getCurrencyCode());
    }
    if (value instanceof BigDecimal number) {
      return words.digits(number);
    }
    if (value instanceof List<?> rows) {
      return rows.stream().map(row -> written(row, words)).toList();
    }
    if (value instanceof Map<?, ?> row) {
      Map<String, Object> cells = new HashMap<>();
      row.forEach((name, cell) -> cells.put(String.valueOf(name), written(cell, words)));
      return cells;
    }
    return String.valueOf(value);
  }
}

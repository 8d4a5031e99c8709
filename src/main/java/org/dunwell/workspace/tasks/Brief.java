package org.dunwell.workspace.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.workspace.process.TaskDesk.Form;

/** What a form only shows, for a page that is read without scripts. */
final class Brief {

  private static final Pattern NUMBER_AT_END = Pattern.compile("\\(([^()]+)\\)$");

  record Line(String label, String value) {}

  private Brief() {}

  static List<Line> of(Form form) {
    List<Line> lines = new ArrayList<>();
    add(form.schema(), form.data(), lines);
    return lines;
  }

  /** The number in "Name (number)" that forms show as their customer; null if there is none. */
  static String customerNumber(Form form) {
    Matcher number = NUMBER_AT_END.matcher(String.valueOf(form.data().get("customer")));
    return number.find() ? number.group(1) : null;
  }

  /** The first page of ours that the form names, as a path; null if there is none. */
  static Line page(Form form, String publicUrl) {
    return of(form).stream()
        .filter(line -> line.value().startsWith(publicUrl + "/"))
        .map(line -> new Line(line.label(), line.value().substring(publicUrl.length())))
        .findFirst()
        .orElse(null);
  }

  private static void add(JsonNode node, Map<String, Object> data, List<Line> lines) {
    for (JsonNode field : node.path("components")) {
      Object value = data.get(field.path("key").asText());
      if (field.path("disabled").asBoolean() && value != null) {
        lines.add(new Line(field.path("label").asText(), value.toString()));
      }
      add(field, data, lines);
    }
  }
}

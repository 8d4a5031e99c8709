package org.dunwell.platform.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.ModelRefused;

/** What a form may hold: fields that Tasklist draws, and no page, picture or frame of elsewhere. */
final class FormShape {

  private static final int DEEPEST = 20;

  /** What a person fills in at once is far less. */
  private static final int MOST_FIELDS = 60;

  private static final Set<String> TYPES =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "datetime",
          "select",
          "radio",
          "checklist",
          "taglist",
          "checkbox",
          "separator",
          "spacer",
          "group",
          "text",
          "button");

  /** Conditions run in the reader's browser; what could run there without end is refused here. */
  private static final Pattern RUNS_AWAY =
      Pattern.compile("\\b(for|some|every|function|return|satisfies)\\b");

  private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!]|javascript:|data:");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int fields;

  private FormShape() {}

  /**
   * A form that was read.
   *
   * @param keys of its fields
   */
  record Form(String id, Set<String> keys, List<Finding> findings) {}

  static Form check(String file, String text) {
    JsonNode form = read(file, text);
    FormShape shape = new FormShape();
    String id = form.path("id").asText();
    if (!id.matches("[a-zA-Z][\\w-]{0,100}")) {
      shape.refuse("the form", "Its id is \"%s\".".formatted(id), "Give it one in plain letters.");
    }
    shape.components(form.path("components"));
    shape.texts(form);
    if (shape.fields == 0 || shape.fields > MOST_FIELDS) {
      shape.refuse(
          "the form",
          "It has %d fields.".formatted(shape.fields),
          "Give it 1 to %d.".formatted(MOST_FIELDS));
    }
    return new Form(id, shape.keys, shape.findings);
  }

  /** The keys that must be filled in. */
  static Set<String> required(String file, String text) {
    Set<String> required = new HashSet<>();
    read(file, text)
        .path("components")
        .forEach(
            field -> {
              if (field.path("validate").path("required").asBoolean()) {
                required.add(field.path("key").asText());
              }
            });
    return required;
  }

  private static JsonNode read(String file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException bad) {
      throw new ModelRefused(
          file,
          List.of(
              new Finding(
                  "line %d"
                      .formatted(bad.getLocation() == null ? 1 : bad.getLocation().getLineNr()),
                  "It cannot be read: %s".formatted(bad.getOriginalMessage()),
                  "Open it in the modeler and save it again.")));
    }
  }

  private void components(JsonNode components) {
    for (JsonNode field : components) {
      fields++;
      String where = "field %s".formatted(field.path("id").asText(field.path("key").asText()));
      String type = field.path("type").asText();
      if (!TYPES.contains(type)) {
        refuse(
            where,
            "It is of the type \"%s\", which runs or shows what is not ours.".formatted(type),
            "Use one of: %s.".formatted(String.join(", ", TYPES.stream().sorted().toList())));
      }
      if (field.hasNonNull("key") && !keys.add(field.path("key").asText())) {
        refuse(where, "Two fields have its key.", "Give each field a key of its own.");
      }
      components(field.path("components"));
    }
  }

  private void texts(JsonNode node) {
    if (node.isTextual()) {
      text(node.asText());
    }
    StreamSupport.stream(node.spliterator(), false).forEach(this::texts);
  }

  private void text(String text) {
    if (text.startsWith("=") && RUNS_AWAY.matcher(text.replaceAll("\"[^\"]*\"", "")).find()) {
      refuse(
          "the expression " + text,
          "It could run without end in the browser.",
          "Compare fields with words and numbers.");
    }
    if (MARKUP.matcher(text).find() || text.contains("${") || text.contains("{{")) {
      refuse(
          "the text \"%s\"".formatted(text.length() > 60 ? text.substring(0, 60) : text),
          "It holds markup or an expression.",
          "Write plain words.");
    }
  }

  private void refuse(String where, String what, String mend) {
    findings.add(new Finding(where, what, mend));
  }
}

package org.dunwell.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A published OpenAPI document, Stripe's or Twilio's, held against requests. Their bodies are forms
 * whose names nest by brackets, which validators in Java do not read; so the schema is walked name
 * by name.
 */
public final class PublishedApi {

  private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]");

  private final JsonNode document;

  /** Whether a list is sent by repeating its name; else the name has brackets. */
  private final boolean namesRepeat;

  public PublishedApi(Path file) throws IOException {
    document = new ObjectMapper().readTree(file.toFile());
    namesRepeat = document.at("/info/title").asText().startsWith("Twilio");
  }

  /** What is wrong with a request; empty when nothing is. */
  public List<String> complaints(String method, String path, String form) {
    for (Map.Entry<String, JsonNode> known : document.get("paths").properties()) {
      String pattern = known.getKey().replaceAll("\\{[^}]+}", "[^/]+");
      JsonNode operation = known.getValue().get(method.toLowerCase(java.util.Locale.ROOT));
      if (path.matches(pattern) && operation != null) {
        return complaints(method, path, form, operation);
      }
    }
    return List.of("There is no %s %s".formatted(method, path));
  }

  private List<String> complaints(String method, String path, String form, JsonNode operation) {
    List<String> wrong = new ArrayList<>();
    for (String field : form.isEmpty() ? new String[0] : form.split("&")) {
      String[] parts = field.split("=", 2);
      String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      String first = name.replaceFirst("\\[.*", "");
      List<String> steps = new ArrayList<>();
      for (Matcher step = STEP.matcher(name); step.find(); ) {
        steps.add(step.group(1));
      }
      JsonNode schema =
          method.equals("GET")
              ? parameter(operation, first)
              : operation.at(
                  "/requestBody/content/application~1x-www-form-urlencoded/schema/properties/"
                      + first);
      if (schema == null || schema.isMissingNode() || !fits(schema, steps, value)) {
        wrong.add("%s %s: %s=%s".formatted(method, path, name, value));
      }
    }
    return wrong;
  }

  private static JsonNode parameter(JsonNode operation, String name) {
    return StreamSupport.stream(operation.get("parameters").spliterator(), false)
        .filter(one -> one.get("name").asText().equals(name))
        .map(one -> one.get("schema"))
        .findFirst()
        .orElse(null);
  }

  private boolean fits(JsonNode schema, List<String> steps, String value) {
    if (schema.has("$ref")) {
      return fits(document.at(schema.get("$ref").asText().substring(1)), steps, value);
    }
    if (namesRepeat && steps.isEmpty() && schema.path("type").asText().equals("array")) {
      return fits(schema.get("items"), steps, value);
    }
    if (schema.has("anyOf")) {
      return StreamSupport.stream(schema.get("anyOf").spliterator(), false)
          .anyMatch(one -> fits(one, steps, value));
    }
    if (steps.isEmpty()) {
      return isValue(schema, value);
    }
    List<String> rest = steps.subList(1, steps.size());
    if (schema.path("type").asText().equals("array")) {
      return steps.get(0).matches("\\d*") && fits(schema.get("items"), rest, value);
    }
    JsonNode property = schema.path("properties").path(steps.get(0));
    JsonNode any = schema.path("additionalProperties");
    return !property.isMissingNode()
        ? fits(property, rest, value)
        : any.isObject() && fits(any, rest, value);
  }

  private static boolean isValue(JsonNode schema, String value) {
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.get("enum").spliterator(), false)
          .anyMatch(one -> one.asText().equals(value));
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> value.matches("-?\\d+");
      case "boolean" -> value.matches("true|false");
      case "string" -> value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
      // a schema that says nothing but what it is for lets all pass
      case "" -> schema.has("description") && !schema.has("properties");
      default -> false;
    };
  }
}

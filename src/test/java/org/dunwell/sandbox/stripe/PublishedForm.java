package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The form that Stripe has published for its objects, held against objects. */
final class PublishedForm {

  private static final JsonNode FORM = read();

  private final List<String> complaints = new ArrayList<>();

  private PublishedForm() {}

  /** What is not as published: in the object, and in the one that an event is about. */
  static List<String> complaints(JsonNode object) {
    PublishedForm form = new PublishedForm();
    String kind = object.get("object").asText();
    form.check(FORM.get("schemas").required(kind), object, kind);
    if (kind.equals("event")) {
      form.complaints.addAll(complaints(object.at("/data/object")));
    }
    return form.complaints;
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    if (schema.has("$ref")) {
      check(FORM.get("schemas").required(schema.get("$ref").asText()), value, path);
    } else if (value.isNull()) {
      complainUnless(schema.isEmpty() || schema.path("nullable").asBoolean(), path + " is null");
    } else if (schema.has("anyOf")) {
      complainUnless(fitsOne(schema.get("anyOf"), value), path + " is none of those: " + value);
    } else {
      checkValue(schema, value, path);
    }
  }

  private static boolean fitsOne(JsonNode schemas, JsonNode value) {
    for (JsonNode one : schemas) {
      PublishedForm form = new PublishedForm();
      form.check(one, value, "");
      if (form.complaints.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void checkValue(JsonNode schema, JsonNode value, String path) {
    complainUnless(isOf(schema.path("type").asText(), value), path + " is " + value);
    if (schema.has("enum")) {
      boolean known = false;
      for (JsonNode word : schema.get("enum")) {
        known |= word.equals(value);
      }
      complainUnless(known, path + " is " + value);
    }
    for (JsonNode name : schema.path("required")) {
      complainUnless(value.has(name.asText()), path + "." + name.asText() + " is missing");
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (value.has(property.getKey())) {
                check(
                    property.getValue(),
                    value.get(property.getKey()),
                    path + "." + property.getKey());
              }
            });
    if (schema.has("items")) {
      value.forEach(element -> check(schema.get("items"), element, path + "[]"));
    }
    if (schema.has("values")) {
      value.forEach(element -> check(schema.get("values"), element, path + ".*"));
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  private void complainUnless(boolean right, String complaint) {
    if (!right) {
      complaints.add(complaint);
    }
  }

  private static JsonNode read() {
    try (InputStream in = PublishedForm.class.getResourceAsStream("published.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

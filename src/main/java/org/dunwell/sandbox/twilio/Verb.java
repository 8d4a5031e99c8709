package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.sandbox.wire.Json;

/** One element of a document that was read. */
record Verb(JsonNode node) {

  static Verb of(JsonNode node) {
    return new Verb(node);
  }

  /** One that no document has said: the company's own voice. */
  static ObjectNode said(String name, String text) {
    ObjectNode verb = Json.JSON.createObjectNode().put("verb", name).put("text", text);
    verb.putObject("attributes");
    verb.putArray("children");
    return verb;
  }

  String name() {
    return node.path("verb").asText();
  }

  String text() {
    return node.path("text").asText();
  }

  Optional<String> attribute(String name) {
    return Optional.of(node.path("attributes").path(name).asText()).filter(text -> !text.isBlank());
  }

  /** Whether it was given at all, even empty. */
  boolean has(String name) {
    return node.path("attributes").has(name);
  }

  String attribute(String name, String usual) {
    return attribute(name).orElse(usual);
  }

  boolean flag(String name, boolean usual) {
    return attribute(name).map(text -> text.equalsIgnoreCase("true")).orElse(usual);
  }

  long whole(String name, long usual) {
    return attribute(name).map(Long::parseLong).orElse(usual);
  }

  String method(String name) {
    return attribute(name, "POST").toUpperCase(Locale.ROOT);
  }

  List<Verb> children() {
    List<Verb> children = new ArrayList<>();
    node.path("children").forEach(child -> children.add(new Verb(child)));
    return children;
  }
}

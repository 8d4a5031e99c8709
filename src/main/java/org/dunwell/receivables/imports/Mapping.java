package org.dunwell.receivables.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * How a company's own export is read, written in YAML: at the top what holds for the whole file
 * ({@code encoding}, {@code delimiter}, {@code skip-lines}, {@code dates}, {@code decimal}), then
 * one section per kind, so that one flat export can feed several kinds. The format is described in
 * {@code docs/imports.md}.
 */
public final class Mapping {

  /** A mapping is a page of text; anything longer is something else. */
  private static final int MAX_LENGTH = 100_000;

  private static final Set<String> SETTINGS =
      Set.of("encoding", "delimiter", "skip-lines", "dates", "decimal");

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> records = new LinkedHashMap<>();

  /**
   * One kind's part.
   *
   * @param onlyIf a column that must not be blank for a row to count for this kind, or null
   */
  record Section(Map<String, Source> sources, String onlyIf) {}

  private Mapping() {}

  /** No mapping: columns are recognised by their headers, formats by their look. */
  public static Mapping none() {
    return new Mapping();
  }

  /**
   * Reads a mapping.
   *
   * @param yaml null or blank for none
   * @throws BrokenRule when it cannot be understood, saying where
   */
  public static Mapping parse(String yaml) {
    Mapping mapping = new Mapping();
    if (yaml == null || yaml.isBlank()) {
      return mapping;
    }
    JsonNode root = tree(yaml);
    root.properties().forEach(entry -> mapping.add(entry.getKey(), entry.getValue()));
    mapping.encoding();
    mapping.skipLines();
    new ValueReader(mapping.setting("dates"), mapping.setting("decimal"));
    return mapping;
  }

  private static JsonNode tree(String yaml) {
    if (yaml.length() > MAX_LENGTH) {
      throw new BrokenRule(
          "The mapping is longer than %d characters. Is it the data file?".formatted(MAX_LENGTH));
    }
    try {
      JsonNode root = YAML.readTree(yaml);
      if (!root.isObject()) {
        throw new BrokenRule("The mapping must consist of lines such as \"dates: dd.MM.yyyy\".");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new BrokenRule(
          "The mapping is not valid YAML, line %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    }
  }

  private void add(String key, JsonNode node) {
    if (SETTINGS.contains(key)) {
      settings.put(key, node.asText());
    } else if (node.isArray()) {
      List<Map<String, String>> list = new ArrayList<>();
      node.forEach(item -> list.add(constants(key, item)));
      records.put(key, list);
    } else if (node.isObject()) {
      sections.put(key, section(key, node));
    } else {
      throw new BrokenRule(
          "Mapping: \"%s\" is neither a setting (%s) nor a section with the name of a kind."
              .formatted(key, String.join(", ", SETTINGS.stream().sorted().toList())));
    }
  }

  private static Map<String, String> constants(String kind, JsonNode item) {
    if (!item.isObject()) {
      throw new BrokenRule(
          "Mapping: each item of \"%s\" must say field: value, as in \"- code: DE01\"."
              .formatted(kind));
    }
    Map<String, String> record = new LinkedHashMap<>();
    item.properties().forEach(entry -> record.put(entry.getKey(), entry.getValue().asText()));
    return record;
  }

  private static Section section(String kind, JsonNode node) {
    Map<String, Source> sources = new LinkedHashMap<>();
    String onlyIf = null;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals("only-if")) {
        onlyIf = entry.getValue().asText();
      } else {
        sources.put(entry.getKey(), Source.of(kind + "." + entry.getKey(), entry.getValue()));
      }
    }
    return new Section(sources, onlyIf);
  }

  /** The kinds this mapping has a section or records for, in the order it names them. */
  public List<String> kinds() {
    List<String> kinds = new ArrayList<>(records.keySet());
    kinds.addAll(sections.keySet());
    return kinds;
  }

  /** Records that the mapping states itself, such as the one selling entity of a flat export. */
  List<Map<String, String>> records(String kind) {
    return records.getOrDefault(kind, List.of());
  }

  Optional<Section> section(String kind) {
    return Optional.ofNullable(sections.get(kind));
  }

  /** A setting of the whole file, or null. */
  String setting(String name) {
    return settings.get(name);
  }

  /** The encoding that the mapping says, or null to find out. */
  Charset encoding() {
    String name = settings.get("encoding");
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BrokenRule(
          "Mapping: there is no encoding \"%s\". Take utf-8 or windows-1252.".formatted(name));
    }
  }

  /** How many lines stand above the header. */
  int skipLines() {
    String lines = settings.getOrDefault("skip-lines", "0");
    try {
      return Integer.parseUnsignedInt(lines);
    } catch (NumberFormatException e) {
      throw new BrokenRule(
          "Mapping: skip-lines must be the number of lines above the header, not \"%s\"."
              .formatted(lines));
    }
  }
}

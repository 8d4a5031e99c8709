package org.dunwell.contact.templates;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What there is to write and the words it comes with: {@code templates/letters/catalogue.yaml} and
 * the files beside it, one per template and language.
 */
@Component
class Catalogue {

  private static final String FOLDER = "templates/letters/";

  /** The file's own shape. */
  record Content(List<TemplateKind.Place> common, List<TemplateKind> templates) {}

  private final List<TemplateKind.Place> common;
  private final Map<String, TemplateKind> kinds = new LinkedHashMap<>();
  private final Map<TemplateKey, TemplateText> defaults = new HashMap<>();

  Catalogue() {
    Content content = read();
    common = List.copyOf(content.common());
    for (TemplateKind kind : content.templates()) {
      kinds.put(kind.name(), kind);
      for (String language : Words.LANGUAGES) {
        TemplateKey key = new TemplateKey(kind.name(), language);
        defaults.put(key, TemplateText.read(file(kind.name() + "." + language + ".txt")));
      }
    }
  }

  List<TemplateKind> kinds() {
    return List.copyOf(kinds.values());
  }

  /**
   * @throws NotThere when there is none of this name
   */
  TemplateKind kind(String name) {
    TemplateKind kind = kinds.get(name);
    if (kind == null) {
      throw new NotThere("template", name);
    }
    return kind;
  }

  /** What every text may name. */
  List<TemplateKind.Place> common() {
    return common;
  }

  Map<TemplateKey, TemplateText> defaults() {
    return Map.copyOf(defaults);
  }

  /** SnakeYAML first: it knows how one list of places is named again, Jackson does not. */
  private static Content read() {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(file("catalogue.yaml"));
    return new ObjectMapper().convertValue(tree, Content.class);
  }

  private static String file(String name) {
    try (InputStream in = new ClassPathResource(FOLDER + name).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("No " + FOLDER + name + " is on the classpath", e);
    }
  }
}

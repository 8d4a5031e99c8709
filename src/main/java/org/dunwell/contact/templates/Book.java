package org.dunwell.contact.templates;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All texts as they are in force at one moment; compiled when first used. */
final class Book {

  private record Compiled(Template subject, Template body) {}

  private final Map<TemplateKey, TemplateText> texts;
  private final Map<TemplateKey, Compiled> compiled = new ConcurrentHashMap<>();

  Book(Map<TemplateKey, TemplateText> texts) {
    this.texts = Map.copyOf(texts);
  }

  TemplateText text(TemplateKey key) {
    return texts.get(key);
  }

  /** The same book with other words in one place: what a draft would look like. */
  Book with(TemplateKey key, TemplateText text) {
    Map<TemplateKey, TemplateText> changed = new HashMap<>(texts);
    changed.put(key, text);
    return new Book(changed);
  }

  /**
   * Fills a text.
   *
   * @throws MustacheException when the text cannot be read or names what is not there
   */
  Rendered fill(TemplateKey key, Map<String, Object> values) {
    Compiled template = compiled.computeIfAbsent(key, this::compile);
    return new Rendered(
        oneLine(template.subject().execute(values)), tidy(template.body().execute(values)));
  }

  private Compiled compile(TemplateKey key) {
    Mustaches mustaches =
        new Mustaches(piece -> texts.get(new TemplateKey(piece, key.language())).body());
    TemplateText text = texts.get(key);
    return new Compiled(
        mustaches.compile(text.subject()), mustaches.compile(withItsLine(text.body())));
  }

  /** Mustache takes the line break after a piece that stands alone for its own. */
  private static String withItsLine(String body) {
    return body.replaceAll("(?m)^[ \t]*(\\{\\{>[^{}]*}})[ \t]*$", "$1\n");
  }

  /** A subject with a line break in it would become a header of its own. */
  private static String oneLine(String subject) {
    return subject.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static String tidy(String body) {
    return body.replace("\r", "").replaceAll("[ \t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }
}

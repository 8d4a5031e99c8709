package org.dunwell.contact.templates;

import com.samskivert.mustache.MustacheException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.contact.templates.BrokenTemplate.Problem;
import org.dunwell.contact.templates.TemplateKind.Place;

/**
 * Finds what is wrong with a text before anybody gets it: first by reading it, then by filling it
 * with examples, once with everything that may be empty and once without.
 */
final class TemplateCheck {

  /** Longer than any letter; a limit because texts come from outside. */
  private static final int LONGEST_BODY = 20_000;

  private static final int LONGEST_SUBJECT = 300;

  private static final Pattern BLOCK_LINE = Pattern.compile("\\[\\[([^\\[\\]\n]*)]]");

  private final Catalogue catalogue;
  private final TemplateKind kind;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> cells = new HashSet<>(Set.of(".", "-first", "-last", "-index"));

  private TemplateCheck(Catalogue catalogue, TemplateKind kind) {
    this.catalogue = catalogue;
    this.kind = kind;
    Stream.concat(catalogue.common().stream(), kind.places().stream())
        .forEach(place -> places.put(place.name(), place));
    for (Place place : places.values()) {
      if (place.example() instanceof List<?> rows) {
        rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(cell -> cells.add((String) cell)));
      }
    }
  }

  /**
   * What is wrong with a text; empty when nothing is.
   *
   * @param others the texts in force, for the pieces it includes
   */
  static List<Problem> of(Catalogue catalogue, TemplateKey key, TemplateText text, Book others) {
    TemplateCheck check = new TemplateCheck(catalogue, catalogue.kind(key.name()));
    check.read(text);
    if (check.problems.isEmpty()) {
      check.fill(key, others.with(key, text));
    }
    return List.copyOf(check.problems);
  }

  private void read(TemplateText text) {
    if (!kind.piece() && text.subject().isEmpty()) {
      problems.add(new Problem(0, "It is empty. Write what the letter is about."));
    }
    if (text.subject().length() > LONGEST_SUBJECT || text.subject().contains("\n")) {
      problems.add(
          new Problem(0, "It must be one line of at most " + LONGEST_SUBJECT + " characters."));
    }
    if (text.body().isEmpty()) {
      problems.add(new Problem(1, "The text is empty. Write at least one sentence."));
    }
    if (text.body().length() > LONGEST_BODY) {
      problems.add(new Problem(1, "The text is longer than " + LONGEST_BODY + " characters."));
      return;
    }
    tags(text.subject(), 0);
    tags(text.body(), 1);
    blocks(text.body());
  }

  /**
   * @param first the number of the first line: 1 for a body, 0 for a subject
   */
  private void tags(String text, int first) {
    Deque<Tag> open = new ArrayDeque<>();
    for (Tag tag : Tag.in(text)) {
      int line = tag.line() - 1 + first;
      if (tag.opens()) {
        section(tag, line, open);
        open.push(tag);
      } else if (tag.closes()) {
        close(tag, line, open);
      } else if (tag.isPiece()) {
        piece(tag, line);
      } else if (tag.isValue()) {
        value(tag, line, open);
      } else if (!tag.isRemark()) {
        problems.add(new Problem(line, tag.written() + " is not understood here. Take it out."));
      }
    }
    open.forEach(
        tag ->
            problems.add(
                new Problem(
                    tag.line() - 1 + first,
                    "%s is opened and never closed. Write {{/%s}} where it ends."
                        .formatted(tag.written(), tag.name()))));
    String rest = text.replaceAll("\\{\\{\\{?[^{}]*}?}}", "");
    int stray = rest.contains("{{") ? text.indexOf("{{", text.lastIndexOf("}}") + 1) : -1;
    if (rest.contains("{{") || rest.contains("}}")) {
      problems.add(
          new Problem(
              stray < 0 ? first : Tag.lineAt(text, stray) - 1 + first,
              "Two braces stand alone. Write a place as {{name}}."));
    }
  }

  private void section(Tag tag, int line, Deque<Tag> open) {
    if (!places.containsKey(tag.name())) {
      unknown(tag, line);
    } else if (open.stream().anyMatch(outer -> outer.name().equals(tag.name()))) {
      problems.add(new Problem(line, tag.written() + " stands inside itself. Close it first."));
    }
  }

  private void close(Tag tag, int line, Deque<Tag> open) {
    if (open.isEmpty()) {
      problems.add(new Problem(line, tag.written() + " closes what was never opened."));
    } else if (!open.peek().name().equals(tag.name())) {
      problems.add(
          new Problem(
              line,
              "%s closes, but %s was opened last, in line %d. Close that one first."
                  .formatted(tag.written(), open.peek().written(), open.peek().line())));
    } else {
      open.pop();
    }
  }

  private void piece(Tag tag, int line) {
    boolean known =
        catalogue.kinds().stream().anyMatch(k -> k.piece() && k.name().equals(tag.name()));
    if (kind.piece()) {
      problems.add(new Problem(line, "A piece cannot hold another piece: " + tag.written() + "."));
    } else if (!known) {
      problems.add(
          new Problem(
              line,
              "There is no piece named %s. There are: %s."
                  .formatted(
                      tag.name(),
                      String.join(
                          ", ",
                          catalogue.kinds().stream()
                              .filter(TemplateKind::piece)
                              .map(TemplateKind::name)
                              .toList()))));
    }
  }

  private void value(Tag tag, int line, Deque<Tag> open) {
    boolean inList =
        open.stream().anyMatch(o -> places.containsKey(o.name()) && places.get(o.name()).isList());
    Place place = places.get(tag.name());
    if (place == null && !(inList && cells.contains(tag.name()))) {
      unknown(tag, line);
    } else if (place != null && (place.isList() || place.isCondition())) {
      problems.add(
          new Problem(
              line,
              "%s is %s. Write {{#%s}} ... {{/%s}} around what depends on it."
                  .formatted(
                      tag.name(),
                      place.isList() ? "a list" : "a condition",
                      tag.name(),
                      tag.name())));
    }
  }

  private void unknown(Tag tag, int line) {
    problems.add(
        new Problem(
            line,
            "\"%s\" is not known here. There are: %s."
                .formatted(
                    tag.name(), String.join(", ", places.keySet().stream().sorted().toList()))));
  }

  private void blocks(String body) {
    Matcher block = BLOCK_LINE.matcher(body);
    while (block.find()) {
      int line = Tag.lineAt(body, block.start());
      if (!kind.blocks().contains(block.group(1).strip())) {
        problems.add(
            new Problem(
                line,
                "%s cannot stand here. %s"
                    .formatted(
                        block.group(),
                        kind.blocks().isEmpty()
                            ? "There are no blocks in this text."
                            : "There are: [[" + String.join("]], [[", kind.blocks()) + "]].")));
      } else if (Rendered.partsOf(body).stream()
          .noneMatch(part -> block.group(1).strip().equals(part.block()))) {
        problems.add(
            new Problem(line, block.group() + " needs an empty line before and after it."));
      }
    }
  }

  private void fill(TemplateKey key, Book book) {
    try {
      for (boolean full : List.of(true, false)) {
        Map<String, Object> examples = Examples.of(places.values(), full, Words.in(key.language()));
        Rendered rendered = book.fill(key, examples);
        if (!kind.piece() && rendered.subject().isEmpty()) {
          problems.add(new Problem(0, "It can come out empty. Write words outside conditions."));
        }
      }
    } catch (MustacheException.Context missing) {
      problems.add(new Problem(missing.lineNo, "\"" + missing.key + "\" has no value here."));
    } catch (MustacheException broken) {
      problems.add(new Problem(1, broken.getMessage()));
    }
  }
}

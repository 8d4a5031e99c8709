package org.dunwell.contact.templates;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words for what is written to customers, by name and language. */
@Component
public class Templates {

  private final Catalogue catalogue;
  private volatile Book inForce;

  Templates(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.inForce = new Book(catalogue.defaults());
  }

  /**
   * Fills a template.
   *
   * @param template its name, such as {@code promise-confirmation}; see the catalogue {@code
   *     templates/letters/catalogue.yaml} for names and their places
   * @param language ISO 639-1; those we have no words in get English
   * @param values by name of place: text, {@code Money}, {@code LocalDate}, number, boolean, or a
   *     list of such maps; amounts and dates are written as the language writes them. {@link
   *     CommonValues} gives those that every template may name.
   * @throws org.dunwell.platform.NotThere when there is no such template
   * @throws IllegalArgumentException when a place that must be filled was given nothing
   */
  public Rendered render(String template, String language, Map<String, ?> values) {
    return fill(inForce, catalogue.kind(template), Words.in(language), values);
  }

  /** Everything there is to write, pieces last. */
  public List<TemplateKind> kinds() {
    return catalogue.kinds();
  }

  /**
   * @throws org.dunwell.platform.NotThere when there is none of this name
   */
  public TemplateKind kind(String name) {
    return catalogue.kind(name);
  }

  /** What every text may name. */
  public List<TemplateKind.Place> common() {
    return catalogue.common();
  }

  private Rendered fill(Book book, TemplateKind kind, Words words, Map<String, ?> values) {
    List<TemplateKind.Place> places =
        Stream.concat(catalogue.common().stream(), kind.places().stream()).toList();
    return book.fill(
        new TemplateKey(kind.name(), words.language()),
        Values.of(kind.name(), places, values, words));
  }
}

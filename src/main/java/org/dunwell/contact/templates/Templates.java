package org.dunwell.contact.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.contact.templates.BrokenTemplate.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words for what is written to customers, by name and language. */
@Component
public class Templates {

  /** The book as it was at the latest change there was. */
  private record Edition(long latest, Book book) {}

  private final Catalogue catalogue;
  private final TemplateVersions versions;
  private volatile Edition edition = new Edition(-1, null);

  Templates(Catalogue catalogue, TemplateVersions versions) {
    this.catalogue = catalogue;
    this.versions = versions;
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
    return fill(book(), key(template, language), values);
  }

  /**
   * What a draft would look like, stored or not.
   *
   * @param values those given take the place of the catalogue's examples
   * @throws BrokenTemplate when it could not be written to anybody
   */
  public Rendered preview(
      String template, String language, TemplateText text, Map<String, ?> values) {
    TemplateKey key = key(template, language);
    refuseBroken(key, text);
    List<TemplateKind.Place> places = places(catalogue.kind(template));
    Map<String, Object> shown = new HashMap<>();
    places.forEach(place -> shown.put(place.name(), place.example()));
    shown.putAll(values);
    return fill(book().with(key, text), key, shown);
  }

  /**
   * New words take the place of the old ones at once.
   *
   * @param note why; may be null
   * @param by user id
   * @throws BrokenTemplate when they could not be written to anybody; nothing is stored
   */
  @Transactional
  public void save(String template, String language, TemplateText text, String note, String by) {
    TemplateKey key = key(template, language);
    refuseBroken(key, text);
    versions.add(key, text, note, by);
  }

  /** The words it came with count again. */
  @Transactional
  public void useDefault(String template, String language, String by) {
    versions.add(key(template, language), null, null, by);
  }

  /** The words in force. */
  public TemplateText text(String template, String language) {
    return book().text(key(template, language));
  }

  /**
   * The words of a version; those it came with when the version means the default.
   *
   * @throws org.dunwell.platform.NotThere when there is none
   */
  public TemplateText text(String template, String language, long version) {
    TemplateKey key = key(template, language);
    TemplateVersion saved = versions.byId(key, version);
    return saved.isDefault() ? catalogue.defaults().get(key) : saved.text();
  }

  /** Who changed a text when, latest first. */
  public List<TemplateVersion> versions(String template, String language) {
    return versions.of(key(template, language));
  }

  /** The latest change of every text that was ever changed. */
  public List<TemplateVersion> latest() {
    return versions.latest();
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

  /**
   * Asks for the latest change at each use, which is one look at the end of an index, so that every
   * node writes with the new words as soon as they are committed. What a transaction that then
   * fails has read is forgotten the same way.
   */
  private Book book() {
    long latest = versions.latestId();
    Edition known = edition;
    if (known.latest() == latest) {
      return known.book();
    }
    Map<TemplateKey, TemplateText> texts = new HashMap<>(catalogue.defaults());
    versions.upTo(latest).stream()
        .filter(version -> !version.isDefault())
        .forEach(v -> texts.replace(new TemplateKey(v.name(), v.language()), v.text()));
    Edition read = new Edition(latest, new Book(texts));
    edition = read;
    return read.book();
  }

  private void refuseBroken(TemplateKey key, TemplateText text) {
    List<Problem> problems = TemplateCheck.of(catalogue, key, text, book());
    if (!problems.isEmpty()) {
      throw new BrokenTemplate(problems);
    }
  }

  private TemplateKey key(String template, String language) {
    return new TemplateKey(catalogue.kind(template).name(), Words.in(language).language());
  }

  private Rendered fill(Book book, TemplateKey key, Map<String, ?> values) {
    return book.fill(
        key,
        Values.of(
            key.name(), places(catalogue.kind(key.name())), values, Words.in(key.language())));
  }

  private List<TemplateKind.Place> places(TemplateKind kind) {
    return Stream.concat(catalogue.common().stream(), kind.places().stream()).toList();
  }
}

package org.dunwell.contact.correspondence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of messages in the languages we have, each place filled by name. */
final class Wording {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** What a template says. */
  record Rendered(String subject, List<String> paragraphs) {}

  private Wording() {}

  /**
   * Fills a template.
   *
   * @param language ISO 639-1; those we have no words in get English
   * @throws IllegalArgumentException when there is no such template or a place has no value
   */
  static Rendered render(String template, String language, Map<String, Object> values) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "i18n/correspondence",
            "de".equals(language) ? Locale.GERMAN : Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    if (!words.containsKey(template + ".subject")) {
      throw new IllegalArgumentException("There is no template " + template);
    }
    return new Rendered(
        fill(words.getString(template + ".subject"), values),
        List.of(fill(words.getString(template + ".text"), values).split("\n\n")));
  }

  private static String fill(String text, Map<String, Object> values) {
    Matcher place = PLACE.matcher(text);
    return place.replaceAll(
        found -> {
          Object value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalArgumentException("No value for {%s}".formatted(found.group(1)));
          }
          return Matcher.quoteReplacement(value.toString());
        });
  }
}

package org.dunwell.portal.phone;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that the line can say in a language. */
final class Sentences {

  private Sentences() {}

  /** The codes of those that were never heard. */
  static List<String> unheard(String language, Collection<String> heard) {
    ResourceBundle all = ResourceBundle.getBundle("i18n/phone", Locale.forLanguageTag(language));
    return all.keySet().stream()
        .filter(code -> !code.matches("phone\\.(words\\..*|cents\\..*|amount)"))
        .filter(
            code -> {
              Pattern sentence = Pattern.compile(language + " " + pattern(all.getString(code)));
              return heard.stream().noneMatch(one -> sentence.matcher(one).matches());
            })
        .sorted()
        .collect(Collectors.toList());
  }

  /** A text with places as a pattern. */
  private static String pattern(String text) {
    return Pattern.compile("\\{\\d(?:,choice,(?:[^{}]|\\{\\d\\})*)?\\}")
            .splitAsStream(text)
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"))
        + (text.endsWith("}") ? ".*" : "");
  }
}

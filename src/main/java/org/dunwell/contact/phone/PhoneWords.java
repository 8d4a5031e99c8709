package org.dunwell.contact.phone;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the line itself says, in the languages that it speaks: English, unless German is asked. */
final class PhoneWords {

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private PhoneWords() {}

  /** The one of them that comes nearest. */
  static String spoken(String language) {
    return "de".equals(language) ? "de" : "en";
  }

  /** A sentence. */
  static String of(String language, String name, Object... values) {
    // an apostrophe is one, unless it quotes a brace
    String pattern = bundle(language).getString(name).replace("'", "''");
    return new MessageFormat(pattern, Locale.forLanguageTag(spoken(language))).format(values);
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        "org.dunwell.contact.phone.words", Locale.forLanguageTag(spoken(language)), EXACT);
  }

  /** Whether one of the words of a list is among what was said. */
  static boolean hears(String language, String list, String said) {
    String heard = " " + said.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']+", " ") + " ";
    return words(language, list).stream().anyMatch(word -> heard.contains(" " + word + " "));
  }

  /** A list of words. */
  static List<String> words(String language, String list) {
    return Arrays.asList(bundle(language).getString(list).split(","));
  }

  /** The same, to be said in the language of a call. */
  static List<CallStep.Spoken> spoken(CallRow call, String name) {
    return List.of(new CallStep.Spoken(of(call.language(), name), call.language()));
  }
}

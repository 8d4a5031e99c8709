package org.dunwell.portal.phone;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.contact.templates.Words;

/**
 * What may be said in the place of a key, by language. In the resource bundle a line reads {@code
 * 1: balance, account; 2: invoices}: the key, and the phrases that mean it.
 */
record Phrases(String code) {

  static final Phrases COMMANDS = new Phrases("phone.words.commands");
  static final Phrases NUMBERS = new Phrases("phone.words.numbers");

  private static final Map<String, List<Phrase>> READ = new ConcurrentHashMap<>();

  private record Phrase(String key, String words) {}

  /** The key whose longest phrase was said; empty for none. */
  String key(String language, String said) {
    String padded = " " + said + " ";
    return all(language).stream()
        .filter(phrase -> padded.contains(" " + phrase.words() + " "))
        .max(Comparator.comparingInt(phrase -> phrase.words().length()))
        .map(Phrase::key)
        .orElse("");
  }

  /** The same where a doubt must not count: empty too when phrases of two keys were said. */
  String sureKey(String language, String said) {
    String left = " " + said + " ";
    String key = "";
    for (Phrase phrase : longestFirst(language)) {
      if (left.contains(" " + phrase.words() + " ")) {
        if (!key.isEmpty() && !key.equals(phrase.key())) {
          return "";
        }
        key = phrase.key();
        left = left.replace(" " + phrase.words() + " ", "  ");
      }
    }
    return key;
  }

  private List<Phrase> longestFirst(String language) {
    return all(language).stream()
        .sorted(Comparator.comparingInt((Phrase phrase) -> -phrase.words().length()))
        .toList();
  }

  /** The key of a phrase that was said and nothing else; empty for none. */
  String keyOfAll(String language, String said) {
    return all(language).stream()
        .filter(phrase -> phrase.words().equals(said))
        .map(Phrase::key)
        .findFirst()
        .orElse("");
  }

  /** For whoever listens: what is likely to be said. */
  List<String> hints(String language) {
    return all(language).stream().map(Phrase::words).toList();
  }

  private List<Phrase> all(String language) {
    Words words = Words.in(language);
    return READ.computeIfAbsent(words.language() + " " + code, any -> read(words.of(code)));
  }

  private static List<Phrase> read(String lines) {
    return Arrays.stream(lines.split(";"))
        .map(line -> line.split(":", 2))
        .flatMap(
            parts ->
                Arrays.stream(parts[1].split(","))
                    .map(words -> new Phrase(parts[0].strip(), words.strip())))
        .toList();
  }
}

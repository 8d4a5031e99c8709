package org.dunwell.contact.texts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Single words that mean the same to every company that texts, in English and German. */
enum TextWords {
  STOP(
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
      Set.of(
          "STOPP",
          "STOPPEN",
          "ABMELDEN",
          "ABBESTELLEN",
          "KEINE SMS",
          "KEINE SMS MEHR",
          "ENDE",
          "AUFHÖREN",
          "STOP ALL",
          "STOP ALLE",
          "STOPP ALLE",
          "OPT OUT",
          "OPT-OUT",
          "REMOVE")),
  START(
      Set.of("START", "UNSTOP"),
      Set.of("ANMELDEN", "STARTEN", "SUBSCRIBE", "OPT IN", "OPT-IN", "OPTIN", "WIEDER ANMELDEN")),
  HELP(Set.of("HELP", "INFO"), Set.of("HILFE", "?"));

  /** Those that Twilio obeys and answers by itself. */
  private final Set<String> twilios;

  private final Set<String> others;

  TextWords(Set<String> twilios, Set<String> others) {
    this.twilios = twilios;
    this.others = others;
  }

  /** A word, and whether Twilio has obeyed and answered it already. */
  record Said(TextWords word, boolean obeyed) {}

  /** Empty when the whole of it is none of these words: "Please don't stop" is none. */
  static Optional<Said> in(String body) {
    String said =
        body.strip()
            .toUpperCase(Locale.ROOT)
            .replaceAll("^[\\p{Punct}„“”‚‘’»«\\s&&[^?]]+|[\\p{Punct}„“”‚‘’»«…\\s&&[^?]]+$", "")
            .replaceAll("\\s+", " ");
    String bare = said.length() > 1 ? said.replaceAll("\\?+$", "").strip() : said;
    for (TextWords word : values()) {
      if (word.twilios.contains(bare) || word.others.contains(bare)) {
        return Optional.of(
            new Said(word, word.twilios.contains(body.strip().toUpperCase(Locale.ROOT))));
      }
    }
    return Optional.empty();
  }

  /** Whether a whole message says yes. */
  static boolean isYes(String body) {
    return Set.of("YES", "Y", "JA", "J").contains(bare(body));
  }

  /** START to Twilio, from a number that has said STOP. */
  static boolean isTwiliosYes(String body) {
    return body.strip().equalsIgnoreCase("YES");
  }

  private static String bare(String body) {
    return body.strip().toUpperCase(Locale.ROOT).replaceAll("[\\p{Punct}\\s]+$", "");
  }
}

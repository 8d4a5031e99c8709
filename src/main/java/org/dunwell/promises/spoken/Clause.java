package org.dunwell.promises.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a sentence, between punctuation or before a word that begins a new one.
 *
 * @param start its first letter
 * @param end behind its last
 * @param text its words alone
 */
record Clause(int start, int end, String text) {

  private static final Pattern PUNCTUATION = Pattern.compile("[,;:.!?]+(?= |$)");

  /** Where a comma only joins what is one thought. */
  private static final Pattern JOINED =
      Words.pattern("^[,;:.!?]* ?(?:dass|that|ob|whether|zu|to|ihnen)\\b");

  /** What is thought or promised comes after the comma. */
  private static final Pattern LEADS_ON =
      Words.pattern(
          "\\b(?:(?:ich|wir) (?:\\S+ )?(?:glaube?n?|denke?n?|hoffe?n?|vermute?n?|schätze?n?|meine?n?"
              + "|nehme an|habe vor|haben vor|verpflichte mich|verpflichten uns|bin bereit|sind bereit|verspreche?n?|garantiere?n?)(?: ihnen| mal)?"
              + "|(?:i|we) (?:\\S+ )?(?:think|hope|guess|believe|suppose|assume|promise|guarantee)"
              + "(?: you)?)$");

  static List<Clause> of(String text, Pattern breaks) {
    List<Clause> clauses = new ArrayList<>();
    Matcher points = PUNCTUATION.matcher(text);
    int from = 0;
    while (points.find()) {
      if (!JOINED.matcher(text.substring(points.start())).find()
          && !LEADS_ON.matcher(text.substring(from, points.start())).find()) {
        addBroken(text, from, points.start(), breaks, clauses);
        from = points.end();
      }
    }
    addBroken(text, from, text.length(), breaks, clauses);
    return clauses;
  }

  private static void addBroken(
      String text, int start, int end, Pattern breaks, List<Clause> clauses) {
    Matcher points = breaks.matcher(text).region(start, end).useTransparentBounds(true);
    int from = start;
    while (points.find()) {
      add(text, from, points.start(), clauses);
      from = points.start();
    }
    add(text, from, end, clauses);
  }

  private static void add(String text, int start, int end, List<Clause> clauses) {
    int from = start;
    while (from < end && text.charAt(from) == ' ') {
      from++;
    }
    if (from < end) {
      clauses.add(new Clause(from, end, text.substring(from, end).strip()));
    }
  }

  boolean holds(int position) {
    return position >= start && position < end;
  }
}

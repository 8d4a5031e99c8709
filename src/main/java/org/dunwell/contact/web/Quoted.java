package org.dunwell.contact.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail's text in two: what was written now, and the earlier mails that mail programs repeat
 * beneath.
 *
 * @param earlier empty when nothing is repeated
 */
record Quoted(String now, String earlier) {

  private static final Pattern BEGINS =
      Pattern.compile(
          "^(>.*"
              + "|-{2,} ?(original message|ursprüngliche nachricht|weitergeleitete nachricht).*"
              + "|(on|am) .{5,120}(wrote|schrieb.*):"
              + "|_{20,})$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static Quoted of(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (BEGINS.matcher(lines.get(i).strip()).matches()) {
        String now = String.join("\n", lines.subList(0, i)).strip();
        String earlier = String.join("\n", lines.subList(i, lines.size()));
        // an answer written between the lines of the question is not cut
        return now.isEmpty() ? new Quoted(text, "") : new Quoted(now, earlier);
      }
    }
    return new Quoted(text, "");
  }
}

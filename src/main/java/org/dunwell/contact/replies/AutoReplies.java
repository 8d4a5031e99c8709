package org.dunwell.contact.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a machine wrote: by the header made for it (RFC 3834), by those that older programs
 * set, and, for programs that set none, by how the subject begins in English or German.
 */
final class AutoReplies {

  private static final Set<String> BULK = Set.of("auto_reply", "bulk", "junk", "list");

  private static final Set<String> MARKS =
      Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply", "X-Mail-Autoreply");

  /** Only where the subject begins: "Re: Automatic reply" was written by a person. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^(auto(mat(ic|ed))?[- ]?(reply|response|answer)\\b"
              + "|auto: "
              + "|out[- ]of[- ](the[- ])?office\\b"
              + "|\\[?(ooo|auto)]?: "
              + "|(on|annual) (vacation|leave|holiday)\\b"
              + "|automatische[rs]? (antwort|mitteilung|abwesenheit)"
              + "|abwesenheits(notiz|meldung|benachrichtigung|assistent|agent|info)"
              + "|abwesenheit\\b"
              + "|(bin|derzeit|aktuell|zur ?zeit) (abwesend|nicht (im (büro|haus(e)?)|erreichbar))"
              + "|(read|gelesen|lesebestätigung):"
              + "|eingangsbestätigung\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private AutoReplies() {}

  static boolean isOne(MimeMessage mail, String subject) throws MessagingException {
    String submitted = value(mail, "Auto-Submitted");
    if (!submitted.isEmpty() && !submitted.startsWith("no")) {
      return true;
    }
    if (BULK.contains(value(mail, "Precedence")) || value(mail, "Return-Path").equals("<>")) {
      return true;
    }
    for (String mark : MARKS) {
      if (mail.getHeader(mark) != null) {
        return true;
      }
    }
    return mail.isMimeType("multipart/report") || SUBJECT.matcher(subject).find();
  }

  private static String value(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
  }
}

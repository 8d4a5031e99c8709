package org.dunwell.contact.correspondence;

import java.util.List;
import org.dunwell.contact.templates.Words;

/**
 * The parts of a mail in their order; the HTML template reads it, {@link #text()} writes it plain.
 *
 * @param link to the customer's own page; null for none
 * @param linkUntil how long it opens; null for none
 * @param signature name of who wrote it, department, company, a line each
 */
record MailBody(
    Words words,
    String salutation,
    List<String> paragraphs,
    String link,
    String linkUntil,
    List<String> signature) {

  String text() {
    StringBuilder text = new StringBuilder();
    paragraph(text, salutation);
    paragraphs.forEach(paragraph -> paragraph(text, paragraph));
    if (link != null) {
      paragraph(text, words.of("link.text") + ":\n" + link);
      paragraph(text, linkUntil);
    }
    paragraph(text, words.of("closing"));
    return text.append(String.join("\n", signature)).append('\n').toString().replace('\u00a0', ' ');
  }

  private static void paragraph(StringBuilder text, String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}

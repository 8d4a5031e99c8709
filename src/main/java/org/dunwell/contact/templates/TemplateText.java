package org.dunwell.contact.templates;

/**
 * The words of one template in one language, places unfilled.
 *
 * @param subject one line; empty for a piece
 * @param body paragraphs, an empty line between two
 */
public record TemplateText(String subject, String body) {

  private static final String SUBJECT = "Subject: ";

  public TemplateText {
    subject = subject == null ? "" : subject.strip();
    body = body == null ? "" : body.replace("\r\n", "\n").strip();
  }

  /** Reads a file whose first line is the subject, if it has one. */
  static TemplateText read(String file) {
    if (!file.startsWith(SUBJECT)) {
      return new TemplateText("", file);
    }
    int end = file.indexOf('\n');
    return new TemplateText(file.substring(SUBJECT.length(), end), file.substring(end));
  }
}

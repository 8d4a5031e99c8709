package org.dunwell.contact;

import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;

/** Writes letters about open invoices. */
@Component
class Letters {

  private final Templates templates;
  private final MailLayout layout;

  Letters(Templates templates, MailLayout layout) {
    this.templates = templates;
    this.layout = layout;
  }

  Letter write(Letter.Facts facts) {
    Words words = facts.words();
    StatementSheet sheet =
        StatementSheets.write(facts.statement(), facts.entity(), facts.customer(), words);
    return layout.lay(
        templates.render(template(facts.tone()), words.language(), LetterValues.of(facts)),
        new MailLayout.Blocks(sheet, facts.link(), facts.linkUntil()));
  }

  /** The name of the words for a tone. */
  static String template(String tone) {
    return switch (tone) {
      case "notice" -> "notice";
      case "final" -> "final-demand";
      default -> "reminder-" + tone;
    };
  }
}

package org.dunwell.contact;

import org.dunwell.contact.letters.PaperLayout;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;

/** Writes letters about open invoices. */
@Component
class Letters {

  private final Templates templates;
  private final MailLayout layout;
  private final PaperLayout paper;

  Letters(Templates templates, MailLayout layout, PaperLayout paper) {
    this.templates = templates;
    this.layout = layout;
    this.paper = paper;
  }

  Letter write(Letter.Facts facts) {
    Words words = facts.words();
    StatementSheet sheet =
        StatementSheets.write(facts.statement(), facts.entity(), facts.customer(), words);
    Rendered rendered =
        templates.render(template(facts.tone()), words.language(), LetterValues.of(facts));
    MailLayout.Blocks blocks =
        new MailLayout.Blocks(
            sheet, facts.link(), facts.linkUntil(), facts.enclosed(), facts.ownWords());
    return facts.paper()
        ? paper.lay(
            rendered,
            blocks,
            new PaperLayout.Sides(
                facts.entity(), facts.customer(), facts.address(), facts.statement().asOf()))
        : layout.lay(rendered, blocks);
  }

  /** Whether the words for a tone, in any language, say that documents go along. */
  boolean attaches(String tone) {
    String block = "[[" + Rendered.DOCUMENTS + "]]";
    return Words.LANGUAGES.stream()
        .anyMatch(language -> templates.text(template(tone), language).body().contains(block));
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

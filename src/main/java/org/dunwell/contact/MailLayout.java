package org.dunwell.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.templates.Rendered;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Lays words out as an e-mail: plain text and HTML that say the same. */
@Component
public class MailLayout {

  private final ITemplateEngine templates;

  MailLayout(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * What is drawn where the words say so.
   *
   * @param sheet statement, bank details and our company's address, in the language of the words
   * @param link where the statement can be seen online; null: no link, whatever the words say
   * @param linkUntil the last day on which it can; null when there is no link
   * @param enclosed documents that go along if the words say so
   * @param ownWords what somebody has written for this one letter, or null
   */
  public record Blocks(
      StatementSheet sheet,
      String link,
      LocalDate linkUntil,
      Enclosures enclosed,
      OwnWords ownWords) {

    /** Nothing but what the template says. */
    public Blocks(StatementSheet sheet, String link, LocalDate linkUntil) {
      this(sheet, link, linkUntil, Enclosures.NONE, null);
    }

    /** The paragraphs and blocks of a text, with the own words among them. */
    public List<Rendered.Part> parts(Rendered rendered) {
      return ownWords == null ? rendered.parts() : ownWords.into(rendered.parts());
    }
  }

  /** The words with the blocks drawn in them and our company's address beneath. */
  public Letter lay(Rendered rendered, Blocks blocks) {
    LetterBody body = new LetterBody(blocks.parts(rendered), blocks);
    Context context =
        new Context(
            blocks.sheet().words().locale(), Map.of("letter", body, "subject", rendered.subject()));
    return new Letter(
        rendered.subject(),
        body.text(),
        templates.process("contact/letter", context),
        null,
        body.documents());
  }
}

package org.dunwell.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.letters.PaperLayout;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

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

  /** For a channel on which words are written. */
  Letter write(Channel channel, Letter.Facts facts) {
    return channel == Channel.SMS ? shortly(facts) : write(facts);
  }

  /** A text message: what is due, by when, and a link to all the rest. */
  private Letter shortly(Letter.Facts facts) {
    Map<String, Object> values = new HashMap<>(LetterValues.of(facts));
    values.put("payLink", facts.link());
    Rendered rendered =
        templates.render(shortTemplate(facts.tone()), facts.words().language(), values);
    String text = rendered.text().replaceAll("\\s*\\n\\s*", " ").strip();
    String html = "<p>%s</p>".formatted(HtmlUtils.htmlEscape(text));
    return new Letter(rendered.subject(), text, html, null, List.of());
  }

  private Letter write(Letter.Facts facts) {
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

  /** The name of the words of a text message in a tone. */
  static String shortTemplate(String tone) {
    return switch (tone) {
      case "firm" -> "sms-firm";
      case "urgent", "final" -> "sms-urgent";
      default -> "sms-friendly";
    };
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

package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails: what was said between salutation and signature, as text and as HTML. */
@Component
class MailWriter {

  /**
   * What is said.
   *
   * @param writer the name of the person who writes; null when nobody does
   */
  record Said(String subject, List<String> paragraphs, boolean payLink, String writer) {}

  /** A mail that was written. */
  record Written(String subject, String text, String html) {}

  private final PayLinks links;
  private final ITemplateEngine templates;
  private final Clock clock;

  MailWriter(PayLinks links, ITemplateEngine templates, Clock clock) {
    this.links = links;
    this.templates = templates;
    this.clock = clock;
  }

  Written write(Envelope envelope, Said said) {
    Words words = envelope.words();
    LocalDate until =
        LocalDate.ofInstant(clock.instant(), envelope.zone())
            .plusDays(StatementSheets.LINK_VALIDITY.toDays() - 1);
    MailBody body =
        new MailBody(
            words,
            envelope.contactName() == null
                ? words.of("salutation.nobody")
                : words.of("salutation.name", envelope.contactName()),
            said.paragraphs(),
            said.payLink() ? links.to(envelope.account()) : null,
            said.payLink() ? words.of("link.until", words.date(until)) : null,
            signature(envelope, said.writer()));
    String subject = said.subject().replaceAll("[\\s\\u00a0]+", " ").strip();
    Context context = new Context(words.locale(), Map.of("mail", body, "subject", subject));
    return new Written(subject, body.text(), templates.process("contact/mail", context));
  }

  private static List<String> signature(Envelope envelope, String writer) {
    return Stream.concat(
            Stream.of(writer == null ? "" : writer, envelope.words().of("department")),
            StatementSheets.company(envelope.entity()).stream())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}

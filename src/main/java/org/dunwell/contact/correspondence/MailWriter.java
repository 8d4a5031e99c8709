package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.Letter;
import org.dunwell.contact.MailLayout;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.StatementSheet;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.CommonValues;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.templates.Templates;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Statements;
import org.springframework.stereotype.Component;

/** Writes mails, as text and as HTML. */
@Component
class MailWriter {

  private final Templates templates;
  private final MailLayout layout;
  private final Statements statements;
  private final PayLinks links;
  private final Clock clock;

  MailWriter(
      Templates templates, MailLayout layout, Statements statements, PayLinks links, Clock clock) {
    this.templates = templates;
    this.layout = layout;
    this.statements = statements;
    this.links = links;
    this.clock = clock;
  }

  /**
   * The words of a template.
   *
   * @param values by name of place, besides those that every template may name
   */
  Rendered words(Envelope envelope, String template, Map<String, Object> values) {
    Map<String, Object> all =
        new HashMap<>(
            CommonValues.of(
                envelope.entity(), envelope.customer(), envelope.contactName(), today(envelope)));
    all.putAll(values);
    Rendered words = templates.render(template, envelope.language(), all);
    // what goes along with a mail of a person's own is said by ticks, not by the words
    return new Rendered(
        words.subject(), words.text().replace("[[" + Rendered.DOCUMENTS + "]]\n\n", ""));
  }

  /** The words laid out; the link to the customer's own page stands where they say, if at all. */
  Letter mail(Envelope envelope, Rendered words, boolean payLink) {
    Account account = envelope.account();
    Instant now = clock.instant();
    StatementSheet sheet =
        StatementSheets.write(
            statements.of(List.of(account), now).get(account),
            envelope.entity(),
            envelope.customer(),
            envelope.words());
    LocalDate until = today(envelope).plusDays(StatementSheets.LINK_VALIDITY.toDays() - 1);
    return layout.lay(
        new Rendered(words.subject().replaceAll("[\\s\\u00a0]+", " ").strip(), words.text()),
        new MailLayout.Blocks(sheet, payLink ? links.to(account) : null, payLink ? until : null));
  }

  private LocalDate today(Envelope envelope) {
    return LocalDate.ofInstant(clock.instant(), envelope.zone());
  }
}

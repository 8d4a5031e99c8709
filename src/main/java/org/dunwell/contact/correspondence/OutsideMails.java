package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dunwell.contact.Letter;
import org.dunwell.contact.MailLayout;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.CommonValues;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.live.Channels;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails to people who are no customers, such as whoever applies for credit. Stored in the caller's
 * transaction and sent from the store, once, like all mail; when one reaches nobody, {@link
 * org.dunwell.contact.OutsideMailFailed} says so.
 */
@Component
public class OutsideMails {

  /** Names of one company that a mail can carry; see {@code templates/letters/catalogue.yaml}. */
  public record About(String name, String reference) {}

  /**
   * A mail to be written from a template.
   *
   * @param key names what it says; a second mail of the same key is not sent
   * @param entity the company of ours it is sent by
   * @param about which company it is about, and by what reference we know that
   * @param language ISO 639-1
   * @param values what stands in the places of the template besides the common ones
   */
  public record OutsideMail(
      String key,
      SellingEntity entity,
      String to,
      About about,
      String language,
      String template,
      Map<String, Object> values) {

    public OutsideMail {
      Objects.requireNonNull(key, "key");
      values = Map.copyOf(values);
    }
  }

  private final CorrespondenceMapper mapper;
  private final Templates templates;
  private final MailLayout layout;
  private final Channels channels;
  private final Clock clock;

  OutsideMails(
      CorrespondenceMapper mapper,
      Templates templates,
      MailLayout layout,
      Channels channels,
      Clock clock) {
    this.mapper = mapper;
    this.templates = templates;
    this.layout = layout;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Stores a mail for sending.
   *
   * @return its message's id, that of the earlier one when there is one of this key; empty while
   *     e-mail is switched off here
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> send(OutsideMail mail) {
    if (!channels.isOn(Channels.MAIL)) {
      return Optional.empty();
    }
    Optional<Long> known = mapper.byKey(mail.key());
    if (known.isPresent()) {
      return known;
    }
    Instant now = clock.instant();
    LocalDate today = mail.entity().dayAt(now);
    Optional<Long> stored =
        mapper.insertOutside(
            new CorrespondenceMapper.OutsideRow(
                mail, written(mail, today), MessageIds.fresh(mail.entity()), today),
            now);
    return stored.isPresent() ? stored : mapper.byKey(mail.key());
  }

  private Letter written(OutsideMail mail, LocalDate today) {
    Words words = Words.in(mail.language());
    Map<String, Object> values =
        new HashMap<>(
            CommonValues.ofOutsider(
                mail.entity(), mail.about().name(), mail.about().reference(), today));
    values.putAll(mail.values());
    Rendered said = templates.render(mail.template(), words.language(), values);
    return layout.lay(
        new Rendered(said.subject().replaceAll("[\\s\\u00a0]+", " ").strip(), said.text()),
        new MailLayout.Blocks(StatementSheets.blank(mail.entity(), words), null, null));
  }

  /**
   * Deletes mails whose keys begin so, with every word in them: whoever they went to is to be
   * forgotten.
   *
   * @param keyStart at least one sign
   * @return how many there were
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int forget(String keyStart) {
    if (keyStart.isBlank()) {
      throw new IllegalArgumentException("Say which mails are to be forgotten");
    }
    return mapper.forgetOutside(keyStart);
  }
}

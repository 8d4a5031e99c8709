package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to one customer that say one thing once, apart from the bundled statements. They are
 * rendered and stored in the caller's transaction and go out from the store, at once.
 */
@Component
public class Correspondence {

  private final Envelopes envelopes;
  private final MailWriter writer;
  private final CorrespondenceMapper mapper;
  private final Attachments attachments;
  private final Timeline timeline;
  private final Clock clock;

  Correspondence(
      Envelopes envelopes,
      MailWriter writer,
      CorrespondenceMapper mapper,
      Attachments attachments,
      Timeline timeline,
      Clock clock) {
    this.envelopes = envelopes;
    this.writer = writer;
    this.mapper = mapper;
    this.attachments = attachments;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Sends a message from a template, unless one of its key was sent before.
   *
   * @return the message's id; empty when nobody at the customer may be written to, which the
   *     customer's timeline then says
   * @throws BrokenRule when the contact is named and may not be written to
   * @throws IllegalArgumentException when the template is unknown, a place in it has no value, or
   *     an invoice is not this customer's with this selling entity
   */
  @Transactional
  public Optional<Long> send(NewMessage message) {
    Optional<Long> known = mapper.byKey(message.key());
    if (known.isPresent()) {
      return known;
    }
    Optional<Envelope> envelope = envelope(message);
    if (envelope.isEmpty()) {
      sayThatNobodyIsThere(message);
      return Optional.empty();
    }
    Wording.Rendered said =
        Wording.render(message.template(), envelope.get().language(), message.values());
    MailWriter.Written mail =
        writer.write(
            envelope.get(),
            new MailWriter.Said(said.subject(), said.paragraphs(), message.payLink(), null));
    return Optional.of(store(message, envelope.get(), mail));
  }

  private Optional<Envelope> envelope(NewMessage message) {
    return message.contactId() == null
        ? envelopes.toTheUsual(message.customerId(), message.sellingEntityId())
        : Optional.of(
            envelopes.to(message.contactId(), message.customerId(), message.sellingEntityId()));
  }

  private long store(NewMessage message, Envelope envelope, MailWriter.Written mail) {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, envelope.zone());
    Optional<Long> inserted =
        mapper.insert(
            new CorrespondenceMapper.Row(
                message.key(),
                "correspondence",
                message.template(),
                envelope,
                mail,
                day,
                newMessageId(envelope),
                message.by()),
            now);
    if (inserted.isEmpty()) {
      return mapper.byKey(message.key()).orElseThrow();
    }
    storeItems(inserted.get(), message.invoiceIds(), day);
    attachments.store(inserted.get(), message.attachments());
    return inserted.get();
  }

  private void storeItems(long id, List<Long> invoices, LocalDate day) {
    Long[] distinct = invoices.stream().distinct().toArray(Long[]::new);
    if (mapper.insertItems(id, distinct, day) < distinct.length) {
      throw new IllegalArgumentException(
          "Some of the invoices %s are not this customer's with this selling entity"
              .formatted(invoices));
    }
  }

  private void sayThatNobodyIsThere(NewMessage message) {
    timeline.add(
        new Timeline.Entry(
            "contact",
            "mail",
            message.customerId(),
            null,
            message.by(),
            "No mail was sent (%s): there is no e-mail address that may be written to."
                .formatted(message.template().replace('-', ' ')),
            null));
  }

  private static String newMessageId(Envelope envelope) {
    String sender = envelope.entity().email();
    return "<%s@%s>".formatted(UUID.randomUUID(), sender.substring(sender.indexOf('@') + 1));
  }
}

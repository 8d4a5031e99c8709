package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.Letter;
import org.dunwell.contact.RemindersByHand;
import org.dunwell.contact.TakeBackWindow;
import org.dunwell.contact.templates.Rendered;
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

  private static final String PAY_LINK = "[[pay link]]";

  private final Envelopes envelopes;
  private final Colleagues colleagues;
  private final MailWriter writer;
  private final RemindersByHand reminders;
  private final CorrespondenceMapper mapper;
  private final Attachments attachments;
  private final Timeline timeline;
  private final TakeBackWindow window;
  private final Clock clock;

  Correspondence(
      Envelopes envelopes,
      Colleagues colleagues,
      MailWriter writer,
      RemindersByHand reminders,
      CorrespondenceMapper mapper,
      Attachments attachments,
      Timeline timeline,
      TakeBackWindow window,
      Clock clock) {
    this.envelopes = envelopes;
    this.colleagues = colleagues;
    this.writer = writer;
    this.reminders = reminders;
    this.mapper = mapper;
    this.attachments = attachments;
    this.timeline = timeline;
    this.window = window;
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
    Envelope to = envelope.get();
    Rendered words = writer.words(to, message.template(), message.values());
    Letter mail = writer.mail(to, words, message.payLink());
    Stored stored =
        new Stored(
            new CorrespondenceMapper.Row(
                message.key(),
                "correspondence",
                message.template(),
                to,
                mail,
                null,
                null,
                message.by()),
            message.invoiceIds(),
            message.attachments());
    return Optional.of(store(stored));
  }

  /**
   * Sends a mail that a person has written, unless it was sent before.
   *
   * @return the message's id
   * @throws BrokenRule when the contact may not be written to, the copy is not to one of us, or an
   *     attachment is not what we send
   */
  @Transactional
  public long write(PersonalMail mail) {
    Optional<Long> known = mapper.byKey(mail.key());
    if (known.isPresent()) {
      return known.get();
    }
    Envelope to = envelopes.to(mail.contactId(), mail.customerId(), mail.sellingEntityId());
    if (mail.copyTo() != null) {
      colleagues.check(mail.copyTo(), mail.customerId());
    }
    OutgoingFiles.check(mail.attachments());
    return store(
        new Stored(
            new CorrespondenceMapper.Row(
                mail.key(),
                "personal",
                "personal",
                to,
                laidOut(to, mail.subject(), mail.text(), mail.payLink()),
                mail.copyTo(),
                mail.answers() == null ? null : mapper.messageIdOf(mail.answers()).orElse(null),
                mail.by()),
            mail.invoiceIds(),
            mail.attachments()));
  }

  /**
   * How a mail would read.
   *
   * @throws BrokenRule when the contact may not be written to
   */
  public Letter preview(PersonalMail mail) {
    Envelope to = envelopes.to(mail.contactId(), mail.customerId(), mail.sellingEntityId());
    return laidOut(to, mail.subject(), mail.text(), mail.payLink());
  }

  /**
   * The words a person begins with.
   *
   * @param values by name of place
   * @throws BrokenRule when the contact may not be written to
   */
  public Rendered begin(Addressee addressee, String template, Map<String, Object> values) {
    Envelope to =
        envelopes.to(addressee.contactId(), addressee.customerId(), addressee.sellingEntityId());
    return writer.words(to, template, values);
  }

  /**
   * The words of a reminder with the figures of this moment.
   *
   * @param tone one of {@link RemindersByHand#TONES}
   * @throws BrokenRule when the contact may not be written to or nothing may be asked for
   */
  public Reminder beginReminder(Addressee addressee, String tone) {
    Envelope to =
        envelopes.to(addressee.contactId(), addressee.customerId(), addressee.sellingEntityId());
    RemindersByHand.Start start =
        reminders.begin(
            new RemindersByHand.Wish(
                to.entity(), to.customer(), to.contactName(), to.words(), tone),
            LocalDate.ofInstant(clock.instant(), to.zone()));
    return new Reminder(writer.words(to, start.template(), start.values()), start.invoiceIds());
  }

  /**
   * A reminder as a person finds it.
   *
   * @param invoiceIds what is late
   */
  public record Reminder(Rendered words, List<Long> invoiceIds) {}

  /** Whom a person writes to, for which of our companies. */
  public record Addressee(long customerId, long sellingEntityId, long contactId) {}

  private Letter laidOut(Envelope to, String subject, String text, boolean payLink) {
    boolean linkAtTheEnd = payLink && !text.contains(PAY_LINK);
    return writer.mail(
        to, new Rendered(subject, linkAtTheEnd ? text + "\n\n" + PAY_LINK : text), payLink);
  }

  private Optional<Envelope> envelope(NewMessage message) {
    return message.contactId() == null
        ? envelopes.toTheUsual(message.customerId(), message.sellingEntityId())
        : Optional.of(
            envelopes.toSolvent(
                message.contactId(), message.customerId(), message.sellingEntityId()));
  }

  private record Stored(
      CorrespondenceMapper.Row row, List<Long> invoiceIds, List<Attachment> attachments) {}

  private long store(Stored stored) {
    Instant now = clock.instant();
    Envelope envelope = stored.row().envelope();
    LocalDate day = LocalDate.ofInstant(now, envelope.zone());
    Optional<Long> inserted =
        mapper.insert(
            stored.row(),
            MessageIds.fresh(envelope.entity()),
            day,
            now,
            stored.row().isPersonal() ? window.leavesAt(now) : now);
    if (inserted.isEmpty()) {
      return mapper.byKey(stored.row().key()).orElseThrow();
    }
    storeItems(inserted.get(), stored.invoiceIds(), day);
    attachments.store(inserted.get(), stored.attachments());
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
}

package org.dunwell.contact.texts;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.TextReminders;
import org.dunwell.contact.texts.TextMapper.Outgoing;
import org.dunwell.contact.twilio.TwilioAccess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One text message goes to Twilio, in two steps as a mail does ({@code HandOver}). Twilio takes no
 * key that would make a repetition harmless, but it tells what it has: what a kill leaves marked is
 * looked for there before it goes again, so that even the moment between its answer and our commit
 * sends nothing twice.
 */
@Component
class TextHandOver {

  /** When Twilio is asked what became of a message of which nothing is heard. */
  static final Duration FIRST_LOOK = Duration.ofMinutes(10);

  /** Clocks differ; a message that old is none of this attempt's. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  /** While nobody has read what the customer has written back. */
  private static final Duration HELD = Duration.ofHours(1);

  private final TextMapper mapper;
  private final TextReminders reminders;
  private final TwilioAccess access;
  private final TextDeliveries deliveries;

  TextHandOver(
      TextMapper mapper, TextReminders reminders, TwilioAccess access, TextDeliveries deliveries) {
    this.mapper = mapper;
    this.reminders = reminders;
    this.access = access;
    this.deliveries = deliveries;
  }

  /** Marked, and whether it was marked before. */
  enum Begun {
    NO,
    FRESH,
    UNCERTAIN
  }

  /** The first step: whether it may still go, with which words, and the mark. */
  @Transactional
  public Begun begin(long id, Instant now) {
    Optional<Outgoing> found = mapper.lock(id).filter(one -> one.state().equals("queued"));
    if (found.isEmpty()) {
      return Begun.NO;
    }
    Outgoing text = found.get();
    if (text.handingSince() != null) {
      return Begun.UNCERTAIN;
    }
    if (text.messageId() != null && !makeTrue(text, now)) {
      return Begun.NO;
    }
    if (!text.kind().equals(TextConsents.ANSWER) && !mapper.wanted(text.number()).orElse(true)) {
      deliveries.failed(text, "the number has texted STOP", now);
      return Begun.NO;
    }
    return mapper.beginHandingOver(id, now) > 0 ? Begun.FRESH : Begun.NO;
  }

  /** A reminder says what is true now, or nothing. */
  private boolean makeTrue(Outgoing text, Instant now) {
    if (reminders.isHeld(text.messageId())) {
      mapper.putOff(text.id(), now.plus(HELD), "unread reply", false);
      return false;
    }
    Optional<String> words = reminders.words(text.messageId(), now);
    words.ifPresentOrElse(
        said -> mapper.rewrite(text.id(), said),
        () -> mapper.end(text.id(), "withdrawn", "nothing is left to say", now));
    return words.isPresent();
  }

  /**
   * The second step: Twilio's answer is committed with the lock.
   *
   * @param uncertain it may have been taken before
   */
  @Transactional
  public void finish(long id, boolean uncertain, Instant now) {
    Optional<Outgoing> found = mapper.lock(id).filter(one -> one.state().equals("queued"));
    if (found.isPresent()) {
      Outgoing text = found.get();
      String sid = uncertain ? taken(text).orElseGet(() -> create(text)) : create(text);
      deliveries.sent(text, sid, now);
    }
  }

  private TwilioTexts.Wanted wanted(Outgoing text) {
    return new TwilioTexts.Wanted(
        text.number(),
        access.numberOf(text.sellingEntityId()),
        text.body(),
        URI.create(access.publicUrl("/hooks/twilio/news/sms-status?text=" + text.id())));
  }

  private String create(Outgoing text) {
    return TwilioTexts.create(access.client(), wanted(text)).getSid();
  }

  /** The message of an attempt whose answer was lost, if Twilio has it. */
  private Optional<String> taken(Outgoing text) {
    List<String> there =
        TwilioTexts.same(access.client(), wanted(text), text.handingSince().minus(SLACK));
    Set<String> known = Set.copyOf(mapper.known(there.toArray(String[]::new)));
    return there.stream().filter(sid -> !known.contains(sid)).findFirst();
  }
}

package org.dunwell.contact.texts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.replies.IncomingMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.texts.TextMapper.Holder;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/**
 * A text message that came in: one of the words everybody knows, something an upper room waits for,
 * or a reply that a person reads, as a mail.
 */
@Component
class IncomingTexts {

  /** Of several customers with one number, the only one we texted there lately is meant. */
  private static final Duration LATELY = Duration.ofDays(7);

  private static final int LONGEST_NUMBER = 40;

  private final TextMapper mapper;
  private final TextConsents consents;
  private final List<TextReader> readers;
  private final Replies replies;
  private final TwilioAccess access;
  private final SellingEntities entities;
  private final Clock clock;

  IncomingTexts(
      TextMapper mapper,
      TextConsents consents,
      List<TextReader> readers,
      Replies replies,
      TwilioAccess access,
      SellingEntities entities,
      Clock clock) {
    this.mapper = mapper;
    this.consents = consents;
    this.readers = readers;
    this.replies = replies;
    this.access = access;
    this.entities = entities;
    this.clock = clock;
  }

  /** The same message twice is taken once. */
  void take(Map<String, String> params) {
    String sid = params.getOrDefault("MessageSid", "");
    String from = params.getOrDefault("From", "").strip();
    if (sid.isEmpty() || from.isEmpty() || from.length() > LONGEST_NUMBER) {
      return;
    }
    Instant now = clock.instant();
    List<Holder> holders = mapper.holders(from);
    Optional<Holder> writer = writer(from, holders, now);
    Optional<Long> entity = access.sellingEntityOf(params.getOrDefault("To", ""));
    TextMapper.Incoming text =
        new TextMapper.Incoming(
            sid,
            from,
            writer.map(Holder::customerId).orElse(null),
            writer.map(Holder::contactId).orElse(null),
            entity.orElse(null),
            language(writer.or(() -> holders.stream().findFirst()), entity),
            body(params));
    mapper.insertIncoming(text, now).ifPresent(id -> understand(id, text, writer));
  }

  private void understand(long id, TextMapper.Incoming text, Optional<Holder> writer) {
    mapper.deliverable(text.number());
    boolean stopped = !mapper.wanted(text.number()).orElse(true);
    Optional<TextWords.Said> word =
        stopped && TextWords.isYes(text.body())
            ? Optional.of(new TextWords.Said(TextWords.START, TextWords.isTwiliosYes(text.body())))
            : TextWords.in(text.body());
    if (word.isPresent()) {
      consents.say(id, text, word.get());
      return;
    }
    TextReceived received =
        new TextReceived(id, text.customerId(), text.sellingEntityId(), text.number(), text.body());
    if (readers.stream().noneMatch(reader -> reader.takes(received))) {
      becomeWork(text, writer);
    }
  }

  private void becomeWork(TextMapper.Incoming text, Optional<Holder> writer) {
    String title = Words.in("en").of("texts.title");
    replies.takeText(
        "sms/" + text.sid(),
        new IncomingMail(
            text.number(),
            writer.map(Holder::name).orElse(""),
            title,
            text.body(),
            List.of(),
            List.of(),
            List.of(),
            false,
            false),
        text.customerId(),
        text.contactId());
  }

  /**
   * Who writes: the only customer that was texted there lately, or the only one that has the number
   * when nobody was. In every other case nobody, and a person says whose the message is: what one
   * customer writes must not bind another.
   */
  private Optional<Holder> writer(String from, List<Holder> holders, Instant now) {
    List<Long> texted = mapper.textedAt(from, now.minus(LATELY));
    List<Holder> own = holders.stream().filter(Holder::own).toList();
    List<Long> meant =
        texted.isEmpty() ? own.stream().map(Holder::customerId).distinct().toList() : texted;
    return meant.size() != 1
        ? Optional.empty()
        : holders.stream().filter(one -> one.customerId() == meant.get(0)).findFirst();
  }

  private String language(Optional<Holder> holder, Optional<Long> entity) {
    return holder
        .map(Holder::language)
        .orElseGet(() -> entity.map(id -> entities.byId(id).language()).orElse("en"));
  }

  /** Pictures are not fetched: who sent one is asked for it by whoever reads this. */
  private static String body(Map<String, String> params) {
    String body = params.getOrDefault("Body", "");
    String media = params.getOrDefault("NumMedia", "0");
    return media.equals("0") || media.isEmpty()
        ? body
        : "%s\n(%s pictures or files came with it and were not taken.)".formatted(body, media);
  }
}

package org.dunwell.contact.texts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Text messages to customers: said in a transaction, sent after it, once. */
@Component
public class TextMessages {

  /** As many characters Twilio takes. */
  public static final int LONGEST = 1_600;

  /** The kind of those whose words are a secret. */
  public static final String CODE = "code";

  /** The kind of those that remind of what is past due. */
  public static final String REMINDER = "reminder";

  private final TextMapper mapper;
  private final TwilioAccess access;
  private final Clock clock;

  TextMessages(TextMapper mapper, TwilioAccess access, Clock clock) {
    this.mapper = mapper;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Says something; it leaves when the caller's transaction has committed.
   *
   * @return its id; of the one that is there when the key is known
   * @throws TextRefused when the number cannot be dialled, has texted STOP, or nothing is to be
   *     said
   * @throws org.dunwell.contact.twilio.NoTelephone when the selling entity has no number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long send(NewText text) {
    return store(text, null);
  }

  /**
   * Says a bundled statement, under the same rules; what becomes of it becomes of the statement.
   *
   * @param messageId the statement
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long send(NewText text, long messageId) {
    return store(text, messageId);
  }

  /** The same; empty when it may not or cannot go there. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> offer(NewText text) {
    try {
      return Optional.of(store(text, null));
    } catch (TextRefused refused) {
      return Optional.empty();
    }
  }

  private long store(NewText text, Long messageId) {
    Optional<Long> known = mapper.byKey(text.key());
    if (known.isPresent()) {
      return known.get();
    }
    access.numberOf(text.sellingEntityId());
    NewText checked = checked(text);
    return mapper
        .insert(checked, messageId, clock.instant())
        .or(() -> mapper.byKey(text.key()))
        .orElseThrow();
  }

  private NewText checked(NewText text) {
    if (text.body().isBlank() || text.body().length() > LONGEST) {
      throw new TextRefused(
          "A text message has 1 to %d characters; this one has %d. Say it shorter, or by mail."
              .formatted(LONGEST, text.body().length()));
    }
    String problem = TelephoneNumber.problem(text.toNumber(), null);
    if (problem != null) {
      throw new TextRefused(
          "%s cannot be texted. %s Write it with its country, such as +49 170 1234567."
              .formatted(text.toNumber(), problem));
    }
    String number = TelephoneNumber.read(text.toNumber(), null).orElseThrow().e164();
    if (!mapper.wanted(number).orElse(true)) {
      throw new TextRefused(
          "%s has texted STOP and gets no text messages. Whoever has it may text START."
              .formatted(number));
    }
    return new NewText(
        text.key(),
        text.customerId(),
        text.sellingEntityId(),
        number,
        text.language(),
        text.body(),
        text.kind());
  }

  /**
   * Whether a number may be texted without being refused.
   *
   * @param e164 the number
   */
  public boolean takesTexts(String e164) {
    return mapper.wanted(e164).orElse(true);
  }

  /** Whether a whole message says yes, in English or German. */
  public static boolean isYes(String body) {
    return TextWords.isYes(body);
  }

  /** Both ways, the latest first. */
  public List<TextMessage> latest(Collection<Long> customerIds, int limit) {
    return mapper.latest(customerIds.toArray(Long[]::new), limit);
  }
}

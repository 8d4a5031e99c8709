package org.dunwell.contact;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A wish to be in touch with a customer about one invoice.
 *
 * @param key names the wish; asking again under the same key changes nothing. A case uses case and
 *     decision number, a notice invoice and due date.
 * @param kind what for
 * @param channel how; a call goes by phone, everything else by e-mail, by text message or on paper
 * @param tone the strictness of the words: {@code notice}, {@code friendly}, {@code firm}, {@code
 *     urgent} or {@code final}; letters only, {@code none} for calls, {@code automated} for those
 *     that the line makes by itself
 */
public record ContactRequest(
    String key,
    Kind kind,
    Channel channel,
    String tone,
    long customerId,
    long sellingEntityId,
    long invoiceId) {

  /**
   * The tone of a call that the line makes by itself, and a person only when that comes to nothing.
   */
  public static final String AUTOMATED = "automated";

  private static final Set<String> TONES =
      Set.of("notice", "friendly", "firm", "urgent", "final", "none", AUTOMATED);

  /** What the contact is for. */
  public enum Kind {
    /** Before the due date. */
    NOTICE,
    /** After the due date, by letter. */
    REMINDER,
    /** A person picks up the phone. */
    CALL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How we are in touch. */
  public enum Channel {
    EMAIL,
    PHONE,
    /** On paper, by post. */
    LETTER,
    /** A text message with a link to all the rest. */
    SMS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether words are written down and bundled, which a call is not. */
    boolean isWritten() {
      return this != PHONE;
    }
  }

  public ContactRequest {
    Objects.requireNonNull(key, "key");
    if ((kind == Kind.CALL) != (channel == Channel.PHONE)) {
      throw new IllegalArgumentException("A call, and only a call, goes by phone: " + key);
    }
    if (!TONES.contains(tone)) {
      throw new IllegalArgumentException("Tone %s of %s is none of %s".formatted(tone, key, TONES));
    }
  }
}

package org.dunwell.promises.evidence;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * A sentence in which somebody promised, and where it stands.
 *
 * @param channel {@code phone}, {@code portal-phone} or {@code sms}
 * @param callId the call in the line's record; null for a text message
 * @param text as it was said, or as it was read back to be confirmed, 1 to {@value #LONGEST}
 *     letters
 * @param startMillis where it begins in the recording; 0 for a text message
 * @param endMillis where it ends there, not before it begins
 * @param recordingSha256 64 lower-case hexadecimal digits; null when nothing was recorded
 * @param saidAt when the call began or the message came
 */
public record SaidSentence(
    String channel,
    Long callId,
    String text,
    long startMillis,
    long endMillis,
    String recordingSha256,
    Instant saidAt) {

  /** Nobody says more in one breath. */
  public static final int LONGEST = 1_000;

  /** The channel of what our telephone line has read back, and its caller confirmed. */
  public static final String LINE = "portal-phone";

  private static final Set<String> CHANNELS = Set.of("phone", LINE, "sms");

  public SaidSentence {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(saidAt, "saidAt");
    text = text == null ? "" : text.strip();
    if (!CHANNELS.contains(channel)) {
      throw new BrokenRule(
          "\"%s\" is no way in which a sentence proves a promise. Ways are %s."
              .formatted(channel, CHANNELS.stream().sorted().toList()));
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new BrokenRule(
          "The sentence that proves a promise has 1 to %d letters, not %d."
              .formatted(LONGEST, text.length()));
    }
    if (startMillis < 0 || endMillis < startMillis) {
      throw new BrokenRule(
          "A sentence from %d to %d milliseconds is none: it ends before it begins."
              .formatted(startMillis, endMillis));
    }
  }

  /** Where it can be heard as long as the recording is there; null when nothing was recorded. */
  public String audioPath() {
    return callId == null || recordingSha256 == null
        ? null
        : Proof.audioPath(callId, startMillis, endMillis);
  }

  /** Its place in the recording and how long it is, such as {@code at 2:07, 4 s}. */
  public String place() {
    return "at %s, %s".formatted(Proof.at(startMillis), Proof.lasts(startMillis, endMillis));
  }

  /** Whether our telephone line has read it back, and the caller confirmed it. */
  public boolean readBack() {
    return channel.equals(LINE);
  }

  /** Whether it was written, not said. */
  public boolean written() {
    return channel.equals("sms");
  }
}

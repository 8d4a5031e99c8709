package org.dunwell.contact.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.TextReminders;
import org.dunwell.contact.texts.TextMapper.Outgoing;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;

/**
 * What became of a text message, and what follows from it. A final state stays, whatever is heard
 * later.
 */
@Component
class TextDeliveries {

  /** After the first look; then no carrier says anything any more. */
  private static final List<Duration> LOOKS =
      List.of(
          TextHandOver.FIRST_LOOK, Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  private static final Map<String, String> WHY =
      Map.of(
          "30003", "the phone could not be reached",
          "30004", "the carrier has blocked it",
          "30005", "nobody has this number",
          "30006", "it is a landline or takes no text messages",
          "30007", "the carrier took it for advertising",
          "21610", "the number has texted STOP",
          "21211", "it is no telephone number",
          "21214", "it is no telephone number",
          "21612", "it cannot be texted from our number",
          "21614", "it is no mobile number");

  private static final Set<String> FAILURES = Set.of("undelivered", "failed", "canceled");

  private final TextMapper mapper;
  private final TextReminders reminders;
  private final Timeline timeline;

  TextDeliveries(TextMapper mapper, TextReminders reminders, Timeline timeline) {
    this.mapper = mapper;
    this.reminders = reminders;
    this.timeline = timeline;
  }

  /** Twilio has taken it. */
  void sent(Outgoing text, String sid, Instant now) {
    if (mapper.sent(text.id(), sid, now, now.plus(TextHandOver.FIRST_LOOK)) > 0
        && text.messageId() == null) {
      say(
          text,
          text.kind().equals(TextMessages.CODE)
              ? "A code was sent by text message to %s.".formatted(text.number())
              : "A text message was sent to %s: “%s”".formatted(text.number(), text.body()));
    }
  }

  /**
   * What Twilio says of it.
   *
   * @param status Twilio's word, such as {@code delivered}
   * @param error Twilio's code, or null
   */
  void heard(Outgoing text, String status, String error, Instant now) {
    if (status.equals("delivered") || status.equals("read")) {
      delivered(text, "delivered", now);
    } else if (FAILURES.contains(status)) {
      String reason = why(error);
      unusable(text, reason, now);
      failed(text, reason, now);
    }
  }

  private void delivered(Outgoing text, String reason, Instant now) {
    if (mapper.end(text.id(), "delivered", null, now) > 0) {
      mapper.deliverable(text.number());
      if (text.messageId() != null) {
        reminders.delivered(text.messageId(), reason, now);
      }
    }
  }

  /** Texts do not arrive at this number: another way is taken until it writes to us. */
  void unusable(Outgoing text, String reason, Instant now) {
    mapper.undeliverable(text.number(), reason, now);
  }

  void failed(Outgoing text, String reason, Instant now) {
    if (mapper.end(text.id(), "failed", reason, now) > 0) {
      say(text, "A text message to %s did not arrive: %s.".formatted(text.number(), reason));
      if (text.messageId() != null) {
        reminders.failed(text.messageId(), reason, now);
      }
    }
  }

  /**
   * Twilio has nothing to say yet: it is asked again, and after a day its silence is taken for yes.
   */
  void stillUnderWay(Outgoing text, Instant now) {
    LOOKS.stream()
        .map(text.sentAt()::plus)
        .filter(now::isBefore)
        .findFirst()
        .ifPresentOrElse(
            next -> mapper.askAgain(text.id(), next),
            () -> delivered(text, "sent; its carrier does not say whether it arrived", now));
  }

  static String why(String error) {
    return error == null
        ? "the carrier does not say why"
        : WHY.getOrDefault(error, "Twilio's error " + error);
  }

  private void say(Outgoing text, String what) {
    if (text.customerId() != null) {
      timeline.add(
          new Timeline.Entry("contact", "text", text.customerId(), null, "system", what, null));
    }
  }
}

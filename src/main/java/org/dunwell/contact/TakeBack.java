package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes mails back before they leave. Either this or the outbox gets a mail, never both: both go by
 * its row. What it was to say is not said: its cases choose again.
 */
@Component
public class TakeBack {

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final Nudges nudges;
  private final Timeline timeline;
  private final Clock clock;

  TakeBack(
      MessageMapper messages,
      RequestMapper requests,
      Nudges nudges,
      Timeline timeline,
      Clock clock) {
    this.messages = messages;
    this.requests = requests;
    this.nudges = nudges;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Takes a statement or a mail that somebody has written back.
   *
   * @param by the user's id
   * @throws BrokenRule when it has left, is leaving, or is none of these
   */
  @Transactional
  public void takeBack(long messageId, String by) {
    Instant now = clock.instant();
    // requests before messages, as everywhere; the row that the outbox is at is not waited for
    requests.lockOfMessage(messageId);
    MessageMapper.TakenBack mail =
        messages.takeBack(messageId, by, now).orElseThrow(() -> tooLate(messageId));
    List<Waiting> unsaid =
        requests.takenBack(messageId, "taken back by " + by + " before it left", now);
    nudges.about(
        unsaid.stream().filter(request -> !request.isNotice()).map(Waiting::invoiceId).toList(),
        "letter taken back");
    timeline.add(
        new Timeline.Entry(
            "contact",
            "mail",
            mail.customerId(),
            null,
            by,
            "Took back the mail to %s before it left: “%s”."
                .formatted(mail.recipient(), mail.subject()),
            null));
  }

  private RuntimeException tooLate(long messageId) {
    String state =
        messages
            .stateOf(messageId)
            .orElseThrow(() -> new NotThere("message", Long.toString(messageId)));
    return new BrokenRule(
        switch (state) {
          case "delivered", "bounced" -> "The mail has left already; it cannot be taken back.";
          case "taken-back" -> "Somebody else has taken this mail back already.";
          case "queued" ->
              "The mail is just being handed over, or is of a kind that is not taken back. Look"
                  + " again in a moment.";
          default -> "The mail is %s; there is nothing to take back.".formatted(state);
        });
  }
}

package org.dunwell.contact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.operations.LogIds;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One mail goes to the mail server, in two steps. First the mark that it is on its way is
 * committed. Then its row is locked, the server is asked, and the answer is committed with the
 * lock: a second node skips the row, and a mail is taken back before or not at all. What a kill
 * leaves marked may have been taken; it goes again, word for word and under the same Message-ID
 * (docs/adr/0025).
 */
@Component
class HandOver {

  private final MessageMapper messages;
  private final Deliveries deliveries;
  private final MailExtras extras;
  private final Timeline timeline;
  private final Counter uncertain;

  HandOver(
      MessageMapper messages,
      Deliveries deliveries,
      MailExtras extras,
      Timeline timeline,
      MeterRegistry metrics) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.extras = extras;
    this.timeline = timeline;
    this.uncertain =
        Counter.builder("dunwell.mail.uncertain")
            .description("Mails handed over again because the answer of the mail server was lost")
            .register(metrics);
  }

  /**
   * The first step.
   *
   * @return whether the mail is to be handed over by the caller
   */
  @Transactional
  public boolean begin(OutgoingMail mail, Instant now) {
    Optional<Integer> again = messages.beginHandingOver(mail.id(), now);
    if (again.orElse(0) > 0) {
      uncertain.increment();
      if (mail.customerId() != null) {
        timeline.addAll(List.of(maybeTwice(mail)));
      }
    }
    return again.isPresent();
  }

  private static Timeline.Entry maybeTwice(OutgoingMail mail) {
    String what =
        ("An interruption left open whether the mail “%s” had been taken by the mail server. It goes"
                + " again under the same Message-ID: most mailboxes show it once.")
            .formatted(mail.subject());
    return new Timeline.Entry("contact", "mail", mail.customerId(), null, "system", what, null);
  }

  /**
   * The second step.
   *
   * @return what the server said; empty when somebody else has the mail
   * @throws SmtpConnection.Lost when the connection broke; that is stored, too
   */
  @Transactional(noRollbackFor = SmtpConnection.Lost.class)
  public Optional<Verdict> finish(SmtpConnection connection, OutgoingMail mail, Instant now) {
    if (messages.lockQueued(new Long[] {mail.id()}).isEmpty()) {
      return Optional.empty();
    }
    return LogIds.with(
        "customer",
        mail.customerId(),
        () -> {
          SmtpConnection.Answer answer = ask(connection, mail, now);
          deliveries.store(mail, answer, now);
          return Optional.of(answer.verdict());
        });
  }

  /** A letter that broke the connection must not do so at once again. */
  private SmtpConnection.Answer ask(SmtpConnection connection, OutgoingMail mail, Instant now) {
    try {
      return connection.send(mail, extras.of(mail), now);
    } catch (SmtpConnection.Lost lost) {
      deliveries.store(mail, new SmtpConnection.Answer(Verdict.UNKNOWN, lost.getMessage()), now);
      throw lost;
    }
  }
}

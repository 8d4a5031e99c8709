package org.dunwell.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.Rests;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what the mail server answered to a letter, and what follows from it. */
@Component
class Deliveries {

  /** Waits between attempts, about two days in all: what most mail servers do themselves. */
  private static final Rests RESTS =
      Rests.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(24));

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final Bounces bounces;
  private final Nudges nudges;
  private final Timeline timeline;
  private final Troubles troubles;
  private final ApplicationEventPublisher events;

  Deliveries(
      MessageMapper messages,
      RequestMapper requests,
      Bounces bounces,
      Nudges nudges,
      Timeline timeline,
      Troubles troubles,
      ApplicationEventPublisher events) {
    this.events = events;
    this.messages = messages;
    this.requests = requests;
    this.bounces = bounces;
    this.nudges = nudges;
    this.timeline = timeline;
    this.troubles = troubles;
  }

  /** Stores an answer at once; {@link #finish} does the rest for the delivered of a batch. */
  void store(OutgoingMail mail, SmtpConnection.Answer answer, Instant now) {
    switch (answer.verdict()) {
      case DELIVERED -> delivered(mail, answer.text(), now);
      case NO_SUCH_ADDRESS ->
          bounces.bounced(mail.id(), mail.customerId(), mail.contactId(), answer, now);
      case REFUSED -> giveUp(mail, answer.text(), now);
      case TRY_AGAIN, UNKNOWN -> tryAgain(mail, answer, now);
    }
  }

  private void delivered(OutgoingMail mail, String reply, Instant now) {
    messages.delivered(mail.id(), reply, now);
    if (!mail.isStatement()) {
      timeline.addAll(messages.subjects(mail.id()).stream().map(Deliveries::line).toList());
    }
  }

  private static Timeline.Entry line(MessageMapper.Subject subject) {
    return new Timeline.Entry(
        "contact",
        "mail",
        subject.customerId(),
        subject.invoiceId(),
        subject.writtenBy(),
        "An e-mail was sent to %s: “%s”.".formatted(subject.recipient(), subject.subject()),
        null);
  }

  /** Requests, timeline and cases learn of e-mails that were handed over. */
  @Transactional
  public void finish(List<Long> messageIds, Instant now) {
    finish(messageIds, "e-mail");
  }

  /** And of letters that go to the post. */
  @Transactional
  public void finishPost(List<Long> messageIds) {
    finish(messageIds, "post");
  }

  /** A text message has arrived; requests, timeline and cases learn of it. */
  void textDelivered(long messageId, String how, Instant now) {
    messages.delivered(messageId, how, now);
    finish(List.of(messageId), "text message");
  }

  /** A text message has not arrived and will not; the case chooses another way. */
  void textFailed(long messageId, String reason, Instant now) {
    messages.end(messageId, "failed", reason, now);
    List<Waiting> unsaid = requests.failed(new Long[] {messageId}, reason, now);
    nudges.about(unsaid.stream().map(Waiting::invoiceId).toList(), "text message failed");
  }

  private void finish(List<Long> messageIds, String by) {
    if (messageIds.isEmpty()) {
      return;
    }
    List<Waiting> said = requests.delivered(messageIds.toArray(Long[]::new));
    timeline.addAll(said.stream().map(request -> line(request, by)).toList());
    nudges.about(
        said.stream().filter(request -> !request.isNotice()).map(Waiting::invoiceId).toList(),
        "letter delivered");
  }

  private static Timeline.Entry line(Waiting request, String by) {
    String what =
        request.isNotice()
            ? "A notice of the coming due date was sent by %s.".formatted(by)
            : "A reminder was sent by %s (%s).".formatted(by, request.tone());
    return new Timeline.Entry(
        "contact", request.kind(), request.customerId(), request.invoiceId(), "system", what, null);
  }

  private void tryAgain(OutgoingMail mail, SmtpConnection.Answer answer, Instant now) {
    Instant next = RESTS.after(mail.attempts(), now);
    if (next == null) {
      giveUp(mail, answer.text(), now);
    } else {
      messages.putOff(mail.id(), answer.text(), next, answer.verdict() == Verdict.UNKNOWN);
    }
  }

  private void giveUp(OutgoingMail mail, String reply, Instant now) {
    messages.end(mail.id(), "failed", reply, now);
    List<Waiting> unsaid = requests.failed(new Long[] {mail.id()}, reply, now);
    nudges.about(unsaid.stream().map(Waiting::invoiceId).toList(), "letter failed");
    messages
        .keyOfOutside(mail.id())
        .ifPresent(key -> events.publishEvent(new OutsideMailFailed(key, reply)));
    troubles.report(
        "contact",
        "message",
        Long.toString(mail.id()),
        "The letter to %s could not be sent: %s".formatted(mail.recipient(), reply),
        "Mend what the server complains about, then try again.",
        null);
  }
}

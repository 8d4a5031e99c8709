package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that came back, whether refused at the door or reported later. */
@Component
class Bounces {

  private static final String RETURNED = "returned by the post";

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final Customers customers;
  private final AddressTasks tasks;
  private final Nudges nudges;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Bounces(
      MessageMapper messages,
      RequestMapper requests,
      Customers customers,
      AddressTasks tasks,
      Nudges nudges,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.events = events;
    this.messages = messages;
    this.requests = requests;
    this.customers = customers;
    this.tasks = tasks;
    this.nudges = nudges;
    this.timeline = timeline;
  }

  /**
   * The letter reached nobody. When the address is to blame it is retired and somebody is asked to
   * find another one; a colleague's address is nobody's to retire. A second report about the same
   * letter changes nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bounced(
      long messageId, Long customerId, Long contactId, SmtpConnection.Answer answer, Instant now) {
    if (messages.end(messageId, "bounced", answer.text(), now) == 0) {
      return;
    }
    List<Waiting> unsaid = requests.failed(new Long[] {messageId}, answer.text(), now);
    if (answer.verdict() == Verdict.NO_SUCH_ADDRESS && contactId != null) {
      customers.retireEmail(contactId, answer.text());
      tasks.open(WrongAddress.ofMail(customerId, contactId, messageId, answer.text()), now);
    }
    timeline.addAll(
        messages.subjects(messageId).stream().map(mail -> line(mail, answer.text())).toList());
    timeline.addAll(unsaid.stream().map(request -> line(request, answer.text())).toList());
    nudges.about(unsaid.stream().map(Waiting::invoiceId).toList(), "letter bounced");
    messages
        .keyOfOutside(messageId)
        .ifPresent(key -> events.publishEvent(new OutsideMailFailed(key, answer.text())));
  }

  /** A letter that the post brought back; false when that was known. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean cameBack(long messageId, long addresseeId, String by, Instant now) {
    Optional<Long> customer = messages.cameBack(messageId, RETURNED, now);
    if (customer.isEmpty()) {
      return false;
    }
    List<Waiting> unsaid = requests.failed(new Long[] {messageId}, RETURNED, now);
    customers.retireAddress(addresseeId, RETURNED, by);
    tasks.open(WrongAddress.ofPost(addresseeId, messageId, RETURNED), now);
    timeline.addAll(unsaid.stream().map(request -> line(request, RETURNED)).toList());
    nudges.about(unsaid.stream().map(Waiting::invoiceId).toList(), "letter came back");
    return true;
  }

  private static Timeline.Entry line(MessageMapper.Subject mail, String answer) {
    return new Timeline.Entry(
        "contact",
        "bounce",
        mail.customerId(),
        mail.invoiceId(),
        "system",
        "The e-mail “%s” came back: %s".formatted(mail.subject(), answer),
        null);
  }

  private static Timeline.Entry line(Waiting request, String answer) {
    return new Timeline.Entry(
        "contact",
        "bounce",
        request.customerId(),
        request.invoiceId(),
        "system",
        "The letter came back: " + answer,
        null);
  }
}

package org.dunwell.contact.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.twilio.TwilioEventMapper.Waiting;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.Rests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts on what Twilio has told us, in the order in which it was heard. */
@Component
@Order(5)
class TwilioWork implements DueWork, TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(TwilioWork.class);

  private static final int BATCH = 50;

  private static final String KIND = "twilio-event";

  /** A repetition may come so much later; Twilio's own come within hours. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Rests RESTS =
      Rests.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(12));

  private final TwilioEventMapper mapper;
  private final TwilioInbox inbox;
  private final List<TwilioNews> listeners;
  private final TransactionTemplate transaction;
  private final Troubles troubles;
  private final Clock clock;

  TwilioWork(
      TwilioEventMapper mapper,
      TwilioInbox inbox,
      List<TwilioNews> listeners,
      TransactionTemplate transaction,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.inbox = inbox;
    this.listeners = listeners;
    this.transaction = transaction;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "contact.twilio-events";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    mapper.forget(now.minus(KEPT));
    for (Waiting event : mapper.due(now, BATCH)) {
      try {
        transaction.executeWithoutResult(any -> act(event));
      } catch (RuntimeException failure) {
        log.warn(
            "Event {} of Twilio's ({}) cannot be acted on yet", event.id(), event.kind(), failure);
        putOff(event, now, failure);
      }
    }
  }

  /** Marked first: whoever else is at it waits for us, and then finds it done. */
  private void act(Waiting event) {
    List<TwilioNews> hearing =
        listeners.stream().filter(one -> one.kinds().contains(event.kind())).toList();
    if (mapper.finish(event.id(), hearing.isEmpty() ? "ignored" : "done") > 0) {
      Map<String, String> params = inbox.read(event.params());
      hearing.forEach(one -> one.happened(event.kind(), params, event.receivedAt()));
    }
  }

  private void putOff(Waiting event, Instant now, Exception failure) {
    Instant next = RESTS.after(event.attempts(), now);
    mapper.putOff(event.id(), next, failure.getMessage());
    if (next == null) {
      troubles.report(
          "contact",
          KIND,
          Long.toString(event.id()),
          "What Twilio told us (%s) could not be acted on: %s"
              .formatted(event.kind(), failure.getMessage()),
          "Mend what is in the way and try again here.",
          failure);
    }
  }

  @Override
  public String kind() {
    return "contact/" + KIND;
  }

  @Override
  public void retry(String subject) {
    mapper.tryAgain(Long.parseLong(subject), clock.instant());
  }
}

package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.Calls;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What follows once when a call is over: the script is told, the customer's timeline says it, and
 * what was spoken about counts as a touch. A call about which a colleague has a task is counted by
 * what the colleague enters.
 */
@Component
@Order(9)
class CallEnds implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(CallEnds.class);

  private static final int BATCH = 50;
  private static final Duration REST = Duration.ofMinutes(1);

  /** A script that fails as often keeps nobody else from hearing of the end. */
  private static final int MOST_TRIES = 5;

  private static final String KIND = "phone-script";

  private final PhoneCallMapper mapper;
  private final ObjectProvider<CallScript> scripts;
  private final Calls calls;
  private final AutomatedCalls automated;
  private final Timeline timeline;
  private final Troubles troubles;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CallEnds(
      PhoneCallMapper mapper,
      ObjectProvider<CallScript> scripts,
      Calls calls,
      AutomatedCalls automated,
      Timeline timeline,
      Troubles troubles,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.scripts = scripts;
    this.calls = calls;
    this.automated = automated;
    this.timeline = timeline;
    this.troubles = troubles;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "contact.phone-ends";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextFinish();
  }

  @Override
  public void runDue(Instant now) {
    for (long id : mapper.toFinish(now, BATCH)) {
      try {
        transaction.executeWithoutResult(any -> finish(mapper.lock(id).orElseThrow()));
      } catch (RuntimeException failure) {
        log.warn("The end of call {} cannot be told yet", id, failure);
        mapper.finishLater(id, now.plus(REST), failure.getMessage());
      }
    }
  }

  private void finish(CallRow call) {
    tellScript(call);
    if (call.customerId() != null) {
      count(call);
      timeline.add(
          new Timeline.Entry(
              "contact",
              "phone",
              call.customerId(),
              null,
              call.userId() == null ? "system" : call.userId(),
              CallSentence.of(call),
              null));
    }
    mapper.finished(call.id(), clock.instant());
    events.publishEvent(new CallEnded(call.id()));
  }

  private void tellScript(CallRow call) {
    Optional<CallScript> script = scripts.orderedStream().findFirst();
    if (call.isOutbound() || script.isEmpty()) {
      return;
    }
    if (call.finishTries() < MOST_TRIES) {
      script.get().ended(PhoneLine.line(call));
    } else {
      troubles.report(
          "contact",
          KIND,
          Long.toString(call.id()),
          "The end of telephone call %d could not be told to the self-service line."
              .formatted(call.id()),
          "Read the log at this time; the call itself is in the record.",
          null);
    }
  }

  /** Nobody was spoken to in a call that was not answered, or by a caller who is unknown. */
  private void count(CallRow call) {
    if (call.isAutomated()) {
      automated.ended(call);
      return;
    }
    if (call.isOutbound() ? call.reached() : call.isInbound()) {
      List<Long> invoices = mapper.pastDue(call.customerId(), call.isOutbound(), clock.instant());
      calls.cameIn("phone-call/" + call.id(), invoices);
    }
  }
}

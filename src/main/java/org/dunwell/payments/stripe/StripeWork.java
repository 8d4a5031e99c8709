package org.dunwell.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.stripe.StripeEventMapper.Waiting;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.Rests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Acts on what Stripe has told us. Before the cases are woken, so that a case ends in the same
 * round of the work loop in which its payment was heard of.
 */
@Component
@Order(5)
class StripeWork implements DueWork, TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(StripeWork.class);

  /** A portion; each object is asked for by a request of its own. */
  private static final int BATCH = 20;

  private static final String KIND = "stripe-event";

  private static final Rests RESTS =
      Rests.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final StripeEventMapper mapper;
  private final StripeAccess access;
  private final List<StripeNews> listeners;
  private final Troubles troubles;
  private final Clock clock;

  StripeWork(
      StripeEventMapper mapper,
      StripeAccess access,
      List<StripeNews> listeners,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.access = access;
    this.listeners = listeners;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments.stripe-events";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    for (Waiting event : mapper.due(now, BATCH)) {
      if (!act(event, now)) {
        return;
      }
    }
  }

  /** False when Stripe does not answer: then neither do the next. */
  private boolean act(Waiting event, Instant now) {
    try {
      mapper.finish(new Long[] {event.id()}, tell(event) ? "done" : "ignored");
      return true;
    } catch (ApiConnectionException silent) {
      log.warn("Stripe does not answer; what it has told us waits", silent);
      mapper.due(now, BATCH).forEach(one -> putOff(one, now, silent));
      return false;
    } catch (StripeException | RuntimeException failure) {
      log.warn("Event {} of Stripe's cannot be acted on yet", event.id(), failure);
      putOff(event, now, failure);
      return true;
    }
  }

  private boolean tell(Waiting event) throws StripeException {
    Optional<StripeAccess.Link> link = access.named(event.account());
    List<StripeNews> hearing =
        listeners.stream().filter(listener -> listener.hears(event.type())).toList();
    if (link.isEmpty() || hearing.isEmpty()) {
      return false;
    }
    for (StripeNews listener : hearing) {
      listener.about(link.get(), event.objectId(), event.happenedAt());
    }
    return true;
  }

  private void putOff(Waiting event, Instant now, Exception failure) {
    Instant next = RESTS.after(event.attempts(), now);
    mapper.putOff(event.id(), next, failure.getMessage());
    if (next == null) {
      troubles.report(
          "payments",
          KIND,
          Long.toString(event.id()),
          "What Stripe told us about %s (%s) could not be acted on: %s"
              .formatted(event.objectId(), event.type(), failure.getMessage()),
          "Look at it in Stripe's dashboard, mend what is in the way and try again here.",
          failure);
    }
  }

  @Override
  public String kind() {
    return "payments/" + KIND;
  }

  @Override
  public void retry(String subject) {
    mapper.tryAgain(Long.parseLong(subject), clock.instant());
  }
}

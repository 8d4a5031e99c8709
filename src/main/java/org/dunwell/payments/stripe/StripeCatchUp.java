package org.dunwell.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.TimeMachine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks Stripe for events whose webhook never came, and for payments of which nothing was heard for
 * long. Webhooks are quick, this is sure.
 */
@Component
@Order(6)
class StripeCatchUp implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(StripeCatchUp.class);

  private static final Duration PERIOD = Duration.ofMinutes(5);

  /** In the time machine nothing happens at Stripe that its webhooks do not tell. */
  private static final Duration WALKING_PERIOD = Duration.ofDays(1);

  /** Events may become visible out of order; what was seen before is known and costs nothing. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final long PAGE = 100;

  /** A hundred thousand events: more than the thirty days that Stripe keeps hold of most. */
  private static final int MOST_PAGES = 1_000;

  /** Stripe itself forgets after thirty days; until then an event must be known as seen. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String KIND = "stripe";

  private final StripeEventMapper mapper;
  private final StripeInbox inbox;
  private final StripeAccess access;
  private final List<StripeNews> listeners;
  private final List<StripeUnheard> unheard;
  private final ObjectProvider<TimeMachine> timeMachine;
  private final Troubles troubles;
  private final Clock clock;

  StripeCatchUp(
      StripeEventMapper mapper,
      StripeInbox inbox,
      StripeAccess access,
      List<StripeNews> listeners,
      List<StripeUnheard> unheard,
      ObjectProvider<TimeMachine> timeMachine,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.inbox = inbox;
    this.access = access;
    this.listeners = listeners;
    this.unheard = unheard;
    this.timeMachine = timeMachine;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments.stripe-catch-up";
  }

  @Override
  public Optional<Instant> nextDue() {
    Optional<Instant> last = mapper.lastLook();
    if (last.isEmpty() || access.all().isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    boolean walking = timeMachine.getObject().target().isPresent();
    // later than now: the sandbox's clock was set back
    return last.map(look -> look.isAfter(now) ? now : look.plus(walking ? WALKING_PERIOD : PERIOD));
  }

  @Override
  public void runDue(Instant now) {
    mapper.forget(now.minus(KEPT));
    for (StripeAccess.Link link : access.all()) {
      try {
        Optional<Instant> seen = mapper.seenTo(link.name());
        mapper.looked(link.name(), missing(link, seen), now);
        for (StripeUnheard one : unheard) {
          one.ask(link, now);
        }
        troubles.resolve("payments", KIND, link.name(), "system");
      } catch (StripeException failure) {
        mapper.looked(link.name(), null, now);
        troubles.report(
            "payments",
            KIND,
            link.name(),
            "The Stripe account of %s does not tell what has happened: %s"
                .formatted(link.name(), failure.getMessage()),
            "Check dunwell.stripe.* and Stripe's status page. It is asked again every five minutes.",
            failure);
      }
    }
  }

  /** Stores what is missing; answers the moment of the latest event, null when there is none. */
  private Instant missing(StripeAccess.Link link, Optional<Instant> seen) throws StripeException {
    EventListParams.Builder params = EventListParams.builder().setLimit(PAGE);
    seen.ifPresent(
        moment ->
            params.setCreated(
                EventListParams.Created.builder()
                    .setGte(moment.minus(OVERLAP).getEpochSecond())
                    .build()));
    Instant latest = null;
    int found = 0;
    String after = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      StripeCollection<Event> events =
          link.client().v1().events().list(params.setStartingAfter(after).build());
      for (Event event : events.getData()) {
        Instant at = Instant.ofEpochSecond(event.getCreated());
        latest = latest == null || at.isAfter(latest) ? at : latest;
        found += store(link, event, at) ? 1 : 0;
        after = event.getId();
      }
      if (!Boolean.TRUE.equals(events.getHasMore()) || events.getData().isEmpty()) {
        break;
      }
    }
    if (found > 0) {
      log.info("{} events of {} were found by asking", found, link);
    }
    return latest;
  }

  private boolean store(StripeAccess.Link link, Event event, Instant at) {
    if (listeners.stream().noneMatch(listener -> listener.hears(event.getType()))) {
      return false;
    }
    return inbox.store(
        link,
        event.getId(),
        event.getType(),
        inbox.objectId(event.getDataObjectDeserializer().getRawJson()),
        at,
        "asked");
  }
}

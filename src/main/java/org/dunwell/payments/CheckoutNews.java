package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeNews;
import org.dunwell.payments.stripe.StripeSessions;
import org.dunwell.payments.stripe.StripeUnheard;
import org.springframework.stereotype.Component;

/** Hears of checkouts, and asks about those of which nothing was heard for long. */
@Component
class CheckoutNews implements StripeNews, StripeUnheard {

  private static final Duration OPEN = Duration.ofHours(1);
  private static final Duration ON_THE_WAY = Duration.ofHours(12);
  private static final int PORTION = 50;

  private final CheckoutMapper mapper;
  private final CheckoutCourse course;
  private final StripeAccess access;
  private final StripeSessions sessions;
  private final Clock clock;

  CheckoutNews(
      CheckoutMapper mapper,
      CheckoutCourse course,
      StripeAccess access,
      StripeSessions sessions,
      Clock clock) {
    this.mapper = mapper;
    this.course = course;
    this.access = access;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public boolean hears(String type) {
    return type.startsWith("checkout.session.") || type.startsWith("payment_intent.");
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    Optional<Long> checkout =
        objectId.startsWith("pi_") ? byIntent(link, objectId) : mapper.bySession(objectId);
    if (checkout.isPresent()) {
      course.look(link, checkout.get(), at);
    }
  }

  /** Before the session's own event came, only the intent's metadata says whose it is. */
  private Optional<Long> byIntent(StripeAccess.Link link, String intent) throws StripeException {
    Optional<Long> known = mapper.byPaymentIntent(intent);
    if (known.isPresent()) {
      return known;
    }
    String key = sessions.keyOf(link, intent);
    return key == null ? Optional.empty() : mapper.byKey(key);
  }

  /** And ends pages that ask for what was paid otherwise meanwhile. */
  @Override
  public void ask(StripeAccess.Link link, Instant now) throws StripeException {
    for (Row row : mapper.unheard(now.minus(OPEN), now.minus(ON_THE_WAY), PORTION)) {
      if (isOf(link, row)) {
        if (row.sessionId() == null) {
          course.end(link, row);
        } else {
          course.look(link, row.id(), clock.instant());
        }
      }
    }
    for (Row row : mapper.outdated(PORTION)) {
      if (isOf(link, row)) {
        course.end(link, row);
      }
    }
  }

  private boolean isOf(StripeAccess.Link link, Row row) {
    return access.of(row.sellingEntityId()).filter(link::equals).isPresent();
  }
}

package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeNews;
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
  private final PaidOnline paidOnline;
  private final Clock clock;

  CheckoutNews(
      CheckoutMapper mapper,
      CheckoutCourse course,
      StripeAccess access,
      PaidOnline paidOnline,
      Clock clock) {
    this.mapper = mapper;
    this.course = course;
    this.access = access;
    this.paidOnline = paidOnline;
    this.clock = clock;
  }

  @Override
  public boolean hears(String type) {
    return type.startsWith("checkout.session.") || type.startsWith("payment_intent.");
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    boolean intent = objectId.startsWith("pi_");
    Optional<Long> checkout =
        intent ? paidOnline.checkout(link, objectId) : mapper.bySession(objectId);
    if (checkout.isPresent()) {
      course.look(link, checkout.get(), intent ? objectId : null, at);
    }
  }

  /** And ends pages that ask for what was paid otherwise meanwhile. */
  @Override
  public void ask(StripeAccess.Link link, Instant now) throws StripeException {
    for (Row row : mapper.unheard(now.minus(OPEN), now.minus(ON_THE_WAY), PORTION)) {
      if (isOf(link, row)) {
        if (row.sessionId() == null) {
          course.end(link, row);
        } else {
          course.look(link, row.id(), null, clock.instant());
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

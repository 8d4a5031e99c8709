package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeSessions;
import org.springframework.stereotype.Component;

/** Which checkout a payment at Stripe belongs to, paid for in the ledger first. */
@Component
class PaidOnline {

  private final CheckoutMapper mapper;
  private final CheckoutCourse course;
  private final StripeSessions sessions;

  PaidOnline(CheckoutMapper mapper, CheckoutCourse course, StripeSessions sessions) {
    this.mapper = mapper;
    this.course = course;
    this.sessions = sessions;
  }

  /** Before the session's own event came, only the intent's metadata says whose it is. */
  Optional<Long> checkout(StripeAccess.Link link, String intent) throws StripeException {
    Optional<Long> known = mapper.byPaymentIntent(intent);
    if (known.isPresent()) {
      return known;
    }
    String key = sessions.keyOf(link, intent);
    return key == null ? Optional.empty() : mapper.byKey(key);
  }

  /**
   * The checkout with its payment in the ledger: what is told about the money's way back may come
   * before what is told about its coming. Empty when it is none of ours, or never came.
   */
  Optional<Row> paid(StripeAccess.Link link, String intent, Instant at) throws StripeException {
    if (intent == null) {
      return Optional.empty();
    }
    Optional<Long> id = checkout(link, intent);
    if (id.isPresent() && mapper.byId(id.get()).orElseThrow().paymentId() == null) {
      course.look(link, id.get(), intent, at);
    }
    return id.flatMap(mapper::byId).filter(row -> row.paymentId() != null);
  }
}

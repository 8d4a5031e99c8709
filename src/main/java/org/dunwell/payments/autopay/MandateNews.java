package org.dunwell.payments.autopay;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeMandates;
import org.dunwell.payments.stripe.StripeNews;
import org.dunwell.payments.stripe.StripeUnheard;
import org.springframework.stereotype.Component;

/** Hears of mandates: given, left, or taken back by the customer's bank. */
@Component
class MandateNews implements StripeNews, StripeUnheard {

  private static final Set<String> HEARD =
      Set.of(
          "checkout.session.completed",
          "checkout.session.expired",
          "mandate.updated",
          "payment_method.detached");

  private static final Duration QUIET = Duration.ofHours(1);
  private static final int PORTION = 50;

  private final MandateMapper mapper;
  private final MandateCourse course;
  private final StripeAccess access;
  private final StripeMandates stripe;

  MandateNews(
      MandateMapper mapper, MandateCourse course, StripeAccess access, StripeMandates stripe) {
    this.mapper = mapper;
    this.course = course;
    this.access = access;
    this.stripe = stripe;
  }

  @Override
  public boolean hears(String type) {
    return HEARD.contains(type);
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    if (objectId.startsWith("mandate_")) {
      Optional<Long> id = mapper.byMandate(objectId);
      if (id.isPresent() && stripe.isWithdrawn(link, objectId)) {
        course.end(id.get(), Autopay.BANK, "the bank has taken the mandate back");
      }
    } else if (objectId.startsWith("pm_")) {
      Optional<Long> id = mapper.byPaymentMethod(objectId);
      if (id.isPresent() && stripe.isDetached(link, objectId)) {
        course.end(id.get(), Autopay.BANK, "what it was taken from is gone at Stripe");
      }
    } else {
      Optional<Long> id = mapper.bySession(objectId);
      if (id.isPresent()) {
        course.look(link, id.get());
      }
    }
  }

  /** Whoever was never sent to a page has gone away. */
  @Override
  public void ask(StripeAccess.Link link, Instant now) throws StripeException {
    for (Row row : mapper.unheard(now.minus(QUIET), PORTION)) {
      if (access.of(row.sellingEntityId()).filter(link::equals).isPresent()) {
        if (row.sessionId() == null) {
          course.end(row.id(), "system", "never begun");
        } else {
          course.look(link, row.id());
        }
      }
    }
  }
}

package org.dunwell.payments.autopay;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.DirectCharges;
import org.dunwell.payments.DirectCharges.Leave;
import org.dunwell.payments.autopay.AutopayChargeMapper.Attempt;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeCharges;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks Stripe to take what was written down, and how it stands while nobody tells. A crash between
 * the row and the answer is found by the row's key, not by asking twice.
 */
@Component
@Order(7)
class Taking implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(Taking.class);

  private static final int BATCH = 20;

  /** Longer than a portion takes with a Stripe that hangs: until then it is this node's. */
  private static final Duration CLAIM = Duration.ofMinutes(20);

  private static final Duration UNHEARD = Duration.ofHours(12);
  private static final List<Duration> RESTS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
  private static final Duration LAST_REST = Duration.ofHours(2);
  private static final String KIND = "autopay";

  private final AutopayChargeMapper mapper;
  private final DirectCharges direct;
  private final StripeAccess access;
  private final Troubles troubles;

  Taking(AutopayChargeMapper mapper, DirectCharges direct, StripeAccess access, Troubles troubles) {
    this.mapper = mapper;
    this.direct = direct;
    this.access = access;
    this.troubles = troubles;
  }

  @Override
  public String name() {
    return "payments.autopay-charges";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextAttempt();
  }

  @Override
  public void runDue(Instant now) {
    for (Attempt attempt : mapper.attempts(now, now.plus(CLAIM), BATCH)) {
      try {
        take(attempt, now);
        troubles.resolve("payments", KIND, Long.toString(attempt.checkoutId()), "system");
      } catch (StripeException | RuntimeException failure) {
        log.warn("Checkout {} of autopay is not known yet", attempt.checkoutId(), failure);
        putOff(attempt, now, failure);
      }
    }
  }

  private void take(Attempt attempt, Instant now) throws StripeException {
    StripeAccess.Link link =
        access
            .of(attempt.sellingEntityId())
            .orElseThrow(
                () -> new IllegalStateException("The selling entity has no Stripe account."));
    Checkout.State state =
        direct.take(
            link,
            attempt.checkoutId(),
            new StripeCharges.From(
                attempt.stripeCustomer(),
                attempt.paymentMethod(),
                attempt.methodKind(),
                attempt.mandate()),
            leave(attempt));
    boolean over = state != Checkout.State.ON_THE_WAY;
    mapper.ask(attempt.checkoutId(), over ? null : now.plus(UNHEARD), null);
  }

  private static Leave leave(Attempt attempt) {
    if (!attempt.active()) {
      return Leave.LOOK;
    }
    return attempt.asked() == 1 ? Leave.TAKE : Leave.LOOK_THEN_TAKE;
  }

  private void putOff(Attempt attempt, Instant now, Exception failure) {
    boolean early = attempt.asked() <= RESTS.size();
    Duration rest = early ? RESTS.get(attempt.asked() - 1) : LAST_REST;
    mapper.ask(attempt.checkoutId(), now.plus(rest), failure.getMessage());
    if (!early) {
      troubles.report(
          "payments",
          KIND,
          Long.toString(attempt.checkoutId()),
          "Autopay cannot take a payment (checkout %d): %s"
              .formatted(attempt.checkoutId(), failure.getMessage()),
          "Look at Stripe's dashboard and at the account's key. It is tried again every two hours, and taken once.",
          failure);
    }
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }
}

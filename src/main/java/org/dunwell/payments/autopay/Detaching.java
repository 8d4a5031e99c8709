package org.dunwell.payments.autopay;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeMandates;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives cards and accounts back at Stripe whose mandate is over: nobody can take from them again.
 */
@Component
@Order(7)
class Detaching implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(Detaching.class);
  private static final Duration REST = Duration.ofMinutes(30);
  private static final int BATCH = 20;

  private final MandateMapper mapper;
  private final StripeAccess access;
  private final StripeMandates stripe;

  Detaching(MandateMapper mapper, StripeAccess access, StripeMandates stripe) {
    this.mapper = mapper;
    this.access = access;
    this.stripe = stripe;
  }

  @Override
  public String name() {
    return "payments.autopay-detach";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDetach();
  }

  @Override
  public void runDue(Instant now) {
    for (MandateMapper.Detached one : mapper.toDetach(now, now.plus(REST), BATCH)) {
      try {
        Optional<StripeAccess.Link> link = access.of(one.sellingEntityId());
        if (link.isPresent()) {
          stripe.detach(link.get(), one.paymentMethod());
        }
        mapper.detached(one.id());
      } catch (InvalidRequestException unknown) {
        log.warn("Stripe does not know the payment method of autopay {}", one.id(), unknown);
        mapper.detached(one.id());
      } catch (StripeException failure) {
        log.warn("The payment method of autopay {} cannot be given back yet", one.id(), failure);
      }
    }
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }
}

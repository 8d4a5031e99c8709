package org.dunwell.payments;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeReturns;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.MoneyBacks;
import org.dunwell.receivables.NewMoneyBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends refunds that were agreed to: through Stripe where the money came that way, else as a wish
 * to the ERP. The key of a refund makes sure that it leaves once, whatever crashes in between.
 */
@Component
@Order(7)
class RefundsOut implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(RefundsOut.class);
  private static final Duration REST = Duration.ofMinutes(5);
  private static final int BATCH = 20;

  private final RefundMapper mapper;
  private final RefundNews news;
  private final StripeAccess access;
  private final StripeReturns returns;
  private final MoneyBacks moneyBacks;
  private final PaymentDays days;
  private final Timeline timeline;
  private final Troubles troubles;
  private final TransactionTemplate transaction;

  RefundsOut(
      RefundMapper mapper,
      RefundNews news,
      StripeAccess access,
      StripeReturns returns,
      MoneyBacks moneyBacks,
      PaymentDays days,
      Timeline timeline,
      Troubles troubles,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.news = news;
    this.access = access;
    this.returns = returns;
    this.moneyBacks = moneyBacks;
    this.days = days;
    this.timeline = timeline;
    this.troubles = troubles;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "payments.refunds";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    for (Refund refund : mapper.due(now, BATCH)) {
      try {
        if (refund.paymentIntent() == null) {
          transaction.executeWithoutResult(tx -> toTheErp(refund));
        } else {
          throughStripe(refund, now);
        }
      } catch (InvalidRequestException refused) {
        transaction.executeWithoutResult(tx -> failed(refund, refused.getMessage()));
      } catch (StripeException | RuntimeException failure) {
        log.warn("Refund {} cannot be sent yet", refund.id(), failure);
        mapper.putOff(refund.id(), now.plus(REST), failure.getMessage());
      }
    }
  }

  private void throughStripe(Refund refund, Instant now) throws StripeException {
    Optional<StripeAccess.Link> link = access.of(refund.sellingEntityId());
    if (link.isEmpty()) {
      throw new IllegalStateException("The selling entity has no Stripe account any more.");
    }
    String id =
        returns.create(
            link.get(),
            refund.paymentIntent(),
            StripeAmounts.minor(refund.amount(), refund.currency()),
            refund.key());
    mapper.become(refund.id(), "sent", id, null);
    news.look(link.get(), refund.paymentIntent(), now);
  }

  /** The journal's entry tells the ERP to pay it out. */
  private void toTheErp(Refund refund) {
    if (mapper.become(refund.id(), "sent", null, null) > 0) {
      moneyBacks.record(
          new NewMoneyBack(
              refund.paymentId(),
              "refund",
              "REFUND-" + refund.id(),
              refund.amount(),
              days.today(refund.sellingEntityId()),
              refund.reason(),
              refund.decidedBy()));
    }
  }

  private void failed(Refund refund, String why) {
    mapper.become(refund.id(), "failed", null, why);
    timeline.add(
        new Timeline.Entry(
            "payments",
            "refund",
            refund.customerId(),
            null,
            "system",
            "Refund of %s of payment %s could not be sent: %s"
                .formatted(refund.money(), refund.paymentReference(), why),
            null));
    troubles.report(
        "payments",
        "refund",
        Long.toString(refund.id()),
        "A refund of %s could not be sent: %s".formatted(refund.money(), why),
        "Look at payment %s in Stripe's dashboard and give the money back there, or ask for a refund again."
            .formatted(refund.paymentReference()),
        null);
  }
}

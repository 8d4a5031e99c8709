package org.dunwell.payments;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeCharges;
import org.dunwell.payments.stripe.StripeSessions;
import org.dunwell.payments.stripe.StripeSessions.Seen;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a checkout to where it stands at Stripe. Whatever was heard, in whatever order and how
 * often: only what Stripe says now counts, and each step is taken once.
 */
@Component
class CheckoutCourse {

  private final CheckoutMapper mapper;
  private final CheckoutMoney money;
  private final StripeSessions sessions;
  private final StripeCharges charges;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CheckoutCourse(
      CheckoutMapper mapper,
      CheckoutMoney money,
      StripeSessions sessions,
      StripeCharges charges,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.money = money;
    this.sessions = sessions;
    this.charges = charges;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Asks Stripe and follows.
   *
   * @param intent the payment intent that was heard of; or null
   * @param at when it became so, as far as known
   */
  void look(StripeAccess.Link link, long id, String intent, Instant at) throws StripeException {
    Row row = mapper.byId(id).orElseThrow();
    if (row.isDirect()) {
      String its = row.paymentIntent() == null ? intent : row.paymentIntent();
      if (its != null) {
        follow(row, charges.byId(link, its), at);
      }
    } else if (row.sessionId() != null) {
      Seen seen = sessions.byId(link, row.sessionId());
      transaction.executeWithoutResult(tx -> follow(row, seen, null, at));
    }
  }

  void follow(Row row, StripeCharges.Taken taken, Instant at) {
    transaction.executeWithoutResult(tx -> follow(row, taken.seen(), taken.code(), at));
  }

  /** Stripe does not take it, and has not begun to. */
  void refused(long id, String code, String why) {
    close(
        id,
        row -> {
          money.failed(row, mapper.parts(new Long[] {id}), why);
          become(row, Checkout.State.FAILED, null, why);
          ended(row, Checkout.State.FAILED, code, why);
        });
  }

  /** It was never asked for, and will not be. */
  void withdraw(long id, String why) {
    close(
        id,
        row -> {
          money.withdrawn(row, mapper.parts(new Long[] {id}));
          become(row, Checkout.State.EXPIRED, null, why);
          ended(row, Checkout.State.EXPIRED, null, why);
        });
  }

  private void close(long id, Consumer<Row> how) {
    transaction.executeWithoutResult(
        tx -> {
          money.lock(mapper.byId(id).orElseThrow().customerId());
          mapper.locked(id).filter(Row::isUnfinished).ifPresent(how);
        });
  }

  /**
   * Ends an open one, unless it was paid.
   *
   * @return where it stands now
   */
  Checkout.State end(StripeAccess.Link link, Row row) throws StripeException {
    if (transaction.execute(tx -> endUnasked(row.id()))) {
      return Checkout.State.EXPIRED;
    }
    Row there = mapper.byId(row.id()).orElseThrow();
    try {
      sessions.expire(link, there.sessionId());
    } catch (InvalidRequestException notOpen) {
      // paid or expired meanwhile; the look says which
    }
    look(link, row.id(), null, clock.instant());
    return mapper.byId(row.id()).orElseThrow().state();
  }

  /** One that Stripe was not asked for yet; whoever is just asking will find it ended. */
  private boolean endUnasked(long id) {
    Row row = mapper.locked(id).orElseThrow();
    boolean unasked = row.sessionId() == null;
    if (unasked && row.isUnfinished()) {
      become(row, Checkout.State.EXPIRED, null, "begun once more");
    }
    return unasked;
  }

  private void follow(Row before, Seen seen, String code, Instant at) {
    money.lock(before.customerId());
    Row row = mapper.locked(before.id()).orElseThrow();
    List<PartOf> parts = mapper.parts(new Long[] {row.id()});
    switch (seen.status()) {
      case OPEN -> mapper.asked(row.id(), null, clock.instant());
      case ON_THE_WAY -> {
        if (row.state() == Checkout.State.OPEN) {
          money.onItsWay(row, parts);
          become(row, Checkout.State.ON_THE_WAY, seen, null);
        } else {
          mapper.asked(row.id(), seen.paymentIntent(), clock.instant());
        }
      }
      case PAID -> {
        if (row.paymentId() == null) {
          long payment = money.arrived(row, parts, seen, at);
          mapper.become(
              row.id(), Checkout.State.PAID, seen.paymentIntent(), payment, null, clock.instant());
          ended(row, Checkout.State.PAID, null, null);
        }
      }
      case FAILED -> {
        if (row.isUnfinished()) {
          money.failed(row, parts, seen.failure());
          become(row, Checkout.State.FAILED, seen, seen.failure());
          ended(row, Checkout.State.FAILED, code, seen.failure());
        }
      }
      case EXPIRED -> {
        if (row.isUnfinished()) {
          become(row, Checkout.State.EXPIRED, seen, null);
        }
      }
    }
  }

  private void ended(Row row, Checkout.State state, String code, String why) {
    if (row.isDirect()) {
      events.publishEvent(new DirectChargeEnded(row.id(), state, code, why));
    }
  }

  private void become(Row row, Checkout.State state, Seen seen, String failure) {
    mapper.become(
        row.id(),
        state,
        seen == null ? null : seen.paymentIntent(),
        null,
        failure,
        clock.instant());
  }
}

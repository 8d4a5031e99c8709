package org.dunwell.payments;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeSessions;
import org.dunwell.payments.stripe.StripeSessions.Seen;
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
  private final TransactionTemplate transaction;
  private final Clock clock;

  CheckoutCourse(
      CheckoutMapper mapper,
      CheckoutMoney money,
      StripeSessions sessions,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.money = money;
    this.sessions = sessions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Asks Stripe and follows.
   *
   * @param at when it became so, as far as known
   */
  void look(StripeAccess.Link link, long id, Instant at) throws StripeException {
    Row row = mapper.byId(id).orElseThrow();
    if (row.sessionId() != null) {
      Seen seen = sessions.byId(link, row.sessionId());
      transaction.executeWithoutResult(tx -> follow(row, seen, at));
    }
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
    look(link, row.id(), clock.instant());
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

  private void follow(Row before, Seen seen, Instant at) {
    money.lock(before.customerId());
    Row row = mapper.locked(before.id()).orElseThrow();
    List<PartOf> parts = mapper.parts(new Long[] {row.id()});
    switch (seen.status()) {
      case OPEN -> mapper.asked(row.id(), clock.instant());
      case ON_THE_WAY -> {
        if (row.state() == Checkout.State.OPEN) {
          money.onItsWay(row, parts);
          become(row, Checkout.State.ON_THE_WAY, seen, null);
        } else {
          mapper.asked(row.id(), clock.instant());
        }
      }
      case PAID -> {
        if (row.paymentId() == null) {
          long payment = money.arrived(row, parts, seen, at);
          mapper.become(
              row.id(), Checkout.State.PAID, seen.paymentIntent(), payment, null, clock.instant());
        }
      }
      case FAILED -> {
        if (row.isUnfinished()) {
          money.failed(row, parts, seen.failure());
          become(row, Checkout.State.FAILED, seen, seen.failure());
        }
      }
      case EXPIRED -> {
        if (row.isUnfinished()) {
          become(row, Checkout.State.EXPIRED, seen, null);
        }
      }
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

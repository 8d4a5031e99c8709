package org.dunwell.payments.matching;

import org.dunwell.payments.payouts.PayoutKnown;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bank may be quicker than Stripe's news: lines that wait are looked at once more. */
@Component
class LatePayouts {

  private static final int MOST_WAITING = 20;

  private final MatchMapper mapper;
  private final Matches matches;

  LatePayouts(MatchMapper mapper, Matches matches) {
    this.mapper = mapper;
    this.matches = matches;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PayoutKnown payout) {
    mapper
        .waitingPayouts(payout.currency(), payout.amount(), MOST_WAITING)
        .forEach(matches::release);
  }
}

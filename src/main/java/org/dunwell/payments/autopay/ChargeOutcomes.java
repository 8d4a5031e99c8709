package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.payments.DirectChargeEnded;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.SellingEntities;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows when an attempt is over; in the transaction that has found it out. */
@Component
class ChargeOutcomes {

  private static final int MOST_ITEMS = 1_000;

  private final AutopayChargeMapper mapper;
  private final MandateMapper mandates;
  private final MandateCourse course;
  private final Announcing announcing;
  private final AutopayLetters letters;
  private final RetryPolicy policy;
  private final Blocks blocks;
  private final SellingEntities entities;
  private final Clock clock;

  ChargeOutcomes(
      AutopayChargeMapper mapper,
      MandateMapper mandates,
      MandateCourse course,
      Announcing announcing,
      AutopayLetters letters,
      RetryPolicy policy,
      Blocks blocks,
      SellingEntities entities,
      Clock clock) {
    this.mapper = mapper;
    this.mandates = mandates;
    this.course = course;
    this.announcing = announcing;
    this.letters = letters;
    this.policy = policy;
    this.blocks = blocks;
    this.entities = entities;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(DirectChargeEnded news) {
    AutopayChargeMapper.Row charge = mapper.lockedByCheckout(news.checkoutId()).orElseThrow();
    Row mandate = mandates.locked(charge.mandateId()).orElseThrow();
    LocalDate today = entities.byId(mandate.sellingEntityId()).dayAt(clock.instant());
    mapper.ask(news.checkoutId(), null, null);
    switch (news.state()) {
      case PAID -> {
        mapper.over(charge.id(), "paid", null, null, clock.instant());
        blocks.liftOf(mapper.invoices(charge.id()), MandateCourse.source(charge.id()), "system");
      }
      case FAILED -> failed(charge, mandate, news, today);
      default -> withdrawn(charge, mandate, today);
    }
  }

  /** It was never asked for: what is left of it is looked at again tomorrow. */
  private void withdrawn(AutopayChargeMapper.Row charge, Row mandate, LocalDate today) {
    if (mandate.is("active")) {
      mapper.again(charge.id(), today.plusDays(1));
      quiet(charge, today.plusDays(1));
    } else {
      mapper.over(charge.id(), "cancelled", "autopay has ended", null, clock.instant());
    }
  }

  private void failed(
      AutopayChargeMapper.Row charge, Row mandate, DirectChargeEnded news, LocalDate today) {
    Reason reason = Reason.of(news.code());
    RetryPolicy.Next next = next(charge, mandate, reason, today);
    if (next.retryOn() != null) {
      mapper.retry(charge.id(), next.retryOn(), news.failure(), next.decisionId());
      quiet(charge, next.retryOn());
    } else {
      mapper.over(charge.id(), "failed", news.failure(), next.decisionId(), clock.instant());
    }
    List<Share> open = Share.free(mapper.items(new Long[] {charge.id()}, MOST_ITEMS));
    BigDecimal amount = Share.sum(open);
    boolean ended =
        next.ends()
            && course.endLocked(
                mandate.id(), Autopay.BANK, "the bank says " + reason.word().replace('-', ' '));
    if (amount.signum() > 0 || ended) {
      letters.failed(
          mandate,
          "autopay-charge/%d/failed/%d".formatted(charge.id(), charge.attempts()),
          new AutopayLetters.Failure(amount, reason.word(), mapper.invoices(charge.id())),
          new RetryPolicy.Next(next.retryOn(), ended, next.decisionId()));
    }
  }

  /** Whose mandate has ended meanwhile is not tried again. */
  private RetryPolicy.Next next(
      AutopayChargeMapper.Row charge, Row mandate, Reason reason, LocalDate today) {
    RetryPolicy.Next next =
        policy.after(
            new RetryPolicy.Failed(
                charge.id(), reason, charge.attempts(), mandate.methodKind(), charge.chargeOn()),
            today);
    return mandate.is("active") ? next : new RetryPolicy.Next(null, false, next.decisionId());
  }

  private void quiet(AutopayChargeMapper.Row charge, LocalDate until) {
    announcing.quiet(
        charge.id(), until, Share.free(mapper.items(new Long[] {charge.id()}, MOST_ITEMS)));
  }
}

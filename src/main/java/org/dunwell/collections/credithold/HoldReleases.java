package org.dunwell.collections.credithold;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds of the ladder release themselves: whose customer owes less now is looked at again, each in
 * a transaction of its own, and {@code rules/hold-release.dmn} says whether it may buy again.
 */
@Component
@Order(20)
class HoldReleases implements DueWork {

  private static final int PORTION = 20;
  private static final String TABLE = "hold-release";

  /** A customer who disputes it or has it in credit does not have to pay it first. */
  private static final Set<String> NOT_OWED = Set.of("dispute", "netted");

  /** What is past due in one currency. */
  record Late(BigDecimal amount, int days) {

    Late plus(Late other) {
      return new Late(amount.add(other.amount), Math.max(days, other.days));
    }
  }

  private final LadderHoldMapper mapper;
  private final LadderHolds holds;
  private final PastDue pastDue;
  private final Decisions decisions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HoldReleases(
      LadderHoldMapper mapper,
      LadderHolds holds,
      PastDue pastDue,
      Decisions decisions,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.holds = holds;
    this.pastDue = pastDue;
    this.decisions = decisions;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "collections.credit-holds";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    int done = 0;
    while (done < PORTION && Boolean.TRUE.equals(transaction.execute(tx -> lookAtOne(now)))) {
      done++;
    }
  }

  private boolean lookAtOne(Instant now) {
    Optional<LadderHoldMapper.Looked> hold = mapper.take(now);
    hold.filter(this::isPaid).ifPresent(paid -> holds.release(paid.partyId()));
    return hold.isPresent();
  }

  /** The decisions are kept, whatever they say: somebody may ask why a hold is still there. */
  private boolean isPaid(LadderHoldMapper.Looked hold) {
    List<Question> questions =
        late(hold.customerId()).values().stream().map(late -> question(hold, late)).toList();
    return decisions.decideAll(TABLE, questions, HoldRelease.class).stream()
        .map(Decision::output)
        .allMatch(HoldRelease::isRelease);
  }

  private static Question question(LadderHoldMapper.Looked hold, Late late) {
    return new Question(
        "customer/" + hold.customerId(),
        Map.of("overdueAmount", late.amount(), "overdueDays", late.days()));
  }

  private Map<String, Late> late(long customerId) {
    Map<String, Late> byCurrency = new TreeMap<>();
    for (PastDueFacts facts : pastDue.of(mapper.invoices(customerId), clock.instant())) {
      if (!NOT_OWED.contains(facts.standing())) {
        byCurrency.merge(facts.currency(), new Late(owed(facts), facts.daysPastDue()), Late::plus);
      }
    }
    return byCurrency;
  }

  /** A promise or a payment on its way is no payment: then all of it counts. */
  private static BigDecimal owed(PastDueFacts facts) {
    return facts.standing().equals("free") ? facts.collectibleAmount() : facts.pastDueAmount();
  }
}

package org.dunwell.payments.autopay;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.payments.CoveredByCredit;
import org.dunwell.payments.DirectCharges;
import org.dunwell.payments.NewDirectCharge;
import org.dunwell.payments.autopay.AutopayChargeMapper.Due;
import org.dunwell.payments.autopay.AutopayChargeMapper.Item;
import org.dunwell.payments.autopay.AutopayChargeMapper.Turn;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.LedgerLocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what has come to its day: what is open of it by now and was announced in time. Here it is
 * only written down; {@link Taking} asks Stripe.
 */
@Component
class Charging {

  /** Charges in one transaction. */
  private static final int CHUNK = 100;

  private static final int MOST_ITEMS = 20_000;

  private final AutopayChargeMapper mapper;
  private final MandateMapper mandates;
  private final Announcing announcing;
  private final DirectCharges direct;
  private final Blocks blocks;
  private final LedgerLocks locks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Charging(
      AutopayChargeMapper mapper,
      MandateMapper mandates,
      Announcing announcing,
      DirectCharges direct,
      Blocks blocks,
      LedgerLocks locks,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.mandates = mandates;
    this.announcing = announcing;
    this.direct = direct;
    this.blocks = blocks;
    this.locks = locks;
    this.transaction = transaction;
    this.clock = clock;
  }

  void run(ZoneId zone, LocalDate day) {
    long after = 0;
    List<Turn> turns;
    do {
      turns = mapper.due(zone, day, after, CHUNK);
      if (!turns.isEmpty()) {
        List<Turn> portion = turns;
        transaction.executeWithoutResult(tx -> write(portion, day));
        after = turns.get(turns.size() - 1).id();
      }
    } while (turns.size() == CHUNK);
  }

  /** Customers first: what is read after their locks stays true. */
  private void write(List<Turn> turns, LocalDate day) {
    locks.payers(turns.stream().map(Turn::customerId).distinct().toList());
    List<Due> mine = mapper.claim(turns.stream().map(Turn::id).toArray(Long[]::new), day);
    Map<Long, List<Item>> items =
        mapper.items(mine.stream().map(Due::id).toArray(Long[]::new), MOST_ITEMS).stream()
            .collect(Collectors.groupingBy(Item::ownerId));
    for (Due due : mine) {
      List<Share> free = Share.free(items.getOrDefault(due.id(), List.of()));
      if (due.insolvent() || free.isEmpty()) {
        leave(due);
      } else if (isTold(due, day)) {
        take(due, free);
      } else {
        tellAgain(due, day, free);
      }
    }
  }

  /** A letter of the retry tells of the next attempts. */
  private static boolean isTold(Due due, LocalDate day) {
    return due.attempts() > 0
        || "delivered".equals(due.noticeState())
            && !due.toldOn().plusDays(due.noticeDays()).isAfter(day);
  }

  private void take(Due due, List<Share> shares) {
    long checkout;
    try {
      checkout =
          direct.begin(
              new NewDirectCharge(
                  due.sellingEntityId(), due.customerId(), due.currency(), Share.parts(shares)));
    } catch (CoveredByCredit covered) {
      // not announced again: as long as the credit is there, it would be every week
      over(due, "failed", "the customer's own credit covers it");
      return;
    }
    blocks.liftOf(mapper.invoices(due.id()), MandateCourse.source(due.id()), "system");
    mapper.charging(due.id(), checkout);
    mapper.insertAttempt(checkout, due.id(), clock.instant());
  }

  /** Paid, credited, disputed or held meanwhile; what is free again later is announced again. */
  private void leave(Due due) {
    over(due, "cancelled", "nothing was left to take");
  }

  private void over(Due due, String state, String why) {
    mapper.over(due.id(), state, why, null, clock.instant());
    blocks.liftOf(mapper.invoices(due.id()), MandateCourse.source(due.id()), "system");
  }

  /** A notice that still waits to be sent may yet be sent; one that came late is written anew. */
  private void tellAgain(Due due, LocalDate day, List<Share> shares) {
    if ("queued".equals(due.noticeState())) {
      mapper.putOff(due.id(), day.plusDays(1));
      announcing.quiet(due.id(), day.plusDays(1), shares);
    } else {
      announcing.tell(
          mandates.byId(due.mandateId()).orElseThrow(),
          due.id(),
          day.plusDays(due.noticeDays()),
          shares);
    }
  }
}

package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.payments.autopay.AutopayChargeMapper.Item;
import org.dunwell.payments.autopay.AutopayChargeMapper.Notice;
import org.dunwell.payments.autopay.AutopayChargeMapper.Turn;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what will be taken on which day, tells the customer, and keeps others quiet. */
@Component
class Announcing {

  /** Mandates in one transaction. */
  private static final int CHUNK = 100;

  /** Instalments of one portion: of the largest customers the rest follows tomorrow. */
  private static final int MOST_ITEMS = 5_000;

  /** So long after its day a charge that nobody has tried keeps us quiet. */
  private static final int DAYS_OF_GRACE = 5;

  private final AutopayChargeMapper mapper;
  private final MandateMapper mandates;
  private final NoticePolicy notices;
  private final AutopayLetters letters;
  private final Blocks blocks;
  private final LedgerLocks locks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Announcing(
      AutopayChargeMapper mapper,
      MandateMapper mandates,
      NoticePolicy notices,
      AutopayLetters letters,
      Blocks blocks,
      LedgerLocks locks,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.mandates = mandates;
    this.notices = notices;
    this.letters = letters;
    this.blocks = blocks;
    this.locks = locks;
    this.transaction = transaction;
    this.clock = clock;
  }

  void run(ZoneId zone, LocalDate day) {
    Notice notice = notices.all();
    long after = 0;
    List<Turn> turns;
    do {
      turns = mapper.toAnnounce(zone, day, notice, after, CHUNK);
      if (!turns.isEmpty()) {
        List<Turn> portion = turns;
        transaction.executeWithoutResult(tx -> announce(portion, day, notice));
        after = turns.get(turns.size() - 1).id();
      }
    } while (turns.size() == CHUNK);
  }

  private void announce(List<Turn> turns, LocalDate day, Notice notice) {
    locks.payers(turns.stream().map(Turn::customerId).distinct().toList());
    List<Long> mine = mapper.claimMandates(turns.stream().map(Turn::id).toArray(Long[]::new));
    Map<Long, List<Item>> byMandate =
        mapper.coming(mine.toArray(Long[]::new), day, notice, MOST_ITEMS).stream()
            .collect(Collectors.groupingBy(Item::ownerId, TreeMap::new, Collectors.toList()));
    byMandate.forEach(
        (id, items) -> {
          Row mandate = mandates.byId(id).orElseThrow();
          byDay(items, day).forEach((on, due) -> announce(mandate, on, due));
        });
  }

  /** On the due date; later when there is no time left to tell of it. */
  private static Map<LocalDate, List<Item>> byDay(List<Item> items, LocalDate day) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                item -> {
                  LocalDate soonest = day.plusDays(item.days());
                  return item.dueOn().isBefore(soonest) ? soonest : item.dueOn();
                },
                TreeMap::new,
                Collectors.toList()));
  }

  private void announce(Row mandate, LocalDate on, List<Item> items) {
    List<Share> shares = Share.within(most(mandate), Share.free(items));
    if (shares.isEmpty()) {
      return;
    }
    BigDecimal amount = Share.sum(shares);
    long id = mapper.insert(mandate.id(), amount, on, items.get(0).days(), clock.instant());
    mapper.insertParts(
        id,
        shares.stream().map(share -> share.item().instalmentId()).toArray(Long[]::new),
        shares.stream().map(share -> share.item().invoiceId()).toArray(Long[]::new),
        shares.stream().map(Share::amount).toArray(BigDecimal[]::new));
    if (amount.signum() > 0) {
      tell(mandate, id, on, shares);
    } else {
      tooMuch(mandate, id, shares);
    }
  }

  private static BigDecimal most(Row mandate) {
    BigDecimal atOnce = StripeAmounts.amount(StripeAmounts.MOST, mandate.currency());
    return mandate.ceiling() == null ? atOnce : mandate.ceiling().min(atOnce);
  }

  /** What nobody can be told of is not taken. */
  void tell(Row mandate, long chargeId, LocalDate on, List<Share> shares) {
    String key = "autopay-charge/%d/%s".formatted(chargeId, on);
    if (letters.notice(mandate, key, on, shares)) {
      mapper.announced(chargeId, on, key);
      quiet(chargeId, on, shares);
    } else {
      mapper.over(chargeId, "failed", "nobody could be told of it by mail", null, clock.instant());
      blocks.liftOf(mapper.invoices(chargeId), MandateCourse.source(chargeId), "system");
    }
  }

  /** All of it is more than the customer lets us take: it is asked for as usual. */
  private void tooMuch(Row mandate, long chargeId, List<Share> shares) {
    mapper.over(chargeId, "failed", "above the customer's limit", null, clock.instant());
    letters.failed(
        mandate,
        "autopay-charge/%d/limit".formatted(chargeId),
        new AutopayLetters.Failure(
            shares.stream()
                .map(share -> share.item().open())
                .reduce(BigDecimal.ZERO, BigDecimal::add),
            "above-limit",
            shares.stream().map(share -> share.item().invoiceId()).distinct().toList()),
        new RetryPolicy.Next(null, false, null));
  }

  /** Nobody asks for what will be taken. */
  void quiet(long chargeId, LocalDate on, Collection<Share> shares) {
    blocks.setAll(
        Share.parts(List.copyOf(shares)).stream()
            .map(
                part ->
                    new NewBlock(
                        part.invoiceId(),
                        "payment-on-the-way",
                        part.amount(),
                        on.plusDays(DAYS_OF_GRACE),
                        MandateCourse.source(chargeId),
                        "to be taken by autopay on " + on,
                        "system"))
            .toList());
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that came in and went back: refunds and chargebacks, of all of a payment or a part. What
 * closes nothing goes first; then what was closed last is open again, so much of it and no more.
 */
@Component
public class MoneyBacks {

  private final JdbcClient jdbc;
  private final Payments payments;
  private final Allocations allocations;
  private final AllocationBooks books;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Postings postings;
  private final Clock clock;

  MoneyBacks(
      JdbcClient jdbc,
      Payments payments,
      Allocations allocations,
      AllocationBooks books,
      LedgerLocks locks,
      LedgerNews news,
      Postings postings,
      Clock clock) {
    this.jdbc = jdbc;
    this.payments = payments;
    this.allocations = allocations;
    this.books = books;
    this.locks = locks;
    this.news = news;
    this.postings = postings;
    this.clock = clock;
  }

  /** What of a payment has not gone back, the rows of all concerned locked. */
  @Transactional
  public BigDecimal left(long paymentId) {
    locks.payments(new Long[] {paymentId});
    return jdbc.sql(
            """
            select case when reversed_on is null then amount - returned_amount else 0 end
            from receivables.payment
            where id = ?
            """)
        .param(paymentId)
        .query(BigDecimal.class)
        .single();
  }

  /**
   * Records it and opens again what it had closed. The same a second time changes nothing.
   *
   * @throws BrokenRule when it is more than is left of the payment
   */
  @Transactional
  public MoneyBack record(NewMoneyBack wanted) {
    BigDecimal left = left(wanted.paymentId());
    Optional<MoneyBack> there = find(wanted.paymentId(), wanted.reference());
    if (there.isPresent()) {
      return there.get();
    }
    Payment payment = payments.byId(wanted.paymentId());
    Amounts.entered(wanted.amount(), payment.currency());
    if (wanted.amount().compareTo(left) > 0) {
      throw new BrokenRule(
          "Of payment %s only %s can go back, not %s."
              .formatted(
                  payment.reference(),
                  Amounts.text(payment.currency(), left),
                  Amounts.text(payment.currency(), wanted.amount())));
    }
    BigDecimal unapplied = wanted.amount().min(payment.unappliedAmount());
    List<Share> reopened =
        books.takeBackUpTo(payment.id(), wanted.amount().subtract(unapplied), wanted.on());
    spend(payment.id(), unapplied, wanted.amount());
    long id = insert(wanted, parts(reopened));
    postings.moneyBack(id, false);
    tell(payment, wanted, reopened, unapplied);
    return byId(id);
  }

  private void tell(
      Payment payment, NewMoneyBack wanted, List<Share> reopened, BigDecimal unapplied) {
    news.changed(
        Source.Kind.PAYMENT,
        reopened,
        wanted.by(),
        "%s %s of payment %s on %s"
            .formatted(wanted.label(), wanted.reference(), payment.reference(), wanted.on()));
    if (unapplied.signum() > 0) {
      news.creditGone(purse(payment));
    }
  }

  private static Purse purse(Payment payment) {
    return new Purse(payment.customerId(), payment.sellingEntityId(), payment.currency());
  }

  private static Map<Long, BigDecimal> parts(List<Share> reopened) {
    Map<Long, BigDecimal> parts = new LinkedHashMap<>();
    reopened.forEach(share -> parts.merge(share.invoiceId(), share.amount(), BigDecimal::add));
    return parts;
  }

  /** Negative amounts: it comes in once more. */
  private void spend(long paymentId, BigDecimal unapplied, BigDecimal returned) {
    jdbc.sql(
            """
            update receivables.payment
            set
              unapplied_amount = unapplied_amount - ?,
              returned_amount = returned_amount + ?,
              version = version + 1
            where id = ?
            """)
        .params(unapplied, returned, paymentId)
        .update();
  }

  private long insert(NewMoneyBack wanted, Map<Long, BigDecimal> parts) {
    long id =
        jdbc.sql(
                """
                insert into receivables.money_back
                  (payment_id, kind, reference, amount, returned_on, reason, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)
                returning id
                """)
            .param(wanted.paymentId())
            .param(wanted.kind())
            .param(wanted.reference())
            .param(wanted.amount())
            .param(wanted.on())
            .param(wanted.reason())
            .param(Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into receivables.money_back_part (money_back_id, invoice_id, amount)
            select ?, part.invoice_id, part.amount
            from unnest(?::bigint[], ?::numeric[]) as part (invoice_id, amount)
            """)
        .param(id)
        .param(parts.keySet().toArray(Long[]::new))
        .param(parts.values().toArray(BigDecimal[]::new))
        .update();
    return id;
  }

  /**
   * The money came in once more: it closes what it had closed, as far as that is still open; the
   * rest is unapplied. A second time changes nothing.
   */
  @Transactional
  public void undo(long id, LocalDate on, String reason, String by) {
    MoneyBack back = byId(id);
    locks.payments(new Long[] {back.paymentId()});
    locks.invoices(back.parts().stream().map(MoneyBack.Part::invoiceId).toArray(Long[]::new));
    int stood =
        jdbc.sql(
                "update receivables.money_back set undone_on = ? where id = ? and undone_on is null")
            .params(on, id)
            .update();
    if (stood == 0 || payments.byId(back.paymentId()).reversedOn() != null) {
      return;
    }
    spend(back.paymentId(), back.amount().negate(), back.amount().negate());
    postings.moneyBack(id, true);
    List<Told> told = new ArrayList<>();
    back.parts()
        .forEach(part -> told.add(new Told(back.paymentId(), part.invoiceId(), part.amount())));
    allocations.allocateAgain(back.paymentId(), told, on);
  }

  /** What went back of this payment, in the order in which it went. */
  public List<MoneyBack> of(long paymentId) {
    return select("b.payment_id = ?", paymentId);
  }

  /** The one with this reference. */
  public Optional<MoneyBack> find(long paymentId, String reference) {
    return of(paymentId).stream().filter(one -> one.reference().equals(reference)).findFirst();
  }

  private MoneyBack byId(long id) {
    return select("b.id = ?", id).get(0);
  }

  private List<MoneyBack> select(String where, long id) {
    return jdbc.sql(
            """
            select b.id, b.payment_id, b.kind, b.reference, b.amount, b.returned_on, b.undone_on
            from receivables.money_back b
            where %s
            order by b.id
            limit 1000
            """
                .formatted(where))
        .param(id)
        .query(
            (row, n) ->
                new MoneyBack(
                    row.getLong("id"),
                    row.getLong("payment_id"),
                    row.getString("kind"),
                    row.getString("reference"),
                    row.getBigDecimal("amount"),
                    row.getObject("returned_on", LocalDate.class),
                    row.getObject("undone_on", LocalDate.class),
                    parts(row.getLong("id"))))
        .list();
  }

  private List<MoneyBack.Part> parts(long id) {
    return jdbc.sql(
            """
            select invoice_id, amount
            from receivables.money_back_part
            where money_back_id = ?
            order by invoice_id
            """)
        .param(id)
        .query(MoneyBack.Part.class)
        .list();
  }
}

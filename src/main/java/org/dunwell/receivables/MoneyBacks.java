package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that came in and went back: refunds and chargebacks, of all of a payment or a part. What
 * closes nothing goes first; then what was closed last is open again, so much of it and no more. A
 * discount goes with the last of the money that paid its invoice.
 */
@Component
public class MoneyBacks {

  private final MoneyBackRows rows;
  private final Payments payments;
  private final Allocations allocations;
  private final AllocationBooks books;
  private final PaidReductions reductions;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Postings postings;

  MoneyBacks(
      MoneyBackRows rows,
      Payments payments,
      Allocations allocations,
      AllocationBooks books,
      PaidReductions reductions,
      LedgerLocks locks,
      LedgerNews news,
      Postings postings) {
    this.rows = rows;
    this.payments = payments;
    this.allocations = allocations;
    this.books = books;
    this.reductions = reductions;
    this.locks = locks;
    this.news = news;
    this.postings = postings;
  }

  /** What of a payment has not gone back, the rows of all concerned locked. */
  @Transactional
  public BigDecimal left(long paymentId) {
    locks.payments(new Long[] {paymentId});
    return rows.left(paymentId);
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
    rows.spend(payment.id(), unapplied, wanted.amount());
    long id = rows.insert(wanted, parts(reopened));
    postings.moneyBack(id, false);
    tell(payment, wanted, reopened, unapplied);
    reductions.takeBack(payment.id(), id, wanted.on(), label(payment, wanted), wanted.by());
    return rows.byId(id);
  }

  private void tell(
      Payment payment, NewMoneyBack wanted, List<Share> reopened, BigDecimal unapplied) {
    news.changed(
        Source.Kind.PAYMENT,
        reopened,
        wanted.by(),
        "%s on %s".formatted(label(payment, wanted), wanted.on()));
    if (unapplied.signum() > 0) {
      news.creditGone(purse(payment));
    }
  }

  private static String label(Payment payment, NewMoneyBack wanted) {
    return "%s %s of payment %s".formatted(wanted.label(), wanted.reference(), payment.reference());
  }

  private static Purse purse(Payment payment) {
    return new Purse(payment.customerId(), payment.sellingEntityId(), payment.currency());
  }

  private static Map<Long, BigDecimal> parts(List<Share> reopened) {
    Map<Long, BigDecimal> parts = new LinkedHashMap<>();
    reopened.forEach(share -> parts.merge(share.invoiceId(), share.amount(), BigDecimal::add));
    return parts;
  }

  /**
   * The money came in once more: it closes what it had closed, as far as that is still open; the
   * rest is unapplied. A second time changes nothing.
   */
  @Transactional
  public void undo(long id, LocalDate on) {
    MoneyBack back = rows.byId(id);
    locks.payments(new Long[] {back.paymentId()});
    if (!rows.undo(id, on) || payments.byId(back.paymentId()).reversedOn() != null) {
      return;
    }
    rows.spend(back.paymentId(), back.amount().negate(), back.amount().negate());
    postings.moneyBack(id, true);
    List<Told> told =
        back.parts().stream()
            .map(part -> new Told(back.paymentId(), part.invoiceId(), part.amount()))
            .toList();
    allocations.allocateAgain(back.paymentId(), told, on);
    reductions.takeAgain(back.paymentId(), id, "system");
  }

  /** What went back of this payment, in the order in which it went. */
  public List<MoneyBack> of(long paymentId) {
    return rows.of(paymentId);
  }

  /** The one with this reference. */
  public Optional<MoneyBack> find(long paymentId, String reference) {
    return rows.of(paymentId).stream().filter(one -> one.reference().equals(reference)).findFirst();
  }
}

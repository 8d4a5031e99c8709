package org.dunwell.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money that came in. */
@Component
public class Payments {

  /** The most payments one page holds. */
  public static final int PAGE = 1_000;

  private final PaymentMapper mapper;
  private final ManyPayments many;
  private final Allocations allocations;
  private final Deductions deductions;
  private final AllocationBooks books;
  private final PaidReductions reductions;
  private final ToldCheck toldCheck;
  private final LedgerLocks locks;
  private final Postings postings;
  private final LedgerNews news;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Payments(
      PaymentMapper mapper,
      ManyPayments many,
      Allocations allocations,
      Deductions deductions,
      AllocationBooks books,
      PaidReductions reductions,
      ToldCheck toldCheck,
      LedgerLocks locks,
      Postings postings,
      LedgerNews news,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.many = many;
    this.allocations = allocations;
    this.deductions = deductions;
    this.books = books;
    this.reductions = reductions;
    this.toldCheck = toldCheck;
    this.locks = locks;
    this.postings = postings;
    this.news = news;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records a payment and allocates it; what it closes is nudged in the same transaction. The same
   * payment a second time changes nothing.
   *
   * @return the payment as it stands after allocation
   * @throws BrokenRule when the amount is none, the reference is taken by another payment, or an
   *     allocation names an invoice it cannot pay
   * @throws DeductionsRefused when it says that more was left out than is open, or for no reason
   *     that is known
   */
  @Transactional
  public Payment record(NewPayment wanted) {
    Amounts.entered(wanted.amount(), wanted.currency());
    if (wanted.reference() == null || wanted.reference().isBlank() || wanted.receivedOn() == null) {
      throw new BrokenRule("A payment needs a reference and the date on which it was received.");
    }
    locks.payers(List.of(wanted.customerId()));
    Long id = mapper.insert(wanted, clock.instant());
    if (id == null) {
      return sameAs(wanted);
    }
    postings.payments(id);
    List<Told> told = Told.of(id, wanted.allocations());
    toldCheck.check(wanted.source(id), told);
    allocations.allocateNew(List.of(id), told);
    deductions.take(Deductions.Wanted.of(id, wanted.allocations()));
    return byId(id);
  }

  /**
   * Records many payments in a few statements, thousands at once, and pays with each exactly what
   * it was told; one without allocations stays unapplied, so that whoever knows better may give it
   * out. One that cannot be followed to the letter, because what it names is no longer open or is
   * not the payer's, is left out, and so is another payment under a reference that is taken; the
   * same payment a second time changes nothing.
   *
   * @return what became of each, in order
   */
  @Transactional
  public List<Recorded> recordAll(List<NewPayment> wanted) {
    return many.record(wanted);
  }

  /**
   * What became of a payment among many.
   *
   * @param id null when it was left out
   * @param isNew whether it was not there before
   */
  public record Recorded(NewPayment payment, Long id, boolean isNew) {}

  private Payment sameAs(NewPayment wanted) {
    Payment there = byReference(wanted.sellingEntityId(), wanted.reference());
    boolean same =
        there.customerId() == wanted.customerId()
            && there.currency().equals(wanted.currency())
            && there.amount().compareTo(wanted.amount()) == 0
            && there.receivedOn().equals(wanted.receivedOn());
    if (!same) {
      throw new BrokenRule(
          "There is another payment with the reference %s: %s of customer %s on %s. Give this one a reference of its own."
              .formatted(
                  there.reference(),
                  Amounts.text(there.currency(), there.amount()),
                  there.customerNumber(),
                  there.receivedOn()));
    }
    return there;
  }

  /**
   * The payment has come to nothing (a returned debit, a bounced cheque): all it closed is open
   * again, and so is what was let go because of it; nothing of it is left over.
   *
   * @param on from when it does not count any more
   * @throws BrokenRule when it is reversed already
   */
  @Transactional
  public Payment reverse(long id, LocalDate on, String reason, String by) {
    locks.payments(new Long[] {id});
    Payment payment = byId(id);
    if (payment.reversedOn() != null) {
      throw new BrokenRule(
          "Payment %s was reversed on %s already."
              .formatted(payment.reference(), payment.reversedOn()));
    }
    mapper.reverse(id, on, reason);
    List<Share> shares = books.takeBack(id, on);
    postings.paymentReversed(id);
    news.changed(
        Source.Kind.PAYMENT,
        shares,
        by,
        "Payment %s reversed on %s (%s)".formatted(payment.reference(), on, reason));
    reductions.takeBack(id, null, on, reason, by);
    if (payment.unappliedAmount().signum() > 0) {
      news.creditGone(
          new Purse(payment.customerId(), payment.sellingEntityId(), payment.currency()));
    }
    events.publishEvent(
        new PaymentReversed(id, shares.stream().map(Share::invoiceId).distinct().toList(), on, by));
    return byId(id);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Payment byId(long id) {
    return byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("payment", Long.toString(id)));
  }

  /** Those there are, in id order; one statement. */
  public List<Payment> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : mapper.byIds(ids.toArray(Long[]::new));
  }

  /**
   * @throws NotThere when the selling entity has none with this reference
   */
  public Payment byReference(long sellingEntityId, String reference) {
    return mapper
        .byReference(sellingEntityId, reference)
        .orElseThrow(() -> new NotThere("payment", reference));
  }

  /**
   * A page of payments in id order.
   *
   * @param customerId null for all
   * @param after the id after which the page begins, null for the first
   * @param limit at most {@link #PAGE}
   */
  public List<Payment> list(Long customerId, Long after, int limit) {
    return mapper.list(customerId, after, Math.max(1, Math.min(limit, PAGE)));
  }

  public long count(Long customerId) {
    return mapper.count(customerId);
  }

  /** What it closes, reversed ones too. */
  public List<Allocation> allocations(long paymentId) {
    return mapper.allocations(paymentId);
  }
}

package org.dunwell.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what the ERP does not accept: what it closed is open again, dated today in the selling
 * entity's zone. A second time changes nothing.
 */
@Component
public class Reversals {

  private final Payments payments;
  private final CreditNotes creditNotes;
  private final CreditNoteMapper creditNoteMapper;
  private final AllocationBooks books;
  private final PaidReductions reductions;
  private final SellingEntities entities;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Postings postings;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reversals(
      Payments payments,
      CreditNotes creditNotes,
      CreditNoteMapper creditNoteMapper,
      AllocationBooks books,
      PaidReductions reductions,
      SellingEntities entities,
      LedgerLocks locks,
      LedgerNews news,
      Postings postings,
      JdbcClient jdbc,
      Clock clock) {
    this.payments = payments;
    this.creditNotes = creditNotes;
    this.creditNoteMapper = creditNoteMapper;
    this.books = books;
    this.reductions = reductions;
    this.entities = entities;
    this.locks = locks;
    this.news = news;
    this.postings = postings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Takes these customers' rows, and of all they pay for, before anything else is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<Long> customerIds) {
    locks.payers(customerIds);
  }

  /** The whole payment has come to nothing. */
  @Transactional
  public void payment(long id, String reason, String by) {
    locks.payments(new Long[] {id});
    Payment payment = payments.byId(id);
    if (payment.reversedOn() == null) {
      payments.reverse(id, today(payment.sellingEntityId()), reason, by);
    }
  }

  /** The credit note never was. */
  @Transactional
  public void creditNote(long id, String reason, String by) {
    locks.creditNotes(new Long[] {id});
    CreditNote note = creditNotes.byId(id);
    LocalDate on = today(note.sellingEntityId());
    if (creditNoteMapper.reverse(id, on, reason) == 0) {
      return;
    }
    List<Share> shares = books.takeBackCreditNote(id, on);
    postings.creditNoteReversed(id);
    news.changed(
        Source.Kind.CREDIT_NOTE,
        shares,
        by,
        "Credit note %s taken back on %s (%s)".formatted(note.number(), on, reason));
    if (note.unappliedAmount().signum() > 0) {
      news.creditGone(new Purse(note.customerId(), note.sellingEntityId(), note.currency()));
    }
  }

  /** What was given up is asked for again. */
  @Transactional
  public void writeOff(long id, long invoiceId, long sellingEntityId, String reason, String by) {
    locks.invoices(new Long[] {invoiceId});
    LocalDate on = today(sellingEntityId);
    int stood =
        jdbc.sql(
                "update receivables.write_off set reversed_on = ? where id = ? and reversed_on is null")
            .params(on, id)
            .update();
    if (stood > 0) {
      news.changed(
          Source.Kind.WRITE_OFF,
          books.takeBackWriteOff(id, on),
          by,
          "Write-off taken back on %s (%s)".formatted(on, reason));
    }
  }

  /** The payment stands, but pays nothing of this invoice. */
  @Transactional
  public void paid(long paymentId, long invoiceId, String reason, String by) {
    locks.payments(new Long[] {paymentId});
    Payment payment = payments.byId(paymentId);
    Purse purse = new Purse(payment.customerId(), payment.sellingEntityId(), payment.currency());
    free(
        Source.Kind.PAYMENT,
        purse,
        (kind, on) -> books.takeBack(kind, paymentId, invoiceId, on),
        by,
        "Payment %s no longer pays it (%s)".formatted(payment.reference(), reason));
    reductions.takeBack(paymentId, null, today(payment.sellingEntityId()), reason, by);
  }

  /** The credit note stands, but credits nothing of this invoice. */
  @Transactional
  public void credited(long creditNoteId, long invoiceId, String reason, String by) {
    locks.creditNotes(new Long[] {creditNoteId});
    CreditNote note = creditNotes.byId(creditNoteId);
    free(
        Source.Kind.CREDIT_NOTE,
        new Purse(note.customerId(), note.sellingEntityId(), note.currency()),
        (kind, on) -> books.takeBack(kind, creditNoteId, invoiceId, on),
        by,
        "Credit note %s no longer credits it (%s)".formatted(note.number(), reason));
  }

  private void free(
      Source.Kind kind,
      Purse purse,
      BiFunction<Source.Kind, LocalDate, List<Share>> takeBack,
      String by,
      String title) {
    List<Share> shares = takeBack.apply(kind, today(purse.sellingEntityId()));
    if (!shares.isEmpty()) {
      news.changed(kind, shares, by, title);
      news.nudge(kind.word(), List.of(), List.of(purse));
      news.unapplied(Set.of(purse));
    }
  }

  private LocalDate today(long sellingEntityId) {
    return entities.byId(sellingEntityId).dayAt(clock.instant());
  }
}

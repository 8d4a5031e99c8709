package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down what closes what, and brings instalments, invoices and sources up to date. */
@Component
class AllocationBooks {

  /** Shares as columns for one statement. */
  record Columns(
      String kind,
      String closes,
      Long[] sources,
      Long[] invoices,
      Long[] instalments,
      BigDecimal[] amounts,
      LocalDate[] dates,
      String[] rules) {}

  /** An allocation that was not reversed. */
  record Standing(
      long id, long sourceId, long invoiceId, long instalmentId, BigDecimal amount, LocalDate day) {

    Share share() {
      return new Share(sourceId, invoiceId, instalmentId, amount, day, null);
    }
  }

  private final AllocationMapper mapper;
  private final Postings postings;

  AllocationBooks(AllocationMapper mapper, Postings postings) {
    this.mapper = mapper;
    this.postings = postings;
  }

  /**
   * A few statements, however many shares. The database's own checks refuse an open amount below
   * zero.
   *
   * @return the shares
   */
  List<Share> write(Source.Kind kind, List<Share> shares) {
    if (shares.isEmpty()) {
      return shares;
    }
    Columns columns =
        new Columns(
            kind.word(),
            kind.closes(),
            shares.stream().map(Share::sourceId).toArray(Long[]::new),
            shares.stream().map(Share::invoiceId).toArray(Long[]::new),
            shares.stream().map(Share::instalmentId).toArray(Long[]::new),
            shares.stream().map(Share::amount).toArray(BigDecimal[]::new),
            shares.stream().map(Share::on).toArray(LocalDate[]::new),
            shares.stream().map(AllocationBooks::rule).toArray(String[]::new));
    mapper.insert(columns);
    mapper.closeInstalments(columns);
    mapper.closeInvoices(columns);
    switch (kind) {
      case PAYMENT -> mapper.spendPayments(columns);
      case CREDIT_NOTE -> mapper.spendCreditNotes(columns);
      case WRITE_OFF, DISCOUNT, SNAPSHOT -> {} // not money that could be left over
    }
    postings.allocated(kind, columns);
    return shares;
  }

  private static String rule(Share share) {
    return share.chosenBy() == null ? null : share.chosenBy().word();
  }

  /** Takes back what a payment closed: its instalments and invoices are open again. */
  List<Share> takeBack(long paymentId, LocalDate on) {
    return takeBack(mapper.paidBy(paymentId), on);
  }

  /**
   * Takes back so much of what a payment closed, what it closed last first; it does not become
   * unapplied. An allocation of which a part stays is cut in two.
   */
  List<Share> takeBackUpTo(long paymentId, BigDecimal amount, LocalDate on) {
    List<Standing> standing = new ArrayList<>(mapper.paidBy(paymentId));
    Collections.reverse(standing);
    List<Standing> back = new ArrayList<>();
    BigDecimal missing = amount;
    for (Standing one : standing) {
      if (missing.signum() > 0) {
        BigDecimal part = missing.min(one.amount());
        back.add(part.compareTo(one.amount()) < 0 ? cut(one, part) : one);
        missing = missing.subtract(part);
      }
    }
    return takeBack(back, on);
  }

  private Standing cut(Standing whole, BigDecimal part) {
    return new Standing(
        mapper.cut(whole.id(), part),
        whole.sourceId(),
        whole.invoiceId(),
        whole.instalmentId(),
        part,
        whole.day());
  }

  /** Takes back what a credit note closed. */
  List<Share> takeBackCreditNote(long creditNoteId, LocalDate on) {
    return takeBack(mapper.creditedBy(creditNoteId), on);
  }

  /** Takes back a write-off. */
  List<Share> takeBackWriteOff(long writeOffId, LocalDate on) {
    return takeBackWriteOffs(new Long[] {writeOffId}, on);
  }

  /** Takes back write-offs and discounts. */
  List<Share> takeBackWriteOffs(Long[] ids, LocalDate on) {
    return takeBack(mapper.writtenOffBy(ids), on);
  }

  /** Takes back what of a payment or credit note went to one invoice; it is unapplied again. */
  List<Share> takeBack(Source.Kind kind, long sourceId, long invoiceId, LocalDate on) {
    boolean payment = kind == Source.Kind.PAYMENT;
    List<Standing> standing =
        (payment ? mapper.paidBy(sourceId) : mapper.creditedBy(sourceId))
            .stream().filter(one -> one.invoiceId() == invoiceId).toList();
    BigDecimal freed =
        standing.stream().map(Standing::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Share> shares = takeBack(standing, on);
    if (payment) {
      mapper.freePayment(sourceId, freed);
    } else {
      mapper.freeCreditNote(sourceId, freed);
    }
    return shares;
  }

  /**
   * Takes back what payments and credit notes closed of one instalment; it is unapplied again.
   *
   * @return their ids by kind
   */
  Map<Source.Kind, List<Long>> takeBackOf(long instalmentId, LocalDate on) {
    List<Standing> paid = mapper.paidOf(instalmentId);
    List<Standing> credited = mapper.creditedOf(instalmentId);
    takeBack(paid, on);
    takeBack(credited, on);
    paid.forEach(one -> mapper.freePayment(one.sourceId(), one.amount()));
    credited.forEach(one -> mapper.freeCreditNote(one.sourceId(), one.amount()));
    return Map.of(Source.Kind.PAYMENT, sources(paid), Source.Kind.CREDIT_NOTE, sources(credited));
  }

  private static List<Long> sources(List<Standing> standing) {
    return standing.stream().map(Standing::sourceId).distinct().toList();
  }

  /** Takes back what snapshots closed of these invoices. */
  void takeBack(Long[] invoiceIds, LocalDate on) {
    takeBack(mapper.settled(invoiceIds), on);
  }

  private List<Share> takeBack(List<Standing> standing, LocalDate on) {
    if (!standing.isEmpty()) {
      Long[] ids = standing.stream().map(Standing::id).toArray(Long[]::new);
      mapper.reopenInvoices(ids);
      mapper.reopenInstalments(ids);
      mapper.reverse(ids, on);
      postings.takenBack(ids);
    }
    return standing.stream().map(Standing::share).toList();
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

  AllocationBooks(AllocationMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Four statements, however many shares. The database's own checks refuse an open amount below
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
      case WRITE_OFF, SNAPSHOT -> {} // not money that could be left over
    }
    return shares;
  }

  private static String rule(Share share) {
    return share.chosenBy() == null ? null : share.chosenBy().word();
  }

  /** Takes back what a payment closed: its instalments and invoices are open again. */
  List<Share> takeBack(long paymentId, LocalDate on) {
    return takeBack(mapper.paidBy(paymentId), on);
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
    }
    return standing.stream().map(Standing::share).toList();
  }
}

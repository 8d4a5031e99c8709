package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** A snapshot of open items beside the ledger. */
@Mapper
interface OpenItemMapper {

  /**
   * A staged row and what the ledger has.
   *
   * @param invoiceId of the invoice in the ledger, as all that follows; null when there is none
   * @param statedAmount the amount of the whole invoice as the snapshot has it, or null
   * @param newDueOn the due date as the snapshot has it
   */
  record Match(
      long line,
      long stagedId,
      Long customerId,
      BigDecimal statedAmount,
      BigDecimal statedOpen,
      LocalDate newDueOn,
      Long invoiceId,
      Long invoiceCustomerId,
      String currency,
      String statedCurrency,
      BigDecimal amount,
      BigDecimal openAmount,
      LocalDate dueOn,
      long instalments,
      Boolean fromThisRun) {

    /** The same with another amount to be open. */
    Match toBeOpen(BigDecimal open) {
      return new Match(
          line,
          stagedId,
          customerId,
          statedAmount,
          open,
          newDueOn,
          invoiceId,
          invoiceCustomerId,
          currency,
          statedCurrency,
          amount,
          openAmount,
          dueOn,
          instalments,
          fromThisRun);
    }
  }

  /** What would be closed, per selling entity and currency. */
  record Missing(
      long sellingEntityId,
      String code,
      String currency,
      long missing,
      BigDecimal amount,
      long openBefore) {}

  List<Match> matches(@Param("importId") Long importId);

  void dropStaged(@Param("lines") Collection<Long> lines);

  /** An item whose due date the ledger has moved is due then. */
  void moveDueDate(@Param("invoiceId") long invoiceId, @Param("dueOn") LocalDate dueOn);

  /**
   * Marks invoices as named by the snapshot.
   *
   * @param entities null for rows whose selling entity cannot be told
   */
  void seen(
      @Param("importId") long importId,
      @Param("entities") Long[] entities,
      @Param("numbers") String[] numbers);

  List<Missing> missing(@Param("importId") long importId);

  /** Invoices to be closed, the next few. */
  List<Gone> gone(@Param("importId") long importId, @Param("limit") int limit);

  /**
   * One of them.
   *
   * @param zone its selling entity's
   * @param left stays open: we have taken back what the ERP still takes for paid
   */
  record Gone(long id, String zone, BigDecimal left) {}
}

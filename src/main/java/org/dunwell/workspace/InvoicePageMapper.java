package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages about invoices read. */
@Mapper
interface InvoicePageMapper {

  /**
   * An invoice as it stands.
   *
   * @param daysLate days since the oldest open instalment was due, at the selling entity; 0 or less
   *     is not late, null when nothing is open
   * @param pastDue what of it is due and unpaid, in its currency
   */
  record InvoiceLine(
      long id,
      String number,
      String sellingEntity,
      long customerId,
      String customerNumber,
      String customerName,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      BigDecimal openAmount,
      String reference,
      String productLine,
      String site,
      String state,
      LocalDate closedOn,
      Integer daysLate,
      BigDecimal pastDue) {}

  record InstalmentLine(
      int position, String kind, LocalDate dueOn, BigDecimal amount, BigDecimal openAmount) {}

  /** What closed a part of an invoice: payment, credit note, write-off or settled in the ledger. */
  record AllocationLine(
      String kind,
      String reference,
      BigDecimal amount,
      LocalDate allocatedOn,
      LocalDate reversedOn,
      String chosenBy) {}

  record BlockLine(
      String kind,
      BigDecimal amount,
      LocalDate until,
      String source,
      String reason,
      String setBy,
      Instant setAt,
      Instant liftedAt) {}

  /** States to choose from: {@code open}, {@code past-due}, {@code closed}; null is all. */
  List<InvoiceLine> list(
      @Param("state") String state,
      @Param("number") String number,
      @Param("after") Long after,
      @Param("now") Instant now,
      @Param("limit") int limit);

  Optional<InvoiceLine> byId(@Param("id") long id, @Param("now") Instant now);

  List<InstalmentLine> instalments(@Param("invoice") long invoiceId, @Param("limit") int limit);

  List<AllocationLine> allocations(@Param("invoice") long invoiceId, @Param("limit") int limit);

  List<BlockLine> blocks(@Param("invoice") long invoiceId, @Param("limit") int limit);
}

package org.dunwell.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What is over: invoices that are closed, money and credit notes that came in. */
@Mapper
public interface PaidHistory {

  /**
   * An invoice that is closed.
   *
   * @param state {@code paid}, {@code credited}, {@code written-off} or {@code settled-in-ledger}
   * @param copy whether there is a copy to download
   */
  record Closed(
      long invoiceId,
      String number,
      String customer,
      LocalDate issuedOn,
      LocalDate closedOn,
      String currency,
      BigDecimal amount,
      String state,
      boolean copy) {}

  /**
   * Money or a credit note.
   *
   * @param kind {@code payment} or {@code credit-note}
   * @param day received or issued
   * @param unapplied what of it closes nothing yet
   */
  record Received(
      String kind,
      String reference,
      LocalDate day,
      String currency,
      BigDecimal amount,
      BigDecimal unapplied) {}

  /** A page of closed invoices, the latest first. */
  List<Closed> closed(
      @Param("customers") Long[] customers, @Param("offset") int offset, @Param("limit") int limit);

  /** A page of what came in, the latest first; what was taken back is not in it. */
  List<Received> received(
      @Param("customers") Long[] customers, @Param("offset") int offset, @Param("limit") int limit);

  /**
   * The invoice that was issued last.
   *
   * @param open what is open of it, 0 when it is closed
   */
  record Latest(
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      BigDecimal open) {}

  /** Of these customers with one of our companies; null when there is none. */
  Latest latest(@Param("customers") Long[] customers, @Param("entity") long sellingEntityId);

  /** What came in last and was not taken back; null when nothing did. */
  Received lastPayment(@Param("customers") Long[] customers, @Param("entity") long sellingEntityId);

  /**
   * The number of an invoice of these customers, open or closed; null when it is none of theirs.
   */
  String numberOf(@Param("customers") Long[] customers, @Param("invoice") long invoice);
}

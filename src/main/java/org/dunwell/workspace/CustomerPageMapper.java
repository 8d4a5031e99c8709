package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages about customers read. */
@Mapper
interface CustomerPageMapper {

  record CustomerLine(
      long id,
      String number,
      String name,
      String city,
      String country,
      String segment,
      String riskClass,
      String owner,
      long openInvoices,
      long runningCases) {}

  record CustomerCard(
      long id,
      String number,
      String name,
      String street,
      String postalCode,
      String city,
      String country,
      String language,
      String timeZone,
      String segment,
      String riskClass,
      String owner,
      String portfolio,
      String parentNumber,
      String billToNumber,
      String payerNumber) {}

  /** A customer of a group. */
  record Member(long id, String number, String name) {}

  /** Per currency: what is open, what of it is past due, and what waits unapplied. */
  record BalanceLine(String currency, BigDecimal open, BigDecimal pastDue, BigDecimal unapplied) {}

  /**
   * A payment.
   *
   * @param wentTo the invoices it closes and why those; null when it closes none
   */
  record PaymentLine(
      long id,
      String reference,
      LocalDate receivedOn,
      String currency,
      BigDecimal amount,
      BigDecimal unappliedAmount,
      LocalDate reversedOn,
      String wentTo) {}

  List<CustomerLine> list(
      @Param("words") String words, @Param("after") Long after, @Param("limit") int limit);

  Optional<CustomerCard> byNumber(@Param("number") String number);

  List<BalanceLine> balances(@Param("customers") Long[] customerIds, @Param("now") Instant now);

  /** The customer, its topmost parent and everybody beneath that; at most {@code limit}. */
  List<Member> group(@Param("customer") long customerId, @Param("limit") int limit);

  List<PaymentLine> payments(@Param("customers") Long[] customerIds, @Param("limit") int limit);

  /** An invoice to link to. */
  record InvoiceName(long id, String number) {}

  /** Those of these invoices that the signed-in person may see. */
  List<InvoiceName> names(@Param("ids") Long[] ids);
}

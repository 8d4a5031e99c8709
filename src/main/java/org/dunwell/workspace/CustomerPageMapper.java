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

  record ContactLine(
      String name,
      String role,
      String email,
      String phone,
      String language,
      boolean emailConsent,
      boolean phoneConsent,
      Instant emailRetiredAt,
      String emailRetiredReason) {}

  /** Per currency: what is open, what of it is past due, and what waits unapplied. */
  record BalanceLine(String currency, BigDecimal open, BigDecimal pastDue, BigDecimal unapplied) {}

  record PaymentLine(
      long id,
      String reference,
      LocalDate receivedOn,
      String currency,
      BigDecimal amount,
      BigDecimal unappliedAmount,
      LocalDate reversedOn) {}

  List<CustomerLine> list(
      @Param("words") String words, @Param("after") Long after, @Param("limit") int limit);

  Optional<CustomerCard> byNumber(@Param("number") String number);

  List<ContactLine> contacts(@Param("customer") long customerId, @Param("limit") int limit);

  List<BalanceLine> balances(@Param("customer") long customerId, @Param("now") Instant now);

  List<PaymentLine> payments(@Param("customers") Long[] customerIds, @Param("limit") int limit);
}

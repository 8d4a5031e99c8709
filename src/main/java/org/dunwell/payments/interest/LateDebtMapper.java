package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What is late, and what was paid of it when. */
@Mapper
interface LateDebtMapper {

  /** So much of an instalment was paid, written off or settled on a day. */
  record Paid(long instalmentId, LocalDate day, BigDecimal amount) {}

  /** So much of an instalment was open when a plan about its invoice began. */
  record Begun(long planId, long invoiceId, long instalmentId, BigDecimal open) {}

  /** So much of an instalment was paid on a day, after a plan about its invoice began. */
  record PaidSince(long planId, long instalmentId, LocalDate day, BigDecimal amount) {}

  /** Of these accounts; paid ones only when they were closed in the last {@code memoryDays}. */
  List<LateDebt> ofAccounts(
      @Param("customers") Long[] customers,
      @Param("sellers") Long[] sellers,
      @Param("asOf") Instant asOf,
      @Param("memoryDays") int memoryDays);

  List<LateDebt> ofInvoices(@Param("invoiceIds") Long[] invoiceIds, @Param("asOf") Instant asOf);

  List<Paid> paid(@Param("instalmentIds") Long[] instalmentIds);

  /**
   * Less what was credited, whenever that was; by plan and invoice, the first due first.
   *
   * @param afters the last allocation before each plan
   */
  List<Begun> begun(
      @Param("plans") Long[] plans,
      @Param("invoices") Long[] invoices,
      @Param("afters") Long[] afters);

  List<PaidSince> paidSince(
      @Param("plans") Long[] plans,
      @Param("invoices") Long[] invoices,
      @Param("afters") Long[] afters);

  /** A portion of the invoices that are late on a day in a zone or were closed late since. */
  List<Long> late(
      @Param("zone") String zone,
      @Param("today") LocalDate today,
      @Param("since") LocalDate since,
      @Param("after") long after,
      @Param("limit") int limit);
}

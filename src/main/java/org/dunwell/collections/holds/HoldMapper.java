package org.dunwell.collections.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface HoldMapper {

  /** An invoice that a hold on its customer should block and does not. */
  record Missing(long holdId, long invoiceId, LocalDate until, String reason, String setBy) {}

  long insert(
      @Param("hold") NewHold hold,
      @Param("whole") boolean whole,
      @Param("decision") long decisionId,
      @Param("now") Instant now);

  /** The customer's open invoices, of these ids where any are given, in order. */
  List<Long> openInvoices(@Param("customer") long customerId, @Param("invoices") Long[] invoices);

  List<Hold> of(@Param("customers") Long[] customers, @Param("limit") int limit);

  /** The customer of a hold that nobody has lifted; empty when there is none. */
  List<Long> lift(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);

  /** The open blocks of a hold. */
  List<Long> blocks(@Param("source") String source);

  List<Missing> missing(
      @Param("zone") ZoneId zone, @Param("today") LocalDate today, @Param("limit") int limit);
}

package org.dunwell.credit.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DeadlineMapper {

  /** An invoice of a deadline. */
  record Line(String number, LocalDate dueOn, String currency, BigDecimal open) {}

  /** Opens what comes near, one of a kind for each cover. */
  int open(@Param("day") LocalDate day, @Param("lead") int leadDays, @Param("now") Instant now);

  /** Puts invoices to open deadlines; the deadlines that got some. */
  List<Long> addInvoices(@Param("day") LocalDate day, @Param("lead") int leadDays);

  /** Open ones without a process. */
  List<Long> unstarted(@Param("limit") int limit);

  void started(@Param("id") long id, @Param("instance") String instance);

  Optional<Deadline> byId(@Param("id") long id);

  List<Deadline> of(@Param("party") long partyId, @Param("limit") int limit);

  List<Line> invoices(@Param("id") long id, @Param("limit") int limit);

  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("outcome") String outcome,
      @Param("note") String note,
      @Param("by") String by,
      @Param("now") Instant now);

  /** Open ones with one of these invoices, and nothing open of any of theirs. */
  List<Deadline> settledBy(@Param("invoices") Long[] invoiceIds);
}

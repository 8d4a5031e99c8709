package org.dunwell.collections.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface HandoverMapper {

  /** A row to insert. */
  record NewHandover(
      long taskId, long customerId, HandoverDecision decision, LocalDate followUpOn, Instant at) {}

  /** What is outside in one currency. */
  record OutsideLine(
      String currency, int invoices, java.math.BigDecimal handedOver, java.math.BigDecimal open) {}

  long insert(NewHandover handover);

  void insertItems(@Param("id") long id, @Param("invoices") Long[] invoices);

  /** Newest first, those that are outside before the others. */
  List<HandoverLine> list(@Param("limit") int limit);

  List<HandoverItem> lines(@Param("id") long id);

  List<Long> items(@Param("id") long id);

  Optional<Handover> byId(@Param("id") long id);

  List<Handover> of(@Param("customers") Long[] customers, @Param("limit") int limit);

  Optional<Handover> byTask(@Param("task") long task);

  /** Locks the row against a second report at the same time. */
  Optional<Handover> lockByTask(@Param("task") long task);

  List<OutsideLine> outside(@Param("id") long id);

  /** The invoices of a hand-over that are still open. */
  List<Long> open(@Param("id") long id);

  void report(@Param("id") long id, @Param("report") HandoverReport report);

  void end(
      @Param("ids") Long[] ids,
      @Param("status") String status,
      @Param("by") String by,
      @Param("report") String report,
      @Param("now") Instant now);

  /** Those outside with one of these invoices of which nothing is open any more. */
  List<Handover> settledBy(@Param("invoices") Long[] invoices);

  /** Ids of the engine's instances of these decisions. */
  List<String> instances(@Param("tasks") Long[] tasks);
}

package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PlanMapper {

  /** A {@link Plan} as its table has it, without legs and invoices. */
  record Row(
      long id,
      long customerId,
      String customerNumber,
      String customerName,
      long sellingEntityId,
      String currency,
      BigDecimal amount,
      String frequency,
      String state,
      String saidBy,
      String note,
      String proposedBy,
      Instant proposedAt,
      String approval,
      String decidedBy,
      Instant decidedAt,
      Instant endedAt,
      String reason,
      BigDecimal interestPercent,
      LocalDate startedOn) {

    Plan with(List<Plan.Leg> legs, List<Plan.Share> invoices) {
      return new Plan(
          id,
          customerId,
          customerNumber,
          customerName,
          sellingEntityId,
          currency,
          amount,
          frequency,
          state,
          saidBy,
          note,
          proposedBy,
          proposedAt,
          approval,
          decidedBy,
          decidedAt,
          endedAt,
          reason,
          interestPercent,
          startedOn,
          legs,
          invoices);
    }
  }

  /** A plan to be written down. */
  record Proposed(
      long customerId,
      long sellingEntityId,
      String currency,
      BigDecimal amount,
      String frequency,
      String saidBy,
      String note,
      String proposedBy,
      Instant proposedAt,
      String approval,
      long decisionId,
      BigDecimal interestPercent) {}

  /** How a plan is over. */
  record Over(long id, String from, String state, Instant at, String reason) {}

  long insert(Proposed plan);

  int insertLegs(
      @Param("planId") long planId,
      @Param("legs") Long[] legs,
      @Param("amounts") BigDecimal[] amounts,
      @Param("days") LocalDate[] days,
      @Param("interest") BigDecimal[] interest);

  /** What the interest of its legs is foreseen to be now. */
  int foresee(@Param("planId") long planId, @Param("interest") BigDecimal[] interest);

  int insertInvoices(
      @Param("planId") long planId,
      @Param("invoices") Long[] invoices,
      @Param("amounts") BigDecimal[] amounts);

  List<Row> byIds(@Param("ids") Long[] ids);

  List<Plan.Leg> legs(@Param("ids") Long[] planIds);

  List<Plan.Share> shares(@Param("ids") Long[] planIds);

  List<Long> ofCustomers(@Param("customers") Long[] customers, @Param("limit") int limit);

  int decide(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);

  int start(@Param("id") long id, @Param("day") LocalDate day);

  int end(Over over);

  /** Of plans that run or ran with an agreed rate; by invoice and first day. */
  List<PlanInterest> interestOf(@Param("invoices") Long[] invoiceIds);

  /** Running plans of which one of these promises is a leg. */
  List<Long> runningOf(@Param("promises") Long[] promiseIds);

  /** Proposed plans about one of these invoices of which nothing is open any more. */
  List<Long> settled(@Param("invoices") Long[] invoiceIds);
}

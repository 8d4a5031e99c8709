package org.dunwell.promises;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PlanRequestMapper {

  /** A {@link PlanRequest} as its table has it, without its invoices. */
  record Row(
      long id,
      long customerId,
      String customerNumber,
      String language,
      ZoneId timeZone,
      long sellingEntityId,
      String currency,
      String state,
      String channel,
      String source,
      String askedBy,
      String note,
      String enteredBy,
      Instant askedAt,
      Long planId,
      String reason) {

    PlanRequest with(List<PlanRequest.Asked> invoices) {
      return new PlanRequest(
          id,
          customerId,
          customerNumber,
          language,
          timeZone,
          sellingEntityId,
          currency,
          state,
          channel,
          source,
          askedBy,
          note,
          enteredBy,
          askedAt,
          planId,
          reason,
          invoices);
    }
  }

  /** The account a request is about. */
  record Of(long customerId, long sellingEntityId, String currency) {}

  /** How requests end. */
  record End(Long[] ids, String state, Long planId, String reason, String by, Instant at) {}

  /** Empty when the account has an open one. */
  Optional<Long> insert(
      @Param("of") Of account, @Param("wanted") NewPlanRequest wanted, @Param("now") Instant now);

  /** The open one of the account; what the customer itself says counts before our own offer. */
  long join(
      @Param("of") Of account, @Param("wanted") NewPlanRequest wanted, @Param("now") Instant now);

  int insertInvoices(
      @Param("id") long id, @Param("invoices") Long[] invoices, @Param("source") String source);

  List<Row> byIds(@Param("ids") Long[] ids);

  List<PlanRequest.Asked> invoices(@Param("ids") Long[] ids);

  List<Long> openOf(@Param("customers") Long[] customers, @Param("limit") int limit);

  /** Open ones in which something was asked there. */
  List<Long> openFrom(@Param("source") String source);

  /** Open ones with one of these invoices. */
  List<Long> openAbout(@Param("invoices") Long[] invoices);

  /** Of these those that have an open invoice besides these. */
  List<Long> withOthers(@Param("ids") Long[] ids, @Param("invoices") Long[] invoices);

  /** Of these those in which something was asked elsewhere too. */
  List<Long> alsoFromElsewhere(@Param("ids") Long[] ids, @Param("source") String source);

  int forget(@Param("ids") Long[] ids, @Param("source") String source);

  int end(End end);

  /** Those for which this plan was proposed, unless the account has another open one. */
  List<Long> reopen(@Param("plan") long planId);
}

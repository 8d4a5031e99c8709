package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RefundMapper {

  /**
   * What of a payment can be given back.
   *
   * @param amount less what has gone back or is about to
   */
  record Refundable(
      long paymentId,
      String reference,
      long customerId,
      String currency,
      BigDecimal amount,
      boolean online) {}

  Optional<Refundable> refundable(@Param("payment") long paymentId);

  long insert(
      @Param("payment") Refundable payment,
      @Param("amount") BigDecimal amount,
      @Param("reason") String reason,
      @Param("by") String by,
      @Param("approval") String approval,
      @Param("decision") long decisionId,
      @Param("now") Instant now);

  /** 0 when it was decided already. */
  int decide(
      @Param("id") long id,
      @Param("state") String state,
      @Param("by") String by,
      @Param("note") String note,
      @Param("now") Instant now);

  Optional<Refund> byId(@Param("id") long id);

  List<Refund> of(@Param("payments") Long[] paymentIds, @Param("limit") int limit);

  Optional<Instant> nextDue();

  List<Refund> due(@Param("now") Instant now, @Param("limit") int limit);

  /** Of an approved one; 0 when it has left already. */
  int become(
      @Param("id") long id,
      @Param("state") String state,
      @Param("stripeId") String stripeId,
      @Param("problem") String problem);

  void putOff(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);
}

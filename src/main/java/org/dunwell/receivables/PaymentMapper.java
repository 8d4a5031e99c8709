package org.dunwell.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PaymentMapper {

  /** The new id, or null when the reference is there already. */
  Long insert(@Param("payment") NewPayment payment, @Param("now") Instant now);

  /** One statement; those whose reference is there already are left out. */
  List<Inserted> insertAll(@Param("all") ManyPayments.Columns all, @Param("now") Instant now);

  /** A payment under its reference. */
  record Inserted(long id, long sellingEntityId, String reference) {}

  /** Payments that are there already, by selling entity and reference. */
  List<Inserted> there(@Param("all") ManyPayments.Columns all);

  int reverse(@Param("id") long id, @Param("on") LocalDate on, @Param("reason") String reason);

  List<Payment> byIds(@Param("ids") Long[] ids);

  Optional<Payment> byReference(
      @Param("sellingEntityId") long sellingEntityId, @Param("reference") String reference);

  List<Payment> list(
      @Param("customerId") Long customerId, @Param("after") Long after, @Param("limit") int limit);

  long count(@Param("customerId") Long customerId);

  List<Allocation> allocations(@Param("paymentId") long paymentId);
}

package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OrderMapper {

  /** An order as it was decided. */
  record Decided(
      long partyId,
      String number,
      String currency,
      BigDecimal amount,
      boolean prepaid,
      BigDecimal reserved,
      String state,
      String reason,
      String reasons,
      BigDecimal exposure,
      BigDecimal exposureLimit,
      BigDecimal room,
      long decisionId,
      String by,
      LocalDate reservedUntil) {}

  Optional<SalesOrder> byNumber(@Param("party") long partyId, @Param("number") String number);

  Optional<SalesOrder> byId(@Param("id") long id);

  /** Writes an order down, or what became of it; the order as it stands now. */
  SalesOrder save(@Param("order") Decided order, @Param("now") Instant now);

  /** Nothing of it is reserved any more. */
  void release(@Param("id") long id);

  void delivered(@Param("id") long id, @Param("amount") BigDecimal amount);

  void billed(@Param("id") long id, @Param("amount") BigDecimal amount);

  void end(@Param("id") long id, @Param("state") String state);

  /** Closes what is billed in full. */
  int closeBilled(@Param("ids") Long[] ids);

  List<SalesOrder> ofParty(
      @Param("party") long partyId, @Param("state") String state, @Param("limit") int limit);

  /** Held ones whose customers the signed-in person may see, oldest first. */
  List<SalesOrder> held(@Param("after") long after, @Param("limit") int limit);

  long countHeld();

  /** Of open orders: what invoices with their numbers add up to now; null: of all imports. */
  List<Long> countInvoices(@Param("importId") Long importId);

  /** After an undo: the same for all that had any, opening again what is not billed any more. */
  List<Long> recountInvoices();

  /** Reserved until yesterday and not delivered in full. */
  List<SalesOrder> expired(@Param("day") LocalDate day, @Param("limit") int limit);

  /** 0 when it was checked anew meanwhile. */
  int expire(@Param("id") long id, @Param("day") LocalDate day, @Param("now") Instant now);
}

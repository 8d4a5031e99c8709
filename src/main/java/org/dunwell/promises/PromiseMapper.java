package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PromiseMapper {

  /** How many broken promises of a customer still matter. */
  record Broken(long customerId, int number) {}

  /**
   * A promise to be written down.
   *
   * @param paidBefore the payment after which unapplied cash counts; null for the customer's last
   */
  record Taken(
      String key,
      long customerId,
      long sellingEntityId,
      String currency,
      BigDecimal amount,
      BigDecimal tolerance,
      LocalDate promisedFor,
      LocalDate graceUntil,
      String channel,
      String saidBy,
      String takenBy,
      Instant takenAt,
      Long paidBefore,
      long decisionId,
      Long planId,
      Integer leg,
      String note) {}

  /** What of an open promise is about an invoice that something new is agreed for. */
  record Standing(long promiseId, long invoiceId, Long blockId) {}

  /** A promise that ends otherwise than by the ledger. */
  record Exit(Long[] ids, String state, Instant at, String by, String reason) {}

  /** Open invoices of a customer, oldest due first. */
  List<Long> openOf(@Param("customerId") long customerId, @Param("limit") int limit);

  List<Promisable> promisable(@Param("ids") Long[] invoiceIds);

  long insert(Taken promise);

  int insertItems(
      @Param("promiseId") long promiseId,
      @Param("invoices") Long[] invoices,
      @Param("amounts") BigDecimal[] amounts);

  int setBlocks(
      @Param("promiseId") long promiseId,
      @Param("invoices") Long[] invoices,
      @Param("blocks") Long[] blocks);

  Optional<Long> byKey(@Param("key") String key);

  List<PromiseRow> byIds(@Param("ids") Long[] ids);

  List<PromiseItem> items(@Param("ids") Long[] promiseIds);

  List<Long> ofCustomers(
      @Param("customers") Long[] customers, @Param("open") boolean openOnly, @Param("limit") int n);

  List<Long> list(PromiseFilter filter);

  long count(PromiseFilter filter);

  List<Broken> broken(@Param("customers") Long[] customers);

  List<KeptRate> keptRates(
      @Param("customers") Long[] customers,
      @Param("after") LocalDate after,
      @Param("until") LocalDate until);

  /** Unreleased items of open promises on these invoices. */
  List<Standing> standing(@Param("invoices") Long[] invoices);

  /** From which payment on cash counts for open promises on these; null when none does yet. */
  Long paidBefore(@Param("invoices") Long[] invoices);

  int release(
      @Param("promises") Long[] promises,
      @Param("invoices") Long[] invoices,
      @Param("now") Instant now);

  /** Promises of these that have no other invoice than these. */
  List<Long> leavingNothing(@Param("ids") Long[] ids, @Param("invoices") Long[] invoices);

  /** Amounts of promises follow the invoices that are left. */
  int shrink(@Param("ids") Long[] ids);

  int exit(Exit exit);

  /** Open blocks of these promises. */
  List<Long> openBlocks(@Param("ids") Long[] ids);

  /** Open ones and those the ledger has ended, that are about one of these invoices. */
  List<Long> about(@Param("invoices") Long[] invoices);

  List<Long> due(
      @Param("zone") ZoneId zone, @Param("today") LocalDate today, @Param("limit") int limit);
}

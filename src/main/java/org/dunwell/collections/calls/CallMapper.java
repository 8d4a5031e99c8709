package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CallMapper {

  /**
   * How the invoices of a call stand.
   *
   * @param saidPaid calls in which one of them was said to be paid
   */
  record Standing(int daysPastDue, int saidPaid) {}

  /** What a call set in motion. */
  record Effect(String kind, long ref) {}

  /**
   * An invoice that can be talked about.
   *
   * @param dueOn when the oldest open part was due
   * @param pastDue what of it is due and unpaid
   */
  record Talkable(
      long id,
      String number,
      long sellingEntityId,
      String currency,
      BigDecimal amount,
      BigDecimal openAmount,
      LocalDate issuedOn,
      LocalDate dueOn,
      int daysLate,
      BigDecimal pastDue) {}

  Standing standing(
      @Param("invoices") Long[] invoices,
      @Param("now") Timestamp now,
      @Param("since") Timestamp since);

  long insert(@Param("call") Call call);

  void insertInvoices(@Param("id") long id, @Param("invoices") Long[] invoices);

  void insertEffects(@Param("id") long id, @Param("kind") String kind, @Param("refs") Long[] refs);

  List<Effect> effects(@Param("id") long id);

  List<Long> invoices(@Param("id") long id);

  Optional<Call> byId(@Param("id") long id);

  /** Locks the call against a second correction. */
  Optional<Call> lock(@Param("id") long id);

  boolean corrected(@Param("id") long id);

  List<Call> ofCustomers(@Param("customers") Long[] customers, @Param("limit") int limit);

  /** Open invoices of a task that are still on it, the oldest due first. */
  List<Talkable> ofTask(
      @Param("task") long task, @Param("now") Timestamp now, @Param("limit") int limit);

  /** Open invoices of a customer, the oldest due first. */
  List<Talkable> ofCustomer(
      @Param("customer") long customer, @Param("now") Timestamp now, @Param("limit") int limit);

  /** These invoices as far as they are open, the oldest due first. */
  List<Talkable> byIds(@Param("invoices") Long[] invoices, @Param("now") Timestamp now);

  Optional<Long> customerOfTask(@Param("task") long task);

  /** The engine's instance of the customer's open call task, if there is one. */
  Optional<String> openTask(@Param("customer") long customer);
}

package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AutopayChargeMapper {

  /** Somebody's turn: a mandate or a charge, and the customer to lock before it. */
  record Turn(long id, long customerId) {}

  /** How many days before a charge from such a method the customer is told. */
  record Notice(String[] kinds, Long[] days, long otherDays) {}

  /**
   * An instalment that is to be taken, or is being looked at once more.
   *
   * @param ownerId the mandate while it is not announced yet, the charge afterwards
   * @param most as announced; what is open while it is not
   * @param wholeBlocked whether nothing of its invoice may be collected
   * @param blocked how much of its invoice may not be collected
   */
  record Item(
      long ownerId,
      long instalmentId,
      long invoiceId,
      String number,
      LocalDate dueOn,
      BigDecimal open,
      BigDecimal most,
      long days,
      boolean wholeBlocked,
      BigDecimal blocked) {}

  /**
   * A charge whose day has come.
   *
   * @param noticeState how the announcement stands; null when there is none
   * @param toldOn the day on which it was handed over; null before
   */
  record Due(
      long id,
      long mandateId,
      long customerId,
      long sellingEntityId,
      String currency,
      String state,
      int attempts,
      int noticeDays,
      String noticeState,
      LocalDate toldOn,
      boolean insolvent) {}

  /** A charge as its course needs it. */
  record Row(long id, long mandateId, String state, LocalDate chargeOn, int attempts) {}

  /** An attempt to make, or to ask about. */
  record Attempt(
      long checkoutId,
      int asked,
      long sellingEntityId,
      boolean active,
      String stripeCustomer,
      String paymentMethod,
      String methodKind,
      String mandate) {}

  /** Active mandates of a zone under which something is to be announced, in id order. */
  List<Turn> toAnnounce(
      @Param("zone") ZoneId zone,
      @Param("day") LocalDate day,
      @Param("notice") Notice notice,
      @Param("after") long after,
      @Param("limit") int limit);

  /** Those of these that are still active and that nobody else is at. */
  List<Long> claimMandates(@Param("ids") Long[] ids);

  /** By mandate, the first due first. */
  List<Item> coming(
      @Param("ids") Long[] mandateIds,
      @Param("day") LocalDate day,
      @Param("notice") Notice notice,
      @Param("limit") int limit);

  long insert(
      @Param("mandate") long mandateId,
      @Param("amount") BigDecimal amount,
      @Param("on") LocalDate chargeOn,
      @Param("days") long noticeDays,
      @Param("now") Instant now);

  void insertParts(
      @Param("charge") long chargeId,
      @Param("instalments") Long[] instalments,
      @Param("invoices") Long[] invoices,
      @Param("amounts") BigDecimal[] amounts);

  /** It is, or is again, to be taken on that day. */
  void announced(
      @Param("id") long id, @Param("on") LocalDate chargeOn, @Param("key") String noticeKey);

  /** Charges of a zone whose day has come, in id order. */
  List<Turn> due(
      @Param("zone") ZoneId zone,
      @Param("day") LocalDate day,
      @Param("after") long after,
      @Param("limit") int limit);

  /** Those of these that still wait and that nobody else is at. */
  List<Due> claim(@Param("ids") Long[] ids, @Param("day") LocalDate day);

  /** What is still open of these charges, by charge, the first due first. */
  List<Item> items(@Param("ids") Long[] chargeIds, @Param("limit") int limit);

  /** Invoices of a charge that are to be taken. */
  List<Long> invoices(@Param("id") long chargeId);

  void putOff(@Param("id") long id, @Param("next") LocalDate next);

  void charging(@Param("id") long id, @Param("checkout") long checkoutId);

  /** The attempt before did not count. */
  void again(@Param("id") long id, @Param("next") LocalDate next);

  void retry(
      @Param("id") long id,
      @Param("next") LocalDate next,
      @Param("failure") String failure,
      @Param("decision") Long decisionId);

  /** It is over: {@code paid}, {@code failed} or {@code cancelled}. */
  void over(
      @Param("id") long id,
      @Param("state") String state,
      @Param("failure") String failure,
      @Param("decision") Long decisionId,
      @Param("now") Instant now);

  /** Those of a mandate that wait for their day. */
  List<Row> waiting(@Param("mandate") long mandateId);

  /** The charge that this checkout was to pay, its row locked. */
  Optional<Row> lockedByCheckout(@Param("checkout") long checkoutId);

  void insertAttempt(
      @Param("checkout") long checkoutId,
      @Param("charge") long chargeId,
      @Param("now") Instant now);

  Optional<Instant> nextAttempt();

  /** Claims those that are due until then. */
  List<Attempt> attempts(
      @Param("now") Instant now, @Param("until") Instant until, @Param("limit") int limit);

  /** A null moment ends it. */
  void ask(
      @Param("checkout") long checkoutId,
      @Param("due") Instant due,
      @Param("problem") String problem);

  /** The latest first. */
  List<AutopayCharge> ofMandates(@Param("ids") Long[] mandateIds, @Param("limit") int limit);
}

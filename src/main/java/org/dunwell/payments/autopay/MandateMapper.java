package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.payments.stripe.StripeMandates;

@Mapper
interface MandateMapper {

  /** A mandate with what Stripe calls its parts. */
  record Row(
      long id,
      String key,
      long customerId,
      long sellingEntityId,
      String sellingEntityCode,
      String currency,
      BigDecimal ceiling,
      String state,
      String sessionId,
      String url,
      String stripeCustomer,
      String paymentMethod,
      String methodKind,
      String methodName,
      String last4,
      String mandate,
      String mandateReference,
      Instant startedAt,
      LocalDate agreedOn,
      Instant endedAt,
      String endedBy,
      String endReason) {

    boolean is(String one) {
      return state.equals(one);
    }

    String method() {
      return Methods.words(methodKind, methodName, last4);
    }

    Mandate shown() {
      return new Mandate(
          id,
          customerId,
          sellingEntityId,
          sellingEntityCode,
          currency,
          ceiling,
          state,
          method(),
          mandateReference,
          url,
          startedAt,
          agreedOn,
          endedAt,
          endedBy,
          endReason);
    }
  }

  /** A payment method to give back. */
  record Detached(long id, long sellingEntityId, String paymentMethod) {}

  /** A customer as Stripe is to know it. */
  record Known(String key, String stripeId) {}

  long insert(@Param("wanted") NewMandate wanted, @Param("now") Instant now);

  Optional<Row> byId(@Param("id") long id);

  /** The same, its row locked. */
  Optional<Row> locked(@Param("id") long id);

  Optional<Long> bySession(@Param("session") String sessionId);

  Optional<Long> byMandate(@Param("mandate") String mandate);

  Optional<Long> byPaymentMethod(@Param("method") String paymentMethod);

  /** Pending and active ones of an account in a currency. */
  List<Row> running(
      @Param("customer") long customerId,
      @Param("entity") long sellingEntityId,
      @Param("currency") String currency);

  /** Whether what this customer owes is collected otherwise, by the ERP's own direct debits. */
  boolean isCollected(@Param("customer") long customerId);

  /** The latest first. */
  List<Row> ofCustomers(@Param("customers") Long[] customerIds, @Param("limit") int limit);

  /** Writes the customer down, unless it is there. */
  void know(@Param("customer") long customerId, @Param("entity") long sellingEntityId);

  Known known(@Param("customer") long customerId, @Param("entity") long sellingEntityId);

  void knownAs(@Param("key") String key, @Param("stripeId") String stripeId);

  /** 0 when it is not pending any more. */
  int atStripe(
      @Param("id") long id,
      @Param("customer") String stripeCustomer,
      @Param("setup") StripeMandates.Setup setup,
      @Param("now") Instant now);

  void activate(
      @Param("id") long id,
      @Param("method") StripeMandates.Method method,
      @Param("on") LocalDate agreedOn,
      @Param("now") Instant now);

  /** Its payment method, if it has one, is to be taken off at Stripe. */
  void end(
      @Param("id") long id,
      @Param("by") String by,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** It was given after it had ended: it is given back unused. */
  void giveBack(
      @Param("id") long id,
      @Param("method") StripeMandates.Method method,
      @Param("now") Instant now);

  void asked(@Param("id") long id, @Param("now") Instant now);

  List<Row> unheard(@Param("since") Instant since, @Param("limit") int limit);

  Optional<Instant> nextDetach();

  /** Claims those that are due until then. */
  List<Detached> toDetach(
      @Param("now") Instant now, @Param("until") Instant until, @Param("limit") int limit);

  void detached(@Param("id") long id);
}

package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.receivables.Purse;

@Mapper
interface CheckoutMapper {

  /**
   * A checkout without its parts.
   *
   * @param via {@code page}, or {@code autopay}: nobody is sent to a page
   */
  record Row(
      long id,
      String key,
      long sellingEntityId,
      long customerId,
      String currency,
      BigDecimal amount,
      String via,
      Checkout.State state,
      String returnUrl,
      String sessionId,
      String url,
      String paymentIntent,
      Long paymentId,
      Instant startedAt) {

    boolean isUnfinished() {
      return state == Checkout.State.OPEN || state == Checkout.State.ON_THE_WAY;
    }

    Purse purse() {
      return new Purse(customerId, sellingEntityId, currency);
    }

    /** Whether the money is taken without the payer's being there. */
    boolean isDirect() {
      return via.equals("autopay");
    }

    Checkout with(List<NewCheckout.Part> parts) {
      return new Checkout(
          id, sellingEntityId, customerId, currency, amount, state, url, startedAt, parts);
    }
  }

  /** A part of one of several checkouts. */
  record PartOf(
      long checkoutId,
      long invoiceId,
      BigDecimal amount,
      BigDecimal charges,
      BigDecimal discount,
      BigDecimal credit) {

    /** All of it is asked for: no discount, no credit. */
    static PartOf of(NewCheckout.Part part) {
      return new PartOf(
          0, part.invoiceId(), part.amount(), part.charges(), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    NewCheckout.Part part() {
      return new NewCheckout.Part(invoiceId, amount, charges);
    }

    /** What the payer is asked for. */
    BigDecimal sum() {
      return amount.add(charges);
    }

    /** The same with so much less to pay, because the payer has it in hand with us. */
    PartOf less(BigDecimal some) {
      return new PartOf(
          checkoutId, invoiceId, amount.subtract(some), charges, discount, credit.add(some));
    }

    /** What of the invoice is closed by it. */
    BigDecimal closes() {
      return amount.add(discount).add(credit);
    }
  }

  /** Null when the form was sent before. */
  Long insert(
      @Param("wanted") NewCheckout wanted,
      @Param("amount") BigDecimal amount,
      @Param("via") String via,
      @Param("now") Instant now);

  /** Those of these invoices of which claimed charges are on their way. */
  List<Long> chargesOnTheWay(@Param("invoices") Long[] invoices);

  /** Money that is left over. */
  record Left(String currency, BigDecimal amount) {}

  Optional<Left> unused(@Param("id") long id);

  Optional<Long> byForm(@Param("key") String key);

  void insertParts(
      @Param("id") long id,
      @Param("invoices") Long[] invoices,
      @Param("amounts") BigDecimal[] amounts,
      @Param("charges") BigDecimal[] charges,
      @Param("discounts") BigDecimal[] discounts,
      @Param("credits") BigDecimal[] credits);

  /** What of this purse is left out of payments that are on their way. */
  BigDecimal creditOnTheWay(@Param("purse") Purse purse);

  /** What a checkout is for, each invoice once. */
  default void insertParts(long id, List<PartOf> parts) {
    insertParts(
        id,
        parts.stream().map(PartOf::invoiceId).toArray(Long[]::new),
        parts.stream().map(PartOf::amount).toArray(BigDecimal[]::new),
        parts.stream().map(PartOf::charges).toArray(BigDecimal[]::new),
        parts.stream().map(PartOf::discount).toArray(BigDecimal[]::new),
        parts.stream().map(PartOf::credit).toArray(BigDecimal[]::new));
  }

  Optional<Row> byId(@Param("id") long id);

  /** The same, its row locked. */
  Optional<Row> locked(@Param("id") long id);

  Optional<Long> bySession(@Param("session") String sessionId);

  Optional<Long> byPaymentIntent(@Param("intent") String paymentIntent);

  Optional<Long> byKey(@Param("key") String key);

  List<PartOf> parts(@Param("ids") Long[] ids);

  /** Open ones that ask for one of these invoices and were begun before this one. */
  List<Row> earlier(@Param("id") long id);

  /** 0 when it is not open any more. */
  int atStripe(
      @Param("id") long id,
      @Param("session") String sessionId,
      @Param("url") String url,
      @Param("now") Instant now);

  /** A null payment, payment intent or failure leaves what is there. */
  void become(
      @Param("id") long id,
      @Param("state") Checkout.State state,
      @Param("intent") String paymentIntent,
      @Param("payment") Long paymentId,
      @Param("failure") String failure,
      @Param("now") Instant now);

  /** A null payment intent leaves what is there. */
  void asked(
      @Param("id") long id, @Param("intent") String paymentIntent, @Param("now") Instant now);

  /** Unfinished ones with a page that nobody has asked about since then. */
  List<Row> unheard(
      @Param("openSince") Instant openSince,
      @Param("onTheWaySince") Instant onTheWaySince,
      @Param("limit") int limit);

  /** Open ones that ask for more than is open of an invoice by now. */
  List<Row> outdated(@Param("limit") int limit);

  /** Once for each source. */
  void failed(
      @Param("source") String source,
      @Param("row") Row row,
      @Param("reason") String reason,
      @Param("now") Instant now);

  long countFailed(@Param("customer") long customerId, @Param("since") Instant since);

  List<OnlinePayment> list(@Param("filter") OnlinePayments.Filter filter);

  long count(@Param("filter") OnlinePayments.Filter filter);

  List<OnlinePayment> ofInvoice(@Param("invoice") long invoiceId, @Param("limit") int limit);
}

package org.dunwell.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.platform.BrokenRule;
import org.dunwell.sandbox.stripe.StripeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is paid online beside an invoice, what is left out of it, and what is begun twice. */
@DunwellTest
class PaidAlongTest {

  @Autowired TestLedger ledger;
  @Autowired Checkouts checkouts;
  @Autowired ClaimedCharges claimed;
  @Autowired StripeServer stripe;

  private Payer payer;
  private long customer;
  private long late;

  @BeforeEach
  void anInvoiceThatIsSixWeeksLate() {
    ledger.begin();
    payer = new Payer(ledger, checkouts, stripe);
    customer = ledger.customer("C1");
    late = ledger.invoice(customer, "R1", "1000.00", 42);
  }

  private Checkout begins(NewCheckout.Part... parts) {
    return begins(null, parts);
  }

  private Checkout begins(String key, NewCheckout.Part... parts) {
    return checkouts.start(
        new NewCheckout(
            payer.entity(),
            customer,
            "EUR",
            List.of(parts),
            "de",
            "https://pay.example/back",
            false,
            key));
  }

  private Checkout beginsWithCredit(NewCheckout.Part... parts) {
    return checkouts.start(
        new NewCheckout(
            payer.entity(),
            customer,
            "EUR",
            List.of(parts),
            "de",
            "https://pay.example/back",
            true,
            null));
  }

  private static NewCheckout.Part part(long invoice, String amount, BigDecimal charges) {
    return new NewCheckout.Part(invoice, new BigDecimal(amount), charges);
  }

  private static NewCheckout.Part part(long invoice, String amount) {
    return new NewCheckout.Part(invoice, new BigDecimal(amount));
  }

  private void pays(Checkout checkout, String number) {
    payer.pays(checkout, number);
    ledger.work();
  }

  private BigDecimal claims(long invoice) {
    return claimed.sums(List.of(invoice)).get(invoice);
  }

  private String standing(long invoice) {
    return ledger.one(
        String.class,
        """
        select state || ' ' || open_amount::numeric(19,2) || ' ' || open_charges::numeric(19,2)
        from receivables.invoice
        where id = ?
        """,
        invoice);
  }

  private BigDecimal unapplied() {
    return ledger.one(
        BigDecimal.class,
        "select coalesce(sum(unapplied_amount), 0)::numeric(19,2) from receivables.payment");
  }

  private String charges() {
    return ledger.one(
        String.class,
        """
        select string_agg(kind || ' ' || state || ' ' || amount::numeric(19,2), ', ' order by id)
        from receivables.charge
        """);
  }

  @Test
  void whatLatenessHasCostIsBookedAndPaidInOneActAndNoCaseWaitsForIt() {
    ledger.walkTo(TODAY.plusDays(1));
    BigDecimal claims = claims(late);
    assertThat(claims).isGreaterThan(new BigDecimal("40"));
    Checkout begun = begins(part(late, "1000.00", claims));
    assertThat(begun.amount()).isEqualByComparingTo(claims.add(new BigDecimal("1000")));
    pays(begun, Payer.CARD);
    // the same news again
    ledger.update("update payments.stripe_event set state = 'waiting', due_at = now()");
    ledger.work();
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(ledger.count("receivables.charge")).isEqualTo(2);
    assertThat(ledger.count("receivables.payment")).isEqualTo(1);
    assertThat(unapplied()).isZero();
    assertThat(claims(late)).isNull();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isZero();
  }

  @Test
  void whatThePayerHasInHandIsTakenOffAndGivenToTheInvoiceTogetherWithTheMoney() {
    paysTwice();
    Checkout begun = beginsWithCredit(part(late, "1000.00"));
    assertThat(begun.amount()).isEqualByComparingTo("550");
    assertThat(standing(late)).isEqualTo("open 1000.00 0.00");
    pays(begun, Payer.CARD);
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(unapplied()).isZero();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isZero();
  }

  @Test
  void creditThatIsGoneMeanwhileLeavesItsShareOpenAndCreditThatCoversAllIsSaid() {
    paysTwice();
    assertThatThrownBy(() -> beginsWithCredit(part(late, "400.00")))
        .hasMessageContaining("Your credit of 450.00 EUR covers what you chose");
    Checkout begun = beginsWithCredit(part(late, "1000.00"));
    ledger.reverse("TWICE");
    pays(begun, Payer.CARD);
    assertThat(standing(late)).isEqualTo("open 450.00 0.00");
  }

  /** An invoice is paid once too often: the second time is the customer's credit. */
  private void paysTwice() {
    long other = ledger.invoice(customer, "R0", "450.00", 50);
    ledger.pay(other, "ONCE", "450.00");
    ledger.pay(other, "TWICE", "450.00");
    assertThat(unapplied()).isEqualByComparingTo("450");
  }

  @Test
  void whoPaysAPartAndTheInterestOwesTheRestAndNoInterest() {
    BigDecimal claims = claims(late);
    pays(begins(part(late, "400.00", claims)), Payer.CARD);
    assertThat(standing(late)).isEqualTo("open 600.00 0.00");
    assertThat(ledger.count("receivables.charge")).isEqualTo(2);
  }

  @Test
  void whatAnInvoiceThatIsPaidHasCostCanBePaidLater() {
    ledger.pay(late, "BANK-1", "1000.00");
    BigDecimal claims = claims(late);
    pays(begins(part(late, "0", claims)), Payer.CARD);
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(claims(late)).isNull();
    assertThat(unapplied()).isZero();
  }

  @Test
  void whatIsBookedOrWaivedMeanwhileIsNeverPaidTwice() {
    BigDecimal claims = claims(late);
    Checkout begun = begins(part(late, "1000.00", claims));
    claimed.book(late, "manager");
    pays(begun, Payer.CARD);
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(ledger.count("receivables.charge")).isEqualTo(2);

    long second = ledger.invoice(customer, "R2", "500.00", 30);
    BigDecimal others = claims(second);
    Checkout again = begins(part(second, "500.00", others));
    claimed.waive(second, "good customer", "manager");
    pays(again, Payer.CARD);
    assertThat(standing(second)).isEqualTo("paid 0.00 0.00");
    assertThat(unapplied()).isEqualByComparingTo(others);
  }

  @Test
  void onlyWhatIsClaimedCanBePaid() {
    BigDecimal claims = claims(late);
    for (String other : new String[] {"0.01", "-1", "1000"}) {
      assertThatThrownBy(() -> begins(part(late, "1000.00", new BigDecimal(other))))
          .isInstanceOf(BrokenRule.class)
          .hasMessageContaining("are claimed now");
    }
    assertThatThrownBy(() -> begins(part(late, "0", BigDecimal.ZERO)))
        .isInstanceOf(BrokenRule.class);
    assertThat(begins(part(late, "1000.00", claims)).amount()).isPositive();
  }

  private long early(String number, String amount, int days) {
    long invoice = ledger.invoice(customer, number, amount, -30);
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TODAY.plusDays(days));
    return invoice;
  }

  @Test
  void theDaysThatADebitTakesCostNoDiscountAndNoMoreInterest() {
    long early = early("R2", "1000.00", 0);
    long part = ledger.invoice(customer, "R3", "300.00", 3);
    BigDecimal claims = claims(late);
    Checkout begun =
        begins(part(late, "1000.00", claims), part(early, "1000.00"), part(part, "100.00"));
    assertThat(begun.amount()).isEqualByComparingTo(claims.add(new BigDecimal("2080.00")));
    pays(begun, Payer.SEPA);
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select amount from receivables.block where invoice_id = ? and lifted_at is null",
                early))
        .isEqualByComparingTo("1000");
    assertThatThrownBy(() -> begins(part(late, "0", claims)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("is being paid already");
    ledger.walkTo(TODAY.plusDays(7));
    assertThat(standing(early)).isEqualTo("paid 0.00 0.00");
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(standing(part)).isEqualTo("open 200.00 0.00");
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select sum(amount) from receivables.write_off where kind = 'discount'"))
        .isEqualByComparingTo("20");
    assertThat(charges())
        .matches("compensation booked 40.00, interest booked .*, interest waived .*");
    assertThat(claims(late)).isNull();
    assertThat(unapplied()).isZero();
  }

  @Test
  void aPartAndALatePaymentHaveNoDiscount() {
    long early = early("R2", "1000.00", 3);
    pays(begins(part(early, "979.99")), Payer.CARD);
    assertThat(standing(early)).isEqualTo("open 20.01 0.00");
    // once a part is paid, the rest is owed
    assertThat(begins(part(early, "20.01")).amount()).isEqualByComparingTo("20.01");
    long missed = early("R3", "1000.00", -1);
    assertThat(begins(part(missed, "1000.00")).amount()).isEqualByComparingTo("1000.00");
    assertThat(ledger.count("receivables.write_off")).isZero();
  }

  @Test
  void whatIsPaidOtherwiseMeanwhileTakesTheDiscountAlong() {
    long early = early("R2", "1000.00", 3);
    Checkout begun = begins(part(early, "980.00"));
    ledger.credit(early, "CN1", "15.00");
    pays(begun, Payer.CARD);
    assertThat(standing(early)).isEqualTo("paid 0.00 0.00");
    assertThat(unapplied()).isZero();
    assertThat(ledger.one(BigDecimal.class, "select sum(amount) from receivables.write_off"))
        .isEqualByComparingTo("5");
  }

  @Test
  void aFormThatIsSentTwiceIsOnePaymentAndWithAnotherChoiceItIsAnother() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Callable<Checkout> click = () -> begins("form-1", part(late, "1000.00"));
      List<Future<Checkout>> both = two.invokeAll(List.of(click, click));
      assertThat(both.get(0).get().id()).isEqualTo(both.get(1).get().id());
    } finally {
      two.shutdown();
    }
    assertThat(ledger.count("payments.checkout")).isEqualTo(1);
    Checkout first = begins("form-1", part(late, "1000.00"));
    assertThat(first.url()).isNotBlank();
    Checkout other = begins("form-1", part(late, "500.00"));
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(checkouts.of(customer, first.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.EXPIRED);
  }

  /** Two pages that both could be paid, as when the provider did not hear that the first ended. */
  @Test
  void whatIsPaidOnTwoPagesIsKeptAsCreditAndSaid() {
    Checkout first = begins(part(late, "1000.00"));
    ledger.update("update payments.checkout set state = 'expired'");
    Checkout second = begins(part(late, "1000.00"));
    payer.pays(first, Payer.CARD);
    pays(second, Payer.CARD);
    assertThat(standing(late)).isEqualTo("paid 0.00 0.00");
    assertThat(unapplied()).isEqualByComparingTo("1000.00");
    assertThat(checkouts.unused(first.id())).isEmpty();
    assertThat(checkouts.unused(second.id()).orElseThrow()).isEqualByComparingTo("1000.00");
  }

  @Test
  void thePayersStatementNamesTheInvoiceAsCardNetworksTakeIt() {
    assertThat(Map.of("R-7", "R-7", "2026/000123", "INV 000123", "RE-2026-00000041", "INV 000041"))
        .allSatisfy(
            (number, suffix) ->
                assertThat(CheckoutText.descriptor(List.of(number))).isEqualTo(suffix));
    assertThat(CheckoutText.descriptor(List.of("<*>"))).matches("[A-Z ]{2,10}");
    assertThat(CheckoutText.descriptor(List.of("R-7", "R-8"))).isEqualTo("2 INV");
  }
}

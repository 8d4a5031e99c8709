package org.dunwell.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.BankLines;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.stripe.StripeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Invoices paid on the sandbox's payment page, with webhooks over the wire. */
@DunwellTest
class PaymentsOnlineTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired TestLedger ledger;
  @Autowired Checkouts checkouts;
  @Autowired OnlinePayments online;
  @Autowired Refunds refunds;
  @Autowired StripeAccess access;
  @Autowired StripeServer stripe;
  @Autowired DunwellClock clock;
  @Autowired MockMvc web;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  private Payer payer;
  private long customer;
  private long invoice;

  @BeforeEach
  void anInvoiceThatIsLate() {
    ledger.begin();
    payer = new Payer(ledger, checkouts, stripe);
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "100.00", 3);
  }

  private String state(long id) {
    return ledger.one(String.class, "select state from receivables.invoice where id = ?", id);
  }

  private BigDecimal open(long id) {
    return ledger.one(
        BigDecimal.class,
        "select open_amount::numeric(19,2) from receivables.invoice where id = ?",
        id);
  }

  private BigDecimal unapplied() {
    return ledger.one(
        BigDecimal.class,
        "select coalesce(sum(unapplied_amount), 0)::numeric(19,2) from receivables.payment");
  }

  private StripeAccess.Link link() {
    return access.of(payer.entity()).orElseThrow();
  }

  @Test
  void aCardPaysTwoInvoicesAndTheirCasesEnd() {
    long second = ledger.invoice(customer, "R2", "60.00", 5);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(2);

    Checkout begun = payer.begins(customer, "50.00", invoice, second);
    assertThat(begun.state()).isEqualTo(Checkout.State.OPEN);
    assertThat(begun.url()).isNotBlank();
    payer.pays(begun, Payer.CARD);
    ledger.work();

    assertThat(checkouts.of(customer, begun.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.PAID);
    assertThat(open(invoice)).isEqualByComparingTo("50.00");
    assertThat(open(second)).isEqualByComparingTo("10.00");
    payer.pays(payer.begins(customer, "50.00", invoice), Payer.CARD);
    ledger.work();
    assertThat(state(invoice)).isEqualTo("paid");
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(1);
    assertThat(
            ledger.count(
                "payments.checkout o join receivables.payment p on p.id = o.payment_id"
                    + " and p.reference = o.payment_intent"))
        .isEqualTo(2);
    assertThat(checkouts.of(customer + 1, begun.id())).isEmpty();
  }

  @Test
  void aPayoutOnABankStatementIsKnownAsOneAndPaysNoInvoice() {
    long second = ledger.invoice(customer, "R2", "60.00", 5);
    payer.pays(payer.begins(customer, "100.00", invoice), Payer.CARD);
    payer.pays(payer.begins(customer, "60.00", second), Payer.CARD);
    ledger.work();
    // 160.00 less twice 2.9 % and 0.30; the bank is quicker than the provider's news
    BankLines bank = new BankLines(jdbc);
    long line = bank.came("STRIPE TECHNOLOGY EUROPE LTD", "IE1", "154.76", "STRIPE PAYOUT");
    long other = bank.came("STRIPE TECHNOLOGY EUROPE LTD", "IE1", "154.77", "STRIPE PAYOUT");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");

    ledger.walkTo(TODAY.plusDays(4));
    assertThat(bank.state(line)).isEqualTo("ignored");
    assertThat(bank.state(other)).isEqualTo("queued");
    assertThat(
            ledger.one(String.class, "select reason from payments.match where line_id = ?", line))
        .contains("payout of Stripe")
        .contains("2 payments, less")
        .contains("5.24");
    assertThat(ledger.count("receivables.payment")).isEqualTo(2);
    assertThat(ledger.count("payments.stripe_payout where line_id = ?", line)).isEqualTo(1);
  }

  @Test
  void aDebitIsOnItsWayUntilTheMoneyIsThereOrIsAskedForAgain() {
    long second = ledger.invoice(customer, "R2", "60.00", 5);
    ledger.walkTo(TODAY.plusDays(1));
    payer.pays(payer.begins(customer, "60.00", second), Payer.SEPA);
    Checkout failing = payer.begins(customer, "100.00", invoice);
    payer.pays(failing, Payer.EMPTY_SEPA);
    ledger.work();
    assertThat(blocks()).isEqualTo(2);
    assertThat(waitsFor(invoice)).isEqualTo("waitForIncomingPayment");
    assertThatThrownBy(() -> payer.begins(customer, "100.00", invoice))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("being paid already");

    ledger.walkTo(TODAY.plusDays(6));
    assertThat(state(second)).isEqualTo("paid");
    assertThat(blocks()).isZero();
    assertThat(checkouts.of(customer, failing.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.FAILED);
    assertThat(state(invoice)).isEqualTo("open");
    assertThat(waitsFor(invoice)).isNotEqualTo("waitForIncomingPayment");
    assertThat(online.failed(customer, TestLedger.MONDAY)).isEqualTo(1);
    assertThat(
            ledger.count(
                "platform.timeline where room = 'payments' and what like '%did not come%'"))
        .isEqualTo(1);
  }

  private long blocks() {
    return ledger.count(
        "receivables.block where kind = 'payment-on-the-way' and lifted_at is null");
  }

  private String waitsFor(long id) {
    return ledger.one(
        String.class,
        "select action from collections.past_due_case where ended_at is null and invoice_id = ?",
        id);
  }

  @Test
  void whoBeginsTwicePaysOnceAndWhatIsPaidTwiceStaysAsCredit() {
    Checkout first = payer.begins(customer, "100.00", invoice);
    Checkout second = payer.begins(customer, "100.00", invoice);
    assertThat(checkouts.of(customer, first.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.EXPIRED);

    ledger.pay(invoice, "BANK-1", "100.00");
    payer.pays(second, Payer.CARD);
    ledger.work();
    assertThat(checkouts.of(customer, second.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.PAID);
    assertThat(unapplied()).isEqualByComparingTo("100.00");
  }

  @Test
  void aPageThatAsksForWhatIsPaidByNowEnds() {
    Checkout begun = payer.begins(customer, "100.00", invoice);
    ledger.pay(invoice, "BANK-1", "100.00");
    clock.standAt(clock.instant().plus(Duration.ofMinutes(6)));
    ledger.work();
    assertThat(checkouts.of(customer, begun.id()).orElseThrow().state())
        .isEqualTo(Checkout.State.EXPIRED);
  }

  @Test
  void nobodyPaysMoreThanIsOpenOrWhatIsNotTheirs() {
    long other = ledger.customer("C2");
    assertThatThrownBy(() -> payer.begins(customer, "100.01", invoice))
        .hasMessageContaining("up to 100.00 EUR");
    assertThatThrownBy(() -> payer.begins(customer, "0.001", invoice))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> payer.begins(other, "1.00", invoice))
        .hasMessageContaining("that this customer pays");
    assertThatThrownBy(() -> payer.begins(customer, "1.00", invoice, invoice))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> payer.begins(customer, "1.00")).hasMessageContaining("1 to 100");
    assertThat(ledger.count("payments.checkout")).isZero();
    ledger.update("update receivables.customer set payer_id = ? where id = ?", other, customer);
    assertThat(payer.begins(other, "1.00", invoice).url()).isNotBlank();
  }

  @Test
  void moneyGoesBackWhenAnotherPersonAgrees() {
    long payment = paid();
    assertThatThrownBy(() -> refunds.ask(payment, new BigDecimal("100.01"), "too much", "manager"))
        .hasMessageContaining("up to 100");
    Refund asked = refunds.ask(payment, new BigDecimal("30.00"), "broken", "manager");
    assertThat(asked.state()).isEqualTo("asked");
    assertThatThrownBy(() -> refunds.decide(asked.id(), "approve", null, "manager"))
        .hasMessageContaining("another credit manager");
    ledger.work();
    assertThat(state(invoice)).isEqualTo("paid");

    refunds.decide(asked.id(), "approve", null, "admin");
    ledger.work();
    assertThat(refunds.byId(asked.id()).state()).isEqualTo("sent");
    assertThat(open(invoice)).isEqualByComparingTo("30.00");
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.work();
    assertThat(open(invoice)).isEqualByComparingTo("30.00");
    assertThat(journal("refund")).isEqualByComparingTo("-30.00");
    assertThat(journal("allocation")).isEqualByComparingTo("70.00");
  }

  private BigDecimal journal(String type) {
    return ledger.one(
        BigDecimal.class,
        "select sum(amount)::numeric(19,2) from receivables.journal_entry where type = ?",
        type);
  }

  private long paid() {
    return paid(Payer.CARD);
  }

  private long paid(String number) {
    Checkout begun = payer.begins(customer, "100.00", invoice);
    payer.pays(begun, number);
    ledger.work();
    return ledger.one(
        Long.class, "select payment_id from payments.checkout where id = ?", begun.id());
  }

  @Test
  void aRefundOfTheDashboardIsPostedAndComesBackWhenItCannotBePaidOut() throws Exception {
    long payment = paid(Payer.UNREFUNDABLE_CARD);
    refundInTheDashboard(payment);
    assertThat(open(invoice)).isEqualByComparingTo("100.00");

    ledger.walkTo(TODAY.plusDays(3));
    assertThat(state(invoice)).isEqualTo("paid");
    assertThat(journal("refund")).isEqualByComparingTo("0.00");
  }

  private void refundInTheDashboard(long payment) throws Exception {
    link()
        .client()
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent(payment)).build());
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.work();
  }

  private String intent(long payment) {
    return ledger.one(
        String.class, "select reference from receivables.payment where id = ?", payment);
  }

  @Test
  void creditThatCameByBankGoesBackThroughTheErp() {
    long payment = ledger.receive(customer, "BANK-7", "140.00", "R1", TODAY).id();
    assertThat(unapplied()).isEqualByComparingTo("40.00");
    assertThatThrownBy(() -> refunds.ask(payment, new BigDecimal("41.00"), "paid twice", "manager"))
        .hasMessageContaining("closes no invoice");
    refunds.ask(payment, new BigDecimal("20.00"), "paid twice", "manager");
    ledger.work();
    assertThat(unapplied()).isEqualByComparingTo("20.00");
    assertThat(journal("refund")).isEqualByComparingTo("-20.00");
  }

  @Test
  void aChargebackOpensADisputeUntilItIsWon() throws Exception {
    paid(Payer.DISPUTED_CARD);
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(ledger.count("disputes.dispute where state = 'open'")).isEqualTo(1);
    assertThat(ledger.one(String.class, "select words from disputes.dispute"))
        .contains("Evidence is due");
    win();
    assertThat(state(invoice)).isEqualTo("paid");
    assertThat(ledger.count("disputes.dispute where state = 'open'")).isZero();
    assertThat(journal("chargeback")).isEqualByComparingTo("0.00");
  }

  private void win() throws Exception {
    String dispute = ledger.one(String.class, "select stripe_id from payments.chargeback");
    link()
        .client()
        .v1()
        .disputes()
        .update(
            dispute,
            DisputeUpdateParams.builder()
                .setEvidence(
                    DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText("winning_evidence")
                        .build())
                .setSubmit(true)
                .build());
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.work();
  }

  /** Of an invoice of 100 the payer leaves out two, as it may. */
  private long paidWithDiscount(String number) {
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TODAY);
    Checkout begun = payer.begins(customer, "98.00", invoice);
    payer.pays(begun, number);
    ledger.work();
    return ledger.one(
        Long.class, "select payment_id from payments.checkout where id = ?", begun.id());
  }

  @Test
  void aDiscountGoesBackWithItsMoneyWhenTheBankTakesItAndIsTakenAnewWhenItIsWon() throws Exception {
    paidWithDiscount(Payer.DISPUTED_CARD);
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(journal("discount")).isEqualByComparingTo("0.00");
    assertThat(
            ledger.one(
                BigDecimal.class, "select amount from disputes.dispute where state = 'open'"))
        .isEqualByComparingTo("100.00");
    win();
    assertThat(state(invoice)).isEqualTo("paid");
    assertThat(journal("discount")).isEqualByComparingTo("2.00");
    assertThat(unapplied()).isZero();
  }

  @Test
  void aDiscountStandsWhileSomethingOfItsMoneyDoesAndGoesWithTheLastOfIt() {
    long payment = paidWithDiscount(Payer.CARD);
    assertThat(state(invoice)).isEqualTo("paid");
    giveBack(payment, "30.00");
    assertThat(open(invoice)).isEqualByComparingTo("30.00");
    giveBack(payment, "68.00");
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(journal("discount")).isEqualByComparingTo("0.00");
  }

  private void giveBack(long payment, String amount) {
    Refund asked = refunds.ask(payment, new BigDecimal(amount), "broken", "manager");
    refunds.decide(asked.id(), "approve", null, "admin");
    ledger.work();
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.work();
  }

  @Test
  void aDiscountGoesWithARefundOfTheDashboardAndComesBackWithIt() throws Exception {
    long payment = paidWithDiscount(Payer.UNREFUNDABLE_CARD);
    refundInTheDashboard(payment);
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(state(invoice)).isEqualTo("paid");
    assertThat(journal("discount")).isEqualByComparingTo("2.00");
  }

  @Test
  void ourPeopleSeeWhatIsPaidAndWhatWentBack() throws Exception {
    long payment = paid(Payer.DISPUTED_CARD);
    assertThat(page("/online-payments")).contains("Taken back by payers", "R1", "Last heard of");
    assertThat(page("/online-payments?state=failed")).contains("No online payment here");
    assertThat(page("/payments/" + payment)).contains("What went back", "Chargeback");
    assertThat(page("/invoices/" + invoice)).contains("Paid online");
    web.perform(
            post("/payments/" + payment + "/refunds")
                .param("amount", "1")
                .param("reason", "x")
                .with(user("manager").roles("CREDIT_MANAGER"))
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("can be given back")));
    assertThat(page("/api/online-payments?state=paid")).contains("\"total\":1");
    HttpRequest link =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pay/none")).build();
    assertThat(
            HTTP.send(link, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("form-action 'self' " + stripe.address() + ";"));
  }

  private String page(String path) throws Exception {
    return web.perform(get(path).with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void theDoorOpensOnlyToWhatAnAccountOfOursHasSignedLately() throws Exception {
    String body =
        """
        {"id": "evt_1", "object": "event", "type": "payment_intent.created", "created": 1,
         "data": {"object": {"id": "pi_unknown", "object": "payment_intent"}}}
        """;
    String secret = link().webhookSecret();
    long now = Webhook.Util.getTimeNow();
    assertThat(knock(body, sign(body, secret, now - 3_600))).isEqualTo(400);
    assertThat(knock(body, sign(body, "whsec_other", now))).isEqualTo(400);
    assertThat(knock(body, null)).isEqualTo(400);
    assertThat(knock(body + " ", sign(body, secret, now))).isEqualTo(400);
    assertThat(ledger.count("payments.stripe_event where event_id = 'evt_1'")).isZero();

    assertThat(knock(body, sign(body, secret, now))).isEqualTo(200);
    assertThat(knock(body, sign(body, secret, now))).isEqualTo(200);
    assertThat(ledger.count("payments.stripe_event where event_id = 'evt_1'")).isEqualTo(1);
    assertThat(knock("x".repeat(600_000), sign("x", secret, now))).isEqualTo(413);
  }

  private static String sign(String body, String secret, long at) throws Exception {
    return Webhook.Signature.generateSignatureHeader(body, secret, at);
  }

  private int knock(String body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/stripe"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      request.header("Stripe-Signature", signature);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void inAnyOrderRepeatedOrNeverTheLedgerAgreesWithStripeToTheCent() throws Exception {
    Random chance = new Random(7);
    long before = atStripe();
    for (int i = 0; i < 20; i++) {
      long one = ledger.invoice(customer, "L" + i, "%d.%02d".formatted(20 + i, i), 2);
      Checkout begun = payer.begins(customer, "%d.%02d".formatted(20 + i, i), one);
      String number = i % 7 == 3 ? Payer.DISPUTED_CARD : i % 5 == 4 ? Payer.SEPA : Payer.CARD;
      payer.pays(begun, number);
      if (i % 6 == 1) {
        giveBack(begun, 300 + i);
      }
    }
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.update("delete from payments.stripe_event");
    deliver(chance);
    ledger.work();
    clock.standAt(clock.instant().plus(Duration.ofMinutes(6)));
    ledger.work();
    assertThat(ledger.count("payments.stripe_event where state in ('waiting', 'given-up')"))
        .isZero();
    assertThat(ledger.count("payments.stripe_event where via = 'asked'")).isPositive();
    assertThat(inLedger()).isEqualTo(atStripe() - before);

    ledger.walkTo(TODAY.plusDays(5));
    assertThat(inLedger()).isEqualTo(atStripe() - before);
    assertThat(ledger.count("payments.checkout where state <> 'paid'")).isZero();
  }

  private void giveBack(Checkout begun, long cents) throws Exception {
    String session =
        ledger.one(
            String.class, "select session_id from payments.checkout where id = ?", begun.id());
    String intent = link().client().v1().checkout().sessions().retrieve(session).getPaymentIntent();
    try {
      link()
          .client()
          .v1()
          .refunds()
          .create(RefundCreateParams.builder().setPaymentIntent(intent).setAmount(cents).build());
    } catch (InvalidRequestException notPaidYet) {
      assertThat(notPaidYet.getCode()).isIn("charge_not_refundable", "charge_disputed");
    }
  }

  /** As a bad network would: shuffled, each 1 to 5 times, every twentieth never. */
  private void deliver(Random chance) throws Exception {
    List<Event> all = new ArrayList<>();
    for (Event event :
        link()
            .client()
            .v1()
            .events()
            .list(EventListParams.builder().setLimit(100L).build())
            .autoPagingIterable()) {
      all.add(event);
    }
    List<Event> sent = new ArrayList<>();
    for (Event event : all) {
      if (chance.nextInt(20) > 0) {
        sent.addAll(Collections.nCopies(1 + chance.nextInt(5), event));
      }
    }
    Collections.shuffle(sent, chance);
    String secret = link().webhookSecret();
    for (Event event : sent.subList(0, Math.min(sent.size(), 150))) {
      String body = event.toJson();
      knock(body, sign(body, secret, Webhook.Util.getTimeNow()));
    }
  }

  private long inLedger() {
    return ledger
        .one(
            BigDecimal.class,
            "select coalesce(sum(amount - returned_amount), 0) from receivables.payment")
        .movePointRight(2)
        .longValueExact();
  }

  /** Its own record of all movements of our money, of the payments of this test. */
  private long atStripe() throws Exception {
    long sum = 0;
    for (var booking :
        link()
            .client()
            .v1()
            .balanceTransactions()
            .list(BalanceTransactionListParams.builder().setLimit(100L).build())
            .autoPagingIterable()) {
      sum += booking.getAmount();
    }
    return sum;
  }
}

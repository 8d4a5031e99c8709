package org.dunwell.payments.autopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentListParams;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.payments.OnlinePayments;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeCharges;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.dunwell.sandbox.stripe.StripeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What falls due is taken: agreed on the sandbox's page, with webhooks over the wire. */
@DunwellTest
class AutopayTest {

  private static final String CARD = "4242424242424242";
  private static final String SEPA = "AT611904300234573201";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired TestLedger ledger;
  @Autowired Autopay autopay;
  @Autowired AutopayMorning morning;
  @Autowired OnlinePayments online;
  @Autowired StripeAccess access;
  @Autowired StripeCharges charges;
  @Autowired StripeServer stripe;
  @Autowired Blocks blocks;
  @Autowired PayLinks links;
  @Autowired DunwellClock clock;
  @Autowired MockMvc web;

  private long customer;
  private long entity;

  @BeforeEach
  void aCustomer() {
    ledger.begin();
    customer = ledger.customer("C1");
    entity = ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'");
  }

  private static LocalDate day(int days) {
    return TODAY.plusDays(days);
  }

  /**
   * Straight to ten o'clock of a later day: what was to be done on the days between is done once.
   */
  private void to(int days) {
    clock.standAt(day(days).atTime(9, 0).toInstant(ZoneOffset.UTC));
    ledger.work();
  }

  private long dueIn(int days, String number, String amount) {
    return ledger.invoice(customer, number, amount, -days);
  }

  private Mandate begin(String ceiling) {
    return autopay.begin(
        new NewMandate(
            entity,
            customer,
            "EUR",
            ceiling == null ? null : new BigDecimal(ceiling),
            "en",
            "https://pay.example/back"));
  }

  private Mandate agree(String number, String ceiling) {
    Mandate begun = begin(ceiling);
    giveOn(begun.url(), number);
    return autopay.of(customer, begun.id()).orElseThrow();
  }

  private void giveOn(String url, String number) {
    String method = number.startsWith("AT") ? "sepa_debit" : "card";
    send(url, "application/x-www-form-urlencoded", "method=" + method + "&number=" + number);
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.work();
  }

  private void press(String button, String json) {
    send(
        stripe.address() + "/_control/" + button,
        "application/json",
        "{\"account\": \"sk_test_DE\", %s}".formatted(json));
    stripe.awaitSent(Duration.ofSeconds(10));
  }

  /** What it is taken from goes otherwise from now on. */
  private void turns(String mood) {
    String method = ledger.one(String.class, "select max(payment_method) from payments.autopay");
    press("mood", "\"id\": \"%s\", \"code\": \"%s\"".formatted(method, mood));
  }

  private static void send(String url, String type, String body) {
    try {
      int status =
          HTTP.send(
                  HttpRequest.newBuilder(URI.create(url))
                      .header("Content-Type", type)
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode();
      assertThat(status).as(url).isLessThan(400);
    } catch (java.io.IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Cents that have arrived at Stripe, attempt by attempt; 0 for those that failed. */
  private List<Long> taken() throws Exception {
    StripeAccess.Link link = access.of(entity).orElseThrow();
    return link
        .client()
        .v1()
        .paymentIntents()
        .list(PaymentIntentListParams.builder().setLimit(100L).build())
        .getData()
        .stream()
        .map(PaymentIntent::getAmountReceived)
        .toList();
  }

  private BigDecimal open(long invoice) {
    return ledger.one(
        BigDecimal.class,
        "select open_amount::numeric(19,2) from receivables.invoice where id = ?",
        invoice);
  }

  private String charge() {
    return ledger.one(
        String.class,
        "select concat_ws(' ', state, next_on, attempts) from payments.autopay_charge"
            + " order by id desc limit 1");
  }

  private long letters(String template) {
    return ledger.count("contact.message where template = ?", template);
  }

  private String letter(String template) {
    return ledger.one(
        String.class,
        "select regexp_replace(replace(subject || ' ' || body_text, chr(160), ' '), '\\s+', ' ', 'g')"
            + " from contact.message where template = ? order by id desc limit 1",
        template);
  }

  private long cases() {
    return ledger.count("collections.past_due_case");
  }

  @Test
  void aCardIsToldOfAndTakenOnTheDueDateAndNobodyAsks() throws Exception {
    long invoice = dueIn(10, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    assertThat(mandate.isActive()).isTrue();
    assertThat(mandate.method()).isEqualTo("Visa •••• 4242");
    assertThat(letter("autopay-agreed")).contains("Visa •••• 4242", "At least 7 days", "/pay/");
    assertThatThrownBy(() -> begin(null)).hasMessageContaining("runs already");

    ledger.walkTo(day(4));
    assertThat(charge()).isEqualTo("announced 2026-03-12 0");
    assertThat(letter("autopay-notice"))
        .contains("EUR 100.00", "12 March 2026", "R1", "Visa •••• 4242", "/pay/");
    assertThat(letters("autopay-notice")).isEqualTo(1);
    ledger.walkTo(day(9));
    assertThat(taken()).isEmpty();

    ledger.walkTo(day(12));
    assertThat(charge()).isEqualTo("paid 1");
    assertThat(taken()).containsExactly(10_000L);
    assertThat(open(invoice)).isZero();
    assertThat(
            ledger.count(
                "receivables.payment p join payments.checkout o on o.payment_id = p.id"
                    + " where o.via = 'autopay' and p.reference = o.payment_intent"
                    + " and p.received_on = '2026-03-12'"))
        .isEqualTo(1);
    assertThat(ledger.count("receivables.block where lifted_at is null")).isZero();
    assertThat(cases()).isZero();
    assertThat(ledger.count("contact.message where template in ('notice', 'reminder-friendly')"))
        .isZero();
    web.perform(get("/customers/C1").with(user("collector").roles("COLLECTOR")))
        .andExpect(content().string(containsString("Visa •••• 4242")));
    web.perform(get("/api/customers/C1/autopay").with(httpBasic("collector", "collector")))
        .andExpect(jsonPath("$.items[0].mandate.state").value("active"))
        .andExpect(jsonPath("$.items[0].charges[0].state").value("paid"));
  }

  @Test
  void withoutMoneyItIsTriedAgainAsTheTableSays() throws Exception {
    long invoice = dueIn(8, "R1", "100.00");
    agree(CARD, null);
    to(1);
    turns("insufficient_funds");
    to(8);
    assertThat(charge()).isEqualTo("waiting 2026-03-13 1");
    assertThat(letter("autopay-failed"))
        .contains("not enough money", "try again on 13 March 2026", "/pay/");
    assertThat(online.failed(customer, TestLedger.MONDAY)).isEqualTo(1);
    assertThat(
            ledger.count(
                "platform.timeline where what like 'The automatic payment of 100.00 EUR%not come%'"))
        .isEqualTo(1);
    to(10);
    assertThat(letters("reminder-friendly")).isZero();

    to(11);
    assertThat(charge()).isEqualTo("waiting 2026-03-20 2");
    turns("pays");
    to(18);
    assertThat(charge()).isEqualTo("paid 3");
    assertThat(taken()).containsExactlyInAnyOrder(0L, 0L, 10_000L);
    assertThat(open(invoice)).isZero();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isZero();
    assertThat(online.failed(customer, TestLedger.MONDAY)).isEqualTo(2);
  }

  @Test
  void aHardNoEndsItAndTheCaseTakesOver() throws Exception {
    long invoice = dueIn(8, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    to(1);
    turns("expired_card");
    to(9);
    assertThat(charge()).isEqualTo("failed 1");
    Mandate over = autopay.of(customer, mandate.id()).orElseThrow();
    assertThat(over.state()).isEqualTo("ended");
    assertThat(over.endedBy()).isEqualTo("bank");
    assertThat(letter("autopay-failed")).contains("has expired", "do not try again", "anew");
    assertThat(ledger.count("payments.autopay where detach_at is not null")).isZero();
    assertThat(methodsAtStripe()).isZero();
    assertThat(taken()).containsExactly(0L);
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(1);
  }

  /** Cards and accounts that still belong to a customer there. */
  private long methodsAtStripe() throws Exception {
    String name = ledger.one(String.class, "select max(payment_method) from payments.autopay");
    var link = access.of(entity).orElseThrow();
    return link.client().v1().paymentMethods().retrieve(name).getCustomer() == null ? 0 : 1;
  }

  @Test
  void whoeverMustProveItIsSentToThePage() throws Exception {
    dueIn(8, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    to(1);
    turns("authentication_required");
    to(8);
    assertThat(charge()).isEqualTo("failed 1");
    assertThat(letter("autopay-failed")).contains("confirm it yourself", "/pay/");
    assertThat(autopay.of(customer, mandate.id()).orElseThrow().isActive()).isTrue();
    assertThat(taken()).containsExactly(0L);
  }

  @Test
  void whateverCrashesOrComesTwiceItIsTakenOnce() throws Exception {
    long invoice = dueIn(8, "R1", "100.00");
    agree(CARD, null);
    to(7);
    clock.standAt(day(8).atTime(4, 50).atZone(ZoneOffset.UTC).toInstant());
    press("settings", "\"repeat\": 3");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> morning.run(BERLIN, day(8)), nodes),
              CompletableFuture.runAsync(() -> morning.run(BERLIN, day(8)), nodes))
          .join();
      morning.run(BERLIN, day(8));
      assertThat(ledger.count("payments.autopay_attempt")).isEqualTo(1);
      askStripeAndDie();
      assertThat(open(invoice)).isEqualByComparingTo("100.00");
      ledger.update("delete from payments.stripe_event");
      ledger.work();
      assertThat(charge()).isEqualTo("paid 1");
      stripe.awaitSent(Duration.ofSeconds(10));
      ledger.work();
      morning.run(BERLIN, day(8));
      ledger.work();
    } finally {
      nodes.shutdown();
      press("settings", "\"repeat\": 1");
    }
    assertThat(taken()).containsExactly(10_000L);
    assertThat(ledger.count("receivables.payment")).isEqualTo(1);
    assertThat(open(invoice)).isZero();
  }

  /** Stripe was asked and has taken it; nobody has written down what it said. */
  private void askStripeAndDie() throws Exception {
    record Row(String key, String customer, String method) {}
    Row row =
        new Row(
            ledger.one(String.class, "select key::text from payments.checkout"),
            ledger.one(String.class, "select stripe_customer from payments.autopay"),
            ledger.one(String.class, "select payment_method from payments.autopay"));
    charges.create(
        access.of(entity).orElseThrow(),
        new StripeCharges.Wanted(
            row.key(),
            "another text, so that the key of the request alone would not do",
            "EUR",
            10_000,
            new StripeCharges.From(row.customer(), row.method(), "card", null)));
    stripe.awaitSent(Duration.ofSeconds(10));
    ledger.update("update payments.autopay_attempt set asked = 1");
  }

  @Test
  void whoCancelsBetweenNoticeAndChargePaysNothing() throws Exception {
    long invoice = dueIn(8, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    to(7);
    assertThat(charge()).startsWith("announced");
    String page = "/pay/" + links.token(new Account(customer, entity)) + "/autopay";
    web.perform(get(page))
        .andExpect(content().string(containsString("EUR\u00a0100.00 on 10 March 2026: R1")));
    web.perform(get(page + "/cancel?autopay=" + mandate.id()))
        .andExpect(content().string(containsString("End it now")));
    assertThat(autopay.of(customer, mandate.id()).orElseThrow().isActive()).isTrue();
    web.perform(post(page + "/cancel").param("autopay", Long.toString(mandate.id())))
        .andExpect(status().is3xxRedirection());
    web.perform(post(page + "/cancel").param("autopay", Long.toString(mandate.id())))
        .andExpect(status().is3xxRedirection());
    ledger.work();
    assertThat(letters("autopay-ended")).isEqualTo(1);
    assertThat(letter("autopay-ended")).contains("You have ended autopay");
    assertThat(methodsAtStripe()).isZero();
    to(9);
    assertThat(charge()).isEqualTo("cancelled 0");
    assertThat(taken()).isEmpty();
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(1);
  }

  @Test
  void whatIsWrittenDownButNotYetAskedForIsNotTakenAfterACancel() throws Exception {
    long invoice = dueIn(8, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    to(7);
    clock.standAt(day(8).atTime(4, 50).toInstant(ZoneOffset.UTC));
    morning.run(BERLIN, day(8));
    assertThat(charge()).isEqualTo("charging 1");
    autopay.cancel(customer, mandate.id(), "collector", "asked on the phone");
    ledger.work();
    assertThat(charge()).isEqualTo("cancelled 1");
    assertThat(taken()).isEmpty();
    assertThat(ledger.count("receivables.block where lifted_at is null")).isZero();
    assertThat(open(invoice)).isEqualByComparingTo("100.00");
    assertThat(letter("autopay-ended")).contains("We have ended");
  }

  @Test
  void neverMoreIsTakenThanWasAnnouncedNorWhatIsDisputedNorAboveTheLimit() throws Exception {
    long disputed = dueIn(8, "R1", "100.00");
    long raised = dueIn(8, "R2", "50.00");
    long tooMuch = dueIn(8, "R3", "900.00");
    long paid = dueIn(8, "R4", "30.00");
    agree(CARD, "200.00");
    to(2);
    assertThat(letter("autopay-notice")).contains("EUR 180.00", "R3 is above the limit");
    blocks.set(
        new NewBlock(
            disputed, "dispute", new BigDecimal("40.00"), null, "test/1", "test", "collector"));
    ledger.update(
        "update receivables.instalment set amount = 80, open_amount = 80 where invoice_id = ?",
        raised);
    ledger.update(
        "update receivables.invoice set amount = 80, open_amount = 80 where id = ?", raised);
    ledger.pay(paid, "BANK-1", "25.00");
    ledger.update(
        """
        insert into receivables.payment
          (selling_entity_id, customer_id, reference, received_on, currency, amount,
           unapplied_amount, recorded_at)
        values (?, ?, 'BANK-2', '2026-03-03', 'EUR', 3, 3, now())
        """,
        entity,
        customer);
    to(9);
    assertThat(charge()).isEqualTo("paid 1");
    // 60 that are not disputed, 50 as announced, 5 that are left, less the credit of 3
    assertThat(taken()).containsExactly(11_200L);
    assertThat(open(paid)).isZero();
    assertThat(ledger.count("receivables.payment where unapplied_amount > 0")).isZero();
    assertThat(open(raised)).isEqualByComparingTo("30.00");
    assertThat(open(tooMuch)).isEqualByComparingTo("900.00");
  }

  @Test
  void aNoticeThatCameLateMovesTheCharge() throws Exception {
    dueIn(8, "R1", "100.00");
    agree(CARD, null);
    to(7);
    ledger.update(
        "update contact.message set delivered_at = delivered_at + interval '4 days'"
            + " where template = 'autopay-notice'");
    to(8);
    assertThat(charge()).isEqualTo("announced 2026-03-17 0");
    assertThat(letters("autopay-notice")).isEqualTo(2);
    assertThat(letter("autopay-notice")).contains("17 March 2026");
    assertThat(taken()).isEmpty();
  }

  @Test
  void aDebitIsToldOfTwoWeeksAheadAndItsBankMayTakeTheMandateBack() throws Exception {
    long invoice = dueIn(10, "R1", "100.00");
    Mandate mandate = agree(SEPA, null);
    assertThat(mandate.method()).isEqualTo("SEPA •••• 3201");
    assertThat(mandate.reference()).isNotBlank();
    to(1);
    // no time left to tell of the due date
    assertThat(charge()).isEqualTo("announced 2026-03-16 0");
    assertThat(letter("autopay-notice")).contains(mandate.reference());
    to(15);
    assertThat(charge()).isEqualTo("charging 1");
    assertThat(letters("reminder-friendly")).isZero();
    assertThat(
            ledger.count("receivables.block where lifted_at is null and source like 'checkout/%'"))
        .isEqualTo(1);
    to(19);
    assertThat(charge()).isEqualTo("paid 1");
    assertThat(open(invoice)).isZero();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isZero();

    String name = ledger.one(String.class, "select max(mandate) from payments.autopay");
    press("withdraw", "\"id\": \"%s\"".formatted(name));
    ledger.work();
    assertThat(autopay.of(customer, mandate.id()).orElseThrow().endedBy()).isEqualTo("bank");
    assertThat(letter("autopay-ended")).contains("Your bank has ended");
  }

  @Test
  void thePageReachesNoFurtherThanItsCustomer() throws Exception {
    dueIn(20, "R1", "100.00");
    Mandate mandate = agree(CARD, null);
    long other = ledger.customer("C2");
    String page = "/pay/" + links.token(new Account(other, entity)) + "/autopay";
    for (String what : List.of("/given", "/cancel")) {
      web.perform(get(page + what).param("autopay", Long.toString(mandate.id())))
          .andExpect(status().isNotFound());
    }
    web.perform(post(page + "/cancel").param("autopay", Long.toString(mandate.id())))
        .andExpect(status().isNotFound());
    assertThatThrownBy(() -> autopay.cancel(other, mandate.id(), "collector", "x"))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> autopay.cancel(customer, mandate.id(), "collector", " "))
        .isInstanceOf(BrokenRule.class);
    web.perform(
            post("/customers/C2/autopay/" + mandate.id() + "/cancel")
                .param("reason", "not theirs")
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf()))
        .andExpect(status().isNotFound());
    assertThat(autopay.of(customer, mandate.id()).orElseThrow().isActive()).isTrue();

    String choice = entity + "-EUR";
    web.perform(post(page).param("choice", choice)).andExpect(status().isUnprocessableEntity());
    web.perform(post(page).param("choice", "999-EUR").param("agree", "true"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(post(page).param("choice", choice).param("agree", "true").param("ceiling", "-1"))
        .andExpect(status().isUnprocessableEntity());
    assertThat(ledger.count("payments.autopay where customer_id = ?", other)).isZero();
    String on =
        web.perform(post(page).param("choice", choice).param("agree", "true"))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    String url = ledger.one(String.class, "select max(url) from payments.autopay");
    web.perform(get(on)).andExpect(header().string("Refresh", "1; url=" + url));
    giveOn(url, CARD);
    web.perform(get(on)).andExpect(content().string(containsString("Agreed.")));
    assertThat(ledger.count("payments.stripe_customer")).isEqualTo(2);
    ledger.update("update receivables.customer set payment_method = 'direct-debit'");
    assertThatThrownBy(() -> begin(null)).hasMessageContaining("direct debit already");
  }
}

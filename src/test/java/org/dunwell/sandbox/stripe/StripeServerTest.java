package org.dunwell.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Mandate;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dunwell.sandbox.wire.Calendar;
import org.dunwell.sandbox.wire.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's own client speaks to the sandbox and notices nothing. */
class StripeServerTest {

  static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final Calendar clock = new Calendar(Instant.parse("2026-03-02T09:00:00Z"));
  private StripeServer server;
  private Merchant merchant;
  private StripeClient stripe;

  @BeforeEach
  void begin() throws Exception {
    server = new StripeServer(new Setup(folder, "127.0.0.1", 0, ""), clock);
    merchant = new Merchant(server.address(), "sk_test_DE");
    stripe = merchant.client();
  }

  /** Whatever the test has made has the published form. */
  @AfterEach
  void end() throws Exception {
    try {
      assertThat(merchant.everything()).allSatisfy(StripeServerTest::assertPublishedForm);
    } finally {
      merchant.close();
      server.close();
    }
  }

  private static void assertPublishedForm(JsonNode object) {
    assertThat(PublishedForm.complaints(object)).isEmpty();
  }

  @Test
  void aCardPaysASession() throws Exception {
    Session session = stripe.v1().checkout().sessions().create(wanted("eur", 12345).build());

    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getPaymentIntent()).isNull();
    String back = merchant.pay(session, "card", "4242424242424242");

    assertThat(back).isEqualTo("https://merchant.example/paid?s=" + session.getId());
    Session paid = retrieve(session);
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    PaymentIntent intent = paid.getPaymentIntentObject();
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getMetadata()).containsEntry("checkout", "7");
    Charge charge = intent.getLatestChargeObject();
    assertThat(charge.getAmount()).isEqualTo(12345);
    assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    var booking = stripe.v1().balanceTransactions().retrieve(charge.getBalanceTransaction());
    assertThat(booking.getNet()).isEqualTo(12345 - booking.getFee());
    assertThat(booking.getSource()).isEqualTo(charge.getId());
  }

  @Test
  void theBanksNoIsToldAndTheNextCardPaysTheSameIntent() throws Exception {
    Session session = create("eur", 5000);

    merchant.pay(session, "card", "4000000000009995");
    assertThat(merchant.page(session.getUrl())).contains("Your card has insufficient funds.");
    PaymentIntent refused = retrieve(session).getPaymentIntentObject();
    assertThat(refused.getStatus()).isEqualTo("requires_payment_method");
    assertThat(refused.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
    assertThat(refused.getLatestChargeObject().getStatus()).isEqualTo("failed");
    assertThat(merchant.pay(session, "card", "1234")).contains("none of the test numbers");

    merchant.pay(session, "card", "5555555555554444");
    Session paid = retrieve(session);
    assertThat(paid.getPaymentIntentObject().getId()).isEqualTo(refused.getId());
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    server.awaitSent(PATIENCE);
    assertThat(merchant.heardTypes())
        .containsExactly(
            "payment_intent.created",
            "charge.failed",
            "payment_intent.payment_failed",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  void threeDSecureIsASecondPageThatMayFail() throws Exception {
    Session session = create("usd", 5000);
    String proof = merchant.address() + merchant.pay(session, "card", "4000000000003220");
    assertThat(merchant.page(proof)).contains("Your bank asks").contains("USD 50.00");
    assertThat(retrieve(session).getPaymentIntentObject().getStatus()).isEqualTo("requires_action");

    merchant.post(proof, Map.of("proven", "false"));
    assertThat(merchant.page(session.getUrl())).contains("unable to authenticate");
    merchant.pay(session, "card", "4000000000003220");
    assertThat(merchant.post(proof, Map.of("proven", "true"))).contains("/paid?s=cs_test_");

    assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
    assertThat(merchant.post(proof, Map.of("proven", "true"))).contains("/paid?s=cs_test_");
    assertThat(charges(session)).hasSize(1);
  }

  @Test
  void aDebitIsOnTheWayForDays() throws Exception {
    Session good = create("eur", 70000);
    Session bad = create("eur", 80000);
    merchant.pay(good, "sepa_debit", "AT61 1904 3002 3457 3201");
    merchant.pay(bad, "sepa_debit", "AT861904300235473202");
    Session waiting = retrieve(good);
    assertThat(waiting.getStatus()).isEqualTo("complete");
    assertThat(waiting.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(waiting.getPaymentIntentObject().getStatus()).isEqualTo("processing");

    pass(Duration.ofDays(3));

    assertThat(retrieve(good).getPaymentStatus()).isEqualTo("paid");
    assertThat(retrieve(bad).getPaymentStatus()).isEqualTo("unpaid");
    assertThat(retrieve(bad).getPaymentIntentObject().getStatus())
        .isEqualTo("requires_payment_method");
    assertThat(merchant.heardTypes())
        .contains("checkout.session.async_payment_succeeded")
        .contains("checkout.session.async_payment_failed");
    Event paid = merchant.await("checkout.session.async_payment_succeeded");
    assertThat(paid.getDataObjectDeserializer().getObject()).get().isInstanceOf(Session.class);
    assertThat(paid.getCreated()).isEqualTo(clock.instant().getEpochSecond());
    Charge charge = retrieve(good).getPaymentIntentObject().getLatestChargeObject();
    Mandate mandate =
        stripe
            .v1()
            .mandates()
            .retrieve(charge.getPaymentMethodDetails().getSepaDebit().getMandate());
    assertThat(mandate.getStatus()).isEqualTo("active");
  }

  @Test
  void aSavedCardPaysWithoutItsOwnerUnlessItsBankSaysNo() throws Exception {
    String customer = customer();
    PaymentIntent paid =
        offSession(customer, save(customer, "eur", "card", "4242424242424242"), 900);
    assertThat(paid.getStatus()).isEqualTo("succeeded");

    String declines = save(customer, "eur", "card", "4000000000000341");
    assertThatThrownBy(() -> offSession(customer, declines, 900))
        .isInstanceOfSatisfying(
            CardException.class,
            no -> {
              assertThat(no.getCode()).isEqualTo("card_declined");
              PaymentIntent intent = no.getStripeError().getPaymentIntent();
              assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
            });
    String asks = save(customer, "eur", "card", "4000000000003220");
    assertThatThrownBy(() -> offSession(customer, asks, 900))
        .isInstanceOfSatisfying(
            CardException.class,
            no -> assertThat(no.getCode()).isEqualTo("authentication_required"));
    String once = save(customer, "eur", "card", "4000002500003155");
    assertThat(offSession(customer, once, 900).getStatus()).isEqualTo("succeeded");

    PaymentMethod gone = stripe.v1().paymentMethods().detach(once);
    assertThat(gone.getCustomer()).isNull();
    server.awaitSent(PATIENCE);
    assertThat(merchant.heardTypes()).contains("setup_intent.succeeded", "payment_method.detached");
  }

  @Test
  void whoForbidsADebitWithdrawsTheMandate() throws Exception {
    String customer = customer();
    String account = save(customer, "gbp", "bacs_debit", "33333335");
    PaymentIntent intent = offSession(customer, account, "gbp", 900);
    assertThat(intent.getStatus()).isEqualTo("processing");

    pass(Duration.ofDays(3));

    PaymentIntent failed = stripe.v1().paymentIntents().retrieve(intent.getId());
    assertThat(failed.getLastPaymentError().getCode()).isEqualTo("debit_not_authorized");
    assertThat(((Mandate) object(merchant.await("mandate.updated"))).getStatus())
        .isEqualTo("inactive");
    assertThatThrownBy(() -> offSession(customer, account, "gbp", 900))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("inactive");
  }

  @Test
  void moneyGoesBackAtMostOnceAndARefundMayFailLater() throws Exception {
    Session session = create("eur", 1000);
    merchant.pay(session, "card", "4000000000005126");
    String intent = retrieve(session).getPaymentIntentObject().getId();

    Refund refund = refund(intent, 400);
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> refund(intent, 601))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("greater than unrefunded amount");
    refund(intent, 600);
    assertThatThrownBy(() -> refund(intent, 1))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            no -> assertThat(no.getCode()).isEqualTo("charge_already_refunded"));
    assertThat(charges(session).get(0).getRefunded()).isTrue();

    pass(Duration.ofDays(1));

    assertThat(stripe.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed");
    assertThat(charges(session).get(0).getAmountRefunded()).isZero();
    assertThat(merchant.heardTypes())
        .contains("charge.refunded", "refund.created", "refund.failed");
    long fee = 1000 * 29 / 1000 + 30;
    assertThat(merchant.control("/ledger").at("/sk_test_DE/balance/eur").asLong())
        .isEqualTo(1000 - fee);
  }

  @Test
  void aDisputeTakesTheMoneyUntilTheMerchantWins() throws Exception {
    Session won = create("eur", 3000);
    Session lost = create("eur", 4000);
    merchant.pay(won, "card", "4000000000000259");
    merchant.pay(lost, "card", "4000000000000259");
    Dispute first = dispute(won);
    assertThat(first.getStatus()).isEqualTo("needs_response");
    assertThat(first.getEvidenceDetails().getDueBy()).isGreaterThan(first.getCreated());

    stripe
        .v1()
        .disputes()
        .update(
            first.getId(),
            DisputeUpdateParams.builder()
                .setEvidence(
                    DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText("winning_evidence")
                        .build())
                .setSubmit(true)
                .build());
    pass(Duration.ofDays(7));

    assertThat(dispute(won).getStatus()).isEqualTo("won");
    assertThat(dispute(lost).getStatus()).isEqualTo("lost");
    assertThat(dispute(lost).getEvidenceDetails().getPastDue()).isTrue();
    assertThat(merchant.heardTypes())
        .contains(
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_reinstated");
    var bookings =
        stripe
            .v1()
            .balanceTransactions()
            .list(BalanceTransactionListParams.builder().setType("adjustment").build());
    assertThat(bookings.getData()).extracting("amount").containsExactly(3000L, -4000L, -3000L);
  }

  @Test
  void theSameKeyIsTheSameRequest() throws Exception {
    RequestOptions once = RequestOptions.builder().setIdempotencyKey("checkout/7").build();
    var sessions = stripe.v1().checkout().sessions();
    Session first = sessions.create(wanted("eur", 1000).build(), once);

    assertThat(sessions.create(wanted("eur", 1000).build(), once).getId()).isEqualTo(first.getId());
    assertThatThrownBy(() -> sessions.create(wanted("eur", 1001).build(), once))
        .isInstanceOf(IdempotencyException.class);
    assertThat(merchant.control("/ledger").at("/sk_test_DE/sessions")).hasSize(1);
  }

  @Test
  void mistakesAreRefusedAsStripeRefusesThem() throws Exception {
    var sessions = stripe.v1().checkout().sessions();
    assertThatThrownBy(
            () -> sessions.create(wanted("eur", 1000).putExtraParam("colour", "red").build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            no -> {
              assertThat(no.getCode()).isEqualTo("parameter_unknown");
              assertThat(no.getParam()).isEqualTo("colour");
              assertThat(no.getRequestId()).startsWith("req_");
            });
    assertThatThrownBy(() -> create("eur", 49)).hasMessageContaining("at least 50");
    assertThatThrownBy(() -> create("eur", 100_000_000)).hasMessageContaining("no more than");
    assertThatThrownBy(() -> create("kwd", 1005)).hasMessageContaining("multiples of 10");
    assertThatThrownBy(() -> create("xxy", 100)).hasMessageContaining("Invalid currency");
    assertThatThrownBy(() -> sessions.retrieve("cs_test_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            no -> assertThat(no.getCode()).isEqualTo("resource_missing"));
    StripeClient live =
        StripeClient.builder().setApiKey("sk_live_1").setApiBase(server.address()).build();
    assertThatThrownBy(() -> live.v1().customers().list())
        .isInstanceOf(AuthenticationException.class);
    assertThat(merchant.control("/ledger").at("/sk_test_DE/sessions")).isEmpty();
  }

  @Test
  void anAccountSeesOnlyItsOwn() throws Exception {
    Session session = create("jpy", 5000);
    merchant.pay(session, "card", "4242424242424242");
    StripeClient other =
        StripeClient.builder().setApiKey("sk_test_US").setApiBase(server.address()).build();

    assertThat(merchant.page(session.getUrl())).contains("All done");
    assertThat(merchant.page(create("jpy", 5000).getUrl())).contains("Pay JPY 5,000<");
    assertThat(other.v1().charges().list().getData()).isEmpty();
    assertThatThrownBy(() -> other.v1().checkout().sessions().retrieve(session.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void eventsCanBeAskedForPageByPage() throws Exception {
    create("eur", 1000);
    long later = clock.instant().plusSeconds(60).getEpochSecond();
    pass(Duration.ofHours(24));
    for (int i = 0; i < 3; i++) {
      merchant.pay(create("eur", 1000), "card", "4242424242424242");
    }
    var events = stripe.v1().events();
    EventListParams.Builder wanted =
        EventListParams.builder()
            .setCreated(EventListParams.Created.builder().setGte(later).build())
            .addType("checkout.session.completed")
            .addType("checkout.session.expired")
            .setLimit(3L);

    var first = events.list(wanted.build());
    assertThat(first.getHasMore()).isTrue();
    assertThat(first.getData()).extracting("type").containsOnly("checkout.session.completed");
    String last = first.getData().get(2).getId();
    var second = events.list(wanted.setStartingAfter(last).build());
    assertThat(second.getHasMore()).isFalse();
    assertThat(second.getData()).extracting("type").containsExactly("checkout.session.expired");
    String oldest = second.getData().get(0).getId();
    var newer = events.list(EventListParams.builder().setEndingBefore(oldest).setLimit(2L).build());
    assertThat(newer.getHasMore()).isTrue();
    assertThat(newer.getData()).extracting("type").contains("payment_intent.created");
  }

  @Test
  void nobodyPaysAnExpiredSession() throws Exception {
    Session session = create("eur", 1000);
    merchant.pay(session, "card", "4000000000000002");

    pass(Duration.ofHours(24));

    merchant.pay(session, "card", "4242424242424242");
    Session expired = retrieve(session);
    assertThat(expired.getStatus()).isEqualTo("expired");
    assertThat(expired.getUrl()).isNull();
    assertThat(expired.getPaymentIntentObject().getStatus()).isEqualTo("canceled");
    assertThat(merchant.page(session.getUrl())).contains("This page has expired");
    assertThat(merchant.heardTypes()).contains("checkout.session.expired");
  }

  @Test
  void webhooksAreTriedAgainAndMayBeRepeatedDroppedAndDelayed() throws Exception {
    merchant.answers(500);
    Session session = create("eur", 1000);
    merchant.pay(session, "card", "4242424242424242");
    server.awaitSent(PATIENCE);
    assertThat(merchant.heard()).isEmpty();
    merchant.answers(200);
    Session heard = (Session) object(merchant.await("checkout.session.completed"));
    assertThat(heard.getId()).isEqualTo(session.getId());

    merchant.control("/settings", "{\"repeat\": 3, \"reorderMillis\": 20, \"delayMillis\": 10}");
    Session repeated = create("eur", 1000);
    merchant.pay(repeated, "card", "4242424242424242");
    Event one = completion(repeated);
    assertThat(completion(repeated).getId()).isEqualTo(one.getId());
    assertThat(completion(repeated).getId()).isEqualTo(one.getId());

    merchant.control("/settings", "{\"repeat\": 1, \"dropPercent\": 100}");
    server.awaitSent(PATIENCE);
    int before = merchant.heard().size();
    merchant.pay(create("eur", 1000), "card", "4242424242424242");
    server.awaitSent(PATIENCE);
    assertThat(merchant.heard()).hasSize(before);
    assertThat(merchant.control("/deliveries?account=sk_test_DE").get(0).get("state").asText())
        .isEqualTo("dropped");
  }

  private Event completion(Session session) throws Exception {
    Event event = merchant.await("checkout.session.completed");
    while (!((Session) object(event)).getId().equals(session.getId())) {
      event = merchant.await("checkout.session.completed");
    }
    return event;
  }

  private static Object object(Event event) {
    return event.getDataObjectDeserializer().getObject().orElseThrow();
  }

  private void pass(Duration time) {
    clock.pass(time);
    server.runDue(clock.instant());
    server.awaitSent(PATIENCE);
  }

  private Session create(String currency, long amount) throws Exception {
    return stripe.v1().checkout().sessions().create(wanted(currency, amount).build());
  }

  private String customer() throws Exception {
    return stripe
        .v1()
        .customers()
        .create(
            CustomerCreateParams.builder().setName("Byron Ltd").setEmail("a@byron.example").build())
        .getId();
  }

  /** Its owner saves it for later on the payment page; answers its id. */
  private String save(String customer, String currency, String method, String number)
      throws Exception {
    Session session =
        stripe
            .v1()
            .checkout()
            .sessions()
            .create(
                SessionCreateParams.builder()
                    .setMode(SessionCreateParams.Mode.SETUP)
                    .setCurrency(currency)
                    .setCustomer(customer)
                    .setSuccessUrl("https://merchant.example/saved")
                    .build());
    String next = merchant.pay(session, method, number);
    if (next.endsWith("/prove")) {
      next = merchant.post(merchant.address() + next, Map.of("proven", "true"));
    }
    assertThat(next).isEqualTo("https://merchant.example/saved");
    SetupIntent setup =
        stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                session.getId(),
                SessionRetrieveParams.builder().addExpand("setup_intent.payment_method").build())
            .getSetupIntentObject();
    assertThat(setup.getPaymentMethodObject().getCustomer()).isEqualTo(customer);
    return setup.getPaymentMethod();
  }

  private PaymentIntent offSession(String customer, String method, long amount) throws Exception {
    return offSession(customer, method, "eur", amount);
  }

  private PaymentIntent offSession(String customer, String method, String currency, long amount)
      throws Exception {
    return stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(currency)
                .setCustomer(customer)
                .setPaymentMethod(method)
                .setConfirm(true)
                .setOffSession(true)
                .build());
  }

  private Refund refund(String intent, long amount) throws Exception {
    return stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent).setAmount(amount).build());
  }

  private Dispute dispute(Session session) throws Exception {
    return stripe
        .v1()
        .disputes()
        .list(
            DisputeListParams.builder()
                .setPaymentIntent(retrieve(session).getPaymentIntent())
                .build())
        .getData()
        .get(0);
  }

  private List<Charge> charges(Session session) throws Exception {
    String intent = retrieve(session).getPaymentIntent();
    return stripe
        .v1()
        .charges()
        .list(ChargeListParams.builder().setPaymentIntent(intent).build())
        .getData()
        .stream()
        .filter(Charge::getPaid)
        .toList();
  }

  private Session retrieve(Session session) throws Exception {
    return stripe
        .v1()
        .checkout()
        .sessions()
        .retrieve(
            session.getId(),
            SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge")
                .addExpand("line_items")
                .build());
  }

  static SessionCreateParams.Builder wanted(String currency, long amount) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl("https://merchant.example/paid?s={CHECKOUT_SESSION_ID}")
        .setCancelUrl("https://merchant.example/back")
        .setClientReferenceId("7")
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder().putMetadata("checkout", "7").build())
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency(currency)
                        .setUnitAmount(amount)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("Invoice <2026-17>")
                                .build())
                        .build())
                .build());
  }
}

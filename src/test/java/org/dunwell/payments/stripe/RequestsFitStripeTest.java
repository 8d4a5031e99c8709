package org.dunwell.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dunwell.published.Listener;
import org.dunwell.published.PublishedApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Each kind of request that we send to Stripe, against the document that Stripe publishes. */
@EnabledIf("isThere")
class RequestsFitStripeTest {

  private static final Path DOCUMENT = Path.of("../shared/data/stripe/spec3-v526.json");

  private interface Call {
    void run() throws StripeException;
  }

  private Listener listener;
  private StripeAccess.Link link;

  static boolean isThere() {
    return Files.isReadable(DOCUMENT);
  }

  @BeforeEach
  void somebodyWhoOnlyListens() throws Exception {
    listener = new Listener("{\"error\": {\"message\": \"only listening\"}}");
    link =
        new StripeAccess.Link(
            "DE",
            StripeClient.builder().setApiKey("sk_test_1").setApiBase(listener.url()).build(),
            "whsec_1");
  }

  @AfterEach
  void goes() {
    listener.close();
  }

  private static void send(Call call) {
    try {
      call.run();
    } catch (StripeException expected) {
      assertThat(expected).hasMessageContaining(Listener.WORDS);
    }
  }

  @Test
  void everyRequestIsOneThatStripePublishes() throws Exception {
    StripeSessions sessions = new StripeSessions();
    StripeReturns returns = new StripeReturns();
    var lines = List.of(new StripeSessions.Line("Invoice 4711", 12_345));
    send(
        () ->
            sessions.create(
                link,
                new StripeSessions.Wanted(
                    "key-1",
                    "Checkout 1",
                    "Invoice 4711",
                    "INV 4711",
                    "EUR",
                    lines,
                    "de",
                    "https://pay.example/?checkout=1")));
    send(
        () ->
            sessions.create(
                link,
                new StripeSessions.Wanted(
                    "key-2",
                    "Checkout 2",
                    "Invoice 4711",
                    "INV 4711",
                    "JPY",
                    lines,
                    "xx",
                    "https://pay.example/")));
    send(() -> sessions.byId(link, "cs_1"));
    send(() -> sessions.expire(link, "cs_1"));
    send(() -> sessions.keyOf(link, "pi_1"));
    send(() -> returns.create(link, "pi_1", 100, "key-3"));
    send(() -> returns.of(link, "pi_1"));
    send(() -> returns.paymentIntentOf(link, "ch_1"));
    send(() -> returns.paymentIntentOf(link, "re_1"));
    send(() -> returns.disputed(link, "du_1"));
    mandatesAndCharges();
    send(
        () ->
            link.client()
                .v1()
                .events()
                .list(
                    EventListParams.builder()
                        .setLimit(100L)
                        .setCreated(EventListParams.Created.builder().setGte(1L).build())
                        .build()));

    PublishedApi api = new PublishedApi(DOCUMENT);
    assertThat(listener.asked()).hasSize(20);
    assertThat(listener.complaints(api)).isEmpty();
    assertThat(listener.asked())
        .extracting(one -> one.header("Idempotency-Key"))
        .contains("checkout/key-1", "refund/key-3", "customer/key-4", "setup/key-5")
        .contains("autopay/key-6");
    assertThat(api.complaints("POST", "/v1/refunds", "amount=1.5&colour=red")).hasSize(2);
    assertThat(api.complaints("POST", "/v1/checkout/sessions", "line_items[0][price_data][x]=1"))
        .hasSize(1);
  }

  private void mandatesAndCharges() {
    StripeMandates mandates = new StripeMandates();
    StripeCharges charges = new StripeCharges();
    send(() -> mandates.customer(link, "key-4", "C-1042", "Miller Ltd"));
    send(
        () ->
            mandates.create(
                link,
                new StripeMandates.Wanted(
                    "key-5", "cus_1", "Autopay 1", "EUR", "de", "https://pay.example/?autopay=1")));
    send(() -> mandates.byId(link, "cs_1"));
    send(() -> mandates.isWithdrawn(link, "mandate_1"));
    send(() -> mandates.isDetached(link, "pm_1"));
    send(() -> mandates.expire(link, "cs_1"));
    send(
        () ->
            charges.create(
                link,
                new StripeCharges.Wanted(
                    "key-6",
                    "Autopay, checkout 1",
                    "EUR",
                    12_345,
                    new StripeCharges.From("cus_1", "pm_1", "sepa_debit", "mandate_1"))));
    send(() -> charges.byId(link, "pi_1"));
    send(() -> charges.find(link, "cus_1", "key-6"));
  }
}

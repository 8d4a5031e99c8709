package org.dunwell.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's own client speaks to the sandbox and notices nothing. */
class StripeServerTest {

  @TempDir java.nio.file.Path folder;
  private final Calendar clock = new Calendar(Instant.parse("2026-03-02T09:00:00Z"));
  private StripeServer server;
  private Merchant merchant;
  private StripeClient stripe;

  @BeforeEach
  void begin() throws Exception {
    server = new StripeServer(new StripeServer.Setup(folder, "127.0.0.1", 0, ""), clock);
    merchant = new Merchant(server.address(), "sk_test_DE");
    stripe = merchant.client();
  }

  @AfterEach
  void end() {
    merchant.close();
    server.close();
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

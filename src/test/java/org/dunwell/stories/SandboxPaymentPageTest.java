package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dunwell.sandbox.stripe.StripeServer;
import org.dunwell.sandbox.wire.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A payer on the sandbox's payment page, in a real browser. */
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class SandboxPaymentPageTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void aPayerIsDeclinedProvesHimselfAndComesBackToTheMerchant() throws Exception {
    var setup = new Setup(folder, "127.0.0.1", 0, "");
    try (StripeServer server = new StripeServer(setup, Clock.fixed(NOW, ZoneOffset.UTC));
        Chromium chromium = new Chromium()) {
      StripeClient stripe =
          StripeClient.builder().setApiKey("sk_test_DE").setApiBase(server.address()).build();
      Session session = stripe.v1().checkout().sessions().create(wanted(server.address()));
      Page page = chromium.window();

      page.navigate(session.getUrl());
      look(page, "sandbox-payment");
      assertThat(page.locator("main").innerText()).contains("Invoice <R-17>", "EUR 1,234.50");
      page.getByLabel("Card number").fill("4000 0000 0000 9995");
      page.getByLabel("Card number").press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("insufficient funds");
      look(page, "sandbox-payment-declined");

      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("3-D Secure every time"))
          .first()
          .click();
      page.waitForURL("**/prove");
      look(page, "sandbox-payment-prove");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Complete")).click();
      page.waitForURL("**/_control?paid=" + session.getId());
      assertThat(stripe.v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
          .isEqualTo("paid");

      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Dispute")).first().click();
      assertThat(page.locator("main").innerText()).contains("fraudulent", "needs_response");
      look(page, "sandbox-payment-control");
      page.navigate(session.getUrl());
      assertThat(page.locator("h1").innerText()).isEqualTo("All done");
    }
  }

  private static void look(Page page, String name) {
    assertThat(Accessibility.findings(page)).as(name).isEmpty();
    Chromium.look(page, name);
  }

  private static SessionCreateParams wanted(String address) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl(address + "/_control?paid={CHECKOUT_SESSION_ID}")
        .setCancelUrl(address + "/_control")
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(123450L)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("Invoice <R-17>")
                                .build())
                        .build())
                .build())
        .build();
  }
}

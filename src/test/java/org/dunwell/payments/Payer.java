package org.dunwell.payments;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.dunwell.TestLedger;
import org.dunwell.sandbox.stripe.StripeServer;

/** Somebody who pays invoices on the sandbox's payment page, as a browser would. */
final class Payer {

  static final String CARD = "4242424242424242";
  static final String DISPUTED_CARD = "4000000000000259";
  static final String UNREFUNDABLE_CARD = "4000000000005126";
  static final String SEPA = "AT611904300234573201";
  static final String EMPTY_SEPA = "AT861904300235473202";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final TestLedger ledger;
  private final Checkouts checkouts;
  private final StripeServer stripe;

  Payer(TestLedger ledger, Checkouts checkouts, StripeServer stripe) {
    this.ledger = ledger;
    this.checkouts = checkouts;
    this.stripe = stripe;
  }

  long entity() {
    return ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'");
  }

  /** Begins to pay, of each invoice as much. */
  Checkout begins(long customer, String amount, Long... invoices) {
    List<NewCheckout.Part> parts =
        Arrays.stream(invoices)
            .map(invoice -> new NewCheckout.Part(invoice, new BigDecimal(amount)))
            .toList();
    return checkouts.start(
        new NewCheckout(
            entity(), customer, "EUR", parts, "de", "https://pay.example/back?lang=de"));
  }

  /** Pays on the page and waits until the webhooks have arrived; nobody has acted on them yet. */
  void pays(Checkout checkout, String number) {
    String method = number.startsWith("AT") ? "sepa_debit" : "card";
    String form =
        "method=%s&number=%s&name=%s"
            .formatted(method, number, URLEncoder.encode("Ada Byron", StandardCharsets.UTF_8));
    try {
      browser.send(
          HttpRequest.newBuilder(URI.create(checkout.url()))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
    stripe.awaitSent(Duration.ofSeconds(10));
  }
}

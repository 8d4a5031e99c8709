package org.dunwell.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dunwell.sandbox.wire.Alone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counterparty as a process of its own that is killed, too. */
class StripeKilledTest {

  @TempDir private Path folder;

  @Test
  void whatIsPaidAndWhatIsNotYetToldOutlivesTheProcess() throws Exception {
    Alone alone = new Alone(StripeServer.class, folder);
    String address = alone.start();
    try (Merchant merchant = new Merchant(address, "sk_test_DE")) {
      merchant.control("/time", "{\"days\": 40}");
      String now = merchant.control("/time").get("now").asText();
      merchant.answers(503);
      var sessions = merchant.client().v1().checkout().sessions();
      RequestOptions once = RequestOptions.builder().setIdempotencyKey("checkout/7").build();
      Session session = sessions.create(StripeServerTest.wanted("eur", 1000).build(), once);
      merchant.pay(session, "card", "4242424242424242");
      alone.kill();
      tear();
      merchant.answers(200);
      String again = alone.start();

      assertThat(again).isEqualTo(address);
      assertThat(sessions.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
      assertThat(sessions.create(StripeServerTest.wanted("eur", 1000).build(), once).getId())
          .isEqualTo(session.getId());
      Event told = merchant.await("checkout.session.completed");
      assertThat(((Session) told.getDataObjectDeserializer().getObject().orElseThrow()).getId())
          .isEqualTo(session.getId());
      assertThat(merchant.heardTypes()).contains("charge.succeeded", "payment_intent.succeeded");
      assertThat(merchant.control("/time").get("now").asText()).isGreaterThan(now);
      assertThat(merchant.control("/ledger").at("/sk_test_DE/charges")).hasSize(1);
    } finally {
      alone.kill();
    }
  }

  /** The kill came in the middle of a line. */
  private void tear() throws IOException {
    try (RandomAccessFile journal =
        new RandomAccessFile(folder.resolve("journal.jsonl").toFile(), "rw")) {
      byte[] line =
          "{\"account\":\"sk_test_DE\",\"put\":[{\"id\":\"ü".getBytes(StandardCharsets.UTF_8);
      journal.seek(journal.length());
      journal.write(line, 0, line.length - 1);
    }
  }
}

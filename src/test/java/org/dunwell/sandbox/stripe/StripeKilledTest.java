package org.dunwell.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.crash.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counterparty as a process of its own that is killed, too. */
class StripeKilledTest {

  private static final Pattern ADDRESS = Pattern.compile("Payment provider: (http://[0-9.:]+),");

  @TempDir private Path folder;
  private Process process;
  private String address;

  private void start() throws IOException {
    process =
        new ProcessBuilder(
                Node.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Node.classPath(),
                StripeServer.class.getName(),
                folder.toString(),
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher where = ADDRESS.matcher(line);
      if (where.find()) {
        address = where.group(1);
        return;
      }
    }
    throw new IllegalStateException("The payment provider has not started");
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void whatIsPaidAndWhatIsNotYetToldOutlivesTheProcess() throws Exception {
    start();
    String before = address;
    try (Merchant merchant = new Merchant(address, "sk_test_DE")) {
      merchant.control("/time", "{\"days\": 40}");
      String now = merchant.control("/time").get("now").asText();
      merchant.answers(503);
      var sessions = merchant.client().v1().checkout().sessions();
      RequestOptions once = RequestOptions.builder().setIdempotencyKey("checkout/7").build();
      Session session = sessions.create(StripeServerTest.wanted("eur", 1000).build(), once);
      merchant.pay(session, "card", "4242424242424242");
      kill();
      tear();
      merchant.answers(200);
      start();

      assertThat(address).isEqualTo(before);
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
      kill();
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

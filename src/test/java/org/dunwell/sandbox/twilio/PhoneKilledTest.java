package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.nio.file.Path;
import org.dunwell.sandbox.wire.Alone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The telephone company as a process of its own that is killed in the middle of a call. */
class PhoneKilledTest {

  private static final String ADA = "+4930111111";

  @TempDir private Path folder;

  @Test
  void aCallGoesOnWhereItStoodWhenTheProcessDied() throws Exception {
    Alone alone = new Alone(PhoneServer.class, folder);
    String address = alone.start();
    try (Subscriber company = new Subscriber(address, "DE")) {
      company.buy();
      company.says("/voice", "<Gather numDigits='1' timeout='600' action='/asked'/>");
      company.says("/asked", "<Hangup/>");
      company.control("phone", "number", ADA, "answers", "auto", "afterMillis", 0);
      Call call =
          Call.creator(
                  new PhoneNumber(ADA), new PhoneNumber(Subscriber.OURS), company.url("/voice"))
              .setStatusCallback(company.url("/status"))
              .create(company.client);
      await().until(() -> !company.heard("/voice").isEmpty());
      await()
          .until(() -> company.look("ledger").at("/calls/0/status").asText().equals("in-progress"));
      alone.kill();
      String again = alone.start();

      assertThat(again).isEqualTo(address);
      company.control("press", "number", ADA, "digits", "5");
      await().until(() -> !company.heard("/status").isEmpty());
      assertThat(company.last("/asked").get("Digits")).isEqualTo("5");
      assertThat(company.last("/status").get("CallSid")).isEqualTo(call.getSid());
      assertThat(company.last("/status").get("CallStatus")).isEqualTo("completed");
    } finally {
      alone.kill();
    }
  }
}

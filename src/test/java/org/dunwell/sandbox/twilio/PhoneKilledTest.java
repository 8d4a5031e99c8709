package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.crash.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The telephone company as a process of its own that is killed in the middle of a call. */
class PhoneKilledTest {

  private static final Pattern ADDRESS = Pattern.compile("Telephone company: (http://[0-9.:]+),");
  private static final String ADA = "+4930111111";

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
                PhoneServer.class.getName(),
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
    throw new IllegalStateException("The telephone company has not started");
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void aCallGoesOnWhereItStoodWhenTheProcessDied() throws Exception {
    start();
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
      String before = address;
      kill();
      start();

      assertThat(address).isEqualTo(before);
      company.control("press", "number", ADA, "digits", "5");
      await().until(() -> !company.heard("/status").isEmpty());
      assertThat(company.last("/asked").get("Digits")).isEqualTo("5");
      assertThat(company.last("/status").get("CallSid")).isEqualTo(call.getSid());
      assertThat(company.last("/status").get("CallStatus")).isEqualTo("completed");
    } finally {
      kill();
    }
  }
}

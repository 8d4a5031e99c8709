package org.dunwell.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.live.LiveFacts;
import org.dunwell.platform.live.Missing;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see from outside. */
@DunwellTest
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {

  @Autowired TestLedger ledger;
  @Autowired WorkLoop loop;
  @Autowired Troubles troubles;
  @Autowired LiveFacts signIn;
  @Autowired JdbcClient jdbc;

  @Value("${local.server.port}")
  int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @Test
  void aBrokenMailboxIsToldFromABrokenDatabase() throws Exception {
    assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"");
    troubles.report("contact", "mailbox", "imap", "It cannot be opened", "Look", null);
    HttpResponse<String> health = get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"mailbox\":{\"status\":\"DEGRADED\"", "\"letters\":{\"status\":\"UP\"")
        .contains("\"db\":{\"status\":\"UP\"", "\"workLoop\":{\"status\":\"UP\"");
    assertThat(get("/actuator/health/readiness").body()).contains("UP").doesNotContain("DEGRADED");
    assertThat(get("/actuator/health/liveness").body()).contains("UP");
  }

  @Test
  void queuesTheirAgesAndTroublesAreMeasured() throws Exception {
    ledger.invoice(ledger.customer("C1"), "R-1", "100.00", 5);
    loop.runDue();
    troubles.report("contact", "mail-server", "smtp", "It does not answer", "Look", null);
    String metrics = get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("dunwell_queue_size{queue=\"nudges\"", "dunwell_queue_size{queue=\"timers\"")
        .contains("dunwell_queue_size{queue=\"outbox\"", "dunwell_queue_size{queue=\"imports\"")
        .contains("dunwell_queue_age_seconds{queue=\"requests\"")
        .contains("dunwell_incidents_open 0.0", "dunwell_mail_uncertain_total");
    assertThat(metrics.lines().filter(line -> line.startsWith("dunwell_troubles_open")))
        .containsExactly("dunwell_troubles_open 1.0");
  }

  @Test
  void aRequestsIdIsAnsweredAndAHostileOneIsNot() throws Exception {
    assertThat(
            get("/api/cases", "X-Request-Id", "3f2c9a00-proxy")
                .headers()
                .firstValue("X-Request-Id"))
        .hasValue("3f2c9a00-proxy");
    assertThat(
            get("/api/cases", "X-Request-Id", "<script>alert(1)</script>")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void logLinesCarryTheCaseAndNobodysName(CapturedOutput log) {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R-1", "100.00", 5);
    loop.runDue();
    jdbc.sql("update collections.past_due_case set action = 'nonsense' where invoice_id = ?")
        .param(invoice)
        .update();
    jdbc.sql("update act_ru_job set duedate_ = duedate_ - interval '60 days'").update();
    loop.runDue();
    assertThat(log.getAll()).contains("case=" + invoice + "/1", "work=platform.engine-timers");
    assertThat(log.getAll()).doesNotContain("ap@c1.example", "Alex Payable", "Customer C1");
  }

  @Test
  void theSandboxesPasswordsAreFoundBeforeALiveStart() {
    assertThat(signIn.missing())
        .extracting(Missing::what)
        .anySatisfy(what -> assertThat(what).contains("collector", "manager", "admin"));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

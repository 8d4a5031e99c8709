package org.dunwell.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.live.LiveFacts;
import org.dunwell.platform.live.Missing;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
  @Autowired MeterRegistry metrics;
  @Autowired Users users;
  @Autowired IdentityService identity;

  @Autowired
  @Qualifier("nudgeQueue")
  Queue nudges;

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
  void queuesTheirAgesAndTroublesAreMeasured() {
    ledger.invoice(ledger.customer("C1"), "R-1", "100.00", 5);
    loop.runDue();
    troubles.report("contact", "mail-server", "smtp", "It does not answer", "Look", null);
    for (String queue : List.of("nudges", "timers", "requests", "outbox", "imports")) {
      assertThat(metrics.get("dunwell.queue.size").tag("queue", queue).gauge().value()).isZero();
      assertThat(metrics.get("dunwell.queue.age").tag("queue", queue).gauge().value()).isZero();
    }
    assertThat(metrics.get("dunwell.troubles.open").gauge().value()).isEqualTo(1);
    assertThat(metrics.get("dunwell.incidents.open").gauge().value()).isZero();
  }

  @Test
  void aQueueIsAsOldAsItsOldest() {
    jdbc.sql(
            """
            insert into platform.nudge (invoice_id, cause, created_at)
            values (1, 'test', ?), (2, 'test', ?), (3, 'test', ?)
            """)
        .params(at(-600), at(-60), at(60))
        .update();
    Queue.Length length = nudges.length(TestLedger.MONDAY);
    assertThat(length.size()).isEqualTo(2);
    assertThat(length.oldest()).hasValue(TestLedger.MONDAY.minusSeconds(600));
  }

  private static Timestamp at(int seconds) {
    return Timestamp.from(TestLedger.MONDAY.plusSeconds(seconds));
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
    jdbc.sql("delete from collections.past_due_case where invoice_id = ?").param(invoice).update();
    jdbc.sql("update act_ru_job set duedate_ = duedate_ - interval '60 days'").update();
    loop.runDue();
    assertThat(log.getAll()).contains("case=" + invoice + "/1", "work=platform.engine-timers");
    assertThat(log.getAll()).doesNotContain("ap@c1.example", "Alex Payable", "Customer C1");
  }

  @Test
  void lookingForKnownPasswordsLocksNobodyOut() {
    users.ensure("demo", "not-the-known-one", "Dee", "Mo", "analysts");
    signIn.missing();
    assertThat(identity.checkPassword("demo", "not-the-known-one")).isTrue();
    identity.deleteUser("demo");
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

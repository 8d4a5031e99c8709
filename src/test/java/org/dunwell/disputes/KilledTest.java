package org.dunwell.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.crash.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Dunwell as a process of its own is killed while credit notes are booked and before their mails
 * are out; started again it neither loses nor doubles one. The witness, a mail server, stays up.
 */
@DunwellTest
class KilledTest {

  private static final int DISPUTES = 16;
  private static final int KILLED_AFTER = 6;
  private static final int PATIENCE_SECONDS = 240;

  @Autowired DataSource ours;
  @Autowired ObjectMapper json;
  @TempDir Path home;

  private GreenMail witness;
  private TestLedger ledger;
  private String url;
  private Node dunwell;

  @BeforeEach
  void aDatabaseAndAMailServer() throws Exception {
    witness = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    witness.start();
    try (Connection connection = ours.getConnection()) {
      connection.createStatement().execute("drop database if exists killed with (force)");
      connection.createStatement().execute("create database killed");
      url = connection.getMetaData().getURL().replaceFirst("/[^/?]+(\\?|$)", "/killed$1");
    }
    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, user(), ""));
    ledger = new TestLedger(jdbc, null, null, null, null, null, null);
  }

  private String user() throws SQLException {
    try (Connection connection = ours.getConnection()) {
      return connection.getMetaData().getUserName();
    }
  }

  @AfterEach
  void stopAll() {
    if (dunwell != null) {
      dunwell.close();
    }
    witness.stop();
  }

  @Test
  void betweenCreditNoteAndMail() throws Exception {
    dunwell = node().start("dunwell.pulse=false");
    raiseDisputes();
    AtomicInteger booked = settleAllAtOnce(KILLED_AFTER);
    assertThat(booked.get()).as("settled before the kill").isGreaterThanOrEqualTo(KILLED_AFTER);
    assertThat(credited()).as("killed in the middle").isBetween((long) KILLED_AFTER, DISPUTES - 1L);
    assertThat(decisions()).as("mails before the kill").isZero();
    everyCreditHasItsNoteAndItsMail();

    dunwell.start();
    settleAllAtOnce(Integer.MAX_VALUE);

    Node.waitUntil("all are credited", () -> credited() == DISPUTES);
    Node.waitUntil("all mails are out", () -> decisions() == DISPUTES);
    everyCreditHasItsNoteAndItsMail();
    assertThat(ledger.one(BigDecimal.class, "select sum(open_amount) from receivables.invoice"))
        .isEqualByComparingTo(new BigDecimal(DISPUTES * 900));
    assertThat(ledger.count("act_ru_execution where proc_def_id_ like 'dispute:%'")).isZero();
    assertThat(ledger.count("act_ru_incident")).isZero();
  }

  private void everyCreditHasItsNoteAndItsMail() {
    assertThat(
            ledger.count(
                """
                disputes.dispute d
                where d.outcome = 'credited'
                  and exists (
                    select from receivables.credit_note n
                    where n.id = d.credit_note_id and n.number = 'CN-D' || d.id and n.amount = 100)
                  and exists (
                    select from contact.message m where m.key = 'dispute/' || d.id || '/decided')
                """))
        .isEqualTo(credited());
    assertThat(ledger.count("receivables.credit_note")).isEqualTo(credited());
  }

  private long credited() {
    return ledger.count("disputes.dispute where outcome = 'credited'");
  }

  /** How many decisions the witness has seen. */
  private int decisions() {
    return (int)
        Arrays.stream(witness.getReceivedMessages())
            .filter(
                mail -> {
                  try {
                    return mail.getSubject().contains("our decision");
                  } catch (jakarta.mail.MessagingException broken) {
                    throw new IllegalStateException(broken);
                  }
                })
            .count();
  }

  private void raiseDisputes() throws Exception {
    ledger.sellingEntity();
    long customer = ledger.customer("C1");
    for (int i = 0; i < DISPUTES; i++) {
      long invoice = ledger.invoice(customer, "R-" + i, "1000.00", -400);
      HttpResponse<String> raised =
          dunwell.post(
              "/api/disputes",
              """
              {"invoice": %d, "reason": "PRICE", "amount": 100.00, "key": "kill/%d"}
              """
                  .formatted(invoice, i));
      assertThat(raised.statusCode()).as(raised.body()).isEqualTo(201);
    }
  }

  /** Settles what is open, four at a time; kills the process after so many. */
  private AtomicInteger settleAllAtOnce(int killAfter) throws Exception {
    List<String> tasks = new ArrayList<>();
    JsonNode open =
        json.readTree(dunwell.get("/engine-rest/task?processDefinitionKey=dispute").body());
    open.forEach(task -> tasks.add(task.get("id").asText()));
    AtomicInteger booked = new AtomicInteger();
    ExecutorService hands = Executors.newFixedThreadPool(4);
    tasks.forEach(task -> hands.submit(() -> settle(task, booked, killAfter)));
    hands.shutdown();
    assertThat(hands.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return booked;
  }

  private Object settle(String task, AtomicInteger booked, int killAfter) throws Exception {
    HttpResponse<String> done =
        dunwell.post(
            "/engine-rest/task/" + task + "/complete",
            """
            {"variables": {"decision": {"value": "credit"}, "findings": {"value": "Right."}}}
            """);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    if (booked.incrementAndGet() == killAfter) {
      dunwell.kill();
    }
    return null;
  }

  /** As somebody would start it who has a server and a mail server of their own. */
  private Node node() throws Exception {
    return new Node(
        "killed-test",
        "manager",
        List.of(
            "dunwell.home=" + home,
            "dunwell.db-url=" + url,
            "dunwell.db-user=" + user(),
            "dunwell.db-password=",
            "dunwell.sandbox.sample=false",
            "dunwell.mail.host=127.0.0.1",
            "dunwell.mail.port=" + witness.getSmtp().getPort(),
            "dunwell.mail.tls=none"));
  }
}

package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioKeys;
import org.dunwell.sandbox.twilio.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls while Dunwell is killed: callbacks in any order, each one to five times, one in ten never.
 * In the end each call has one record, one recording when it was agreed to, one transcript and one
 * end, and nobody's telephone rang twice for one wish. See {@code bench/README.md}; never part of
 * the tests.
 */
class CallsBench {

  private static final int CALLS = Integer.getInteger("bench.calls", 60);
  private static final int KILLS = Integer.getInteger("bench.kills", 8);
  private static final long SEED = Long.getLong("bench.seed", System.nanoTime() % 1_000_000);
  private static final int TALKERS = 4;

  @TempDir Path folder;

  private final Random lot = new Random(SEED);

  @Test
  void eachCallHasOneRecordOneRecordingAndOneOutcome() throws Exception {
    try (PhoneCompany phones = new PhoneCompany(folder.resolve("phone"));
        Database database = new Database(folder.resolve("postgres"));
        Node node = node(database, phones)) {
      long start = System.nanoTime();
      node.start();
      node.importOneCustomer();
      // who gives a number makes Dunwell look at its own, which buys one
      node.post("/me/phone?number=%2B4930771234", "");
      JdbcClient jdbc = database.jdbc();
      phones.act(
          "settings",
          "repeatMost",
          5,
          "reorderMillis",
          2000,
          "dropPercent",
          10,
          "seed",
          SEED,
          "charMillis",
          10);
      talkAmongKills(node, phones, jdbc);
      Node.waitUntil("all is told", () -> untold(jdbc) == 0);
      int recorded = agrees(jdbc, phones.look("ledger"));
      System.out.printf(
          "BENCH calls, seed %d: %d calls, %d kills; each rang once and has one record, one end;"
              + " %d recordings, each with one transcript, all deleted at the telephone company;"
              + " %d s%n",
          SEED, CALLS, KILLS, recorded, (System.nanoTime() - start) / 1_000_000_000);
    }
  }

  private Node node(Database database, PhoneCompany phones) throws Exception {
    return Node.withProvider(
        "calls-node",
        folder.resolve("node"),
        database,
        "dunwell.sandbox.phone.url=" + phones.url());
  }

  private static String desk(int i) {
    return "+4930770%04d".formatted(i);
  }

  private static String customer(int i) {
    return "+4930550%04d".formatted(i);
  }

  /** Calls begin all the time; Dunwell dies by lot, whatever it is doing. */
  private void talkAmongKills(Node node, PhoneCompany phones, JdbcClient jdbc) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(TALKERS);
    String ours = ours(phones);
    for (int i = 1; i <= CALLS; i++) {
      int call = i;
      boolean agrees = lot.nextInt(4) > 0;
      people.submit(() -> talk(phones, jdbc, ours, call, agrees));
    }
    people.shutdown();
    for (int kill = 0; kill < KILLS; kill++) {
      people.awaitTermination(5_000 + lot.nextInt(20_000), TimeUnit.MILLISECONDS);
      node.kill();
      node.launch();
      Node.waitUntil("it is up again", node::isUp);
    }
    assertThat(people.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
  }

  private static String ours(PhoneCompany phones) throws Exception {
    String sid = Accounts.sid("dunwell");
    TwilioRestClient twilio =
        TwilioAccess.client(
            new TwilioKeys.Account(sid, Accounts.token(sid)), Optional.of(phones.url()));
    List<String> numbers = new ArrayList<>();
    Node.waitUntil(
        "a number was bought",
        () -> {
          IncomingPhoneNumber.reader()
              .read(twilio)
              .forEach(number -> numbers.add(number.getPhoneNumber().getEndpoint()));
          return !numbers.isEmpty();
        });
    return numbers.get(0);
  }

  /** As the click on a button leaves it: the row of a call that is to be made. */
  private static Void talk(PhoneCompany phones, JdbcClient jdbc, String ours, int i, boolean agrees)
      throws Exception {
    phones.act("phone", "number", desk(i), "answers", "auto", "afterMillis", 100);
    phones.act(
        "phone",
        "number",
        customer(i),
        "answers",
        "auto",
        "afterMillis",
        100,
        "replies",
        List.of(agrees ? "press:1" : "press:2"));
    jdbc.sql(
            """
            insert into contact.phone_call
              (key, direction, customer_id, selling_entity_id, our_number, their_number, language,
               user_id, desk_number, state, created_at)
            select 'bench/' || :i, 'outbound', k.id, e.id, :ours, :theirs, 'en', 'anna', :desk,
              'planned', now()
            from receivables.customer k cross join receivables.selling_entity e
            """)
        .param("i", i)
        .param("ours", ours)
        .param("theirs", customer(i))
        .param("desk", desk(i))
        .update();
    if (until(() -> status(phones, i).equals("in-progress"), 120)) {
      // the document that asks may never come: then somebody hangs up who has heard nothing
      until(() -> !consent(jdbc, i).equals("unasked") || status(phones, i).isEmpty(), 30);
      TimeUnit.MILLISECONDS.sleep(1000);
      try {
        phones.act("say", "number", customer(i), "text", "I pay on Friday, call " + i);
        TimeUnit.MILLISECONDS.sleep(1000);
        phones.act("hangup", "number", customer(i));
      } catch (IllegalStateException over) {
        // the call has ended by itself
      }
    }
    return null;
  }

  private static boolean until(Callable<Boolean> condition, int seconds) throws Exception {
    for (int look = 0; look < seconds * 5; look++) {
      if (condition.call()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return false;
  }

  private static String status(PhoneCompany phones, int i) throws Exception {
    return phones.call(customer(i)).path("status").asText();
  }

  private static String consent(JdbcClient jdbc, int i) {
    return jdbc.sql("select consent from contact.phone_call where key = ?")
        .param("bench/" + i)
        .query(String.class)
        .single();
  }

  private static long untold(JdbcClient jdbc) {
    return count(jdbc, "contact.phone_call where finished_at is null or look_at is not null")
        + count(jdbc, "contact.recording where due_at is not null")
        + count(jdbc, "contact.twilio_event where state = 'waiting'")
        + (CALLS - count(jdbc, "contact.phone_call"));
  }

  private static long count(JdbcClient jdbc, String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
  }

  /** Compares our books with the telephone company's; answers how many calls were recorded. */
  private static int agrees(JdbcClient jdbc, JsonNode ledger) {
    Map<String, Integer> rang = new HashMap<>();
    for (JsonNode call : ledger.get("calls")) {
      if (call.get("direction").asText().equals("outbound-api")) {
        rang.merge(call.get("to").asText(), 1, Integer::sum);
      }
    }
    assertThat(rang.values()).as("nobody's telephone rang twice").containsOnly(1);
    assertThat(count(jdbc, "contact.phone_call")).isEqualTo(CALLS);
    assertThat(count(jdbc, "contact.phone_call where sid is not null")).isEqualTo(rang.size());
    assertThat(count(jdbc, "platform.timeline where kind = 'phone'")).isEqualTo(CALLS);
    assertThat(ledger.get("recordings")).as("all were taken over").isEmpty();
    long recordings = count(jdbc, "contact.recording where state = 'clean'");
    assertThat(count(jdbc, "contact.recording where state not in ('clean', 'absent')")).isZero();
    assertThat(count(jdbc, "contact.transcript")).isEqualTo(recordings);
    assertThat(
            count(
                jdbc,
                "(select call_id from contact.recording where state = 'clean' group by call_id"
                    + " having count(*) > 1) twice"))
        .isZero();
    assertThat(
            count(
                jdbc,
                "contact.recording r join contact.phone_call c on c.id = r.call_id"
                    + " where c.consent = 'declined'"))
        .isZero();
    assertThat(recordings)
        .as("whoever was told that it is recorded, and spoke, was recorded once")
        .isGreaterThanOrEqualTo(spokenOnRecord(ledger))
        .isLessThanOrEqualTo(count(jdbc, "contact.phone_call where consent = 'given'"));
    return (int) recordings;
  }

  private static long spokenOnRecord(JsonNode ledger) {
    long spoken = 0;
    for (JsonNode call : ledger.get("calls")) {
      long told = moment(call, "recorded from now on", "until");
      long said = moment(call, "I pay on Friday", "from");
      spoken += told > 0 && said > told ? 1 : 0;
    }
    return spoken;
  }

  private static long moment(JsonNode call, String words, String which) {
    for (JsonNode sound : call.get("audio")) {
      boolean customers = call.get("direction").asText().equals("outbound-dial");
      if (customers && sound.get("text").asText().contains(words)) {
        return sound.get(which).asLong();
      }
    }
    return 0;
  }
}

package org.dunwell.contact.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes to the door, is kept and is acted on; and what is bought at the telephone company. */
@DunwellTest
class TwilioDoorTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired TwilioAccess access;
  @Autowired TwilioInbox inbox;
  @Autowired TwilioEventMapper events;
  @Autowired TransactionTemplate transaction;
  @Autowired Troubles troubles;
  @Autowired MeterRegistry metrics;
  @LocalServerPort int port;

  private final List<Map<String, String>> heard = new ArrayList<>();
  private int failures;
  private TwilioWork work;

  @BeforeEach
  void somebodyListens() {
    ledger.begin();
    TwilioNews listener =
        new TwilioNews() {

          @Override
          public Set<String> kinds() {
            return Set.of("test");
          }

          @Override
          public void happened(String kind, Map<String, String> params, Instant heardAt) {
            ledger.customer("C" + params.get("n"));
            if (failures-- > 0) {
              throw new IllegalStateException("not yet");
            }
            heard.add(params);
          }
        };
    work = new TwilioWork(events, inbox, List.of(listener), transaction, troubles, clock);
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private long entity() {
    return ledger.one(Long.class, "select id from receivables.selling_entity");
  }

  private int knock(String path, String type, String body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      request.header(WebhookSignature.HEADER, signature);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String sign(String path, Map<String, String> form) {
    return TwilioSigner.sign(access.account().token(), access.publicUrl(path), form);
  }

  @Test
  void eachSellingEntityHasANumberWhoseCallsAndMessagesComeHere() {
    String number = access.numberOf(entity());
    assertThat(number).matches("\\+4930231250\\d\\d");
    assertThat(access.sellingEntityOf(number)).contains(entity());
    assertThat(access.sellingEntityOf("+4930999999")).isEmpty();
    List<IncomingPhoneNumber> bought = new ArrayList<>();
    IncomingPhoneNumber.reader().read(access.client()).forEach(bought::add);
    assertThat(bought)
        .filteredOn(one -> one.getPhoneNumber().getEndpoint().equals(number))
        .singleElement()
        .satisfies(
            one -> {
              String start = "http://127.0.0.1:" + port + "/hooks/twilio/";
              assertThat(one.getVoiceUrl()).hasToString(start + "voice");
              assertThat(one.getSmsUrl()).hasToString(start + "sms");
            });
    ledger.update("update receivables.selling_entity set code = 'OTHER'");
    assertThat(access.numberOf(entity())).startsWith("+4930231250").isNotEqualTo(number);
  }

  @Test
  void theDoorOpensOnlyToWhatOurAccountHasSigned() throws Exception {
    String path = "/hooks/twilio/news/test?call=7";
    Map<String, String> form = Map.of("MessageSid", "SM1", "n", "1");
    double before = refused();
    assertThat(knock(path, FORM, "MessageSid=SM1&n=1", null)).isEqualTo(403);
    assertThat(knock(path, FORM, "MessageSid=SM1&n=2", sign(path, form))).isEqualTo(403);
    assertThat(knock(path + "1", FORM, "MessageSid=SM1&n=1", sign(path, form))).isEqualTo(403);
    assertThat(knock("/hooks/twilio/voice", FORM, "n=1", "x")).isEqualTo(403);
    assertThat(knock("/hooks/%74wilio/voice", FORM, "n=1", "x")).isEqualTo(403);
    assertThat(knock(path, FORM, "n=%zz", "x")).isEqualTo(403);
    assertThat(refused() - before).isEqualTo(6);
    assertThat(knock(path, FORM, "x".repeat(SignedByTwilio.MOST_BYTES + 1), "x")).isEqualTo(413);
    assertThat(knock(path, FORM, "MessageSid=SM1&n=1", sign(path, form))).isEqualTo(204);
    String unknown = "/hooks/twilio/news/nobody-listens";
    assertThat(knock(unknown, FORM, "n=1", sign(unknown, Map.of("n", "1")))).isEqualTo(204);
  }

  private double refused() {
    return metrics.get("dunwell.webhooks.refused").tag("from", "twilio").counter().count();
  }

  @Test
  void jsonIsBelievedByItsFingerprint() throws Exception {
    String body = "{\"transcript_sid\": \"GT1\", \"nested\": {\"a\": 1}, \"none\": null}";
    String path = TwilioSigner.withFingerprint("/hooks/twilio/news/test", body);
    String json = "application/json; charset=UTF-8";
    assertThat(knock(path, json, body, sign(path, Map.of()))).isEqualTo(204);
    assertThat(knock(path, json, body + " ", sign(path, Map.of()))).isEqualTo(403);
    String bare = "/hooks/twilio/news/test";
    assertThat(knock(bare, json, body, sign(bare, Map.of()))).isEqualTo(403);
  }

  @Test
  void theSameNewsIsActedOnOnceAndItsWordsAreForgotten() {
    Map<String, String> news = Map.of("n", "1", "Digits", "4711", "From", "+4915112345678");
    assertThat(inbox.take("test", news)).isTrue();
    assertThat(inbox.take("test", news)).isFalse();
    assertThat(inbox.take("unheard", news)).isTrue();
    assertThat(ledger.count("contact.twilio_event where params::text like '%4711%'")).isZero();
    work.runDue(clock.instant());
    work.runDue(clock.instant());
    assertThat(inbox.take("test", news)).isFalse();
    work.runDue(clock.instant());
    assertThat(heard).containsExactly(Map.of("n", "1", "From", "+4915112345678"));
    assertThat(ledger.count("contact.twilio_event where state = 'done'")).isEqualTo(1);
    assertThat(ledger.count("contact.twilio_event where state = 'ignored'")).isEqualTo(1);
    assertThat(ledger.count("contact.twilio_event where params <> '{}'")).isZero();
    work.runDue(clock.instant().plus(Duration.ofDays(31)));
    assertThat(ledger.count("contact.twilio_event")).isZero();
  }

  @Test
  void whatFailsLeavesNothingBehindAndComesAgainUntilAPersonMustHelp() {
    failures = 1;
    inbox.take("test", Map.of("n", "1"));
    work.runDue(clock.instant());
    assertThat(ledger.count("receivables.customer")).isZero();
    Instant due = work.nextDue().orElseThrow();
    assertThat(due).isAfter(clock.instant());
    work.runDue(due);
    assertThat(heard).hasSize(1);
    assertThat(ledger.count("receivables.customer")).isEqualTo(1);

    failures = 100;
    inbox.take("test", Map.of("n", "2"));
    for (int i = 0; i < 7; i++) {
      work.runDue(work.nextDue().orElseThrow());
    }
    assertThat(work.nextDue()).isEmpty();
    assertThat(ledger.count("platform.trouble where kind = 'twilio-event'")).isEqualTo(1);
    failures = 0;
    work.retry(ledger.one(String.class, "select subject from platform.trouble"));
    work.runDue(clock.instant());
    assertThat(heard).hasSize(2);
  }
}

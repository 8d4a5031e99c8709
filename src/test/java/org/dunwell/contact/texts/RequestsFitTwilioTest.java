package org.dunwell.contact.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioKeys;
import org.dunwell.published.Listener;
import org.dunwell.published.PublishedApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Each kind of request about text messages, against the document that Twilio publishes. */
@EnabledIf("isThere")
class RequestsFitTwilioTest {

  private static final Path DOCUMENT = Path.of("../shared/data/twilio/twilio_api_v2010.json");
  private static final String SID = "AC" + "0123456789abcdef".repeat(2);

  private Listener listener;
  private TwilioRestClient client;

  static boolean isThere() {
    return Files.isReadable(DOCUMENT);
  }

  @BeforeEach
  void somebodyWhoOnlyListens() throws Exception {
    listener = new Listener("{\"code\": 20404, \"message\": \"only listening\"}");
    client = TwilioAccess.client(new TwilioKeys.Account(SID, "token"), Optional.of(listener.url()));
  }

  @AfterEach
  void goes() {
    listener.close();
  }

  private static void send(Runnable call) {
    try {
      call.run();
    } catch (ApiException expected) {
      assertThat(expected).hasMessageContaining(Listener.WORDS);
    }
  }

  @Test
  void everyRequestIsOneThatTwilioPublishes() throws Exception {
    TwilioTexts.Wanted wanted =
        new TwilioTexts.Wanted(
            "+491705550101",
            "+493023125000",
            "120,00 € überfällig",
            URI.create("https://pay.company.example/hooks/twilio/news/sms-status?text=17"));
    send(() -> TwilioTexts.create(client, wanted));
    send(() -> TwilioTexts.same(client, wanted, Instant.EPOCH));
    send(() -> TwilioTexts.fetch(client, "SM" + "0".repeat(32)));

    PublishedApi api = new PublishedApi(DOCUMENT);
    assertThat(listener.asked()).hasSize(3);
    assertThat(listener.complaints(api)).isEmpty();
    assertThat(listener.asked())
        .extracting(one -> one.header("Authorization"))
        .allMatch(one -> one.startsWith("Basic "));
    String path = "/2010-04-01/Accounts/%s/Messages.json".formatted(SID);
    assertThat(api.complaints("POST", path, "To=%2B49&Colour=red")).hasSize(1);
    assertThat(api.complaints("POST", path, "ProvideFeedback=perhaps")).hasSize(1);
    String calls = "/2010-04-01/Accounts/%s/Calls.json".formatted(SID);
    assertThat(
            api.complaints(
                "POST", calls, "StatusCallbackEvent=answered&StatusCallbackEvent=ringing"))
        .isEmpty();
  }
}

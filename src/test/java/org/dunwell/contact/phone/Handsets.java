package org.dunwell.contact.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.platform.time.WorkLoop;
import org.dunwell.sandbox.twilio.Accounts;
import org.dunwell.sandbox.twilio.PhoneServer;
import org.springframework.boot.test.context.TestComponent;

/** The telephones on both sides, in the hands of a test that lets time pass. */
@TestComponent
public class Handsets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ROUNDS = 3;

  private final HttpClient http = HttpClient.newHttpClient();
  private final PhoneServer server;
  private final DunwellClock clock;
  private final TimeMachine machine;
  private final WorkLoop loop;

  Handsets(PhoneServer server, DunwellClock clock, TimeMachine machine, WorkLoop loop) {
    this.server = server;
    this.clock = clock;
    this.machine = machine;
    this.loop = loop;
  }

  /** Nobody has called anybody, and all telephones are as new. */
  public void begin() {
    server.empty();
    settings("repeat", 1, "delayMillis", 0, "reorderMillis", 0, "dropPercent", 0);
  }

  /** Lets all happen that happens in so many seconds. */
  public void pass(int seconds) {
    settle();
    machine.walkTo(clock.instant().plus(Duration.ofSeconds(seconds)));
    settle();
  }

  /** What is on its way between the two arrives, and what comes of it. */
  private void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      server.awaitQuiet(PATIENCE);
      loop.runDue();
    }
  }

  public void settings(Object... fields) {
    post("settings", fields);
  }

  public void answer(String number) {
    post("answer", "number", number);
    pass(1);
  }

  public void hangUp(String number) {
    post("hangup", "number", number);
    pass(1);
  }

  public void press(String number, String keys) {
    post("press", "number", number, "digits", keys);
    pass(1);
  }

  public void say(String number, String text) {
    post("say", "number", number, "text", text);
    pass(1);
  }

  public void dial(String from, String to) {
    post("dial", "from", from, "to", to);
    pass(1);
  }

  /** How a handset answers from now on. */
  public void answers(String number, String how) {
    post("phone", "number", number, "answers", how, "afterMillis", 0);
  }

  /** All that the API was asked lately: {@code method}, {@code path} and {@code form} of each. */
  public JsonNode asked() {
    return get("requests");
  }

  /** How a handset stands. */
  public JsonNode look(String number) {
    return get("phone?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
  }

  /** What is to be heard on a handset. */
  public String heard(String number) {
    return look(number).at("/call/audio").toString();
  }

  public JsonNode ledger() {
    return get("ledger");
  }

  /** What the telephone company complains of. */
  public String complaints() {
    return get("ledger").get("notifications").toString();
  }

  /** What is answered to a request for a document that the telephone company signs. */
  String asks(String url, Map<String, String> form) {
    StringBuilder signed = new StringBuilder(url);
    StringBuilder body = new StringBuilder();
    new TreeMap<>(form)
        .forEach(
            (name, value) -> {
              signed.append(name).append(value);
              body.append(body.isEmpty() ? "" : "&").append(name).append('=');
              body.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            });
    String token = Accounts.token(Accounts.sid("dunwell"));
    return text(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "X-Twilio-Signature",
                Base64.getEncoder()
                    .encodeToString(
                        new HmacUtils(HmacAlgorithms.HMAC_SHA_1, token).hmac(signed.toString())))
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private JsonNode post(String path, Object... fields) {
    ObjectNode wanted = JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      wanted.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
    }
    return send(
        HttpRequest.newBuilder(URI.create(server.address() + "/_control/" + path))
            .POST(BodyPublishers.ofString(wanted.toString()))
            .build());
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(server.address() + "/_control/" + path)).build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      return JSON.readTree(text(request));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Json;

/** Tells accounts what has happened, each object's news in order. */
final class Callbacks implements Deliveries.Carrier {

  /** An address may say how often it wants to be tried again, and after what. */
  private static final Pattern RETRIES = Pattern.compile("#(?:.*&)?rc=([0-5])(?:&|$)");

  private static final Pattern POLICY = Pattern.compile("#(?:.*&)?rp=([a-z0-9,]+)(?:&|$)");

  private final Web web = new Web();

  /**
   * Plans to tell about an object.
   *
   * @param where has {@code url} and {@code method}
   */
  static void plan(Change change, ObjectNode about, JsonNode where, Map<String, String> facts) {
    if (!where.path("url").asText().isEmpty()) {
      ObjectNode delivery = planned(about, where);
      delivery.set("form", Json.JSON.valueToTree(facts));
      change.put(delivery);
    }
  }

  /** Plans to tell about an object in JSON. */
  static void plan(Change change, ObjectNode about, JsonNode where, JsonNode body) {
    ObjectNode delivery = planned(about, where);
    delivery.set("json", body);
    change.put(delivery);
  }

  private static ObjectNode planned(ObjectNode about, JsonNode where) {
    ObjectNode delivery = Deliveries.planned();
    delivery.put("about", Json.id(about)).put("account", about.get(Change.ACCOUNT).asText());
    delivery.put("url", where.get("url").asText());
    return delivery.put("method", where.path("method").asText("POST"));
  }

  @Override
  public String lane(ObjectNode delivery) {
    return delivery.get("about").asText();
  }

  @Override
  public Optional<String> bring(String network, ObjectNode delivery) {
    String account = delivery.get("account").asText();
    String url = delivery.get("url").asText();
    Web.Answer answer =
        delivery.has("json")
            ? web.send(account, url, delivery.get("json"))
            : web.send(
                account, delivery.get("method").asText(), url, Web.form(delivery.get("form")));
    return Optional.of(
        answer.failure().isEmpty() ? String.valueOf(answer.status()) : answer.failure());
  }

  /** Once more when nobody took the call; more only where the address asks for it. */
  @Override
  public int mostAttempts(ObjectNode delivery, String answer) {
    String url = delivery.get("url").asText();
    Matcher retries = RETRIES.matcher(url);
    int most = 1 + (retries.find() ? Integer.parseInt(retries.group(1)) : 1);
    Matcher policy = POLICY.matcher(url);
    String after = policy.find() ? policy.group(1) : "ct";
    boolean again =
        after.contains("all")
            || after.contains("ct") && answer.equals("no connection")
            || after.contains("rt") && answer.startsWith("no answer")
            || after.contains("4xx") && answer.startsWith("4")
            || after.contains("5xx") && answer.startsWith("5");
    return again ? most : 1;
  }
}

package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.sandbox.wire.Json;

/**
 * Everybody's handsets: how each answers and which call it is in. {@code answers} is one of {@code
 * person} (rings until somebody presses), {@code auto}, {@code machine}, {@code busy} and {@code
 * fail}; {@code replies} are what an automatic handset does at each question: {@code press:1},
 * {@code say:Yes}, {@code hangup}.
 */
final class Phones {

  /** Of a call: a machine has answered. */
  static final String MACHINE = "_machine";

  private static final long AFTER_MILLIS = 2000;
  private static final long BEEP_MILLIS = 500;

  private final Exchange exchange;

  /** Which call a handset is in, by its number. */
  private final Map<String, String> legs = new ConcurrentHashMap<>();

  /** Whose number it is. */
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  Phones(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Learns who is talking, and goes on learning. */
  void start() {
    for (String kind : new String[] {Kinds.CALL, Kinds.NUMBER}) {
      exchange.store.all(Exchange.NETWORK, kind).forEach(this::learn);
    }
    exchange.store.watch(
        ref -> exchange.store.find(Exchange.NETWORK, ref.id()).ifPresent(this::learn));
  }

  private void learn(ObjectNode object) {
    if (object.get("object").asText().equals(Kinds.NUMBER)) {
      owners.put(object.get("phone_number").asText(), Json.id(object));
    } else if (object.get("object").asText().equals(Kinds.CALL)) {
      String line = object.get(Lines.LINE).asText();
      boolean rings = !Lines.status(object).equals("queued");
      if (Lines.isEnded(object)) {
        legs.remove(line, Json.id(object));
      } else if (rings) {
        legs.putIfAbsent(line, Json.id(object));
      }
    }
  }

  void forget() {
    legs.clear();
  }

  /** The call that a handset is in or that lets it ring. */
  Optional<ObjectNode> leg(Change change, String number) {
    return Optional.ofNullable(legs.get(number))
        .flatMap(sid -> change.look(Kinds.CALL, sid))
        .filter(call -> !Lines.isEnded(call));
  }

  boolean isTalking(Change change, ObjectNode call) {
    return leg(change, call.get(Lines.LINE).asText())
        .map(other -> !Json.id(other).equals(Json.id(call)))
        .orElse(false);
  }

  /** The number as its account has it; empty when it is a handset's. */
  Optional<ObjectNode> ours(String number) {
    return Optional.ofNullable(owners.get(number))
        .flatMap(sid -> exchange.store.find(Exchange.NETWORK, sid));
  }

  boolean isOurs(String number) {
    return ours(number).isPresent();
  }

  /** A number that nobody has any more. */
  ObjectNode release(Change change, ObjectNode number) {
    owners.remove(number.get("phone_number").asText());
    change.remove(number);
    return null;
  }

  Optional<String> owner(String number) {
    return ours(number).map(found -> found.get(Change.ACCOUNT).asText());
  }

  static ObjectNode usual(String number) {
    ObjectNode phone = Json.JSON.createObjectNode().put("id", number).put("object", Kinds.PHONE);
    phone.put("answers", "person").put("afterMillis", AFTER_MILLIS);
    phone.put("greeting", "Nobody is here now. Please leave a message after the tone.");
    phone.put("sms", "delivered").putArray("replies");
    phone.putArray("optedOut");
    return phone;
  }

  /** A handset; whoever has none gets the usual one. */
  ObjectNode of(Change change, String number) {
    return change
        .look(Kinds.PHONE, number)
        .orElseGet(
            () -> {
              ObjectNode phone = change.begin(Kinds.PHONE, number);
              phone.setAll(usual(number));
              return phone;
            });
  }

  /** A machine says its greeting and beeps; answers how long that takes, 0 for a person. */
  long greet(Change change, ObjectNode call) {
    ObjectNode phone = of(change, call.get(Lines.LINE).asText());
    boolean inbound = call.get("direction").asText().equals("inbound");
    if (inbound || !phone.get("answers").asText().equals("machine")) {
      return 0;
    }
    call.put(MACHINE, true);
    String greeting = phone.get("greeting").asText();
    long now = change.millis();
    long beep = now + exchange.spoken(greeting);
    Audio.add(call, new Audio.Sound(Audio.IN, Audio.SPEECH, greeting, now, beep));
    Audio.add(call, new Audio.Sound(Audio.IN, Audio.BEEP, "", beep, beep + BEEP_MILLIS));
    return beep + BEEP_MILLIS - now;
  }

  /** A question is asked: an automatic handset prepares to answer. */
  void replyTo(Change change, ObjectNode call) {
    if (!of(change, call.get(Lines.LINE).asText()).get("replies").isEmpty()) {
      long at = change.millis() + exchange.settings.of("replyMillis");
      Timers.set(call, Timers.REPLY, at);
    }
  }

  /** Does the next thing it was told to do. */
  void reply(Change change, ObjectNode call) {
    ArrayNode replies = of(change, call.get(Lines.LINE).asText()).withArray("replies");
    JsonNode next = replies.remove(0);
    if (next != null) {
      String[] both = next.asText().split(":", 2);
      String what = both.length > 1 ? both[1] : "";
      switch (both[0]) {
        case "press" -> press(change, call, what);
        case "say" -> say(change, call, what);
        default -> exchange.lines.end(change, call, Lines.COMPLETED);
      }
    }
  }

  private Optional<ObjectNode> other(Change change, ObjectNode call) {
    return Optional.of(call.path(Dials.BRIDGE).asText())
        .flatMap(sid -> change.look(Kinds.CALL, sid));
  }

  /** Keys are pressed on the handset. */
  void press(Change change, ObjectNode call, String keys) {
    hear(change, call, Audio.KEY, keys, change.millis() + 200L * keys.length());
    for (String key : keys.split("")) {
      if (call.has(Gathers.STATE)) {
        exchange.gathers.key(change, call, key);
      } else if (call.has(Takes.STATE)) {
        exchange.takes.key(change, call, key);
      } else {
        exchange.dials.key(change, call, key);
      }
    }
  }

  /** Something is said into the handset, after what is still being said. */
  void say(Change change, ObjectNode call, String text) {
    long from = Math.max(change.millis(), call.path("_mouth").asLong());
    long until = from + exchange.spoken(text);
    call.put("_mouth", until);
    sound(change, call, new Audio.Sound(Audio.IN, Audio.SPEECH, text, from, until));
    if (call.has(Gathers.STATE)) {
      exchange.gathers.heard(change, call, text, until);
    } else if (call.has(Takes.STATE)) {
      exchange.takes.heard(call, until);
    }
  }

  private void hear(Change change, ObjectNode call, String kind, String text, long until) {
    sound(change, call, new Audio.Sound(Audio.IN, kind, text, change.millis(), until));
  }

  private void sound(Change change, ObjectNode call, Audio.Sound sound) {
    Audio.add(call, sound);
    other(change, call)
        .ifPresent(
            other ->
                Audio.add(
                    other,
                    new Audio.Sound(
                        Audio.OUT, sound.kind(), sound.text(), sound.from(), sound.until())));
  }
}

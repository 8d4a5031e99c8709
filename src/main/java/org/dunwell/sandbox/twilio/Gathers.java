package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is pressed or said. */
final class Gathers {

  static final String STATE = "_gather";

  private static final String DIGITS = "digits";
  private static final String WORDS = "words";
  private static final long SECOND = 1000;

  /** How long somebody is silent who has said all, when nothing else was told. */
  private static final long AUTO_MILLIS = 800;

  /** Nobody mishears what was typed. */
  private static final String CONFIDENCE = "0.9876543";

  private final Exchange exchange;

  Gathers(Exchange exchange) {
    this.exchange = exchange;
  }

  void begin(Change change, ObjectNode call, Verb verb) {
    ObjectNode state = call.putObject(STATE).put("prompt", 0).put(DIGITS, "").put(WORDS, "");
    state.set("verb", verb.node());
    goOn(change, call);
  }

  private static Verb verb(ObjectNode state) {
    return Verb.of(state.get("verb"));
  }

  private static boolean takes(Verb verb, String input) {
    return List.of(verb.attribute("input", "dtmf").split("\\s+")).contains(input);
  }

  /** The prompt goes on, or the time to answer is over. */
  void goOn(Change change, ObjectNode call) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    int prompt = state.get("prompt").asInt();
    List<Verb> prompts = verb(state).children();
    if (prompt < prompts.size()) {
      state.put("prompt", prompt + 1);
      Timers.set(
          call, Timers.VERB, exchange.script.sound(call, prompts.get(prompt), change.millis()));
    } else if (!state.path("listens").asBoolean()) {
      state.put("listens", true);
      long timeout = verb(state).whole("timeout", 5) * SECOND;
      Timers.set(call, Timers.VERB, change.millis() + timeout);
      exchange.phones.replyTo(change, call);
    } else {
      finish(change, call, "");
    }
  }

  /** The prompt is interrupted; the time to answer begins anew. */
  private static void listen(Change change, ObjectNode call, ObjectNode state, long until) {
    Audio.cut(call, Audio.OUT, change.millis());
    state.put("prompt", verb(state).children().size()).put("listens", true);
    Timers.set(call, Timers.VERB, until);
  }

  /** A key is pressed. */
  void key(Change change, ObjectNode call, String key) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    Verb verb = verb(state);
    if (!takes(verb, "dtmf") || !state.get(WORDS).asText().isEmpty()) {
      return;
    }
    listen(change, call, state, change.millis() + verb.whole("timeout", 5) * SECOND);
    String finish = verb.has("finishOnKey") ? verb.attribute("finishOnKey", "") : "#";
    if (!finish.isEmpty() && finish.contains(key)) {
      finish(change, call, key);
      return;
    }
    state.put(DIGITS, state.get(DIGITS).asText() + key);
    if (state.get(DIGITS).asText().length() >= verb.whole("numDigits", Integer.MAX_VALUE)) {
      finish(change, call, "");
    }
  }

  /** Something is said, which will last until then. */
  void heard(Change change, ObjectNode call, String text, long until) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    Verb verb = verb(state);
    boolean interrupts = verb.flag("bargeIn", true) || state.path("listens").asBoolean();
    if (takes(verb, "speech") && state.get(DIGITS).asText().isEmpty() && interrupts) {
      String rest = verb.attribute("speechTimeout", verb.attribute("timeout", "5"));
      long silence = rest.matches("\\d+") ? Long.parseLong(rest) * SECOND : AUTO_MILLIS;
      listen(change, call, state, until + silence);
      state.put(WORDS, (state.get(WORDS).asText() + " " + text).strip());
    }
  }

  private void finish(Change change, ObjectNode call, String key) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    Timers.cancel(call, Timers.VERB);
    Verb verb = verb(state);
    Map<String, String> gathered = new LinkedHashMap<>();
    String digits = state.get(DIGITS).asText();
    String words = state.get(WORDS).asText();
    if (!words.isEmpty()) {
      gathered.put("SpeechResult", words);
      gathered.put("Confidence", CONFIDENCE);
    } else if (!digits.isEmpty() || verb.flag("actionOnEmptyResult", false)) {
      gathered.put("Digits", digits);
    }
    if (gathered.isEmpty()) {
      exchange.script.run(change, call);
      return;
    }
    if (!key.isEmpty()) {
      gathered.put("FinishedOnKey", key);
    }
    exchange.script.ask(
        change, call, verb.attribute("action", ""), verb.method("method"), gathered);
  }
}

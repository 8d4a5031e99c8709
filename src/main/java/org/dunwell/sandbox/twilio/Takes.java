package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Json;

/** The verb Record: takes a message. */
final class Takes {

  static final String STATE = "_take";

  private static final String VERB = "verb";
  private static final String SAID = "said";
  private static final String RECORDING = "recording";
  private static final long SECOND = 1000;
  private static final long BEEP_MILLIS = 500;
  private static final long LONGEST = 3600;

  private final Exchange exchange;

  Takes(Exchange exchange) {
    this.exchange = exchange;
  }

  /** After the beep it begins. */
  void begin(Change change, ObjectNode call, Verb verb) {
    ObjectNode state = call.putObject(STATE).put(SAID, false);
    state.set(VERB, verb.node());
    if (verb.flag("playBeep", true)) {
      long until = change.millis() + BEEP_MILLIS;
      Audio.add(call, new Audio.Sound(Audio.OUT, Audio.BEEP, "", change.millis(), until));
      Timers.set(call, Timers.VERB, until);
    } else {
      goOn(change, call);
    }
  }

  private static Verb verb(ObjectNode state) {
    return Verb.of(state.get(VERB));
  }

  /** The beep is over, or the caller has been silent long enough. */
  void goOn(Change change, ObjectNode call) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    if (state.has(RECORDING)) {
      finish(change, call, "");
      return;
    }
    Verb verb = verb(state);
    ObjectNode wanted = Recordings.wanted(verb, "recordingTrack");
    wanted.put("channels", 1).put("track", "inbound");
    ObjectNode recording = exchange.recordings.start(change, call, "RecordVerb", wanted);
    state.put(RECORDING, Json.id(recording));
    long now = change.millis();
    Timers.set(call, Timers.VERB, now + verb.whole("timeout", 5) * SECOND);
    Timers.set(call, Timers.MOST, now + verb.whole("maxLength", LONGEST) * SECOND);
    exchange.phones.replyTo(change, call);
  }

  /** There is no room for more. */
  void full(Change change, ObjectNode call) {
    if (call.has(STATE)) {
      finish(change, call, "");
    }
  }

  void key(Change change, ObjectNode call, String key) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    if (state.has(RECORDING)
        && verb(state).attribute("finishOnKey", "1234567890*#").contains(key)) {
      finish(change, call, key);
    }
  }

  void heard(ObjectNode call, long until) {
    ObjectNode state = (ObjectNode) call.get(STATE);
    if (state.has(RECORDING)) {
      state.put(SAID, true);
      Timers.set(call, Timers.VERB, until + verb(state).whole("timeout", 5) * SECOND);
    }
  }

  /** Where nothing was said there is no message, and the document goes on. */
  private void finish(Change change, ObjectNode call, String key) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    Timers.cancel(call, Timers.VERB);
    Timers.cancel(call, Timers.MOST);
    Optional<Map<String, String>> taken = taken(change, call, state, key);
    if (taken.isEmpty()) {
      exchange.script.run(change, call);
    } else {
      Verb verb = verb(state);
      exchange.script.ask(
          change, call, verb.attribute("action", ""), verb.method("method"), taken.get());
    }
  }

  private Optional<Map<String, String>> taken(
      Change change, ObjectNode call, ObjectNode state, String key) {
    if (!state.has(RECORDING)) {
      return Optional.empty();
    }
    ObjectNode recording = change.get(Kinds.RECORDING, state.get(RECORDING).asText());
    if (!state.get(SAID).asBoolean()) {
      exchange.recordings.discard(change, call, recording);
      return Optional.empty();
    }
    exchange.recordings.stop(change, call, recording);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("RecordingSid", Json.id(recording));
    facts.put("RecordingUrl", exchange.recordings.url(recording));
    facts.put("RecordingDuration", recording.get("duration").asText());
    facts.put("Digits", key);
    return Optional.of(facts);
  }

  /** Who hangs up has said all: the account is told, and its answer has no effect. */
  void hungUp(Change change, ObjectNode call) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    if (state != null) {
      Optional<Map<String, String>> taken = taken(change, call, state, "hangup");
      if (taken.isPresent()) {
        Map<String, String> facts = Lines.facts(call);
        facts.putAll(taken.get());
        exchange.script.tell(change, call, verb(state), facts);
      }
    }
  }

  /** The call is turned to another document. */
  void abandon(Change change, ObjectNode call) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    if (state != null) {
      taken(change, call, state, "");
    }
  }
}

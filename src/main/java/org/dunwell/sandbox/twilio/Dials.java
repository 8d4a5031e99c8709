package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.dunwell.sandbox.wire.Json;

/** The verb Dial: calls somebody else and connects the two. */
final class Dials {

  /** The call at the other end. */
  static final String BRIDGE = "_bridge";

  private static final String STATE = "_dial";
  private static final String PARENT = "parent_call_sid";
  private static final String RECORDING = "recording";
  private static final String CHILDREN = "children";
  private static final String VERB = "verb";
  private static final int INVALID_NUMBER = 13223;
  private static final int INVALID_CALLER = 13214;
  private static final int MOST_NUMBERS = 10;

  private final Exchange exchange;

  Dials(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Whether there was nobody to call, so that the document goes on at once. */
  boolean begin(Change change, ObjectNode call, Verb verb) {
    List<Verb> numbers = new ArrayList<>(verb.children());
    if (!verb.text().isEmpty()) {
      numbers.add(Verb.of(Verb.said("Number", verb.text())));
    }
    String from = verb.attribute("callerId", call.get("from").asText());
    int wrong = wrong(call, numbers, from);
    ObjectNode state = call.putObject(STATE);
    state.set(VERB, verb.node());
    state.putArray(CHILDREN);
    if (wrong != 0) {
      String text =
          wrong == INVALID_CALLER
              ? "Dial: Invalid callerId value " + from
              : "Dial: Invalid phone number format";
      Notifications.note(change, call, wrong, text, "");
      return done(change, call, Optional.empty());
    }
    record(change, call, verb, "ringing");
    for (Verb number : numbers) {
      state.withArray(CHILDREN).add(Json.id(child(change, call, verb, number, from)));
    }
    return false;
  }

  private int wrong(ObjectNode call, List<Verb> numbers, String from) {
    boolean valid =
        !numbers.isEmpty()
            && numbers.size() <= MOST_NUMBERS
            && numbers.stream().allMatch(number -> Numbers.dialled(number.text()).isPresent());
    boolean ours =
        from.equals(call.get("from").asText())
            || from.equals(call.get("to").asText())
            || exchange.phones.owner(from).equals(Optional.of(call.get(Change.ACCOUNT).asText()));
    return !valid ? INVALID_NUMBER : ours ? 0 : INVALID_CALLER;
  }

  private static ObjectNode child(
      Change change, ObjectNode call, Verb verb, Verb number, String from) {
    String to = Numbers.dialled(number.text()).orElseThrow();
    ObjectNode child = Calls.begin(change, call.get(Change.ACCOUNT).asText(), from, to);
    child.put("direction", "outbound-dial").put(PARENT, Json.id(call)).put(Lines.LINE, to);
    child.put("_timeout", verb.whole("timeout", 30)).put("_limit", verb.whole("timeLimit", 14_400));
    number.attribute("url").ifPresent(url -> child.put(Script.URL, Script.resolved(call, url)));
    child.put(Script.METHOD, number.method("method"));
    String callback = Script.resolved(call, number.attribute("statusCallback", ""));
    ObjectNode tell = child.putObject(Lines.CALLBACK).put("url", callback);
    tell.put("method", number.method("statusCallbackMethod"));
    ArrayNode events = tell.putArray("events");
    List.of(number.attribute("statusCallbackEvent", Lines.COMPLETED).split("\\s+"))
        .forEach(events::add);
    Timers.set(child, Timers.PLACE, change.millis());
    return child;
  }

  private void record(Change change, ObjectNode call, Verb verb, String when) {
    String wanted =
        verb.attribute("record", "do-not-record").replaceFirst("^true$", "record-from-answer");
    if (wanted.startsWith("record-from-" + when)) {
      ObjectNode how = Recordings.wanted(verb, "recordingTrack");
      how.put("channels", wanted.endsWith("dual") ? 2 : 1);
      ObjectNode recording = exchange.recordings.start(change, call, "DialVerb", how);
      call.withObject("/" + STATE).put(RECORDING, Json.id(recording));
    }
  }

  private Optional<ObjectNode> parent(Change change, ObjectNode child) {
    return Optional.of(child.path(PARENT).asText())
        .flatMap(sid -> change.look(Kinds.CALL, sid))
        .filter(
            parent ->
                StreamSupport.stream(parent.path(STATE).path(CHILDREN).spliterator(), false)
                    .anyMatch(sid -> sid.asText().equals(Json.id(child))));
  }

  /**
   * Whether a call that is answered is one that was dialled; it is connected, or told something
   * first.
   */
  boolean answered(Change change, ObjectNode child) {
    Optional<ObjectNode> parent = parent(change, child);
    parent.ifPresent(
        calling -> {
          endOthers(change, calling, child);
          if (child.path(Script.URL).asText().isEmpty()) {
            bridge(change, calling, child);
          } else {
            exchange.script.begin(change, child);
          }
        });
    return parent.isPresent();
  }

  /** Who was told something first has heard it all and is connected now. */
  boolean isReady(Change change, ObjectNode child) {
    Optional<ObjectNode> parent = child.has(BRIDGE) ? Optional.empty() : parent(change, child);
    parent.ifPresent(calling -> bridge(change, calling, child));
    return parent.isPresent();
  }

  private void endOthers(Change change, ObjectNode parent, ObjectNode but) {
    for (JsonNode sid : parent.get(STATE).get(CHILDREN)) {
      if (!sid.asText().equals(Json.id(but))) {
        exchange.lines.end(change, change.get(Kinds.CALL, sid.asText()), Lines.CANCELED);
      }
    }
  }

  private void bridge(Change change, ObjectNode parent, ObjectNode child) {
    if (Lines.status(parent).equals(Lines.RINGING)) {
      exchange.lines.answer(change, parent);
    }
    parent.put(BRIDGE, Json.id(child));
    child.put(BRIDGE, Json.id(parent));
    record(change, parent, Verb.of(parent.get(STATE).get(VERB)), "answer");
  }

  /** A star that shall end the conversation. */
  void key(Change change, ObjectNode call, String key) {
    boolean ends =
        call.has(STATE) && Verb.of(call.get(STATE).get(VERB)).flag("hangupOnStar", false);
    if (ends && key.equals("*")) {
      exchange.lines.end(
          change, change.get(Kinds.CALL, call.get(BRIDGE).asText()), Lines.COMPLETED);
    }
  }

  /** A call has ended: those it has dialled end with it, the one that has dialled it goes on. */
  void ended(Change change, ObjectNode call) {
    if (call.has(STATE)) {
      ObjectNode state = (ObjectNode) call.remove(STATE);
      call.remove(BRIDGE);
      Optional<ObjectNode> last = endAll(change, state);
      Map<String, String> facts = Lines.facts(call);
      facts.putAll(facts(change, state, last));
      exchange.script.tell(change, call, Verb.of(state.get(VERB)), facts);
    }
    parent(change, call)
        .filter(parent -> isOver(change, parent, call))
        .ifPresent(
            parent -> {
              if (done(change, parent, Optional.of(call))) {
                exchange.script.run(change, parent);
              }
            });
  }

  private Optional<ObjectNode> endAll(Change change, ObjectNode state) {
    Optional<ObjectNode> last = Optional.empty();
    for (JsonNode sid : state.get(CHILDREN)) {
      ObjectNode child = change.get(Kinds.CALL, sid.asText());
      boolean talks = Lines.status(child).equals(Lines.IN_PROGRESS);
      exchange.lines.end(change, child, talks ? Lines.COMPLETED : Lines.CANCELED);
      last = last.isEmpty() || talks ? Optional.of(child) : last;
    }
    return last;
  }

  private static boolean isOver(Change change, ObjectNode parent, ObjectNode child) {
    boolean others = false;
    for (JsonNode sid : parent.get(STATE).get(CHILDREN)) {
      others |= !Lines.isEnded(change.get(Kinds.CALL, sid.asText()));
    }
    return !others || Json.id(child).equals(parent.path(BRIDGE).asText());
  }

  private static Map<String, String> facts(
      Change change, ObjectNode state, Optional<ObjectNode> child) {
    Map<String, String> facts = new LinkedHashMap<>();
    String status = child.map(Lines::status).orElse(Lines.FAILED);
    facts.put("DialCallStatus", status.equals(Lines.IN_PROGRESS) ? Lines.COMPLETED : status);
    facts.put("DialBridged", String.valueOf(child.map(call -> call.has(BRIDGE)).orElse(false)));
    child.ifPresent(
        call -> {
          facts.put("DialCallSid", Json.id(call));
          facts.put("DialCallDuration", call.path("duration").asText("0"));
        });
    return facts;
  }

  /** The dialled call is over; whether the document goes on at once. */
  private boolean done(Change change, ObjectNode call, Optional<ObjectNode> child) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    call.remove(BRIDGE);
    Audio.cut(call, Audio.OUT, change.millis());
    Map<String, String> facts = facts(change, state, child);
    change
        .look(Kinds.RECORDING, state.path(RECORDING).asText())
        .ifPresent(
            recording -> {
              exchange.recordings.stop(change, call, recording);
              facts.put("RecordingSid", Json.id(recording));
              facts.put("RecordingUrl", exchange.recordings.url(recording));
              facts.put("RecordingDuration", recording.path("duration").asText("0"));
            });
    Verb verb = Verb.of(state.get(VERB));
    Optional<String> action = verb.attribute("action");
    action.ifPresent(url -> exchange.script.ask(change, call, url, verb.method("method"), facts));
    return action.isEmpty();
  }

  /** The call is turned to another document: whoever it has dialled is hung up, or left alone. */
  void abandon(Change change, ObjectNode call) {
    ObjectNode state = (ObjectNode) call.remove(STATE);
    if (state != null) {
      call.remove(BRIDGE);
      endAll(change, state);
      change
          .look(Kinds.RECORDING, state.path(RECORDING).asText())
          .ifPresent(recording -> exchange.recordings.stop(change, call, recording));
    }
    Optional<ObjectNode> parent = parent(change, call);
    parent.ifPresent(
        calling -> {
          if (done(change, calling, Optional.of(call))) {
            exchange.script.run(change, calling);
          }
        });
    call.remove(BRIDGE);
  }
}

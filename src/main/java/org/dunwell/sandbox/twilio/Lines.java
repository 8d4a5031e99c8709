package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.sandbox.wire.Json;

/** How a call goes from the queue to its end. */
final class Lines {

  /** The number of the handset. */
  static final String LINE = "_line";

  static final String ANSWERED = "_answered";
  static final String DETECTION = "_detection";
  static final String RECORD = "_record";
  static final String CALLBACK = "_callback";

  static final String RINGING = "ringing";
  static final String IN_PROGRESS = "in-progress";
  static final String COMPLETED = "completed";
  static final String CANCELED = "canceled";
  static final String BUSY = "busy";
  static final String NO_ANSWER = "no-answer";
  static final String FAILED = "failed";

  private static final Set<String> ENDED = Set.of(COMPLETED, CANCELED, BUSY, NO_ANSWER, FAILED);

  /** What the network says of how it ended. */
  private static final Map<String, String> SIP =
      Map.of(COMPLETED, "200", CANCELED, "487", BUSY, "486", NO_ANSWER, "480", FAILED, "404");

  private static final long SECOND = 1000;

  /** An answering machine has no more room than this. */
  private static final long MACHINE_MILLIS = 180 * SECOND;

  private final Exchange exchange;

  Lines(Exchange exchange) {
    this.exchange = exchange;
  }

  static boolean isEnded(ObjectNode call) {
    return ENDED.contains(status(call));
  }

  static String status(ObjectNode call) {
    return call.get("status").asText();
  }

  /** What every request about a call says of it. */
  static Map<String, String> facts(ObjectNode call) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CallSid", Json.id(call));
    facts.put("AccountSid", call.get(Change.ACCOUNT).asText());
    facts.put("From", call.get("from").asText());
    facts.put("To", call.get("to").asText());
    facts.put("Caller", call.get("from").asText());
    facts.put("Called", call.get("to").asText());
    facts.put("CallStatus", status(call));
    facts.put("ApiVersion", call.get("api_version").asText());
    facts.put("Direction", call.get("direction").asText());
    if (call.hasNonNull("parent_call_sid")) {
      facts.put("ParentCallSid", call.get("parent_call_sid").asText());
    }
    if (call.hasNonNull("answered_by")) {
      facts.put("AnsweredBy", call.get("answered_by").asText());
    }
    return facts;
  }

  /** Tells the account how the call goes, if it wants to know. */
  void tell(Change change, ObjectNode call, String event) {
    boolean wanted = false;
    for (var name : call.path(CALLBACK).path("events")) {
      wanted |= name.asText().equals(event);
    }
    if (!wanted) {
      return;
    }
    Map<String, String> facts = facts(call);
    facts.put("CallStatus", event.equals("initiated") ? event : status(call));
    if (isEnded(call)) {
      facts.put("CallDuration", call.get("duration").asText());
      facts.put("Duration", minutes(call.get("duration").asLong()));
      facts.put("SipResponseCode", SIP.get(status(call)));
    }
    facts.put("Timestamp", Moments.rfc(change.at()));
    facts.put("CallbackSource", "call-progress-events");
    facts.put("SequenceNumber", String.valueOf(call.path("_sequence").asInt()));
    call.put("_sequence", call.path("_sequence").asInt() + 1);
    Callbacks.plan(change, call, call.get(CALLBACK), facts);
  }

  private static String minutes(long seconds) {
    return String.valueOf((seconds + 59) / 60);
  }

  /** Something of a call happens by itself. */
  void due(Change change, ObjectNode call, String timer) {
    switch (timer) {
      case Timers.PLACE -> place(change, call);
      case Timers.RING -> end(change, call, NO_ANSWER);
      case Timers.PICKUP -> answer(change, call);
      case Timers.LIMIT -> end(change, call, COMPLETED);
      case Timers.DETECTED -> detected(change, call);
      case Timers.REPLY -> exchange.phones.reply(change, call);
      case Timers.MOST -> exchange.takes.full(change, call);
      default -> exchange.script.goOn(change, call);
    }
  }

  /** The handset begins to ring, unless something is in the way. */
  void place(Change change, ObjectNode call) {
    tell(change, call, "initiated");
    ObjectNode phone = exchange.phones.of(change, call.get(LINE).asText());
    String answers = phone.get("answers").asText();
    if (answers.equals("fail") || exchange.phones.isOurs(call.get(LINE).asText())) {
      end(change, call, FAILED);
    } else if (answers.equals(BUSY) || exchange.phones.isTalking(change, call)) {
      end(change, call, BUSY);
    } else {
      call.put("status", RINGING);
      tell(change, call, RINGING);
      Timers.set(call, Timers.RING, change.millis() + call.get("_timeout").asLong() * SECOND);
      if (answers.equals("auto") || answers.equals("machine")) {
        Timers.set(call, Timers.PICKUP, change.millis() + phone.get("afterMillis").asLong());
      }
    }
  }

  /** Somebody or something takes the call. */
  void answer(Change change, ObjectNode call) {
    Timers.cancel(call, Timers.RING);
    Timers.cancel(call, Timers.PICKUP);
    long now = change.millis();
    call.put("status", IN_PROGRESS).put("start_time", Moments.rfc(change.at())).put(ANSWERED, now);
    Timers.set(call, Timers.LIMIT, now + call.get("_limit").asLong() * SECOND);
    long heard = exchange.phones.greet(change, call);
    if (heard > 0) {
      Timers.set(call, Timers.LIMIT, Math.min(limit(call), now + MACHINE_MILLIS));
    }
    tell(change, call, "answered");
    if (call.has(RECORD)) {
      exchange.recordings.start(change, call, "OutboundAPI", call.get(RECORD));
    }
    boolean outbound = !call.get("direction").asText().equals("inbound");
    if (call.has(DETECTION)) {
      boolean end = call.get(DETECTION).get("mode").asText().equals("DetectMessageEnd");
      long known = now + exchange.settings.of("detectMillis");
      Timers.set(call, Timers.DETECTED, end && heard > 0 ? now + heard : known);
    }
    if (outbound && !exchange.dials.answered(change, call) && !detectsFirst(call)) {
      exchange.script.begin(change, call);
    }
  }

  private static long limit(ObjectNode call) {
    return call.at("/_timers/" + Timers.LIMIT).asLong();
  }

  private static boolean detectsFirst(ObjectNode call) {
    return call.has(DETECTION) && !call.get(DETECTION).path("async").asBoolean();
  }

  private void detected(Change change, ObjectNode call) {
    boolean machine = call.path(Phones.MACHINE).asBoolean();
    ObjectNode detection = (ObjectNode) call.get(DETECTION);
    boolean end = detection.get("mode").asText().equals("DetectMessageEnd");
    String found = machine ? end ? "machine_end_beep" : "machine_start" : "human";
    call.put("answered_by", found);
    if (detectsFirst(call)) {
      exchange.script.begin(change, call);
    } else {
      Map<String, String> facts = facts(call);
      long took = change.millis() - call.get(ANSWERED).asLong();
      facts.put("MachineDetectionDuration", String.valueOf(took));
      Callbacks.plan(change, call, detection, facts);
    }
  }

  /** The call ends, wherever it stands; what hangs on it ends with it. */
  void end(Change change, ObjectNode call, String status) {
    if (isEnded(call)) {
      return;
    }
    Optional<Long> answered =
        Optional.of(call.path(ANSWERED).asLong()).filter(millis -> millis > 0);
    long seconds = answered.map(from -> (change.millis() - from + SECOND / 2) / SECOND).orElse(0L);
    call.put("status", status).put("end_time", Moments.rfc(change.at()));
    call.put("duration", String.valueOf(seconds));
    Timers.cancelAll(call);
    Audio.cut(call, Audio.IN, change.millis());
    Audio.cut(call, Audio.OUT, change.millis());
    exchange.takes.hungUp(change, call);
    exchange.recordings.stopAll(change, call);
    call.remove(Script.FETCH);
    exchange.dials.ended(change, call);
    tell(change, call, COMPLETED);
  }
}

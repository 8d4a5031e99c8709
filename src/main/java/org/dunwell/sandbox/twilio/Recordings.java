package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Records calls: from when to when, with which pauses. The sound follows from what was said. */
final class Recordings {

  private static final String OF_CALL = "_recordings";
  private static final String PARTS = "_parts";
  private static final String STATUS = "status";
  private static final String PAUSED = "paused";
  private static final String RUNNING = "in-progress";
  private static final long SECOND = 1000;
  private static final int NOT_RUNNING = 21220;

  private final Exchange exchange;

  Recordings(Exchange exchange) {
    this.exchange = exchange;
  }

  /** A stretch of the call; {@code silent} when nothing may be heard of it. */
  record Part(long from, long until, boolean silent) {
    long millis() {
      return until - from;
    }
  }

  /** How a verb wants it. */
  static ObjectNode wanted(Verb verb, String track) {
    ObjectNode wanted = Json.JSON.createObjectNode();
    wanted.put("channels", verb.attribute("channels", "dual").equals("mono") ? 1 : 2);
    wanted.put("track", verb.attribute(track, "both")).put("name", verb.attribute("name", ""));
    wanted.put("url", verb.attribute("recordingStatusCallback", ""));
    wanted.put("method", verb.method("recordingStatusCallbackMethod"));
    ArrayNode events = wanted.putArray("events");
    List.of(verb.attribute("recordingStatusCallbackEvent", "completed").split("\\s+"))
        .forEach(events::add);
    return wanted;
  }

  ObjectNode start(Change change, ObjectNode call, String source, JsonNode wanted) {
    ObjectNode recording = change.create(Kinds.RECORDING, call.get(Change.ACCOUNT).asText());
    String track = wanted.path("track").asText("both");
    recording.put("call_sid", Json.id(call)).put("source", source).put("track", track);
    recording.put("channels", track.equals("both") ? wanted.path("channels").asInt(1) : 1);
    recording.put("start_time", Moments.rfc(change.at())).put(STATUS, RUNNING);
    recording.put("duration", "-1").put("_name", wanted.path("name").asText());
    recording.put("uri", Calls.uri(recording, "Recordings"));
    recording.put("media_url", url(recording));
    recording.putArray(PARTS).addObject().put("from", change.millis());
    ObjectNode tell = recording.putObject("_callback");
    tell.put("url", Script.resolved(call, wanted.path("url").asText()));
    tell.put("method", wanted.path("method").asText("POST")).set("events", wanted.path("events"));
    call.withArray(OF_CALL).add(Json.id(recording));
    tell(change, recording, RUNNING);
    return recording;
  }

  /** Where its sound is, without an ending. */
  String url(ObjectNode recording) {
    return exchange.address + recording.get("uri").asText().replaceFirst("\\.json$", "");
  }

  void startNamed(Change change, ObjectNode call, Verb start) {
    start
        .children()
        .forEach(verb -> start(change, call, "StartCallRecordingAPI", wanted(verb, "track")));
  }

  void stopNamed(Change change, ObjectNode call, Verb stop) {
    for (Verb verb : stop.children()) {
      running(change, call).stream()
          .filter(recording -> recording.get("_name").asText().equals(verb.attribute("name", "")))
          .forEach(recording -> stop(change, call, recording));
    }
  }

  /** Those of a call that are not over, the first first. */
  private static List<ObjectNode> running(Change change, ObjectNode call) {
    List<ObjectNode> running = new ArrayList<>();
    for (JsonNode sid : call.path(OF_CALL)) {
      change
          .look(Kinds.RECORDING, sid.asText())
          .filter(recording -> is(recording, RUNNING) || is(recording, PAUSED))
          .ifPresent(running::add);
    }
    return running;
  }

  private static boolean is(ObjectNode recording, String status) {
    return recording.get(STATUS).asText().equals(status);
  }

  static List<Part> parts(ObjectNode recording) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : recording.get(PARTS)) {
      long from = part.get("from").asLong();
      parts.add(new Part(from, part.path("until").asLong(from), part.path("silent").asBoolean()));
    }
    return parts;
  }

  static long millis(ObjectNode recording) {
    return parts(recording).stream().mapToLong(Part::millis).sum();
  }

  void stopAll(Change change, ObjectNode call) {
    running(change, call).forEach(recording -> stop(change, call, recording));
  }

  /** It is over; what becomes of it takes a moment. */
  void stop(Change change, ObjectNode call, ObjectNode recording) {
    if (!is(recording, RUNNING) && !is(recording, PAUSED)) {
      return;
    }
    closePart(change, recording);
    recording.put(STATUS, "processing");
    recording.put("duration", String.valueOf((millis(recording) + SECOND / 2) / SECOND));
    recording.put(Store.DUE_MILLIS, change.millis() + exchange.settings.of("recordingMillis"));
  }

  private static void closePart(Change change, ObjectNode recording) {
    ArrayNode parts = recording.withArray(PARTS);
    ObjectNode last = (ObjectNode) parts.get(parts.size() - 1);
    if (!last.has("until")) {
      last.put("until", change.millis());
    }
  }

  void discard(Change change, ObjectNode call, ObjectNode recording) {
    ArrayNode all = call.withArray(OF_CALL);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).asText().equals(Json.id(recording))) {
        all.remove(i);
      }
    }
    change.remove(recording);
  }

  /** It can be heard now; where there is nothing to hear, there is none. */
  void processed(Change change, ObjectNode recording) {
    recording.remove(Store.DUE_MILLIS);
    recording.put(STATUS, millis(recording) == 0 ? "absent" : "completed");
    tell(change, recording, recording.get(STATUS).asText());
  }

  private void tell(Change change, ObjectNode recording, String event) {
    boolean wanted = false;
    for (JsonNode name : recording.get("_callback").path("events")) {
      wanted |= name.asText().equals(event);
    }
    if (wanted) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("AccountSid", recording.get(Change.ACCOUNT).asText());
      facts.put("CallSid", recording.get("call_sid").asText());
      facts.put("RecordingSid", Json.id(recording));
      facts.put("RecordingUrl", url(recording));
      facts.put("RecordingStatus", event);
      facts.put("RecordingDuration", recording.get("duration").asText());
      facts.put("RecordingChannels", recording.get("channels").asText());
      facts.put("RecordingStartTime", recording.get("start_time").asText());
      facts.put("RecordingSource", recording.get("source").asText());
      facts.put("RecordingTrack", recording.get("track").asText());
      facts.put("ErrorCode", "0");
      Callbacks.plan(change, recording, recording.get("_callback"), facts);
    }
  }

  /** Pauses it, lets it go on or stops it. */
  ObjectNode update(Change change, ObjectNode call, String sid, Params params) {
    List<ObjectNode> running = running(change, call);
    ObjectNode recording =
        sid.equals("Twilio.CURRENT") && !running.isEmpty()
            ? running.get(running.size() - 1)
            : change.get(Kinds.RECORDING, call.get(Change.ACCOUNT).asText(), sid);
    String status = params.word("Status", List.of("stopped", PAUSED, RUNNING));
    boolean skips = params.word("PauseBehavior", List.of("silence", "skip")).equals("skip");
    params.done();
    if (!running.contains(recording)) {
      throw ApiError.invalid(NOT_RUNNING, "Recording is not in-progress. Cannot update.");
    }
    if (status.equals("stopped")) {
      stop(change, call, recording);
    } else if (!is(recording, status)) {
      closePart(change, recording);
      boolean pauses = status.equals(PAUSED);
      if (!pauses || !skips) {
        recording.withArray(PARTS).addObject().put("from", change.millis()).put("silent", pauses);
      }
      recording.put(STATUS, status);
    }
    return recording;
  }

  /** Starts one because the account asks for it. */
  ObjectNode create(Change change, ObjectNode call, Params params) {
    if (!Lines.status(call).equals(Lines.IN_PROGRESS)) {
      throw ApiError.invalid(
          NOT_RUNNING, "Requested resource is not eligible for recording: it is not in-progress.");
    }
    ObjectNode wanted = Calls.recording(params, "RecordingChannels");
    params.done();
    return start(change, call, "StartCallRecordingAPI", wanted);
  }
}

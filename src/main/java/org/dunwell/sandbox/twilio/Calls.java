package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.sandbox.wire.Json;

/** Calls, as an account asks for them. */
final class Calls {

  private static final String TRACK = "track";
  private static final int NO_TO = 21201;
  private static final int NO_FROM = 21213;
  private static final int NO_DOCUMENT = 21205;
  private static final int NOT_RUNNING = 21220;
  private static final int TEXT_TOO_LONG = 21218;
  private static final int LONGEST_TEXT = 4000;
  private static final long LONGEST = 14_400;

  private final Exchange exchange;

  Calls(Exchange exchange) {
    this.exchange = exchange;
  }

  static String uri(ObjectNode object, String list) {
    return "/2010-04-01/Accounts/%s/%s/%s.json"
        .formatted(object.get(Change.ACCOUNT).asText(), list, Json.id(object));
  }

  /** A further call, in the queue. */
  static ObjectNode begin(Change change, String account, String from, String to) {
    ObjectNode call = change.create(Kinds.CALL, account);
    call.put("from", from).put("from_formatted", from).put("to", to).put("to_formatted", to);
    call.put("status", "queued").put("uri", uri(call, "Calls"));
    call.put("_timeout", 60).put("_limit", LONGEST);
    ObjectNode more = call.putObject("subresource_uris");
    for (String part : List.of("Recordings", "Notifications")) {
      String name = part.toLowerCase(Locale.ROOT);
      more.put(name, call.get("uri").asText().replace(".json", "/" + part + ".json"));
    }
    return call;
  }

  ObjectNode create(Change change, String account, Params params) {
    String to = params.required("To", NO_TO);
    String from = params.required("From", NO_FROM);
    if (!Numbers.isValid(to)) {
      throw ApiError.invalid(
          ApiError.INVALID_TO,
          "The phone number you are attempting to call, %s, is not valid.".formatted(to));
    }
    if (!Numbers.isValid(from)) {
      throw ApiError.invalid(ApiError.INVALID_FROM, "Invalid 'From' Phone Number: " + from);
    }
    if (!exchange.phones.owner(from).equals(Optional.of(account))) {
      throw ApiError.invalid(
          ApiError.UNREGISTERED_FROM,
          "The source phone number provided, %s, is not yet verified for your account."
              .formatted(from));
    }
    ObjectNode call = begin(change, account, from, to);
    call.put("direction", "outbound-api").put(Lines.LINE, to);
    exchange.phones.ours(from).ifPresent(own -> call.put("phone_number_sid", Json.id(own)));
    call.put("_timeout", params.whole("Timeout", 60, 1, 600));
    call.put("_limit", params.whole("TimeLimit", LONGEST, 1, 86_400));
    document(call, params, true);
    callback(call, params);
    detection(call, params);
    if (params.flag("Record")) {
      call.set(Lines.RECORD, recording(params, "RecordingChannels"));
    }
    params.ignore("RecordingChannels", "RecordingTrack", "Trim", "CallReason", "CallerId");
    params.ignore("RecordingStatusCallback", "RecordingStatusCallbackMethod");
    params.ignore("RecordingStatusCallbackEvent");
    params.done();
    Timers.set(call, Timers.PLACE, change.millis());
    return call;
  }

  /** What the call does once it is answered. */
  private static boolean document(ObjectNode call, Params params, boolean required) {
    Optional<String> text = params.text("Twiml");
    Optional<String> url = params.url("Url");
    String method = params.method("Method");
    if (text.isEmpty() && url.isEmpty() && required) {
      throw ApiError.invalid(NO_DOCUMENT, "Url parameter is required.");
    }
    text.filter(document -> document.length() > LONGEST_TEXT)
        .ifPresent(
            longer -> {
              throw ApiError.invalid(TEXT_TOO_LONG, "Twiml has at most 4000 characters.");
            });
    if (text.isPresent() || url.isPresent()) {
      call.remove(List.of(Script.TEXT, Script.URL));
      text.ifPresent(document -> call.put(Script.TEXT, document));
      url.filter(any -> text.isEmpty()).ifPresent(address -> call.put(Script.URL, address));
      call.put(Script.METHOD, method);
    }
    Optional<String> fallback = params.url("FallbackUrl");
    String fallbackMethod = params.method("FallbackMethod");
    fallback.ifPresent(
        address ->
            call.putObject(Script.FALLBACK).put("url", address).put("method", fallbackMethod));
    return text.isPresent() || url.isPresent();
  }

  private static void callback(ObjectNode call, Params params) {
    Optional<String> url = params.url("StatusCallback");
    String method = params.method("StatusCallbackMethod");
    List<String> events = params.texts("StatusCallbackEvent");
    url.ifPresent(
        address -> {
          ObjectNode tell = call.putObject(Lines.CALLBACK);
          ArrayNode all = tell.put("url", address).put("method", method).putArray("events");
          (events.isEmpty() ? List.of(Lines.COMPLETED) : events)
              .forEach(some -> List.of(some.split("\\s+")).forEach(all::add));
        });
  }

  private static void detection(ObjectNode call, Params params) {
    Optional<String> mode = params.text("MachineDetection");
    boolean async = params.flag("AsyncAmd");
    String url = params.url("AsyncAmdStatusCallback").orElse("");
    String method = params.method("AsyncAmdStatusCallbackMethod");
    params.ignore("MachineDetectionTimeout", "MachineDetectionSpeechThreshold");
    params.ignore("MachineDetectionSpeechEndThreshold", "MachineDetectionSilenceTimeout");
    if (mode.isPresent()) {
      ObjectNode detection = call.putObject(Lines.DETECTION);
      detection.put("mode", params.word("MachineDetection", List.of("Enable", "DetectMessageEnd")));
      detection.put("async", async).put("url", url).put("method", method);
    }
  }

  /** How an account wants to have a call recorded. */
  static ObjectNode recording(Params params, String channels) {
    ObjectNode wanted = Json.JSON.createObjectNode();
    wanted.put("channels", params.word(channels, List.of("mono", "dual")).equals("dual") ? 2 : 1);
    wanted.put(TRACK, params.word("RecordingTrack", List.of("both", "inbound", "outbound")));
    wanted.put("url", params.url("RecordingStatusCallback").orElse(""));
    wanted.put("method", params.method("RecordingStatusCallbackMethod"));
    List<String> events = params.texts("RecordingStatusCallbackEvent");
    ArrayNode all = wanted.putArray("events");
    (events.isEmpty() ? List.of(Lines.COMPLETED) : events)
        .forEach(some -> List.of(some.split("\\s+")).forEach(all::add));
    params.ignore("Trim");
    return wanted;
  }

  /** Turns a call to another document, or ends it. */
  ObjectNode update(Change change, ObjectNode call, Params params) {
    Optional<String> status = params.text("Status");
    if (status.isPresent()) {
      params.word("Status", List.of(Lines.COMPLETED, Lines.CANCELED));
    }
    boolean turned = document(call, params, false);
    callback(call, params);
    params
        .text("TimeLimit")
        .ifPresent(
            any ->
                Timers.set(
                    call,
                    Timers.LIMIT,
                    change.millis() + params.whole("TimeLimit", LONGEST, 1, 86_400) * 1000));
    params.done();
    if ((turned || status.isPresent()) && Lines.isEnded(call)) {
      throw ApiError.invalid(NOT_RUNNING, "Call is not in-progress. Cannot redirect.");
    }
    boolean talks = Lines.status(call).equals(Lines.IN_PROGRESS);
    if (status.isPresent()) {
      if (!talks || status.get().equals(Lines.COMPLETED)) {
        exchange.lines.end(change, call, talks ? Lines.COMPLETED : Lines.CANCELED);
      }
    } else if (turned) {
      if (!talks) {
        throw ApiError.invalid(NOT_RUNNING, "Call is not in-progress. Cannot redirect.");
      }
      exchange.script.abandon(change, call);
      exchange.script.begin(change, call);
    }
    return call;
  }

  /** A handset dials a number of an account; empty when nobody has it. */
  Optional<ObjectNode> dial(Change change, String from, String to) {
    Optional<ObjectNode> own = exchange.phones.ours(to);
    return own.map(
        number -> {
          ObjectNode call = begin(change, number.get(Change.ACCOUNT).asText(), from, to);
          call.put("direction", "inbound").put(Lines.LINE, from).put("status", Lines.RINGING);
          call.put("phone_number_sid", Json.id(number));
          ObjectNode tell = call.putObject(Lines.CALLBACK);
          tell.put("url", number.get("status_callback").asText());
          tell.put("method", number.get("status_callback_method").asText());
          tell.putArray("events").add(Lines.COMPLETED);
          call.put(Script.URL, number.get("voice_url").asText());
          call.put(Script.METHOD, number.get("voice_method").asText());
          ObjectNode fallback = call.putObject(Script.FALLBACK);
          fallback.put("url", number.get("voice_fallback_url").asText());
          fallback.put("method", number.get("voice_fallback_method").asText());
          exchange.script.begin(change, call);
          return call;
        });
  }
}

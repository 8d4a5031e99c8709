package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.sandbox.wire.Json;

/** What people do with their handsets, and what they see and hear there. */
final class Handsets {

  private static final int INVALID = 20001;
  private static final int MOST = 20;
  private static final int LONGEST = 1600;
  private static final Set<String> ANSWERS = Set.of("person", "auto", "machine", "busy", "fail");
  private static final Set<String> FATES = Set.of("delivered", "undelivered", "failed");

  private final Exchange exchange;
  private final Calls calls;

  Handsets(Exchange exchange) {
    this.exchange = exchange;
    calls = new Calls(exchange);
  }

  /** Does it and answers how the handset stands then. */
  ObjectNode act(String what, ObjectNode wanted) {
    String number = number(wanted, wanted.has("number") ? "number" : "from");
    exchange.act(change -> act(change, what, number, wanted));
    return state(number);
  }

  private static String number(ObjectNode wanted, String field) {
    String number = wanted.path(field).asText();
    if (!Numbers.isValid(number)) {
      throw ApiError.invalid(
          INVALID, "\"%s\" must be a number such as +4930123456, not %s".formatted(field, number));
    }
    return number;
  }

  private static String text(ObjectNode wanted, String field, String form) {
    String text = wanted.path(field).asText();
    if (text.isBlank() || text.length() > LONGEST || !text.matches(form)) {
      throw ApiError.invalid(INVALID, "\"%s\" must match %s".formatted(field, form));
    }
    return text.strip();
  }

  private void act(Change change, String what, String number, ObjectNode wanted) {
    switch (what) {
      case "/dial" -> dial(change, number, number(wanted, "to"));
      case "/sms" ->
          exchange
              .messages
              .receive(change, number, number(wanted, "to"), text(wanted, "body", "(?s).+"))
              .orElseThrow(() -> nobody(wanted.get("to").asText()));
      case "/phone" -> set(exchange.phones.of(change, number), wanted);
      case "/answer" -> exchange.lines.answer(change, leg(change, number, Lines.RINGING));
      case "/reject" -> exchange.lines.end(change, leg(change, number, Lines.RINGING), Lines.BUSY);
      case "/press" ->
          exchange.phones.press(
              change,
              leg(change, number, Lines.IN_PROGRESS),
              text(wanted, "digits", "[0-9A-D*#]{1,40}"));
      case "/say" ->
          exchange.phones.say(
              change, leg(change, number, Lines.IN_PROGRESS), text(wanted, "text", "(?s).+"));
      case "/hangup" -> hangUp(change, number);
      default -> throw ApiError.missing(Control.PATH + what);
    }
  }

  private void dial(Change change, String from, String to) {
    if (exchange.phones.leg(change, from).isPresent()) {
      throw ApiError.invalid(INVALID, "This handset is in a call already.");
    }
    calls.dial(change, from, to).orElseThrow(() -> nobody(to));
  }

  private static ApiError nobody(String number) {
    return ApiError.invalid(INVALID, "No account has the number " + number);
  }

  private void hangUp(Change change, String number) {
    ObjectNode call =
        exchange.phones.leg(change, number).orElseThrow(() -> none(number, "in a call"));
    boolean inbound = call.get("direction").asText().equals("inbound");
    boolean talks = Lines.status(call).equals(Lines.IN_PROGRESS);
    String unanswered = inbound ? Lines.NO_ANSWER : Lines.BUSY;
    exchange.lines.end(change, call, talks ? Lines.COMPLETED : unanswered);
  }

  private ObjectNode leg(Change change, String number, String status) {
    return exchange
        .phones
        .leg(change, number)
        .filter(call -> Lines.status(call).equals(status))
        .filter(
            call ->
                status.equals(Lines.IN_PROGRESS)
                    || !call.get("direction").asText().equals("inbound"))
        .orElseThrow(() -> none(number, status));
  }

  private static ApiError none(String number, String state) {
    return ApiError.invalid(INVALID, "The handset %s is not %s.".formatted(number, state));
  }

  /** How it answers and what becomes of messages to it. */
  private static void set(ObjectNode phone, ObjectNode wanted) {
    word(phone, wanted, "answers", ANSWERS);
    word(phone, wanted, "sms", FATES);
    if (wanted.has("greeting")) {
      phone.put("greeting", text(wanted, "greeting", "(?s).+"));
    }
    if (wanted.has("afterMillis")) {
      phone.put("afterMillis", Math.max(0, Math.min(600_000, wanted.get("afterMillis").asLong())));
    }
    if (wanted.has("replies")) {
      ArrayNode replies = phone.putArray("replies");
      for (JsonNode reply : wanted.get("replies")) {
        if (!reply.asText().matches("(?s)press:[0-9A-D*#]+|say:.+|hangup")) {
          throw ApiError.invalid(
              INVALID, "A reply is press:1, say:Yes or hangup, not " + reply.asText());
        }
        replies.add(reply.asText());
      }
    }
  }

  private static void word(ObjectNode phone, ObjectNode wanted, String field, Set<String> words) {
    if (wanted.has(field)) {
      String word = wanted.get(field).asText();
      if (!words.contains(word)) {
        throw ApiError.invalid(INVALID, "\"%s\" must be one of %s".formatted(field, words));
      }
      phone.put(field, word);
    }
  }

  /** What is seen and heard there now. */
  ObjectNode state(String number) {
    ObjectNode state = Json.JSON.createObjectNode().put("number", number);
    exchange.act(
        change -> {
          state.put("now", change.millis());
          Optional<ObjectNode> call = exchange.phones.leg(change, number);
          state.set("call", call.map(Handsets::call).orElse(null));
          ObjectNode phone = change.look(Kinds.PHONE, number).orElseGet(() -> Phones.usual(number));
          state.set("phone", phone.deepCopy().without(List.of("id", "object")));
          ArrayNode past = state.putArray("past");
          last(change, Kinds.CALL, number).map(Handsets::call).forEach(past::add);
          ArrayNode messages = state.putArray("messages");
          last(change, Kinds.MESSAGE, number).map(Api::shown).forEach(messages::add);
        });
    return state;
  }

  private static Stream<ObjectNode> last(Change change, String kind, String number) {
    return change
        .all(kind)
        .filter(object -> object.path(Lines.LINE).asText().equals(number))
        .filter(object -> !kind.equals(Kinds.CALL) || Lines.isEnded(object))
        .limit(MOST);
  }

  private static ObjectNode call(ObjectNode call) {
    ObjectNode seen = Json.JSON.createObjectNode();
    boolean inbound = call.get("direction").asText().equals("inbound");
    seen.set("sid", call.get("sid"));
    seen.set("status", call.get("status"));
    seen.set("direction", call.get("direction"));
    seen.set("peer", call.get(inbound ? "to" : "from"));
    seen.set("created", call.get(Change.CREATED));
    seen.put("voicemail", call.path(Phones.MACHINE).asBoolean());
    seen.put("duration", call.path("duration").asText());
    seen.set("audio", call.path("_audio").deepCopy());
    return seen;
  }
}

package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Text messages, both ways. */
final class Messages {

  /** What fits into one message of 160. */
  private static final Pattern GSM =
      Pattern.compile(
          "[A-Za-z0-9 \\r\\n@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà\\-]*");

  private static final Map<String, Integer> ERRORS = Map.of("undelivered", 30003, "failed", 30008);
  private static final int NO_TO = 21604;
  private static final int NO_FROM = 21603;
  private static final int NOT_OURS = 21606;
  private static final int NO_BODY = 21602;
  private static final int TOO_LONG = 21617;
  private static final int LONGEST = 1600;

  private final Exchange exchange;
  private final StopWords stopWords;

  Messages(Exchange exchange) {
    this.exchange = exchange;
    this.stopWords = new StopWords(exchange);
  }

  ObjectNode create(Change change, String account, Params params) {
    String to = params.required("To", NO_TO);
    String from = params.required("From", NO_FROM);
    String body = params.required("Body", NO_BODY);
    if (!Numbers.isValid(to)) {
      throw ApiError.invalid(
          ApiError.INVALID_TO, "The 'To' number %s is not a valid phone number.".formatted(to));
    }
    if (!exchange.phones.owner(from).equals(Optional.of(account))) {
      throw ApiError.invalid(
          NOT_OURS,
          "The 'From' phone number provided (%s) is not a valid message-capable Twilio phone number for this destination."
              .formatted(from));
    }
    if (body.length() > LONGEST) {
      throw ApiError.invalid(
          TOO_LONG, "The concatenated message body exceeds the 1600 character limit.");
    }
    if (stopWords.stopped(change, to, from)) {
      throw ApiError.invalid(ApiError.UNSUBSCRIBED, "Attempt to send to unsubscribed recipient");
    }
    ObjectNode message = send(change, account, from, to, body);
    message.put("direction", "outbound-api");
    message.putObject(Lines.CALLBACK).put("url", params.url("StatusCallback").orElse(""));
    params.ignore("ValidityPeriod", "ProvideFeedback", "SmartEncoded");
    params.done();
    return message;
  }

  private ObjectNode send(Change change, String account, String from, String to, String body) {
    ObjectNode message = begin(change, account, from, to, body);
    message.put("status", "queued").put(Lines.LINE, to);
    message.put(Store.DUE_MILLIS, change.millis() + exchange.settings.of("messageMillis"));
    return message;
  }

  private static ObjectNode begin(
      Change change, String account, String from, String to, String body) {
    ObjectNode message = change.create(Kinds.MESSAGE, account);
    message.put("from", from).put("to", to).put("body", body);
    message.put("num_segments", String.valueOf(segments(body)));
    message.put("uri", Calls.uri(message, "Messages")).putObject("subresource_uris");
    return message;
  }

  private static int segments(String body) {
    boolean plain = GSM.matcher(body).matches();
    int alone = plain ? 160 : 70;
    int each = plain ? 153 : 67;
    return body.length() <= alone ? 1 : (body.length() + each - 1) / each;
  }

  /** It goes on: it is sent, then it arrives or does not. */
  void due(Change change, ObjectNode message) {
    message.remove(Store.DUE_MILLIS);
    String fate = exchange.phones.of(change, message.get(Lines.LINE).asText()).get("sms").asText();
    boolean sent = message.get("status").asText().equals("sent");
    message.put("status", sent || fate.equals("failed") ? fate : "sent");
    if (ERRORS.containsKey(message.get("status").asText())) {
      message.put("error_code", ERRORS.get(fate));
      message.put(
          "error_message",
          fate.equals("failed") ? "Unknown error" : "Unreachable destination handset");
    }
    if (message.get("status").asText().equals("sent")) {
      message.put("date_sent", Moments.rfc(change.at()));
      message.put(Store.DUE_MILLIS, change.millis() + exchange.settings.of("messageMillis"));
    }
    Map<String, String> facts = facts(message);
    facts.put("MessageStatus", message.get("status").asText());
    if (message.hasNonNull("error_code")) {
      facts.put("ErrorCode", message.get("error_code").asText());
    }
    Callbacks.plan(change, message, message.path(Lines.CALLBACK), facts);
  }

  private static Map<String, String> facts(ObjectNode message) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("MessageSid", Json.id(message));
    facts.put("SmsSid", Json.id(message));
    facts.put("SmsStatus", message.get("status").asText());
    facts.put("AccountSid", message.get(Change.ACCOUNT).asText());
    facts.put("From", message.get("from").asText());
    facts.put("To", message.get("to").asText());
    facts.put("ApiVersion", message.get("api_version").asText());
    return facts;
  }

  /** Somebody writes to a number of an account; empty when nobody has it. */
  Optional<ObjectNode> receive(Change change, String from, String to, String body) {
    return exchange
        .phones
        .ours(to)
        .map(
            number -> {
              ObjectNode message =
                  begin(change, number.get(Change.ACCOUNT).asText(), from, to, body);
              message.put("direction", "inbound").put("status", "received").put(Lines.LINE, from);
              message.put("date_sent", Moments.rfc(change.at()));
              stopWords.obeyed(change, message).ifPresent(words -> answer(change, message, words));
              ask(
                  change,
                  message,
                  number.get("sms_url").asText(),
                  number.get("sms_method").asText());
              return message;
            });
  }

  private ObjectNode answer(Change change, ObjectNode message, String body) {
    ObjectNode answer =
        send(
            change,
            message.get(Change.ACCOUNT).asText(),
            message.get("to").asText(),
            message.get("from").asText(),
            body);
    answer.put("direction", "outbound-reply");
    return answer;
  }

  private static void ask(Change change, ObjectNode message, String url, String method) {
    if (!url.isEmpty()) {
      int number = message.path("_documents").asInt() + 1;
      Map<String, String> facts = facts(message);
      facts.put("Body", message.get("body").asText());
      facts.put("NumMedia", "0");
      facts.put("NumSegments", message.get("num_segments").asText());
      message.put("_documents", number);
      ObjectNode fetch = message.putObject(Script.FETCH).put("number", number).put("url", url);
      fetch.put("method", method).set("form", Json.JSON.valueToTree(facts));
    }
  }

  /** The account has answered what to do with it. */
  void fetched(Change change, ObjectNode message, Web.Answer answer) {
    String url = message.remove(Script.FETCH).get("url").asText();
    try {
      String document = Fetcher.document(answer, url);
      if (!document.isBlank()) {
        for (JsonNode node : exchange.read(change, message, document, Grammar.messaging(), url)) {
          execute(change, message, Verb.of(node), url);
        }
      }
    } catch (TwimlError error) {
      Notifications.note(change, message, error.code(), error.getMessage(), url);
    }
  }

  private void execute(Change change, ObjectNode message, Verb verb, String url) {
    if (verb.name().equals("Redirect")) {
      if (message.path("_documents").asInt() < 10) {
        String next = Web.resolved(url, verb.text()).orElse("");
        ask(change, message, next, verb.method("method"));
      }
    } else if (!stopWords.stopped(
        change, message.get("from").asText(), message.get("to").asText())) {
      String body = verb.children().isEmpty() ? verb.text() : verb.children().get(0).text();
      ObjectNode reply = answer(change, message, body);
      String callback = verb.attribute("statusCallback", verb.attribute("action", ""));
      ObjectNode tell = reply.putObject(Lines.CALLBACK).put("method", "POST");
      tell.put("url", callback.isEmpty() ? "" : Web.resolved(url, callback).orElse(""));
    }
  }
}

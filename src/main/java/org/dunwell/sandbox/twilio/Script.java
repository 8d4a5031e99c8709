package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Json;

/** Executes a call's documents verb by verb, and asks for the next document. */
final class Script {

  /** What is being asked for; the {@link Fetcher} brings it. */
  static final String FETCH = "_fetch";

  static final String URL = "_url";
  static final String METHOD = "_method";
  static final String TEXT = "_twiml";
  static final String FALLBACK = "_fallback";

  private static final String PROGRAM = "_program";
  private static final String AT = "_at";
  private static final String BASE = "_base";
  private static final long SECOND = 1000;

  /** A document that leads to itself in a circle ends here. */
  private static final int MOST_DOCUMENTS = 1000;

  private static final int LOOPS = 1000;

  private final Exchange exchange;

  Script(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The call is answered, or turned to another document: begins with its first one. */
  void begin(Change change, ObjectNode call) {
    if (call.has(TEXT)) {
      call.put(BASE, "");
      load(change, call, call.get(TEXT).asText());
    } else {
      ask(change, call, call.path(URL).asText(), call.path(METHOD).asText("POST"), Map.of());
    }
  }

  /** Leaves what the call is at, without a word to anybody. */
  void abandon(Change change, ObjectNode call) {
    Timers.cancel(call, Timers.VERB);
    Timers.cancel(call, Timers.MOST);
    Timers.cancel(call, Timers.REPLY);
    Audio.cut(call, Audio.OUT, change.millis());
    call.remove(List.of(FETCH, Gathers.STATE));
    exchange.takes.abandon(change, call);
    exchange.dials.abandon(change, call);
  }

  /** Asks an address, as the document now executed names it, for the next document. */
  void ask(
      Change change, ObjectNode call, String address, String method, Map<String, String> more) {
    int number = call.path("_documents").asInt() + 1;
    Optional<String> url = Web.resolved(call.path(BASE).asText(), address);
    if (url.isEmpty() || number > MOST_DOCUMENTS) {
      int code = TwimlError.UNREACHABLE;
      Notifications.note(change, call, code, "No address, or too many documents: " + address, "");
      lines().end(change, call, Lines.COMPLETED);
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>(Lines.facts(call));
    facts.putAll(more);
    call.put("_documents", number);
    ObjectNode fetch = call.putObject(FETCH).put("number", number).put("url", url.get());
    fetch.put("method", method).set("form", Json.JSON.valueToTree(facts));
  }

  private Lines lines() {
    return exchange.lines;
  }

  /** Tells a verb's action what came of it although the call is over: the answer has no effect. */
  void tell(Change change, ObjectNode call, Verb verb, Map<String, String> facts) {
    Optional<String> url = Web.resolved(call.path(BASE).asText(), verb.attribute("action", ""));
    ObjectNode where = Json.JSON.createObjectNode().put("method", verb.method("method"));
    url.ifPresent(found -> Callbacks.plan(change, call, where.put("url", found), facts));
  }

  /** An address of the document that is executed. */
  static String resolved(ObjectNode call, String address) {
    return Web.resolved(call.path(BASE).asText(), address).orElse("");
  }

  /** A document has come, or has not. */
  void fetched(Change change, ObjectNode call, Web.Answer answer) {
    ObjectNode fetch = (ObjectNode) call.remove(FETCH);
    String url = fetch.get("url").asText();
    try {
      String document = Fetcher.document(answer, url);
      call.put(BASE, url);
      load(change, call, read(change, call, document, url));
    } catch (TwimlError error) {
      failed(change, call, fetch, error);
    }
  }

  private void load(Change change, ObjectNode call, String document) {
    try {
      load(change, call, read(change, call, document, ""));
    } catch (TwimlError error) {
      failed(change, call, Json.JSON.createObjectNode(), error);
    }
  }

  private ArrayNode read(Change change, ObjectNode call, String document, String url)
      throws TwimlError {
    if (document.isBlank()) {
      return Json.JSON.createArrayNode();
    }
    return exchange.read(change, call, document, Grammar.voice(), url);
  }

  private void load(Change change, ObjectNode call, ArrayNode program) {
    call.set(PROGRAM, program);
    call.put(AT, 0);
    run(change, call);
  }

  /** Asks the address that is named for this case, or says sorry and hangs up. */
  private void failed(Change change, ObjectNode call, ObjectNode fetch, TwimlError error) {
    String url = fetch.path("url").asText();
    Notifications.note(change, call, error.code(), error.getMessage(), url);
    String other = call.path(FALLBACK).path("url").asText();
    if (!other.isEmpty() && !fetch.path("fallback").asBoolean()) {
      Map<String, String> why = Map.of("ErrorCode", String.valueOf(error.code()), "ErrorUrl", url);
      ask(change, call, other, call.get(FALLBACK).path("method").asText("POST"), why);
      call.withObject("/" + FETCH).put("fallback", true);
    } else {
      ArrayNode sorry = Json.JSON.createArrayNode();
      sorry.add(Verb.said("Say", "We are sorry. An application error has occurred. Goodbye."));
      load(change, call, sorry.add(Verb.said("Hangup", "")));
    }
  }

  /** A verb has had its time. */
  void goOn(Change change, ObjectNode call) {
    if (call.has(Gathers.STATE)) {
      exchange.gathers.goOn(change, call);
    } else if (call.has(Takes.STATE)) {
      exchange.takes.goOn(change, call);
    } else {
      run(change, call);
    }
  }

  /** Executes verbs until one takes time. */
  void run(Change change, ObjectNode call) {
    boolean goesOn = true;
    while (goesOn && !Lines.isEnded(call)) {
      int at = call.path(AT).asInt();
      if (at < call.path(PROGRAM).size()) {
        Verb verb = Verb.of(call.get(PROGRAM).get(at));
        call.put(AT, at + 1);
        takeUp(change, call, verb);
        goesOn = execute(change, call, verb);
      } else {
        goesOn = false;
        if (!exchange.dials.isReady(change, call)) {
          lines().end(change, call, Lines.COMPLETED);
        }
      }
    }
  }

  /** A call that comes in is answered by what is done with it. */
  private void takeUp(Change change, ObjectNode call, Verb verb) {
    boolean waits =
        verb.name().equals("Reject")
            || verb.name().equals("Redirect")
            || verb.name().equals("Dial") && verb.flag("answerOnBridge", false);
    if (!waits && Lines.status(call).equals(Lines.RINGING)) {
      lines().answer(change, call);
    }
  }

  /** Whether the next verb comes at once. */
  private boolean execute(Change change, ObjectNode call, Verb verb) {
    switch (verb.name()) {
      case "Gather" -> exchange.gathers.begin(change, call, verb);
      case "Dial" -> {
        return exchange.dials.begin(change, call, verb);
      }
      case "Record" -> exchange.takes.begin(change, call, verb);
      case "Redirect" -> ask(change, call, verb.text(), verb.method("method"), Map.of());
      case "Hangup" -> lines().end(change, call, Lines.COMPLETED);
      case "Reject" -> {
        boolean busy = verb.attribute("reason", "rejected").equals("busy");
        lines().end(change, call, busy ? Lines.BUSY : Lines.NO_ANSWER);
      }
      case "Start" -> {
        exchange.recordings.startNamed(change, call, verb);
        return true;
      }
      case "Stop" -> {
        exchange.recordings.stopNamed(change, call, verb);
        return true;
      }
      default -> Timers.set(call, Timers.VERB, sound(call, verb, change.millis()));
    }
    return false;
  }

  /** Says, plays or is silent from now on; answers until when. */
  long sound(ObjectNode call, Verb verb, long now) {
    String name = verb.name();
    if (name.equals("Pause")) {
      return now + verb.whole("length", 1) * SECOND;
    }
    boolean said = name.equals("Say");
    long once = said ? exchange.spoken(verb.text()) : exchange.settings.of("playMillis");
    long loops = verb.whole("loop", 1) == 0 ? LOOPS : verb.whole("loop", 1);
    long until = now + once * Math.min(loops, LOOPS);
    String text = verb.attribute("digits").orElse(verb.text());
    String kind = said ? Audio.SPEECH : verb.has("digits") ? Audio.KEY : Audio.PLAY;
    Audio.add(call, new Audio.Sound(Audio.OUT, kind, text, now, until));
    return until;
  }
}

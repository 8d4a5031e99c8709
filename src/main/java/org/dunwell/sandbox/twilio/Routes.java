package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dunwell.sandbox.wire.Json;

/** Which part of the API is played. */
final class Routes {

  private static final String BASE = "/2010-04-01/Accounts/{id}";

  /** Who asks for what with which words. */
  record Asked(String account, String path, List<String> ids, Params params) {

    String last() {
      return ids.get(ids.size() - 1);
    }
  }

  /** What a request does; without an object when nothing is left to show. */
  interface Operation {
    /** Does it. */
    ObjectNode run(Change change, Asked asked);
  }

  /** An operation that was found for a request. */
  record Found(Operation operation, List<String> ids, boolean creates) {}

  private record Route(String method, Pattern path, Operation operation, boolean creates) {}

  private final List<Route> routes = new ArrayList<>();
  private final Exchange exchange;

  Routes(Exchange exchange) {
    this.exchange = exchange;
    calls();
    recordings();
    messages();
    numbers();
    later();
    reads(Kinds.NOTIFICATION, "Notifications", "notifications");
  }

  private void calls() {
    Calls calls = new Calls(exchange);
    create(BASE + "/Calls.json", (c, asked) -> calls.create(c, asked.account(), asked.params()));
    add(
        "POST",
        BASE + "/Calls/{id}.json",
        (c, asked) -> calls.update(c, one(c, Kinds.CALL, asked), asked.params()));
    fetch(Kinds.CALL, BASE + "/Calls/{id}.json");
    add(
        "GET",
        BASE + "/Calls.json",
        (c, asked) ->
            list(
                asked,
                "calls",
                ofAccount(c, Kinds.CALL, asked),
                listing(asked)
                    .where("To", "to")
                    .where("From", "from")
                    .where("ParentCallSid", "parent_call_sid")
                    .where("Status", "status")
                    .when("StartTime")
                    .when("EndTime")));
    add(
        "GET",
        BASE + "/Calls/{id}/Notifications.json",
        (c, asked) ->
            list(asked, "notifications", ofCall(c, Kinds.NOTIFICATION, asked), listing(asked)));
  }

  private void recordings() {
    Recordings recordings = exchange.recordings;
    String ofCall = BASE + "/Calls/{id}/Recordings";
    create(
        ofCall + ".json",
        (c, asked) -> recordings.create(c, one(c, Kinds.CALL, asked), asked.params()));
    add(
        "POST",
        ofCall + "/{id}.json",
        (c, asked) ->
            recordings.update(
                c,
                c.get(Kinds.CALL, asked.account(), asked.ids().get(1)),
                asked.last(),
                asked.params()));
    add(
        "GET",
        ofCall + ".json",
        (c, asked) ->
            list(
                asked,
                "recordings",
                ofCall(c, Kinds.RECORDING, asked),
                listing(asked).when("DateCreated")));
    fetch(Kinds.RECORDING, ofCall + "/{id}.json");
    reads(Kinds.RECORDING, "Recordings", "recordings");
    for (String path : List.of(BASE + "/Recordings/{id}.json", ofCall + "/{id}.json")) {
      add("DELETE", path, (c, asked) -> gone(c, Kinds.RECORDING, asked));
    }
  }

  private void messages() {
    create(
        BASE + "/Messages.json",
        (c, asked) -> exchange.messages.create(c, asked.account(), asked.params()));
    fetch(Kinds.MESSAGE, BASE + "/Messages/{id}.json");
    add("DELETE", BASE + "/Messages/{id}.json", (c, asked) -> gone(c, Kinds.MESSAGE, asked));
    add(
        "GET",
        BASE + "/Messages.json",
        (c, asked) ->
            list(
                asked,
                "messages",
                ofAccount(c, Kinds.MESSAGE, asked),
                listing(asked).where("To", "to").where("From", "from").when("DateSent")));
  }

  private void numbers() {
    Numbers numbers = new Numbers(exchange);
    String path = BASE + "/IncomingPhoneNumbers";
    create(path + ".json", (c, asked) -> numbers.create(c, asked.account(), asked.params()));
    add(
        "POST",
        path + "/{id}.json",
        (c, asked) -> Numbers.update(one(c, Kinds.NUMBER, asked), asked.params()));
    fetch(Kinds.NUMBER, path + "/{id}.json");
    add(
        "DELETE",
        path + "/{id}.json",
        (c, asked) -> exchange.phones.release(c, one(c, Kinds.NUMBER, asked)));
    add(
        "GET",
        path + ".json",
        (c, asked) ->
            list(
                asked,
                "incoming_phone_numbers",
                ofAccount(c, Kinds.NUMBER, asked),
                listing(asked)
                    .where("PhoneNumber", "phone_number")
                    .where("FriendlyName", "friendly_name")));
  }

  private void later() {
    Transcripts transcripts = exchange.transcripts;
    add(
        "GET",
        "/v2/PhoneNumbers/{id}",
        (c, asked) ->
            Numbers.lookup(
                Json.JSON.createObjectNode().put("url", exchange.address + asked.path()),
                asked.last(),
                asked.params()));
    create("/v2/Services", (c, asked) -> transcripts.service(c, asked.account(), asked.params()));
    add(
        "POST",
        "/v2/Services/{id}",
        (c, asked) -> transcripts.updateService(one(c, Kinds.SERVICE, asked), asked.params()));
    fetch(Kinds.SERVICE, "/v2/Services/{id}");
    add(
        "GET",
        "/v2/Services",
        (c, asked) -> list(asked, "services", ofAccount(c, Kinds.SERVICE, asked), listing(asked)));
    create("/v2/Transcripts", (c, asked) -> transcripts.create(c, asked.account(), asked.params()));
    fetch(Kinds.TRANSCRIPT, "/v2/Transcripts/{id}");
    add("DELETE", "/v2/Transcripts/{id}", (c, asked) -> gone(c, Kinds.TRANSCRIPT, asked));
    add(
        "GET",
        "/v2/Transcripts",
        (c, asked) ->
            list(
                asked,
                "transcripts",
                ofAccount(c, Kinds.TRANSCRIPT, asked),
                listing(asked)
                    .where("ServiceSid", "service_sid")
                    .where("Status", "status")
                    .where("SourceSid", "_source")));
    add(
        "GET",
        "/v2/Transcripts/{id}/Sentences",
        (c, asked) -> {
          asked.params().ignore("Redacted", "WordTimestamps");
          return list(
              asked, "sentences", sentences(one(c, Kinds.TRANSCRIPT, asked)), listing(asked));
        });
  }

  private static Stream<ObjectNode> sentences(ObjectNode transcript) {
    ArrayNode all = transcript.withArray("_sentences");
    return StreamSupport.stream(all.spliterator(), false)
        .map(
            sentence -> ((ObjectNode) sentence).deepCopy().put("id", sentence.get("sid").asText()));
  }

  private static Listing listing(Asked asked) {
    return new Listing(asked.path(), asked.params());
  }

  private ObjectNode list(Asked asked, String key, Stream<ObjectNode> all, Listing listing) {
    boolean later = asked.path().startsWith("/v2/");
    return listing.page(all, key, later ? Optional.of(exchange.address) : Optional.empty());
  }

  private static Stream<ObjectNode> ofAccount(Change change, String kind, Asked asked) {
    return change
        .all(kind)
        .filter(object -> object.get(Change.ACCOUNT).asText().equals(asked.account()));
  }

  private static Stream<ObjectNode> ofCall(Change change, String kind, Asked asked) {
    return ofAccount(change, kind, asked)
        .filter(object -> object.path("call_sid").asText().equals(asked.last()));
  }

  private static ObjectNode one(Change change, String kind, Asked asked) {
    return change.get(kind, asked.account(), asked.last());
  }

  private static ObjectNode gone(Change change, String kind, Asked asked) {
    change.remove(one(change, kind, asked));
    return null;
  }

  private void reads(String kind, String path, String key) {
    fetch(kind, BASE + "/" + path + "/{id}.json");
    add(
        "GET",
        BASE + "/" + path + ".json",
        (c, asked) ->
            list(
                asked,
                key,
                ofAccount(c, kind, asked),
                listing(asked).where("CallSid", "call_sid").when("DateCreated")));
  }

  private void fetch(String kind, String path) {
    add(
        "GET",
        path,
        (c, asked) -> {
          asked.params().done();
          return one(c, kind, asked);
        });
  }

  private void create(String path, Operation operation) {
    routes.add(new Route("POST", pattern(path), operation, true));
  }

  private void add(String method, String path, Operation operation) {
    routes.add(new Route(method, pattern(path), operation, false));
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replace(".", "\\.").replace("{id}", "([A-Za-z0-9_.+-]+?)"));
  }

  Optional<Found> find(String method, String path) {
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(method) && matcher.matches()) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          ids.add(matcher.group(i));
        }
        return Optional.of(new Found(route.operation(), ids, route.creates()));
      }
    }
    return Optional.empty();
  }
}

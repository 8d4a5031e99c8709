package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/**
 * What one request, one key press or one due moment does to the telephone network: all of it or
 * nothing. Whoever gets an object gets the one that the others of this change have, too; what was
 * changed is kept at the end.
 */
final class Change extends Commit {

  static final String ACCOUNT = "account_sid";
  static final String CREATED = "_created";

  private static final Map<String, String> PREFIXES =
      Map.of(
          Kinds.CALL, "CA",
          Kinds.MESSAGE, "SM",
          Kinds.RECORDING, "RE",
          Kinds.NUMBER, "PN",
          Kinds.NOTIFICATION, "NO",
          Kinds.TRANSCRIPT, "GT",
          Kinds.SERVICE, "GA");

  private static final JsonNode OBJECTS = read();

  private final Map<String, ObjectNode> live = new LinkedHashMap<>();
  private final Map<String, ObjectNode> before = new LinkedHashMap<>();

  Change(Store<Change> store, String account, Instant now) {
    super(store, account, now);
  }

  long millis() {
    return at().toEpochMilli();
  }

  /** A further object of an account, with its sid and dates. */
  ObjectNode create(String kind, String account) {
    ObjectNode object = OBJECTS.required(kind).deepCopy();
    String sid = Ids.hex(PREFIXES.get(kind));
    object.put("id", sid).put("object", kind).put("sid", sid).put(ACCOUNT, account);
    object.put(CREATED, millis());
    String date = Kinds.isLater(kind) ? Moments.iso(at()) : Moments.rfc(at());
    object.put("date_created", date).put("date_updated", date);
    live.put(sid, object);
    return object;
  }

  /** Keeps an object of another form under an id of its own. */
  ObjectNode begin(String kind, String id) {
    ObjectNode object = Json.JSON.createObjectNode().put("id", id).put("object", kind);
    live.put(id, object);
    return object;
  }

  Optional<ObjectNode> look(String kind, String id) {
    ObjectNode here = live.get(id);
    if (here != null) {
      return here.get("object").asText().equals(kind) ? Optional.of(here) : Optional.empty();
    }
    Optional<ObjectNode> found = find(kind, id);
    found.ifPresent(
        object -> {
          live.put(id, object);
          before.put(id, object.deepCopy());
        });
    return found;
  }

  ObjectNode get(String kind, String id) {
    return look(kind, id).orElseThrow(() -> ApiError.missing(id));
  }

  /** One of an account: nobody sees another's. */
  ObjectNode get(String kind, String account, String id) {
    return look(kind, id)
        .filter(object -> object.path(ACCOUNT).asText().equals(account))
        .orElseThrow(() -> ApiError.missing(id));
  }

  void remove(ObjectNode object) {
    live.remove(Json.id(object));
    delete(Json.id(object));
  }

  /** Keeps what was changed. */
  void flush() {
    live.forEach(
        (id, object) -> {
          if (object.get("object").asText().equals(Kinds.CALL)) {
            Timers.note(object);
          }
          if (!object.equals(before.get(id))) {
            updated(object);
            put(object);
          }
        });
  }

  private void updated(ObjectNode object) {
    if (object.has("date_updated")) {
      boolean later = Kinds.isLater(object.get("object").asText());
      object.put("date_updated", later ? Moments.iso(at()) : Moments.rfc(at()));
    }
  }

  private static JsonNode read() {
    try (InputStream in = Change.class.getResourceAsStream("objects.json")) {
      return Json.JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dunwell.sandbox.wire.Json;

/** What went wrong with an account's documents, for the account to see. */
final class Notifications {

  private Notifications() {}

  static void note(Change change, ObjectNode about, int code, String text, String url) {
    ObjectNode note = change.create(Kinds.NOTIFICATION, about.get(Change.ACCOUNT).asText());
    note.put("call_sid", Json.id(about)).put("error_code", String.valueOf(code));
    note.put("message_text", text).put("message_date", Moments.rfc(change.at()));
    note.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    note.put("request_url", url).put("request_method", "POST");
    note.put("uri", Calls.uri(note, "Notifications"));
  }
}

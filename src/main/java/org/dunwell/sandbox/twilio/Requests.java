package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dunwell.sandbox.wire.Json;

/** What the API was asked lately, word for word, for whoever wants to see what a program sends. */
final class Requests {

  /** A test or an afternoon's trying asks for less. */
  private static final int MOST = 2000;

  private final Deque<ObjectNode> lately = new ArrayDeque<>();

  /**
   * One more.
   *
   * @param form the fields as they were sent, of the address or of the body; may be null
   */
  synchronized void add(String method, String path, String form) {
    if (lately.size() == MOST) {
      lately.removeFirst();
    }
    lately.add(
        Json.JSON
            .createObjectNode()
            .put("method", method)
            .put("path", path)
            .put("form", form == null ? "" : form));
  }

  /** All that are still known, the oldest first. */
  synchronized ArrayNode all() {
    return Json.JSON.createArrayNode().addAll(lately);
  }
}

package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dunwell.sandbox.wire.Json;

/** An answer that is an error. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int BAD = 400;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal bad(String message) {
    return new Refusal(BAD, message);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return body(getMessage());
  }

  static ObjectNode body(String message) {
    return Json.JSON.createObjectNode().put("error", message);
  }
}

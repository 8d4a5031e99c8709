package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dunwell.sandbox.wire.Json;

/** An answer that is an error, in Twilio's form. */
final class ApiError extends RuntimeException {

  static final int UNREGISTERED_FROM = 21210;
  static final int INVALID_TO = 21211;
  static final int INVALID_FROM = 21212;
  static final int UNSUBSCRIBED = 21610;

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private ApiError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiError unauthorized(String message) {
    return new ApiError(401, 20003, message);
  }

  static ApiError missing(String path) {
    return new ApiError(404, 20404, "The requested resource %s was not found".formatted(path));
  }

  static ApiError notPlayed(String what) {
    return new ApiError(
        400, 20001, "The sandbox's telephone company does not play %s.".formatted(what));
  }

  static ApiError invalid(int code, String message) {
    return new ApiError(400, code, message);
  }

  static ApiError tooLarge() {
    return new ApiError(413, 20001, "A request has at most one megabyte.");
  }

  static ApiError broken(String encoded) {
    return new ApiError(400, 20001, "The parameters are not form-encoded: " + encoded);
  }

  static ApiError internal() {
    return new ApiError(500, 20500, "The sandbox has failed; its log says why.");
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode body = Json.JSON.createObjectNode();
    body.put("code", code).put("message", getMessage());
    body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    return body.put("status", status);
  }
}

package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer that is an error, in Stripe's form. What was changed before it is thrown stays. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode error;

  private ApiError(int status, String type, String message) {
    super(message);
    this.status = status;
    error = JsonNodeFactory.instance.objectNode();
    error.put("type", type).put("message", message);
  }

  static ApiError unauthorized(String message) {
    return new ApiError(401, "invalid_request_error", message);
  }

  static ApiError invalid(String code, String param, String message) {
    ApiError refused = new ApiError(400, "invalid_request_error", message);
    refused.error.put("code", code);
    if (param != null) {
      refused.error.put("param", param);
    }
    return refused;
  }

  static ApiError missing(String kind, String id, String param) {
    ApiError missing = invalid("resource_missing", param, "No such %s: '%s'".formatted(kind, id));
    return new ApiError(404, "invalid_request_error", missing.getMessage()).with(missing.error);
  }

  static ApiError internal() {
    return new ApiError(500, "api_error", "The sandbox has failed; its log says why.");
  }

  static ApiError tooLarge() {
    return new ApiError(413, "invalid_request_error", "A request has at most one megabyte.");
  }

  static ApiError noSuchDoor(String method, String path) {
    return new ApiError(
        404,
        "invalid_request_error",
        "Unrecognized request URL (%s: %s). The sandbox plays only a part of the API."
            .formatted(method, path));
  }

  static ApiError idempotency(String key) {
    return new ApiError(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with. Try using a key other than '%s' if you meant to execute a different"
                .formatted(key)
            + " request.");
  }

  /** A bank said no; 402. */
  static ApiError declined(ObjectNode lastPaymentError) {
    ApiError declined = new ApiError(402, "card_error", lastPaymentError.path("message").asText());
    return declined.with(lastPaymentError);
  }

  /** Adds to what the error says. */
  ApiError with(ObjectNode more) {
    error.setAll(more);
    return this;
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error.deepCopy());
    return body;
  }
}

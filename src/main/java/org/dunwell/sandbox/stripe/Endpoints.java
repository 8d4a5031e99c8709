package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.wire.Json;

/** Where webhooks go. */
final class Endpoints {

  static final String KIND = "webhook_endpoint";
  static final String SECRET = Json.HIDDEN + "secret";

  private static final int MOST = 16;
  private static final int LONG = 32;

  private Endpoints() {}

  /**
   * What signs the webhooks of an account. In the sandbox it follows from the key, for all its
   * endpoints: who knows the one may as well know the other.
   */
  static String secret(String account) {
    byte[] bytes = ("webhooks of " + account).getBytes(StandardCharsets.UTF_8);
    return "whsec_" + Sha256.of(bytes).substring(0, LONG);
  }

  static ObjectNode create(Change change, Params params) {
    ObjectNode endpoint = change.create(KIND);
    endpoint.put("url", url(params.required("url")));
    List<String> events = params.texts("enabled_events");
    if (events.isEmpty()) {
      throw params.missing("enabled_events");
    }
    events.forEach(endpoint.putArray("enabled_events")::add);
    endpoint.put("description", params.text("description").orElse(null));
    endpoint.put("api_version", params.text("api_version").orElse(Stripe.API_VERSION));
    Objects.merge(endpoint, params.metadata("metadata"));
    params.ignore("connect");
    params.done();
    if (change.all(KIND).count() >= MOST) {
      throw ApiError.invalid(null, null, "You have reached the maximum of 16 webhook endpoints.");
    }
    endpoint.put(SECRET, secret(change.account()));
    change.put(endpoint);
    return endpoint.deepCopy().put("secret", secret(change.account()));
  }

  private static String url(String url) {
    if (!url.matches("https?://[^\\s]+")) {
      throw ApiError.invalid(
          "url_invalid", "url", "Invalid URL: An explicit scheme must be given.");
    }
    return url;
  }

  static ObjectNode update(Change change, Params params, String id) {
    ObjectNode endpoint = change.get(KIND, id);
    params.text("url").ifPresent(url -> endpoint.put("url", url(url)));
    params.text("description").ifPresent(text -> endpoint.put("description", text));
    List<String> events = params.texts("enabled_events");
    if (!events.isEmpty()) {
      events.forEach(endpoint.putArray("enabled_events")::add);
    }
    Optional<String> disabled = params.word("disabled", List.of("true", "false"));
    disabled.ifPresent(off -> endpoint.put("status", off.equals("true") ? "disabled" : "enabled"));
    Objects.merge(endpoint, params.metadata("metadata"));
    params.done();
    change.put(endpoint);
    return endpoint;
  }

  static ObjectNode delete(Change change, Params params, String id) {
    params.done();
    change.get(KIND, id);
    change.delete(id);
    return Json.JSON.createObjectNode().put("id", id).put("object", KIND).put("deleted", true);
  }
}

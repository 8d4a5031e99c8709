package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Json;

/** The API's door: who asks, and the answer in Twilio's form. */
final class Api implements HttpHandler {

  static final String OLD = "/2010-04-01/";
  static final String LATER = "/v2/";

  private static final Pattern ACCOUNT = Pattern.compile("/2010-04-01/Accounts/([^/]+)/.*");
  private static final Pattern MEDIA =
      Pattern.compile("/2010-04-01/Accounts/[^/]+/Recordings/(RE[0-9a-f]{32})(?:\\.wav)?");

  private final Exchange exchange;
  private final Requests requests;
  private final Routes routes;

  Api(Exchange exchange, Requests requests) {
    this.exchange = exchange;
    this.requests = requests;
    routes = new Routes(exchange);
  }

  /** What others may see of an object. */
  static ObjectNode shown(ObjectNode object) {
    ObjectNode shown = Json.shown(object);
    shown.remove("id");
    shown.remove("object");
    return shown;
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try {
      String path = http.getRequestURI().getPath();
      String account = Accounts.signedIn(http.getRequestHeaders().getFirst("Authorization"));
      Matcher named = ACCOUNT.matcher(path);
      if (named.matches() && !named.group(1).equals(account)) {
        throw ApiError.missing(path);
      }
      Matcher media = MEDIA.matcher(path);
      if (media.matches() && http.getRequestMethod().equals("GET")) {
        sound(http, account, media.group(1));
      } else {
        answer(http, account, path);
      }
    } catch (ApiError error) {
      if (error.status() == 401) {
        http.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Twilio API\"");
      }
      Http.json(http, error.status(), error.body());
    }
  }

  private void answer(HttpExchange http, String account, String path) throws IOException {
    String method = http.getRequestMethod();
    String body = Http.body(http, ApiError::tooLarge);
    String form = method.equals("POST") ? body : http.getRequestURI().getRawQuery();
    requests.add(method, path, form);
    Routes.Found found = routes.find(method, path).orElseThrow(() -> ApiError.missing(path));
    Params params = Params.of(form);
    Routes.Asked asked = new Routes.Asked(account, path, found.ids(), params);
    Optional<ObjectNode> shown =
        exchange.change(
            change -> Optional.ofNullable(found.operation().run(change, asked)).map(Api::shown));
    if (shown.isEmpty()) {
      http.sendResponseHeaders(204, -1);
    } else {
      Http.json(http, found.creates() ? 201 : 200, shown.get());
    }
  }

  private void sound(HttpExchange http, String account, String sid) throws IOException {
    int channels =
        (int) Params.of(http.getRequestURI().getRawQuery()).whole("RequestedChannels", 2, 1, 2);
    Wav wav =
        exchange.change(
            change -> {
              ObjectNode recording = change.get(Kinds.RECORDING, account, sid);
              if (!recording.get("status").asText().equals("completed")) {
                throw ApiError.missing(http.getRequestURI().getPath());
              }
              ObjectNode call = change.get(Kinds.CALL, recording.get("call_sid").asText());
              return new Wav(recording.deepCopy(), call.deepCopy(), channels);
            });
    http.getResponseHeaders().set("Content-Type", "audio/x-wav");
    http.sendResponseHeaders(200, wav.length());
    try (OutputStream out = http.getResponseBody()) {
      wav.write(out);
    }
  }
}

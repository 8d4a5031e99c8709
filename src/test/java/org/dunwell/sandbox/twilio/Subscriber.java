package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.http.HttpMethod;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dunwell.sandbox.wire.Form;
import org.dunwell.sandbox.wire.Json;

/** Somebody with an account: Twilio's client, a door that answers with TwiML, and many handsets. */
final class Subscriber implements AutoCloseable {

  static final String OURS = "+4930555000";

  /** What came to the door, signed as it must be. */
  record Heard(String path, Map<String, String> fields) {

    String get(String field) {
      return fields.get(field);
    }
  }

  final String sid;
  final TwilioRestClient client;
  private final String address;
  private final HttpServer door;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Map<String, String> documents = new ConcurrentHashMap<>();

  Subscriber(String address, String name) throws IOException {
    this.address = address;
    sid = Accounts.sid(name);
    client =
        new TwilioRestClient.Builder(sid, Accounts.token(sid))
            .httpClient(new Rewriting(address))
            .build();
    door = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    door.createContext("/", this::hear);
    door.start();
  }

  /** Twilio's client comes to the sandbox instead of Twilio. */
  private static final class Rewriting extends NetworkHttpClient {

    private final String address;

    Rewriting(String address) {
      this.address = address;
    }

    @Override
    public Response makeRequest(Request request) {
      String url = request.getUrl().replaceFirst("https://[a-z0-9.]+", address);
      Request here = new Request(request.getMethod(), url);
      here.setAuth(request.getUsername(), request.getPassword());
      request.getQueryParams().forEach((n, all) -> all.forEach(v -> here.addQueryParam(n, v)));
      request.getPostParams().forEach((n, all) -> all.forEach(v -> here.addPostParam(n, v)));
      return super.makeRequest(here);
    }
  }

  /** Buys the number that customers call. */
  IncomingPhoneNumber buy() {
    return IncomingPhoneNumber.creator(new PhoneNumber(OURS))
        .setVoiceUrl(url("/voice"))
        .setSmsUrl(url("/sms"))
        .setStatusCallback(url("/status"))
        .create(client);
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort() + path);
  }

  /** What its door answers from now on. */
  void says(String path, String twiml) {
    documents.put(path, twiml.startsWith("<?") ? twiml : "<Response>" + twiml + "</Response>");
  }

  private void hear(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> fields = new LinkedHashMap<>();
    boolean json =
        exchange.getRequestHeaders().getFirst("Content-Type") != null
            && exchange.getRequestHeaders().getFirst("Content-Type").contains("json");
    if (json) {
      Json.JSON
          .readTree(body)
          .properties()
          .forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    } else {
      Form.decoded(body, IllegalStateException::new)
          .forEach(f -> fields.put(f.getKey(), f.getValue()));
    }
    RequestValidator validator = new RequestValidator(Accounts.token(sid));
    String url = url(exchange.getRequestURI().toString()).toString();
    String signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    boolean right;
    try {
      right =
          json
              ? validator.validate(url, body, signature)
              : validator.validate(url, fields, signature);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    if (right) {
      heard.add(new Heard(path, fields));
    }
    byte[] answer = documents.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(right ? 200 : 403, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** All that came to a path. */
  List<Heard> heard(String path) {
    return heard.stream().filter(one -> one.path().equals(path)).toList();
  }

  Heard last(String path) {
    List<Heard> all = heard(path);
    if (all.isEmpty()) {
      throw new AssertionError("Nothing came to " + path + " but " + heard);
    }
    return all.get(all.size() - 1);
  }

  /** Something is done with a handset or to fate. */
  JsonNode control(String path, Object... fields) throws Exception {
    var wanted = Json.JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      wanted.set((String) fields[i], Json.JSON.valueToTree(fields[i + 1]));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/_control/" + path))
            .POST(BodyPublishers.ofString(wanted.toString()))
            .build();
    return Json.JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  JsonNode look(String path) throws Exception {
    return Json.JSON.readTree(text(address + "/_control/" + path));
  }

  String text(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  byte[] sound(String recording, String query) {
    String path = "/2010-04-01/Accounts/%s/Recordings/%s.wav%s".formatted(sid, recording, query);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", basic()).build();
    try {
      return http.send(request, BodyHandlers.ofByteArray()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String basic() {
    Request request = new Request(HttpMethod.GET, address);
    request.setAuth(sid, Accounts.token(sid));
    return request.getAuthString();
  }

  @Override
  public void close() {
    door.stop(0);
  }
}

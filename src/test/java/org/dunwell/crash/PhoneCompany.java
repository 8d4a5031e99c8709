package org.dunwell.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dunwell.sandbox.twilio.PhoneServer;
import org.dunwell.sandbox.wire.Alone;

/** The telephone company in a process of its own, with everybody's handsets and its own books. */
final class PhoneCompany implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Alone alone;
  private final String url;

  PhoneCompany(Path folder) throws IOException {
    alone = new Alone(PhoneServer.class, folder);
    url = alone.start();
  }

  String url() {
    return url;
  }

  /** Something is done at its back door. */
  JsonNode act(String path, Object... fields) throws Exception {
    ObjectNode wanted = JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      wanted.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
    }
    return send(
        HttpRequest.newBuilder(URI.create(url + "/_control/" + path))
            .POST(BodyPublishers.ofString(wanted.toString())));
  }

  /** The call that a handset is in; missing when it is in none. */
  JsonNode call(String number) throws Exception {
    String query = URLEncoder.encode(number, StandardCharsets.UTF_8);
    return look("phone?number=" + query).path("call");
  }

  JsonNode look(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url + "/_control/" + path)));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(answer.uri() + " answers " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    alone.kill();
  }
}

package org.dunwell.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.dunwell.sandbox.bureau.BureauServer;
import org.dunwell.sandbox.wire.Alone;

/** The credit bureau in a process of its own, with its books. */
final class Bureau implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Alone alone;
  private final String url;

  Bureau(Path folder) throws IOException {
    alone = new Alone(BureauServer.class, folder);
    url = alone.start();
  }

  String url() {
    return url;
  }

  /** A company that it knows has another score; whoever watches it is told. */
  void changes(String company, int score) throws Exception {
    for (JsonNode one : look("companies")) {
      if (one.get("name").asText().equals(company)) {
        send(
            HttpRequest.newBuilder(URI.create(url + "/_control/company"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"account\": \"bk_sandbox\", \"id\": \"%s\", \"score\": %d}"
                            .formatted(one.get("id").asText(), score))));
      }
    }
  }

  /** What it has billed; each with its key and how often that has come. */
  JsonNode bills() throws Exception {
    return look("bills");
  }

  /** The notices it sends. */
  JsonNode notices() throws Exception {
    return look("deliveries");
  }

  private JsonNode look(String what) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url + "/_control/" + what)));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(answer.uri() + " answers " + answer.body());
    }
    return OrderSystem.JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    alone.kill();
  }
}

package org.dunwell.sandbox.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.sandbox.wire.Alone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The credit bureau as a process of its own, as bin/sandbox-bureau starts it, that is killed. */
class BureauKilledTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "bk_alone";
  private static final String QUESTION =
      """
      {"requestId": "q1", "reference": "party/7", "watch": true,
       "company": {"name": "Muster GmbH", "registrationNumber": "HRB 7", "country": "DE"}}
      """;

  /** A notice as it came. */
  private record Came(String signature, byte[] body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Came> came = new CopyOnWriteArrayList<>();
  private HttpServer door;
  private volatile int answer = 503;
  private volatile int refused;

  @TempDir private Path folder;

  @BeforeEach
  void somebodyWhoWatches() throws Exception {
    door = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    door.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (answer == 200) {
            came.add(new Came(exchange.getRequestHeaders().getFirst(BureauSignature.HEADER), body));
          } else {
            refused++;
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    door.start();
  }

  @AfterEach
  void shut() {
    door.stop(0);
  }

  @Test
  void whatWasBoughtAndWhatIsNotYetToldOutlivesTheProcess() throws Exception {
    Alone alone = new Alone(BureauServer.class, folder);
    String address = alone.start();
    try {
      String hook =
          "{\"url\": \"http://127.0.0.1:%d/hook\"}".formatted(door.getAddress().getPort());
      String secret = json(post(address + "/v1/hooks", hook, "h")).get("secret").asText();
      String report = post(address + "/v1/reports", QUESTION, "k1").body();
      String id = json(get(address + "/_control/companies")).at("/0/id").asText();
      post(
          address + "/_control/company",
          "{\"account\": \"%s\", \"id\": \"%s\", \"score\": 7}".formatted(KEY, id),
          "c");
      await().until(() -> refused > 0);
      alone.kill();
      answer = 200;
      String again = alone.start();

      assertThat(again).isEqualTo(address);
      await().until(() -> !came.isEmpty());
      Came notice = came.get(0);
      long seconds = Long.parseLong(notice.signature().replaceAll("t=(\\d+),.*", "$1"));
      assertThat(notice.signature()).isEqualTo(BureauSignature.of(secret, seconds, notice.body()));
      assertThat(JSON.readTree(notice.body()).get("reference").asText()).isEqualTo("party/7");
      assertThat(post(again + "/v1/reports", QUESTION, "k1").body())
          .as("the same question is not bought twice")
          .isEqualTo(report);
      assertThat(json(post(again + "/v1/reports", QUESTION, "k2")).at("/score/value").asInt())
          .isEqualTo(7);
      assertThat(json(get(again + "/_control/companies")).at("/0/asked").asInt()).isEqualTo(2);
    } finally {
      alone.kill();
    }
  }

  @Test
  void itsDoorsSayWhatIsWrong() throws Exception {
    try (BureauServer server =
        new BureauServer(
            new org.dunwell.sandbox.wire.Setup(folder, "127.0.0.1", 0, ""),
            java.time.Clock.systemUTC())) {
      String reports = server.address() + "/v1/reports";
      assertThat(post(reports, QUESTION, null).body()).contains("Idempotency-Key");
      assertThat(post(reports, "[]", "k").statusCode()).isEqualTo(400);
      assertThat(post(reports, "{}", "k").body()).contains("Name the company");
      assertThat(get(reports).statusCode()).isEqualTo(405);
      assertThat(post(server.address() + "/v1/other", "{}", "k").statusCode()).isEqualTo(404);
      HttpResponse<String> stranger =
          http.send(
              HttpRequest.newBuilder(URI.create(reports)).POST(BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());
      assertThat(stranger.statusCode()).isEqualTo(401);
      HttpResponse<String> icon = get(server.address() + "/favicon.ico");
      assertThat(icon.statusCode()).isEqualTo(200);
      assertThat(icon.body()).contains("<svg");
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + KEY).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String body, String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}

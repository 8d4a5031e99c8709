package org.dunwell.crash;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A program or a person that says the same again until somebody answers. */
final class Caller {

  private static final int PATIENCE_SECONDS = 240;
  private static final long REST_MILLIS = 200;
  private static final int OVERLOADED = 429;
  private static final int FAILURES = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final String user;

  /**
   * @param user whose password is the same word; null for a stranger
   */
  Caller(String base, String user) {
    this.base = base;
    this.user = user;
  }

  HttpResponse<String> get(String path) {
    return untilAnswered(request(path).GET());
  }

  HttpResponse<String> json(String path, String body) {
    return untilAnswered(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** As {@link #json}, once: what went wrong is the caller's. */
  HttpResponse<String> once(String path, String body) throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Fields with several values are there several times. */
  HttpResponse<String> form(String path, Map<String, List<String>> fields, String address) {
    String body =
        fields.entrySet().stream()
            .flatMap(
                field ->
                    field.getValue().stream()
                        .map(
                            value ->
                                field.getKey()
                                    + "="
                                    + URLEncoder.encode(value, StandardCharsets.UTF_8)))
            .collect(Collectors.joining("&"));
    return untilAnswered(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    if (user != null) {
      byte[] both = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    return request;
  }

  private HttpResponse<String> untilAnswered(HttpRequest.Builder request) {
    HttpRequest wanted = request.build();
    String last = "nothing";
    for (int look = 0; look < PATIENCE_SECONDS * 1_000 / REST_MILLIS; look++) {
      try {
        HttpResponse<String> answer = http.send(wanted, BodyHandlers.ofString());
        if (answer.statusCode() < FAILURES && answer.statusCode() != OVERLOADED) {
          return answer;
        }
        last = answer.statusCode() + " " + answer.body();
        Thread.sleep(REST_MILLIS);
      } catch (IOException dead) {
        last = String.valueOf(dead);
        rest();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopping);
      }
    }
    throw new IllegalStateException(wanted.uri() + " never answered, at last " + last);
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }
}

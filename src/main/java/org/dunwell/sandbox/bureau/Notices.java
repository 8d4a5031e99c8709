package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Brings notices to whoever watches a company, signed, in order. */
final class Notices implements Deliveries.Carrier {

  private static final int MOST_ATTEMPTS = 1_000;
  private static final int LONG = 32;
  private static final long MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Store<Commit> store;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Notices(Store<Commit> store) {
    this.store = store;
  }

  /** What signs the notices of an account; in the sandbox it follows from the key. */
  static String secret(String account) {
    byte[] bytes = ("notices of " + account).getBytes(StandardCharsets.UTF_8);
    return "bs_" + Sha256.of(bytes).substring(0, LONG);
  }

  @Override
  public String lane(ObjectNode delivery) {
    return delivery.get("hook").asText();
  }

  @Override
  public Optional<String> bring(String account, ObjectNode delivery) {
    Optional<ObjectNode> hook = store.find(account, delivery.get("hook").asText());
    Optional<ObjectNode> notice = store.find(account, delivery.get("notice").asText());
    return hook.isPresent() && notice.isPresent()
        ? Optional.of(bring(account, hook.get(), notice.get()))
        : Optional.empty();
  }

  private String bring(String account, ObjectNode hook, ObjectNode notice) {
    try {
      byte[] body = Json.JSON.writeValueAsBytes(Json.shown(notice));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(hook.get("url").asText()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header(
                  BureauSignature.HEADER,
                  BureauSignature.of(secret(account), System.currentTimeMillis() / MILLIS, body))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException | IllegalArgumentException e) {
      return "no answer: " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no answer: the sandbox ended";
    }
  }

  @Override
  public int mostAttempts(ObjectNode delivery, String answer) {
    return MOST_ATTEMPTS;
  }
}

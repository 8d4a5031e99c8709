package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.dunwell.sandbox.wire.Json;

/** Brings one event to one endpoint, signed. */
final class Postman {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration KNOCKING = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(KNOCKING).build();

  /** The status it was answered with, or in words why there was no answer. */
  String bring(ObjectNode endpoint, ObjectNode event) {
    try {
      String body = Json.JSON.writeValueAsString(Json.shown(event));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(endpoint.get("url").asText()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
              .header(
                  "Stripe-Signature", Signature.of(body, endpoint.get(Endpoints.SECRET).asText()))
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      return String.valueOf(response.statusCode());
    } catch (IOException | IllegalArgumentException e) {
      return "no answer: " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no answer: the sandbox ended";
    }
  }
}

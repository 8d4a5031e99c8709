package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks and tells the addresses that accounts have named, signed. */
final class Web {

  /** TwiML may be so long. */
  static final int MOST_BYTES = 1 << 16;

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration KNOCKING = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(KNOCKING).build();

  /**
   * How it was answered.
   *
   * @param status 0 when there was no answer
   * @param failure in words why there was no answer; empty when there was one
   * @param connected whether somebody took the call at all
   */
  record Answer(int status, String type, String body, String failure, boolean connected) {

    private static Answer none(String failure, boolean connected) {
      return new Answer(0, "", "", failure, connected);
    }

    boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /** Sends the fields of a form: a GET in the address, a POST in the body. */
  Answer send(String account, String method, String url, Map<String, String> form) {
    String address = url.replaceFirst("#.*", "");
    HttpRequest.Builder request;
    Map<String, String> signed = form;
    if (method.equals("GET")) {
      address += form.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + encoded(form);
      signed = Map.of();
      request = builder(address);
    } else {
      request =
          builder(address)
              .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
              .POST(BodyPublishers.ofString(encoded(form)));
    }
    return answer(request, Signature.of(address, signed, Accounts.token(account)));
  }

  /** Sends JSON. */
  Answer send(String account, String url, JsonNode json) {
    String body = json.toString();
    String address = Signature.address(url, body);
    HttpRequest.Builder request =
        builder(address)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(body));
    return answer(request, Signature.of(address, Map.of(), Accounts.token(account)));
  }

  private static HttpRequest.Builder builder(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(PATIENCE)
        .header("User-Agent", "TwilioProxy/1.1")
        .header("Accept", "*/*");
  }

  private Answer answer(HttpRequest.Builder request, String signature) {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request.header(Signature.HEADER, signature).build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String body = new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, body, "", true);
      }
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return Answer.none("no connection", false);
    } catch (IOException | IllegalArgumentException e) {
      return Answer.none("no answer: " + e.getClass().getSimpleName(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.none("no answer: the sandbox ended", false);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The fields of a kept form. */
  static Map<String, String> form(JsonNode kept) {
    Map<String, String> form = new LinkedHashMap<>();
    kept.properties().forEach(field -> form.put(field.getKey(), field.getValue().asText()));
    return form;
  }

  /** An address in a document, as seen from the document's own address. */
  static Optional<String> resolved(String base, String address) {
    try {
      String wanted = address.strip();
      URI uri = base.isEmpty() ? URI.create(wanted) : URI.create(base).resolve(wanted);
      return Optional.of(uri.toString()).filter(found -> found.matches("https?://.+"));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}

package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Somebody who sells: Stripe's client, a door for webhooks, and payers with nimble fingers. */
final class Merchant implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int PATIENCE = 20;

  private final String address;
  private final StripeClient client;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer door;
  private final String secret;
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Event> news = new LinkedBlockingQueue<>();
  private volatile int answer = 200;

  Merchant(String address, String key) throws Exception {
    this.address = address;
    client = StripeClient.builder().setApiKey(key).setApiBase(address).build();
    door = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    door.createContext("/hook", this::hear);
    door.start();
    secret =
        client
            .v1()
            .webhookEndpoints()
            .create(
                WebhookEndpointCreateParams.builder()
                    .setUrl("http://127.0.0.1:" + door.getAddress().getPort() + "/hook")
                    .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
                    .build())
            .getSecret();
  }

  /** Where the counterparty answers. */
  String address() {
    return address;
  }

  StripeClient client() {
    return client;
  }

  private void hear(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
    int status = answer;
    try {
      Event event = Webhook.constructEvent(body, signature, secret);
      if (status == 200) {
        heard.add(event);
        news.add(event);
      }
    } catch (SignatureVerificationException forged) {
      status = 400;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** How its door answers from now on. */
  void answers(int status) {
    answer = status;
  }

  List<Event> heard() {
    return heard;
  }

  /** Waits for an event of this type, passing over others. */
  Event await(String type) throws InterruptedException {
    for (Event event = news.poll(PATIENCE, TimeUnit.SECONDS);
        event != null;
        event = news.poll(PATIENCE, TimeUnit.SECONDS)) {
      if (event.getType().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("No " + type + " among " + heardTypes());
  }

  List<String> heardTypes() {
    return heard.stream().map(Event::getType).toList();
  }

  /** Presses a button on the payment page; answers where the browser is sent. */
  String pay(Session session, String method, String number) throws Exception {
    return post(session.getUrl(), Map.of("method", method, "number", number, "name", "Ada Byron"));
  }

  String post(String url, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return response.headers().firstValue("Location").orElse(response.body());
  }

  /** Asks the control door. */
  JsonNode control(String path) throws Exception {
    return JSON.readTree(page(address + "/_control" + path));
  }

  /** Tells the control door something. */
  JsonNode control(String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/_control" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  String page(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() {
    door.stop(0);
  }
}

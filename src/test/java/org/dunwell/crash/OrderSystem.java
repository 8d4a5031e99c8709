package org.dunwell.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.net.SignedPosts;

/**
 * A customer's order system as a process of its own that nobody kills: it keeps what it is told in
 * a file, before it answers. Now and then its answer is that it has failed, although it has not.
 */
final class OrderSystem {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String NEWS = "news.jsonl";
  private static final int FAILS_EACH = 25;
  private static final int NO_CONTENT = 204;
  private static final int FAILED = 500;

  /**
   * What it was told once.
   *
   * @param at seconds
   */
  record Told(long at, String key, String signature, String body) {

    /** The number in the key, by which the news of an order are in order. */
    long number() {
      return Long.parseLong(key.replace("order-news-", ""));
    }

    JsonNode says() {
      try {
        return JSON.readTree(body);
      } catch (IOException rubbish) {
        throw new IllegalStateException(rubbish);
      }
    }

    boolean isSignedWith(String secret) {
      return SignedPosts.isSigned(
          secret.getBytes(StandardCharsets.US_ASCII),
          signature,
          body.getBytes(StandardCharsets.UTF_8),
          at,
          Duration.ofMinutes(5));
    }
  }

  private final Path file;
  private int count;

  private OrderSystem(Path file) {
    this.file = file;
  }

  /** {@code OrderSystem folder port}: until the process is ended. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
    OrderSystem system = new OrderSystem(folder.resolve(NEWS));
    server.createContext("/told", system::hear);
    server.start();
    System.out.printf(
        "Order system: http://127.0.0.1:%d, in %s%n", server.getAddress().getPort(), folder);
    Thread.currentThread().join();
  }

  private synchronized void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      Told told =
          new Told(
              System.currentTimeMillis() / 1_000,
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              exchange.getRequestHeaders().getFirst(SignedPosts.SIGNATURE),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Files.writeString(
          file,
          JSON.writeValueAsString(told) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
      exchange.sendResponseHeaders(++count % FAILS_EACH == 0 ? FAILED : NO_CONTENT, -1);
    }
  }

  /** All that one of that folder was told, in order. */
  static List<Told> heard(Path folder) throws IOException {
    List<Told> heard = new ArrayList<>();
    if (Files.exists(folder.resolve(NEWS))) {
      for (String line : Files.readAllLines(folder.resolve(NEWS))) {
        heard.add(JSON.readValue(line, Told.class));
      }
    }
    return heard;
  }
}

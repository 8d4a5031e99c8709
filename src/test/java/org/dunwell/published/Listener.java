package org.dunwell.published;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Stands where a provider stands, notes what is asked and answers that it only listens. */
public final class Listener implements AutoCloseable {

  /** Says so in the answer. */
  public static final String WORDS = "only listening";

  /**
   * What a request has asked.
   *
   * @param form its body, or what stands behind the question mark where it only reads
   */
  public record Asked(String method, String path, String form, Headers headers) {

    /** Null when it has none of that name. */
    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final List<Asked> asked = new ArrayList<>();
  private final HttpServer server;

  /**
   * @param answer what the provider's library takes for "there is no such thing", with {@link
   *     #WORDS} in it
   */
  public Listener(String answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          URI uri = exchange.getRequestURI();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
          boolean reads = exchange.getRequestMethod().equals("GET");
          asked.add(
              new Asked(
                  exchange.getRequestMethod(),
                  uri.getPath(),
                  reads ? query : body,
                  exchange.getRequestHeaders()));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(404, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked until now, in this order. */
  public List<Asked> asked() {
    return asked;
  }

  /** What of it is not as the provider publishes it. */
  public List<String> complaints(PublishedApi api) {
    return asked.stream()
        .flatMap(one -> api.complaints(one.method(), one.path(), one.form()).stream())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

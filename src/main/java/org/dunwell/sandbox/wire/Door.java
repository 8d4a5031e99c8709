package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a counterparty is spoken to over HTTP. */
public final class Door implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Door.class);
  private static final int THREADS = 8;
  private static final int FAILED = 500;

  private final HttpServer http;
  private static final String FAVICON = "/favicon.ico";

  private final String host;
  private final String publicUrl;
  private final ExecutorService threads;

  /**
   * Takes the port.
   *
   * @param name whose door it is, in a word for threads and complaints
   */
  public Door(Setup setup, String name) {
    http = Port.listen(setup, name);
    host = setup.host();
    publicUrl = setup.publicUrl().isEmpty() ? address() : setup.publicUrl();
    threads = Executors.newFixedThreadPool(THREADS, work -> thread(work, "sandbox-" + name));
    http.setExecutor(threads);
    // browsers ask for it unasked, and their consoles would show an error that is none
    file(FAVICON, Door.class, "/static/favicon.svg", "image/svg+xml");
  }

  static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Whoever comes to {@code path} is answered by {@code handler}, or told that it failed. */
  public void open(String path, HttpHandler handler, JsonNode failed) {
    http.createContext(
        path,
        exchange -> {
          try {
            handler.handle(exchange);
          } catch (RuntimeException failure) {
            log.error("{} {} failed", exchange.getRequestMethod(), path, failure);
            Http.json(exchange, FAILED, failed);
          } finally {
            exchange.close();
          }
        });
  }

  /** A file that lies beside a class. */
  public void file(String path, Class<?> beside, String type) {
    file(path, beside, path.substring(1), type);
  }

  private void file(String path, Class<?> beside, String name, String type) {
    http.createContext(
        path,
        exchange -> {
          try (InputStream in = beside.getResourceAsStream(name)) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            Http.send(exchange, 200, in.readAllBytes());
          }
        });
  }

  /** From now on it answers. */
  public void start() {
    http.start();
  }

  /** Where it answers, without a slash at the end. */
  public String address() {
    return "http://" + host + ":" + port();
  }

  /** Where browsers find it, without a slash at the end. */
  public String publicUrl() {
    return publicUrl;
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}

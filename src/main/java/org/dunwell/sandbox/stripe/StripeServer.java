package org.dunwell.sandbox.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payment counterparty: Stripe's API, its payment page and its webhooks, on an own port with an
 * own journal. See {@link TestNumber} for the cards and accounts that misbehave.
 */
public final class StripeServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StripeServer.class);
  private static final int THREADS = 8;
  private static final int FAILED = 500;

  private final Store store;
  private final Deliveries deliveries;
  private final Dues dues;
  private final HttpServer http;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, StripeServer::thread);
  private final String host;

  /**
   * How it is set up.
   *
   * @param folder where its journal lies
   * @param host the address it listens on; {@code 127.0.0.1} unless others shall reach it
   * @param port 0 for any free port
   * @param publicUrl where browsers find it, without a slash at the end; empty for {@code
   *     http://host:port}
   */
  public record Setup(Path folder, String host, int port, String publicUrl) {}

  /** Starts it, on the time of {@code clock}. */
  public StripeServer(Setup setup, Clock clock) {
    host = setup.host();
    store = new Store(setup.folder());
    http = listen(setup);
    Settings settings = new Settings(store);
    deliveries = new Deliveries(store, settings, clock);
    Disputes disputes = new Disputes();
    Attempts attempts = new Attempts(settings, disputes);
    Refunds refunds = new Refunds();
    Sessions sessions = new Sessions(setup.publicUrl().isEmpty() ? address() : setup.publicUrl());
    dues = new Dues(store, attempts, refunds, disputes, sessions);
    Routes routes = new Routes(sessions, new Intents(attempts), refunds, disputes);
    open("/v1/", new Api(store, routes, clock));
    open(PaymentPage.PATH, new PaymentPage(store, new Checkout(attempts), clock));
    open("/sandbox.css", StripeServer::style);
    http.setExecutor(threads);
    http.start();
    deliveries.start();
  }

  private static HttpServer listen(Setup setup) {
    try {
      return HttpServer.create(new InetSocketAddress(setup.host(), setup.port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sandbox's payments cannot listen on port %d of %s. Choose another port, or 0 for any."
              .formatted(setup.port(), setup.host()),
          e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-stripe");
    thread.setDaemon(true);
    return thread;
  }

  private void open(String path, HttpHandler door) {
    http.createContext(
        path,
        exchange -> {
          try {
            door.handle(exchange);
          } catch (RuntimeException failure) {
            log.error("{} {} failed", exchange.getRequestMethod(), path, failure);
            Http.json(exchange, FAILED, ApiError.internal().body());
          } finally {
            exchange.close();
          }
        });
  }

  private static void style(HttpExchange exchange) throws IOException {
    try (InputStream css = StripeServer.class.getResourceAsStream("sandbox.css")) {
      exchange.getResponseHeaders().set("Content-Type", "text/css; charset=utf-8");
      Http.send(exchange, 200, css.readAllBytes());
    }
  }

  /** Where its API answers, without a slash at the end. */
  public String address() {
    return "http://" + host + ":" + port();
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** When something happens by itself next: a debit's bank answers, a session expires. */
  public Optional<Instant> nextDue() {
    return dues.next();
  }

  /** Lets happen what is due at this moment. */
  public void runDue(Instant now) {
    dues.run(now);
  }

  /** Waits until each webhook so far was sent once, or as long as {@code most}. */
  public void awaitSent(Duration most) {
    try {
      deliveries.awaitSent(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets all that happened in all accounts; where webhooks go stays. */
  public void empty() {
    store.empty(Set.of(Endpoints.KIND, Settings.KIND));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    deliveries.close();
    store.close();
  }
}

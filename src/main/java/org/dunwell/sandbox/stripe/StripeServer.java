package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dunwell.platform.time.DunwellClock;
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
  private static final int PORT = 12111;
  private static final long PULSE_MILLIS = 500;

  private final Store store;
  private final Deliveries deliveries;
  private final Dues dues;
  private final Settings settings;
  private final HttpServer http;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, StripeServer::thread);
  private final String host;

  /**
   * How it is set up.
   *
   * @param folder where its journal lies
   * @param host the address it listens on; {@code 127.0.0.1} unless others shall reach it
   * @param port 0 for the one it had the last time if it is free, else any
   * @param publicUrl where browsers find it, without a slash at the end; empty for {@code
   *     http://host:port}
   */
  public record Setup(Path folder, String host, int port, String publicUrl) {}

  /** Starts it, on the time of {@code clock}, which goes by itself. */
  public StripeServer(Setup setup, Clock clock) {
    this(setup, clock, Optional.empty());
  }

  private StripeServer(Setup setup, Clock clock, Optional<DunwellClock> own) {
    host = setup.host();
    store = new Store(setup.folder());
    http = Port.listen(setup);
    settings = new Settings(store);
    own.ifPresent(this::goOn);
    deliveries = new Deliveries(store, settings, clock);
    Disputes disputes = new Disputes();
    Attempts attempts = new Attempts(settings, disputes);
    Refunds refunds = new Refunds();
    Sessions sessions = new Sessions(setup.publicUrl().isEmpty() ? address() : setup.publicUrl());
    dues = new Dues(store, attempts, refunds, disputes, sessions);
    Routes routes = new Routes(sessions, new Intents(attempts), refunds, disputes);
    open("/v1/", new Api(store, routes, clock));
    open(PaymentPage.PATH, new PaymentPage(store, new Checkout(attempts), clock));
    Buttons buttons = new Buttons(store, clock, dues, disputes, deliveries);
    open(
        Control.PATH,
        new Control(store, settings, deliveries, buttons, clock, own.map(this::mover)));
    open("/sandbox.css", StripeServer::style);
    open("/", StripeServer::elsewhere);
    http.setExecutor(threads);
    http.start();
    deliveries.start();
  }

  /**
   * Runs it alone, on a clock of its own, until the process is ended: {@code StripeServer [folder]
   * [port] [host] [public url]}.
   */
  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args.length > 0 ? args[0] : "./.dunwell/sandbox/stripe");
    int port = args.length > 1 ? Integer.parseInt(args[1]) : PORT;
    Setup setup =
        new Setup(
            folder, args.length > 2 ? args[2] : "127.0.0.1", port, args.length > 3 ? args[3] : "");
    DunwellClock clock = new DunwellClock();
    try (StripeServer server = new StripeServer(setup, clock, Optional.of(clock))) {
      System.out.printf(
          "Payment provider: %s, its back door %s%s, journal in %s%n",
          server.address(), server.address(), Control.PATH, folder.toAbsolutePath());
      while (true) {
        server.runDue(clock.instant());
        TimeUnit.MILLISECONDS.sleep(PULSE_MILLIS);
      }
    }
  }

  /** The clock stands where it stood when the process ended, plus the time since. */
  private void goOn(DunwellClock clock) {
    clock.runFrom(clock.instant().plusMillis(settings.of(Settings.AHEAD)));
  }

  private Consumer<Duration> mover(DunwellClock clock) {
    return time -> {
      ObjectNode ahead = Templates.JSON.createObjectNode();
      ahead.put(Settings.AHEAD, settings.of(Settings.AHEAD) + time.toMillis());
      settings.set(ahead, clock.instant());
      clock.runFrom(clock.instant().plus(time));
      runDue(clock.instant());
    };
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

  /** Who comes to the front door is shown the page; a program is told that it has gone wrong. */
  private static void elsewhere(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/")) {
      Http.see(exchange, Control.PATH);
    } else {
      ApiError wrong = ApiError.noSuchDoor(exchange.getRequestMethod(), path);
      Http.json(exchange, wrong.status(), wrong.body());
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

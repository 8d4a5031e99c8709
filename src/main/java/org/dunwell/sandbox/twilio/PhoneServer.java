package org.dunwell.sandbox.twilio;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.wire.Counterparty;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.OwnTime;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Setup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone counterparty: Twilio's API, its webhooks and everybody's handsets, on an own port
 * with an own journal.
 */
public final class PhoneServer extends Counterparty<Change> {

  private static final Logger log = LoggerFactory.getLogger(PhoneServer.class);
  private static final int PORT = 12112;
  private static final String NAME = "phone";

  /** Who talks notices a longer wait. */
  private static final long PULSE_MILLIS = 50;

  private final Deliveries deliveries;
  private final Exchange exchange;
  private final Fetcher fetcher;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sandbox-phone-pulse");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts it, on the time of {@code clock}, which goes by itself. */
  public PhoneServer(Setup setup, Clock clock) {
    this(setup, clock, Optional.empty());
  }

  private PhoneServer(Setup setup, Clock clock, Optional<DunwellClock> own) {
    super(setup, NAME, Change::new);
    Settings settings =
        new Settings(store, Exchange.SETTINGS, (name, wrong) -> ApiError.invalid(20001, wrong));
    Optional<OwnTime> time = own.map(alone -> new OwnTime(alone, settings));
    deliveries = new Deliveries(store, settings, clock, new Callbacks(), NAME);
    exchange = new Exchange(store, settings, clock, door.address());
    fetcher = new Fetcher(exchange);
    Requests requests = new Requests();
    Api api = new Api(exchange, requests);
    door.open(Api.OLD, api, ApiError.internal().body());
    door.open(Api.LATER, api, ApiError.internal().body());
    Control control =
        new Control(
            exchange,
            deliveries,
            requests,
            time.map(alone -> passed -> alone.pass(passed, this::runDue)));
    door.open(Control.PATH, control, ApiError.internal().body());
    pages();
    exchange.phones.start();
    fetcher.start();
    deliveries.start();
    door.start();
    pulse.scheduleWithFixedDelay(
        () -> beat(clock), PULSE_MILLIS, PULSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void pages() {
    door.open(PhonePage.PATH, new PhonePage(), ApiError.internal().body());
    door.file("/handset.js", PhoneServer.class, "text/javascript");
    door.file("/handset.css", PhoneServer.class, "text/css");
    door.open("/", PhoneServer::elsewhere, ApiError.internal().body());
  }

  /** What cannot be done is tried again at the next beat. */
  private void beat(Clock clock) {
    try {
      runDue(clock.instant());
    } catch (RuntimeException failure) {
      log.error("What is due cannot be done; it is tried again", failure);
    }
  }

  /**
   * Runs it alone, on a clock of its own, until the process is ended: {@code PhoneServer [folder]
   * [port] [host] [public url]}.
   */
  public static void main(String[] args) throws InterruptedException {
    Setup setup = Setup.of(args, "./.dunwell/sandbox/phone", PORT);
    DunwellClock clock = new DunwellClock();
    try (PhoneServer server = new PhoneServer(setup, clock, Optional.of(clock))) {
      System.out.printf(
          "Telephone company: %s, its back door %s%s, journal in %s%n",
          server.address(), server.address(), Control.PATH, setup.folder().toAbsolutePath());
      TimeUnit.DAYS.sleep(Long.MAX_VALUE);
    }
  }

  /** Who comes to the front door is shown the page; a program is told that it has gone wrong. */
  private static void elsewhere(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath();
    if (path.equals("/")) {
      Http.see(http, Control.PATH);
    } else {
      ApiError wrong = ApiError.missing(path);
      Http.json(http, wrong.status(), wrong.body());
    }
  }

  /** When something happens by itself next: a prompt ends, nobody answers. */
  public Optional<Instant> nextDue() {
    return exchange.nextDue();
  }

  /** Lets happen what is due at this moment. */
  public void runDue(Instant now) {
    exchange.run(now);
  }

  /**
   * Waits until no document is on its way and each callback so far was sent once, or as long as
   * {@code most}.
   */
  public void awaitQuiet(Duration most) {
    try {
      fetcher.awaitAnswers(most);
      deliveries.awaitSent(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets all that happened; accounts keep their numbers, where they go and their settings. */
  public void empty() {
    store.empty(Set.of(Kinds.NUMBER, Kinds.SERVICE, Settings.KIND));
    exchange.phones.forget();
  }

  @Override
  public void close() {
    pulse.shutdownNow();
    super.close();
  }

  @Override
  protected void stop() {
    fetcher.close();
    deliveries.close();
  }
}

package org.dunwell.sandbox.stripe;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.wire.Counterparty;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.OwnTime;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Setup;

/**
 * The payment counterparty: Stripe's API, its payment page and its webhooks, on an own port with an
 * own journal. See {@link TestNumber} for the cards and accounts that misbehave.
 */
public final class StripeServer extends Counterparty<Change> {

  private static final int PORT = 12111;
  private static final long PULSE_MILLIS = 500;
  private static final long DEBIT_DAYS = 3;
  private static final String NAME = "payments";

  private final Deliveries deliveries;
  private final Dues dues;

  /** Starts it, on the time of {@code clock}, which goes by itself. */
  public StripeServer(Setup setup, Clock clock) {
    this(setup, clock, Optional.empty());
  }

  private StripeServer(Setup setup, Clock clock, Optional<DunwellClock> own) {
    super(setup, NAME, Change::new);
    Settings settings =
        new Settings(
            store,
            Map.of(Attempts.DEBIT_DAYS, DEBIT_DAYS),
            (name, wrong) -> ApiError.invalid(null, name, wrong));
    Optional<OwnTime> time = own.map(alone -> new OwnTime(alone, settings));
    deliveries = new Deliveries(store, settings, clock, new Webhooks(store), "stripe");
    Disputes disputes = new Disputes();
    Attempts attempts = new Attempts(settings, disputes);
    Refunds refunds = new Refunds();
    Sessions sessions = new Sessions(door.publicUrl());
    dues = new Dues(store, attempts, refunds, disputes, sessions);
    Routes routes = new Routes(sessions, new Intents(attempts), refunds, disputes);
    open(new Api(store, routes, clock), new PaymentPage(store, new Checkout(attempts), clock));
    Buttons buttons = new Buttons(store, clock, dues, disputes);
    door.open(
        Control.PATH,
        new Control(store, settings, deliveries, buttons, clock, time.map(this::mover)),
        ApiError.internal().body());
    deliveries.start();
    door.start();
  }

  private void open(Api api, PaymentPage page) {
    door.open("/v1/", api, ApiError.internal().body());
    door.open(PaymentPage.PATH, page, ApiError.internal().body());
    door.open("/", StripeServer::elsewhere, ApiError.internal().body());
  }

  /**
   * Runs it alone, on a clock of its own, until the process is ended: {@code StripeServer [folder]
   * [port] [host] [public url]}.
   */
  public static void main(String[] args) throws InterruptedException {
    Setup setup = Setup.of(args, "./.dunwell/sandbox/stripe", PORT);
    DunwellClock clock = new DunwellClock();
    try (StripeServer server = new StripeServer(setup, clock, Optional.of(clock))) {
      System.out.printf(
          "Payment provider: %s, its back door %s%s, journal in %s%n",
          server.address(), server.address(), Control.PATH, setup.folder().toAbsolutePath());
      OwnTime.run(clock, server::runDue, PULSE_MILLIS);
    }
  }

  private Consumer<Duration> mover(OwnTime time) {
    return passed -> time.pass(passed, this::runDue);
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
    deliveries.awaitSent(most);
  }

  /** Forgets all that happened in all accounts; where webhooks go stays. */
  public void empty() {
    store.empty(Set.of(Endpoints.KIND, Settings.KIND));
  }

  @Override
  protected void stop() {
    deliveries.close();
  }
}

package org.dunwell.sandbox.bureau;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Counterparty;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Setup;

/**
 * The credit bureau: reports, notices and its page, on an own port with an own journal. Every key
 * that begins with {@code bk_} is an account.
 */
public final class BureauServer extends Counterparty<Commit> {

  private static final int PORT = 12113;
  private static final String NAME = "bureau";

  private final Deliveries deliveries;

  /** Starts it, on the time of {@code clock}. */
  public BureauServer(Setup setup, Clock clock) {
    super(setup, NAME, Commit::new);
    Settings settings =
        new Settings(store, Map.of(), (name, wrong) -> Refusal.bad(name + ": " + wrong));
    deliveries = new Deliveries(store, settings, clock, new Notices(store), NAME);
    var failed = Refusal.body("The sandbox has failed; its log says why.");
    door.open("/v1/", new Api(store, clock), failed);
    door.open(Control.PATH, new Control(store, settings, deliveries, clock), failed);
    door.open("/", BureauServer::elsewhere, failed);
    deliveries.start();
    door.start();
  }

  /**
   * Runs it alone until the process is ended: {@code BureauServer [folder] [port] [host] [public
   * url]}.
   */
  public static void main(String[] args) throws InterruptedException {
    Setup setup = Setup.of(args, "./.dunwell/sandbox/bureau", PORT);
    try (BureauServer server = new BureauServer(setup, new DunwellClock())) {
      System.out.printf(
          "Credit bureau: %s, its back door %s%s, journal in %s%n",
          server.address(), server.address(), Control.PATH, setup.folder().toAbsolutePath());
      Thread.currentThread().join();
    }
  }

  private static void elsewhere(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/")) {
      Http.see(exchange, Control.PATH + "/");
    } else {
      Http.json(exchange, 404, Refusal.body("There is nothing here."));
    }
  }

  /** Waits until each notice so far was sent once, or as long as {@code most}. */
  public void awaitSent(Duration most) {
    deliveries.awaitSent(most);
  }

  /** Forgets all companies and reports; where notices go stays. */
  public void empty() {
    store.empty(Set.of(Companies.HOOK, Settings.KIND));
  }

  @Override
  protected void stop() {
    deliveries.close();
  }
}

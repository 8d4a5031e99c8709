package org.dunwell.sandbox.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the provider's time pass with the sandbox's, so that a debit settles on its day of a walk,
 * and the walk waits until the webhooks of that moment have arrived.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
@Order(5)
class SandboxDues implements DueWork {

  /** A receiver that does not answer must not hold up the walk; it hears again later. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<StripeServer> server;

  SandboxDues(Optional<StripeServer> server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "sandbox.payments";
  }

  @Override
  public Optional<Instant> nextDue() {
    return server.flatMap(StripeServer::nextDue);
  }

  @Override
  public void runDue(Instant now) {
    server.ifPresent(
        here -> {
          here.runDue(now);
          here.awaitSent(PATIENCE);
        });
  }

  /** Each node has a provider of its own. */
  @Override
  public boolean sharedByNodes() {
    return true;
  }
}

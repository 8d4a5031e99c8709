package org.dunwell.sandbox.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets calls go on with the sandbox's time: a walk goes through each of their moments, and waits
 * until the product has answered.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
@Order(5)
class PhoneDues implements DueWork {

  /** A receiver that does not answer must not hold up the walk. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<PhoneServer> server;

  PhoneDues(Optional<PhoneServer> server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "sandbox.phone";
  }

  @Override
  public Optional<Instant> nextDue() {
    return server.flatMap(PhoneServer::nextDue);
  }

  @Override
  public void runDue(Instant now) {
    server.ifPresent(
        here -> {
          here.runDue(now);
          here.awaitQuiet(PATIENCE);
        });
  }

  /** Each node has a telephone company of its own. */
  @Override
  public boolean sharedByNodes() {
    return true;
  }
}

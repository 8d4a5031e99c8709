package org.dunwell.payments.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Matches lines as soon as they have been read, portion by portion, each in its own transaction.
 */
@Component
@Order(7)
class StatementMatching implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(StatementMatching.class);

  /** Few statements for many lines, and still a transaction of a second or two. */
  static final int PORTION = 2_000;

  private final Matcher matcher;
  private final MatchingMapper mapper;
  private final Clock clock;

  StatementMatching(Matcher matcher, MatchingMapper mapper, Clock clock) {
    this.matcher = matcher;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments.matching";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextWaiting() == null ? Optional.empty() : Optional.of(clock.instant());
  }

  @Override
  public void runDue(Instant now) {
    match(PORTION);
  }

  /**
   * One line that cannot be matched must not hold up the others: the portion is halved to find it.
   */
  private void match(int portion) {
    try {
      matcher.matchNext(portion);
    } catch (RuntimeException failure) {
      if (portion > 1) {
        match(Math.max(1, portion / 10));
        return;
      }
      log.warn("A statement line could not be matched and waits for a person", failure);
      matcher.giveUpNext(failure.getMessage());
    }
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }
}

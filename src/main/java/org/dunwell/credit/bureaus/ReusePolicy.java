package org.dunwell.credit.bureaus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** Whether a report that we have is good enough, as {@code rules/bureau-reuse.dmn} says. */
@Component
class ReusePolicy {

  private static final String TABLE = "bureau-reuse";

  record Kept(int keepDays) {}

  private final Decisions decisions;
  private final Standings standings;

  ReusePolicy(Decisions decisions, Standings standings) {
    this.decisions = decisions;
    this.standings = standings;
  }

  /**
   * @param cause a word of the table's
   * @param received when the latest report came
   */
  boolean isGoodEnough(long partyId, String cause, Instant received, Instant now) {
    Standing standing = standings.of(partyId);
    int days =
        decisions
            .decide(
                TABLE,
                new Decisions.Question(
                    "party/" + partyId,
                    Map.of(
                        "event", cause,
                        "creditClass", standing.creditClass(),
                        "exposure", standing.exposure())),
                Kept.class)
            .output()
            .keepDays();
    return received.plus(Duration.ofDays(days)).isAfter(now);
  }

  /** Whether the table knows the word. */
  boolean knows(String cause) {
    return decisions.allows(TABLE, "event", cause);
  }
}

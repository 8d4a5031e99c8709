package org.dunwell.credit.scores;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What was thought of a party from a moment on.
 *
 * @param points 0 to 100; 100 is the least risk
 * @param creditClass {@code A} to {@code E}
 * @param behavioural how it has paid us, 0 to 100; null when too little is known
 * @param financial its accounts; null without
 * @param bureau what a bureau says, on our scale; null without
 * @param cause why it was judged, in words
 * @param decisionId of the table {@code credit-score}
 */
public record Score(
    long id,
    long partyId,
    Instant at,
    int points,
    String creditClass,
    Integer behavioural,
    Integer financial,
    Integer bureau,
    String cause,
    long decisionId) {

  /** {@code low}, {@code medium} or {@code high}, as receivables calls it. */
  @JsonProperty
  public String riskClass() {
    return riskClass(creditClass);
  }

  static String riskClass(String creditClass) {
    return switch (creditClass) {
      case "A", "B" -> "low";
      case "C" -> "medium";
      default -> "high";
    };
  }
}

package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/**
 * What a bureau's score means on our scale. {@code rules/bureau-bands.dmn} lays each band of theirs
 * beside a band of ours; inside a band it goes in a straight line, so that a step of theirs is a
 * step of ours and never crosses the border of a class.
 */
@Component
class Bands {

  private static final String TABLE = "bureau-bands";
  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  /** A row of the table: a band of the bureau's and where it lies on our scale. */
  record Band(
      String band,
      BigDecimal rawFrom,
      BigDecimal rawTo,
      BigDecimal pointsFrom,
      BigDecimal pointsTo) {

    int points(BigDecimal raw) {
      BigDecimal inside = raw.max(rawFrom).min(rawTo).subtract(rawFrom);
      return pointsFrom
          .add(
              inside
                  .multiply(pointsTo.subtract(pointsFrom))
                  .divide(rawTo.subtract(rawFrom), 0, RoundingMode.HALF_UP))
          .intValueExact();
    }
  }

  /** A score on our scale, and the decision behind it. */
  record Meaning(int points, String band, Long decisionId) {}

  private final Decisions decisions;

  Bands(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * Stores the decision.
   *
   * @throws NoReport when nobody knows the scale, or the score is not on it
   */
  Meaning of(String subject, String scale, BigDecimal raw) {
    if (!decisions.allows(TABLE, "scale", scale)) {
      throw new NoReport(
          "its scale \"%s\" is not known; add its bands to rules/%s.dmn".formatted(scale, TABLE));
    }
    if (raw.signum() < 0 || raw.compareTo(MOST) > 0) {
      throw new NoReport("its score %s is not between 0 and 100".formatted(raw.toPlainString()));
    }
    Decision<Band> decision =
        decisions.decide(
            TABLE, new Decisions.Question(subject, Map.of("scale", scale, "raw", raw)), Band.class);
    Band band = decision.output();
    return new Meaning(band.points(raw), band.band(), decision.id());
  }
}

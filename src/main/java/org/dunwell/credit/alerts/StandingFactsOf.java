package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.standing.Standing;

/** What of a party's standing may be worth an alert for as long as it holds. */
final class StandingFactsOf {

  /** What holds for a while, rather than happens. */
  static final List<String> HOLDING = List.of("points", "terms", "utilisation");

  private StandingFactsOf() {}

  /** What is not known is left out: nobody knows whether it has changed. */
  static List<Fact> of(Standing now, Instant at) {
    List<Fact> facts = new ArrayList<>();
    if (now.points() != null && now.pointsBefore() != null) {
      int lost = Math.max(0, now.pointsBefore() - now.points());
      facts.add(
          fact(
              now,
              Fact.POINTS,
              BigDecimal.valueOf(lost),
              "The score has fallen by %d points within thirty days, from %d to %d."
                  .formatted(lost, now.pointsBefore(), now.points()),
              at));
    }
    if (now.trendDays() != null) {
      BigDecimal later = now.trendDays().max(BigDecimal.ZERO);
      facts.add(
          fact(
              now,
              "terms",
              later,
              "It pays %s days later than it used to.".formatted(whole(later)),
              at));
    }
    if (now.utilisation() != null) {
      BigDecimal used = now.utilisation().max(BigDecimal.ZERO);
      facts.add(
          fact(now, "utilisation", used, "%s%% of the limit is used.".formatted(whole(used)), at));
    }
    return facts;
  }

  private static String whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  private static Fact fact(Standing now, String kind, BigDecimal by, String what, Instant at) {
    return new Fact(now.partyId(), kind, "since/" + at, by, what);
  }
}

package org.dunwell.credit.file;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.holds.CreditHold;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.Scores;
import org.dunwell.receivables.Access;
import org.springframework.stereotype.Component;

/** How customers stand in short; a handful of statements, however many there are. */
@Component
public class CreditStanding {

  /**
   * A customer.
   *
   * @param score null when too little is known
   * @param exposure with the limit; null for whoever sees a part only of what it owes
   */
  public record Line(Party party, Score score, Exposure exposure, boolean onHold) {}

  private final Parties parties;
  private final Scores scores;
  private final Exposures exposures;
  private final CreditHolds holds;
  private final Access access;

  CreditStanding(
      Parties parties, Scores scores, Exposures exposures, CreditHolds holds, Access access) {
    this.parties = parties;
    this.scores = scores;
    this.exposures = exposures;
    this.holds = holds;
    this.access = access;
  }

  /** Of these customers, in order of id; what cannot be read is left out. */
  public Part<List<Line>> of(List<Long> customerIds) {
    return Part.of("standing", () -> lines(customerIds));
  }

  private List<Line> lines(List<Long> customerIds) {
    Map<Long, Party> all =
        parties.ofCustomers(customerIds).stream()
            .collect(Collectors.toMap(Party::id, Function.identity()));
    Map<Long, Score> scored = scores.current(all.keySet());
    Map<Long, Exposure> atStake = exposures.of(all.keySet());
    Set<Long> held =
        holds.current(all.keySet()).stream().map(CreditHold::partyId).collect(Collectors.toSet());
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(Party::customerId))
        .map(
            party ->
                new Line(
                    party,
                    scored.get(party.id()),
                    access.toWhole(party.customerId()) ? atStake.get(party.id()) : null,
                    held.contains(party.id())))
        .toList();
  }
}

package org.dunwell.credit.limits;

import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** What {@code rules/credit-limit.dmn} would give now; nothing is stored and nobody is asked. */
@Component
public class LimitPreviews {

  private final LimitInputs inputs;
  private final Parties parties;
  private final Decisions decisions;
  private final HouseDay day;

  LimitPreviews(LimitInputs inputs, Parties parties, Decisions decisions, HouseDay day) {
    this.inputs = inputs;
    this.parties = parties;
    this.decisions = decisions;
    this.day = day;
  }

  /** The table's answer with the rows that fired; its id is 0. */
  public Decision<ProposedLimit> of(long partyId) {
    Party party = parties.byId(partyId);
    return decisions.preview(
        "credit-limit",
        new Decisions.Question(party.subject(), inputs.of(party, day.today())),
        ProposedLimit.class);
  }

  /** The same in a sentence. */
  public String words(long partyId) {
    ProposedLimit proposed = of(partyId).output();
    return proposed.terms().equals("prepay")
        ? "Money in advance"
        : "%s, %d days to pay"
            .formatted(
                Money.of(proposed.amount(), parties.byId(partyId).currency()).words(),
                proposed.termsDays());
  }
}

package org.dunwell.credit.limits;

import org.dunwell.credit.Parties;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;
import org.springframework.stereotype.Component;

/** What {@code rules/credit-limit.dmn} would give now; nothing is stored and nobody is asked. */
@Component
public class LimitPreviews {

  private final LimitTables tables;
  private final Parties parties;

  LimitPreviews(LimitTables tables, Parties parties) {
    this.tables = tables;
    this.parties = parties;
  }

  /** The table's answer with the rows that fired; its id is 0. */
  public Decision<ProposedLimit> of(long partyId) {
    return tables.preview(parties.byId(partyId));
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

package org.dunwell.credit.answers;

import java.math.BigDecimal;
import java.util.Optional;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.needs.GrantsLimits;
import org.dunwell.credit.limits.LimitGrants;
import org.dunwell.credit.limits.LimitPreviews;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.limits.ProposedLimit;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** Where applications get their limits: in the currency of the party, by the dated rate. */
@Component
class ApplicationLimits implements GrantsLimits {

  private final LimitPreviews previews;
  private final LimitGrants grants;
  private final Parties parties;
  private final ExchangeRates rates;
  private final HouseDay day;

  ApplicationLimits(
      LimitPreviews previews,
      LimitGrants grants,
      Parties parties,
      ExchangeRates rates,
      HouseDay day) {
    this.previews = previews;
    this.grants = grants;
    this.parties = parties;
    this.rates = rates;
    this.day = day;
  }

  /** The least of what the table gives, what is wanted and what the references dare. */
  @Override
  public Optional<Proposed> propose(Request request, String by) {
    ProposedLimit table = previews.of(request.partyId()).output();
    String words = "By the table: " + previews.words(request.partyId());
    return rates
        .exchange(table.amount(), ours(request.partyId()), request.currency(), day.today())
        .map(amount -> amount.min(request.wanted()))
        .map(amount -> request.byReferences() == null ? amount : amount.min(request.byReferences()))
        .map(amount -> new Proposed(null, amount, words, null));
  }

  @Override
  public boolean needsAnother(Grant grant) {
    return grants.needsAnother(limit(grant));
  }

  @Override
  public void grant(Grant grant) {
    grants.grant(limit(grant), grant.first());
  }

  private NewLimit limit(Grant grant) {
    BigDecimal amount =
        rates
            .exchange(grant.amount(), grant.currency(), ours(grant.partyId()), day.today())
            .orElseThrow(
                () ->
                    new BrokenRule(
                        "Nobody has entered what %s is worth; enter the rate first."
                            .formatted(grant.currency())));
    return new NewLimit(
        grant.partyId(),
        "own",
        grant.why(),
        amount,
        "open",
        grant.termsDays(),
        null,
        null,
        grant.by());
  }

  private String ours(long partyId) {
    return parties.byId(partyId).currency();
  }
}

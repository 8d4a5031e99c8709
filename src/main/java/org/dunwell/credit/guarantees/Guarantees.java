package org.dunwell.credit.guarantees;

import java.time.Clock;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Guarantees of customers and prospects. */
@Component
public class Guarantees {

  private static final int SHOWN = 50;

  private final GuaranteeMapper mapper;
  private final Parties parties;
  private final Timeline timeline;
  private final HouseDay day;
  private final Clock clock;

  Guarantees(
      GuaranteeMapper mapper, Parties parties, Timeline timeline, HouseDay day, Clock clock) {
    this.mapper = mapper;
    this.parties = parties;
    this.timeline = timeline;
    this.day = day;
    this.clock = clock;
  }

  /** All there ever were, the latest first. */
  public List<Guarantee> of(long partyId) {
    return mapper.of(partyId, SHOWN);
  }

  /**
   * Writes one down; its id.
   *
   * @throws BrokenRule when it has ended already
   */
  @Transactional
  public long enter(NewGuarantee given, String by) {
    if (given.until() != null && given.until().isBefore(day.today())) {
      throw new BrokenRule("It has ended on %s already.".formatted(given.until()));
    }
    Party party = parties.byId(given.partyId());
    long id =
        mapper.insert(given, given.amount().currency().getCurrencyCode(), by, clock.instant());
    say(party, by, "%s answers for %s.".formatted(given.guarantor(), given.amount()));
    return id;
  }

  /**
   * Ends one before its time.
   *
   * @throws NotThere when the party has no such guarantee, or it has ended
   */
  @Transactional
  public void end(long partyId, long id, String by) {
    if (mapper.end(partyId, id, by, clock.instant()) == 0) {
      throw new NotThere("guarantee", Long.toString(id));
    }
    say(parties.byId(partyId), by, "A guarantee has ended.");
  }

  private void say(Party party, String by, String what) {
    if (!party.isProspect()) {
      timeline.add(
          new Timeline.Entry("credit", "guarantee", party.customerId(), null, by, what, null));
    }
  }
}

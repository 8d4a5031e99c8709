package org.dunwell.credit.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is insured for how much, and on which conditions. */
@Component
public class Covers {

  private static final int SHOWN = 50;

  private final CoverMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Covers(CoverMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /** Those that count on a day. */
  public List<Cover> on(long partyId, LocalDate day) {
    return mapper.on(partyId, day).stream().map(Covers::cover).toList();
  }

  /** All there ever were, the latest first. */
  public List<Cover> of(long partyId) {
    return mapper.of(partyId, SHOWN).stream().map(Covers::cover).toList();
  }

  /** Writes a cover down; its id. */
  @Transactional
  public long enter(NewCover cover, String by) {
    String currency = cover.amount().currency().getCurrencyCode();
    long id = mapper.insert(cover, currency, by, clock.instant());
    events.publishEvent(new CoversChanged(List.of(cover.partyId())));
    return id;
  }

  /**
   * Ends a cover before its time.
   *
   * @throws NotThere when the party has no such cover, or it has ended
   */
  @Transactional
  public void end(long partyId, long id, String by) {
    if (mapper.end(partyId, id, by, clock.instant()) == 0) {
      throw new NotThere("cover", Long.toString(id));
    }
    events.publishEvent(new CoversChanged(List.of(partyId)));
  }

  private static Cover cover(CoverMapper.Row row) {
    return new Cover(
        row.id(),
        row.partyId(),
        row.insurer(),
        row.policy(),
        Money.of(row.amount(), row.currency()),
        row.selfRetention(),
        row.fromOn(),
        row.untilOn(),
        row.reportDays(),
        row.extensionDays(),
        row.stopShippingDays(),
        row.enteredBy(),
        row.enteredAt(),
        row.endedBy(),
        row.endedAt());
  }
}

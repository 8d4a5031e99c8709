package org.dunwell.credit.holds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.process.CreditHoldProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts customers on credit hold and releases them; the process {@code credit-hold} watches. */
@Component
public class CreditHolds {

  /** Two weeks: long enough for a customer to pay, short enough not to be forgotten. */
  public static final int REVIEW_DAYS = 14;

  private static final int REASON_LENGTH = 500;
  private static final int SHOWN = 50;

  private final CreditHoldMapper mapper;
  private final CreditHoldProcess process;
  private final Parties parties;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final HouseDay day;
  private final Clock clock;

  CreditHolds(
      CreditHoldMapper mapper,
      CreditHoldProcess process,
      Parties parties,
      Timeline timeline,
      ApplicationEventPublisher events,
      HouseDay day,
      Clock clock) {
    this.mapper = mapper;
    this.process = process;
    this.parties = parties;
    this.timeline = timeline;
    this.events = events;
    this.day = day;
    this.clock = clock;
  }

  /** Until somebody releases it; looked at in {@link #REVIEW_DAYS} days. */
  @Transactional
  public void place(long partyId, String reason, String by) {
    place(partyId, reason, by, day.today().plusDays(REVIEW_DAYS));
  }

  /**
   * Nothing is delivered on account from now on; one that is on hold already stays so.
   *
   * @param by user id, or {@code system} for a rule
   * @param reviewOn after today
   */
  @Transactional
  public void place(long partyId, String reason, String by, LocalDate reviewOn) {
    String why = checked(reason);
    later(reviewOn);
    Party party = parties.byId(partyId);
    Long id = mapper.insert(partyId, why, by, reviewOn, clock.instant());
    if (id != null) {
      mapper.started(id, process.start(id));
      say(party, by, "On credit hold: %s. Looked at again on %s.".formatted(why, reviewOn));
      events.publishEvent(new HoldsChanged(List.of(partyId)));
    }
  }

  /**
   * Delivers again.
   *
   * @throws BrokenRule when the party is not on hold
   */
  @Transactional
  public void release(long partyId, String reason, String by) {
    CreditHold hold =
        current(partyId)
            .orElseThrow(() -> new BrokenRule("This customer is not on credit hold any more."));
    end(hold, checked(reason), by);
    if (hold.processInstanceId() != null) {
      process.released(List.of(hold.processInstanceId()));
    }
  }

  /**
   * Somebody has looked at it.
   *
   * @param answer {@code keep} or {@code release}
   * @param reviewOn when to look again; needed to keep it
   * @param note needed to release it
   */
  @Transactional
  public void review(long id, String answer, LocalDate reviewOn, String note, String by) {
    CreditHold hold = byId(id);
    if ("keep".equals(answer)) {
      later(reviewOn);
      mapper.keep(id, reviewOn);
      say(
          parties.byId(hold.partyId()),
          by,
          "The credit hold stays until it is looked at again on %s. %s"
              .formatted(reviewOn, note == null ? "" : note));
    } else if ("release".equals(answer)) {
      end(hold, checked(note), by);
    } else {
      throw new BrokenRule("'Is it still right?' needs keep or release, not " + answer + ".");
    }
  }

  /** The hold that a party is on. */
  public Optional<CreditHold> current(long partyId) {
    return current(List.of(partyId)).stream().findFirst();
  }

  /** Those of these parties that are on hold. */
  public List<CreditHold> current(Collection<Long> partyIds) {
    return partyIds.isEmpty() ? List.of() : mapper.open(partyIds.toArray(Long[]::new));
  }

  /** All there ever were, the latest first. */
  public List<CreditHold> of(long partyId) {
    return mapper.of(partyId, SHOWN);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public CreditHold byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit hold", Long.toString(id)));
  }

  private void end(CreditHold hold, String reason, String by) {
    if (mapper.release(hold.id(), reason, by, clock.instant()) == 0) {
      throw new BrokenRule("This hold was released meanwhile.");
    }
    say(parties.byId(hold.partyId()), by, "Off credit hold: " + reason);
    events.publishEvent(new HoldsChanged(List.of(hold.partyId())));
  }

  private void later(LocalDate reviewOn) {
    if (reviewOn == null || !reviewOn.isAfter(day.today())) {
      throw new BrokenRule("Say on which day, after today, somebody looks at it again.");
    }
  }

  private static String checked(String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > REASON_LENGTH) {
      throw new BrokenRule("Say why in 1 to %d characters.".formatted(REASON_LENGTH));
    }
    return why;
  }

  private void say(Party party, String by, String what) {
    if (party.customerId() != null) {
      timeline.add(
          new Timeline.Entry("credit", "credit-hold", party.customerId(), null, by, what, null));
    }
  }
}

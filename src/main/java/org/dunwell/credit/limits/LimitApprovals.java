package org.dunwell.credit.limits;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who agrees to a limit, and what follows. The process {@code limit-approval} asks here. */
@Component
public class LimitApprovals {

  private final LimitMapper mapper;
  private final LimitProposals proposals;
  private final Parties parties;
  private final Users users;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LimitApprovals(
      LimitMapper mapper,
      LimitProposals proposals,
      Parties parties,
      Users users,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.proposals = proposals;
    this.parties = parties;
    this.users = users;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  public LimitProposal byId(long id) {
    return proposals.byId(id);
  }

  /** Whether somebody else has to agree. */
  public boolean needsApproval(long id) {
    return !byId(id).approval().equals("none");
  }

  /** Whether one has agreed and another one has to. */
  public boolean needsAnother(long id) {
    return byId(id).isOpen();
  }

  /** Whether enough have agreed. */
  public boolean isApproved(long id) {
    return byId(id).state().equals("granted");
  }

  /**
   * A credit manager agrees, or does not.
   *
   * @param answer {@code approve} or {@code refuse}
   * @param note why; needed for a refusal
   * @throws LimitNotAllowed when it is somebody who has had a say already, or may have none, or it
   *     has ended meanwhile
   */
  @Transactional
  public void decide(long id, String answer, String note, String by) {
    LimitProposal proposal = byId(id);
    check(proposal, answer, note, by);
    if (answer.equals("refuse")) {
      mapper.end(id, "refused", by, note, clock.instant());
      say(proposal, by, "A limit is refused: %s. %s".formatted(proposal.words(), note));
    } else if (proposal.approval().equals("two-managers")
        && proposal.secondedBy() == null
        && !users.isIn(proposal.proposedBy(), Group.CREDIT_MANAGERS)) {
      mapper.second(id, by);
    } else {
      mapper.end(id, "granted", by, note, clock.instant());
    }
  }

  private void check(LimitProposal proposal, String answer, String note, String by) {
    if (!"approve".equals(answer) && !"refuse".equals(answer)) {
      throw new LimitNotAllowed(
          "'Do we give this limit?' needs approve or refuse as an answer; it is %s."
              .formatted(answer));
    }
    if (!proposal.isOpen()) {
      throw new LimitNotAllowed(
          "This proposal was decided or withdrawn meanwhile. Open the customer to see how it stands.");
    }
    if (!users.isIn(by, Group.CREDIT_MANAGERS)) {
      throw new LimitNotAllowed("Credit managers decide about limits.");
    }
    if (by.equals(proposal.proposedBy()) || by.equals(proposal.secondedBy())) {
      throw new LimitNotAllowed(
          "You have agreed to this limit already; another credit manager has to decide it.");
    }
    if (answer.equals("refuse") && (note == null || note.isBlank())) {
      throw new LimitNotAllowed("Say in the note why it is refused.");
    }
  }

  /** Puts a limit in force that enough have agreed to, or that needs nobody's consent. */
  @Transactional
  public void grant(long id) {
    LimitProposal proposal = byId(id);
    if (proposal.isOpen()) {
      mapper.end(id, "granted", proposal.proposedBy(), null, clock.instant());
    }
    mapper.grant(id);
    LimitProposal granted = byId(id);
    say(
        granted,
        granted.decidedBy(),
        "Credit limit: %s. Why: %s".formatted(granted.words(), granted.cause()));
    events.publishEvent(new LimitsChanged(List.of(granted.partyId())));
  }

  private void say(LimitProposal proposal, String by, String what) {
    Optional.ofNullable(party(proposal).customerId())
        .ifPresent(
            customer ->
                timeline.add(
                    new Timeline.Entry(
                        "credit", "limit", customer, null, by, what, proposal.decisionId())));
  }

  /** The name of whom it is about, for a form. */
  public String partyNamed(long id) {
    Party party = party(byId(id));
    return party.number() == null ? party.name() : party.name() + " (" + party.number() + ")";
  }

  private Party party(LimitProposal proposal) {
    return parties.byId(proposal.partyId());
  }
}

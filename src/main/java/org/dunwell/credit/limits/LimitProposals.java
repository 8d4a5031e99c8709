package org.dunwell.credit.limits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.limits.LimitMapper.ProposalRow;
import org.dunwell.credit.process.LimitApprovalProcess;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a wish for a limit to the process that gets it approved. */
@Component
class LimitProposals {

  private static final int SHOWN = 50;
  private static final int LONGEST_KEY = 100;

  private final LimitMapper mapper;
  private final LimitTables tables;
  private final Parties parties;
  private final LimitApprovalProcess process;
  private final HouseDay day;
  private final Clock clock;

  LimitProposals(
      LimitMapper mapper,
      LimitTables tables,
      Parties parties,
      LimitApprovalProcess process,
      HouseDay day,
      Clock clock) {
    this.mapper = mapper;
    this.tables = tables;
    this.parties = parties;
    this.process = process;
    this.day = day;
    this.clock = clock;
  }

  /** One of the same party, person and key is answered as it is by now. */
  @Transactional
  LimitProposal propose(NewLimit wish, String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new LimitNotAllowed("A key has 1 to %d signs.".formatted(LONGEST_KEY));
    }
    String whole = "%d/%s/%s".formatted(wish.partyId(), wish.by(), key);
    mapper.lockKey(whole);
    return mapper
        .byKey(whole)
        .map(this::byId)
        .orElseGet(
            () -> {
              LimitProposal proposal = propose(wish);
              mapper.named(proposal.id(), whole);
              return proposal;
            });
  }

  @Transactional
  LimitProposal propose(NewLimit wish) {
    long id = store(wish);
    mapper.started(id, process.start(id));
    return byId(id);
  }

  /** Whose consent a wish needs now; nothing is stored. */
  String approval(NewLimit wish) {
    return tables.approval(parties.byId(wish.partyId()), wish);
  }

  /** Writes a wish down with the decisions about it; its id. Nobody is asked yet. */
  long store(NewLimit wish) {
    Party party = parties.byId(wish.partyId());
    LocalDate today = day.today();
    LocalDate from = wish.from() == null ? today : wish.from();
    if (from.isBefore(today)) {
      throw new LimitNotAllowed("A limit begins today or later; what was, was.");
    }
    if (wish.until() != null && wish.until().isBefore(from)) {
      throw new LimitNotAllowed(
          "The limit would end on %s, before it begins on %s.".formatted(wish.until(), from));
    }
    withdrawOpen(wish);
    Decision<ProposedLimit> table = tables.limit(party);
    return mapper.propose(wanted(party, wish, from, table), clock.instant());
  }

  private LimitMapper.Wanted wanted(
      Party party, NewLimit wish, LocalDate from, Decision<ProposedLimit> table) {
    ProposedLimit says = table.output();
    Money amount = LimitTables.amount(party, wish, says);
    Decision<LimitTables.Authority> authority = tables.authority(party, wish, says);
    return new LimitMapper.Wanted(
        wish,
        party.currency(),
        says.amount(),
        amount.amount(),
        wish.terms() == null ? says.terms() : wish.terms(),
        wish.termsDays() == null ? says.termsDays() : wish.termsDays(),
        says.flag(),
        from,
        table.id(),
        authority.id(),
        authority.output().approval());
  }

  private void withdrawOpen(NewLimit wish) {
    List<ProposalRow> open = mapper.open(wish.partyId(), wish.scope());
    open.forEach(
        one -> mapper.end(one.id(), "withdrawn", wish.by(), "another one", clock.instant()));
    process.withdraw(open.stream().map(ProposalRow::processInstanceId).toList());
  }

  List<LimitProposal> of(long partyId) {
    return mapper.proposals(partyId, SHOWN).stream().map(LimitProposals::proposal).toList();
  }

  LimitProposal byId(long id) {
    return mapper
        .proposal(id)
        .map(LimitProposals::proposal)
        .orElseThrow(() -> new NotThere("limit proposal", Long.toString(id)));
  }

  static LimitProposal proposal(ProposalRow row) {
    return new LimitProposal(
        row.id(),
        row.partyId(),
        row.scope(),
        row.cause(),
        Money.of(row.proposed(), row.currency()),
        Money.of(row.amount(), row.currency()),
        row.terms(),
        row.termsDays(),
        row.flag(),
        row.fromOn(),
        row.untilOn(),
        row.temporary(),
        row.decisionId(),
        row.authorityId(),
        row.approval(),
        row.state(),
        row.proposedBy(),
        row.proposedAt(),
        row.secondedBy(),
        row.decidedBy(),
        row.decidedAt(),
        row.note(),
        row.processInstanceId());
  }
}

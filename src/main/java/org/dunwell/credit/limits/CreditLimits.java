package org.dunwell.credit.limits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.limits.LimitMapper.LimitRow;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credit limits: what is in force, what was, and the way to another one. */
@Component
public class CreditLimits {

  private static final int SHOWN = 200;

  private final LimitMapper mapper;
  private final LimitProposals proposals;

  CreditLimits(LimitMapper mapper, LimitProposals proposals) {
    this.mapper = mapper;
    this.proposals = proposals;
  }

  /** The party's own limit on a day; empty when none was ever granted, which is not zero. */
  public Optional<CreditLimit> on(long partyId, LocalDate day) {
    return inForce(List.of(partyId), day).stream().filter(limit -> !limit.isOfGroup()).findFirst();
  }

  /** The limit of the group that the party heads, on a day. */
  public Optional<CreditLimit> ofGroupOn(long partyId, LocalDate day) {
    return inForce(List.of(partyId), day).stream().filter(CreditLimit::isOfGroup).findFirst();
  }

  /** All limits in force for these parties, their own and those of groups; one statement. */
  public List<CreditLimit> inForce(Collection<Long> partyIds, LocalDate day) {
    return partyIds.isEmpty()
        ? List.of()
        : mapper.inForce(partyIds.toArray(Long[]::new), day).stream()
            .map(CreditLimits::limit)
            .toList();
  }

  /** All that were ever granted, the latest first. */
  public List<CreditLimit> history(long partyId) {
    return mapper.history(partyId, SHOWN).stream().map(CreditLimits::limit).toList();
  }

  /** The proposals of a party, the latest first. */
  public List<LimitProposal> proposals(long partyId) {
    return proposals.of(partyId);
  }

  /**
   * Proposes what the table says now. Within the proposer's authority it is granted at once; else
   * the process {@code limit-approval} asks whom {@code rules/credit-authority.dmn} names. An older
   * proposal that nobody has decided is withdrawn.
   *
   * @param by user id, or {@code system}
   */
  @Transactional
  public LimitProposal propose(long partyId, String cause, String by) {
    return proposals.propose(NewLimit.asProposed(partyId, cause, by));
  }

  /** The same for another amount, other terms, another time, or the whole group. */
  @Transactional
  public LimitProposal propose(NewLimit wanted) {
    return proposals.propose(wanted);
  }

  /**
   * The same, once for each key: whoever asks again, because the first answer got lost, gets what
   * came of the first.
   *
   * @param key made with the form, or by the program that asks; null when none is the same
   */
  @Transactional
  public LimitProposal propose(NewLimit wanted, String key) {
    return key == null ? proposals.propose(wanted) : proposals.propose(wanted, key);
  }

  static CreditLimit limit(LimitRow row) {
    return new CreditLimit(
        row.id(),
        row.partyId(),
        row.scope(),
        Money.of(row.amount(), row.currency()),
        row.terms(),
        row.termsDays(),
        row.fromOn(),
        row.untilOn(),
        row.temporary(),
        row.cause(),
        row.decisionId(),
        row.approvedBy(),
        row.approvedAt(),
        row.note());
  }
}

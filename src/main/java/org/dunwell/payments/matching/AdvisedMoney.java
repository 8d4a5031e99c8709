package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dunwell.payments.matching.MatchingMapper.Advised;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;

/** Money of which its payer has said before, in a remittance advice, what it is for. */
final class AdvisedMoney {

  private final Clues clues;
  private final Verdicts verdicts;
  private final Proposals proposals;

  AdvisedMoney(Clues clues, Verdicts verdicts, Proposals proposals) {
    this.clues = clues;
    this.verdicts = verdicts;
    this.proposals = proposals;
  }

  void propose() {
    Set<Long> customers = new LinkedHashSet<>(clues.payees().all());
    clues.named().forEach(item -> customers.addAll(Portion.rootsOf(item)));
    List<List<Advised>> fitting = clues.portion().announced().advices(clues.line(), customers);
    for (List<Advised> advice : fitting) {
      List<Part> parts = advice.stream().map(this::part).toList();
      if (parts.stream().noneMatch(Objects::isNull)) {
        add(parts, advice.get(0).adviceId(), fitting.size() - 1);
      }
    }
  }

  private void add(List<Part> parts, long adviceId, int rivals) {
    List<Item> items = parts.stream().map(Part::item).toList();
    Long under = clues.payees().recordedUnder(items);
    if (under != null) {
      boolean deducts = parts.stream().anyMatch(part -> part.treatment() != null);
      proposals.add(
          new Proposal(
              under,
              parts,
              Evidence.ADVICE,
              clues.trust(items),
              deducts ? Agreement.SHORT : Agreement.EXACT,
              rivals,
              adviceId));
    }
  }

  private Part part(Advised told) {
    Item item = clues.portion().item(told.invoiceId());
    if (item == null || item.open().compareTo(told.amount().add(told.deduction())) < 0) {
      return null;
    }
    if (told.deduction().signum() == 0) {
      return new Part(item, told.amount(), BigDecimal.ZERO, null, null);
    }
    boolean reason = told.deductionReason() != null;
    String treatment = verdicts.treatment(item, told.deduction(), true, clues.line(), reason);
    return new Part(item, told.amount(), told.deduction(), treatment, told.deductionReason());
  }
}

package org.dunwell.payments.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.MatchingMapper.Hinted;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.payments.matching.Wording.Naming;

/** Money of which a customer has said, by day and invoices, that it has paid it. */
final class HintedMoney {

  private final Clues clues;
  private final Proposals proposals;

  HintedMoney(Clues clues, Proposals proposals) {
    this.clues = clues;
    this.proposals = proposals;
  }

  /** Of hints that say the same once more one counts; of those that say something else none. */
  void propose() {
    Map<Set<Long>, List<Hinted>> fitting = new HashMap<>();
    Map<Set<Long>, List<Item>> paid = new HashMap<>();
    for (List<Hinted> hint :
        clues.portion().announced().hints(clues.line(), clues.wording(), clues.payees().all())) {
      List<Item> items = paidBy(hint);
      if (!items.isEmpty()) {
        Set<Long> key = items.stream().map(Item::id).collect(Collectors.toSet());
        paid.put(key, items);
        fitting.merge(key, hint, (one, other) -> quoted(one) ? one : other);
      }
    }
    paid.forEach((key, items) -> add(items, quoted(fitting.get(key)), paid.size() - 1));
  }

  private List<Item> paidBy(List<Hinted> hint) {
    List<Item> items =
        hint.stream()
            .map(one -> clues.portion().item(one.invoiceId()))
            .filter(Objects::nonNull)
            .filter(item -> item.isOpen() && clues.sameCurrency(item))
            .filter(item -> item.sellingEntityId() == clues.line().sellingEntityId())
            .toList();
    return items.size() == hint.size() ? clues.exactly(items) : List.of();
  }

  private boolean quoted(List<Hinted> hint) {
    return clues.wording().names(hint.get(0).reference());
  }

  private void add(List<Item> items, boolean quoted, int others) {
    Long under = clues.payees().recordedUnder(items);
    if (under == null) {
      return;
    }
    Trust payer = clues.trust(items);
    boolean namesOthers =
        Clues.without(clues.named(), items).stream()
            .anyMatch(item -> clues.wording().naming(item).compareTo(Naming.DIGITS) <= 0);
    proposals.add(
        new Proposal(
            under,
            items.stream().map(Part::full).toList(),
            Evidence.HINT,
            quoted && payer == Trust.UNKNOWN ? Trust.LIKELY : payer,
            Agreement.EXACT,
            others + (namesOthers ? 1 : 0),
            null));
  }
}

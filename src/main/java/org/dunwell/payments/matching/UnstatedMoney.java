package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Tender;
import org.dunwell.payments.matching.Wording.Naming;

/**
 * Invoices that the text names and that are in a currency of which the bank does not say how much
 * was paid: a person has to know.
 */
final class UnstatedMoney {

  private record Debtor(String currency, long customerId) {}

  private final Clues clues;

  UnstatedMoney(Clues clues) {
    this.clues = clues;
  }

  List<Proposal> proposals() {
    Line line = clues.line();
    Map<Debtor, List<Item>> groups = new LinkedHashMap<>();
    for (Item item : clues.named()) {
      boolean stated =
          clues.sameCurrency(item)
              || line.originalAmount() != null
                  && Objects.equals(line.originalCurrency(), item.currency());
      if (item.isOpen() && !stated && clues.wording().naming(item).compareTo(Naming.DIGITS) <= 0) {
        groups
            .computeIfAbsent(
                new Debtor(item.currency(), item.customerId()), any -> new ArrayList<>())
            .add(item);
      }
    }
    return groups.values().stream().map(this::proposal).toList();
  }

  private Proposal proposal(List<Item> items) {
    return new Proposal(
            clues.payees().recordedUnder(items),
            items.stream().map(Part::full).toList(),
            clues.evidence(items),
            clues.trust(items),
            Agreement.UNCLEAR,
            0,
            null)
        .in(Tender.UNSTATED);
  }
}

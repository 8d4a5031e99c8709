package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Trust;

/** What payer and amount lead to when the text names nothing that explains the money. */
final class PayerAlone {

  /** A discount that explains more invoices than this tells none apart. */
  private static final int MOST_DISCOUNTED = 3;

  /** Nobody looks through more. */
  private static final int MOST_OLDEST = 50;

  private final Clues clues;
  private final Verdicts verdicts;
  private final Proposals proposals;

  PayerAlone(Clues clues, Verdicts verdicts, Proposals proposals) {
    this.clues = clues;
    this.verdicts = verdicts;
    this.proposals = proposals;
  }

  void propose() {
    Payees payees = clues.payees();
    List<Item> open = clues.open(payees.all());
    if (open.isEmpty() && payees.all().isEmpty()) {
      return;
    }
    int contradicting = clues.contradicting();
    List<Item> same = clues.sameAmount(open);
    one(open, same, contradicting);
    orders(open);
    if (same.isEmpty()) {
      several(open, contradicting);
      new LessCredit(clues, proposals).proposeByPayer(open, contradicting);
      open.stream()
          .filter(item -> item.discountAmount().signum() > 0)
          .filter(
              item -> item.open().subtract(item.discountAmount()).compareTo(clues.amount()) == 0)
          .limit(MOST_DISCOUNTED)
          .forEach(this::discounted);
    }
    if (proposals.isEmpty() && payees.sure().size() == 1) {
      if (contradicting == 0) {
        oldestFirst(open);
      }
      proposals.add(
          new Proposal(
              payees.sure().iterator().next(),
              List.of(),
              Evidence.NONE,
              Trust.SURE,
              Agreement.UNCLEAR,
              contradicting,
              null));
    }
  }

  /** As the ledger clears what nobody has said anything about: the oldest debt first, in full. */
  private void oldestFirst(List<Item> open) {
    BigDecimal left = clues.amount();
    List<Part> parts = new ArrayList<>();
    for (Item item :
        open.stream().sorted(Comparator.comparing(Item::dueOn).thenComparing(Item::id)).toList()) {
      BigDecimal amount = item.withCharges().open().min(left);
      if (amount.signum() > 0 && parts.size() < MOST_OLDEST) {
        parts.add(new Part(item.withCharges(), amount, BigDecimal.ZERO, null, null));
        left = left.subtract(amount);
      }
    }
    Long under = clues.payees().recordedUnder(parts.stream().map(Part::item).toList());
    if (!parts.isEmpty() && under != null) {
      proposals.add(
          new Proposal(under, parts, Evidence.OLDEST, Trust.SURE, Agreement.UNCLEAR, 0, null));
    }
  }

  /** One invoice of this amount; a slip away from what the text says, it is the one meant. */
  private void one(List<Item> open, List<Item> same, int contradicting) {
    Wording wording = clues.wording();
    List<Item> hinted =
        same.stream().filter(item -> wording.nearly(item) || wording.names(item.order())).toList();
    if (hinted.size() == 1) {
      proposals.addExact(
          hinted, wording.names(hinted.get(0).order()) ? Evidence.ORDER : Evidence.NEAR);
      return;
    }
    int pairs = same.isEmpty() ? 0 : Sums.find(open, clues.amount(), 2, 2).ways();
    int rivals = same.size() - 1 + contradicting + pairs + (wording.saysSeveral() ? 1 : 0);
    same.forEach(item -> proposals.addExact(List.of(item), Evidence.NONE, rivals));
  }

  /** All invoices of the customer's orders that the text names. */
  private void orders(List<Item> open) {
    List<Item> ordered = open.stream().filter(item -> clues.wording().names(item.order())).toList();
    if (ordered.size() > 1 && Clues.sum(ordered).compareTo(clues.amount()) == 0) {
      proposals.addExact(ordered, Evidence.ORDER);
    }
  }

  /** All that is open, or a combination of it. */
  private void several(List<Item> open, int contradicting) {
    List<Item> all = clues.exactly(open);
    if (open.size() > 1 && !all.isEmpty()) {
      proposals.addExact(all, Evidence.ALL, contradicting);
      return;
    }
    Sums.Found sums = Sums.find(open, clues.amount(), 2, 4);
    if (sums.first() != null) {
      proposals.addExact(
          sums.first(),
          sums.byChance() ? Evidence.CHANCE : Evidence.COMBINATION,
          sums.ways() - 1 + contradicting);
    }
  }

  private void discounted(Item item) {
    BigDecimal off = item.discountAmount();
    String treatment = verdicts.treatment(item, off, true, clues.line(), false);
    proposals.add(
        new Proposal(
            clues.payees().recordedUnder(List.of(item)),
            List.of(new Part(item, item.open().subtract(off), off, treatment, null)),
            Evidence.NONE,
            clues.payees().trust(item),
            treatment.equals("discount") ? Agreement.SETTLED : Agreement.SHORT,
            0,
            null));
  }
}

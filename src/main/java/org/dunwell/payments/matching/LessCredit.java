package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.SetOff;

/** Money that pays invoices less what the payer has in credit notes. */
final class LessCredit {

  /** So many ways to take one credit note off one invoice are suggested at most. */
  private static final int MOST_PAIRS = 3;

  private final Clues clues;
  private final Proposals proposals;

  LessCredit(Clues clues, Proposals proposals) {
    this.clues = clues;
    this.proposals = proposals;
  }

  /** These named invoices, less credit notes that the text names as well. */
  boolean proposeNamed(List<Item> group) {
    List<Credit> named =
        clues.portion().credits(group).stream()
            .filter(credit -> clues.wording().names(credit.number()))
            .toList();
    return !named.isEmpty()
        && sum(named).compareTo(missing(group)) == 0
        && add(group, named, clues.evidence(group), 0);
  }

  /** These named invoices, less a credit note that is not named but the only one to explain it. */
  boolean proposeUnnamed(List<Item> group) {
    BigDecimal missing = missing(group);
    BigDecimal discounts =
        group.stream().map(Item::discountAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (missing.signum() <= 0 || missing.compareTo(discounts) == 0) {
      return false;
    }
    List<Credit> all = clues.portion().credits(group);
    List<List<Credit>> ways = new ArrayList<>();
    all.stream().filter(one -> one.open().compareTo(missing) == 0).map(List::of).forEach(ways::add);
    if (all.size() > 1 && sum(all).compareTo(missing) == 0) {
      ways.add(all);
    }
    return !ways.isEmpty() && add(group, ways.get(0), clues.evidence(group), ways.size() - 1);
  }

  /** All that is open less all credit; else one invoice less one credit note, for a person. */
  void proposeByPayer(List<Item> open, int contradicting) {
    List<Credit> credits = clues.portion().credits(open);
    if (credits.isEmpty()) {
      return;
    }
    if (sum(credits).compareTo(missing(open)) == 0
        && add(open, credits, Evidence.ALL, contradicting)) {
      return;
    }
    List<SetOff> pairs = new ArrayList<>();
    for (Item item : open) {
      credits.stream()
          .filter(credit -> credit.fits(item))
          .filter(credit -> credit.open().compareTo(missing(List.of(item))) == 0)
          .forEach(credit -> pairs.add(new SetOff(credit, item, credit.open())));
    }
    pairs.stream()
        .limit(MOST_PAIRS)
        .forEach(
            pair ->
                add(
                    List.of(pair.item()),
                    List.of(pair.credit()),
                    Evidence.NONE,
                    pairs.size() - 1 + contradicting));
  }

  private BigDecimal missing(List<Item> items) {
    return Clues.sum(items).subtract(clues.amount());
  }

  private static BigDecimal sum(List<Credit> credits) {
    return credits.stream().map(Credit::open).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The largest invoice is the first from which something is taken off. */
  private boolean add(List<Item> items, List<Credit> credits, Evidence evidence, int rivals) {
    Long under = clues.payees().recordedUnder(items);
    List<SetOff> setOffs = new ArrayList<>();
    List<Item> left =
        new ArrayList<>(
            items.stream().sorted(Comparator.comparing(Item::open).reversed()).toList());
    for (Credit credit : credits) {
      BigDecimal rest = credit.open();
      for (int i = 0; i < left.size(); i++) {
        BigDecimal amount =
            credit.fits(left.get(i)) ? rest.min(left.get(i).open()) : BigDecimal.ZERO;
        if (amount.signum() > 0) {
          setOffs.add(new SetOff(credit, left.get(i), amount));
          left.set(i, left.get(i).with(left.get(i).open().subtract(amount), BigDecimal.ZERO));
          rest = rest.subtract(amount);
        }
      }
      if (rest.signum() > 0) {
        return false;
      }
    }
    if (under == null) {
      return false;
    }
    proposals.add(
        new Proposal(
            under,
            left.stream().filter(Item::isOpen).map(Part::full).toList(),
            evidence,
            clues.trust(items),
            Agreement.NET,
            rivals + clues.twins(items),
            null,
            setOffs));
    return true;
  }
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;

/** What the text names, group by group of whoever may pay it together. */
final class NamedInText {

  /** So many named invoices at most are tried in parts. */
  private static final int MOST_NAMED = 12;

  /** Of a sum of several invoices a difference up to this is one of rounding or fees. */
  private static final BigDecimal FEE = BigDecimal.valueOf(5);

  private final Clues clues;
  private final Verdicts verdicts;
  private final Proposals proposals;

  NamedInText(Clues clues, Verdicts verdicts, Proposals proposals) {
    this.clues = clues;
    this.verdicts = verdicts;
    this.proposals = proposals;
  }

  void propose() {
    groups().forEach(this::explain);
  }

  /** Open invoices that the text names, together with those that one payer may pay with them. */
  private Collection<List<Item>> groups() {
    Map<Long, List<Item>> groups = new LinkedHashMap<>();
    for (Item item : clues.named()) {
      if (item.isOpen() && clues.sameCurrency(item)) {
        Long root =
            Portion.rootsOf(item).stream()
                .filter(clues.payees().sure()::contains)
                .findFirst()
                .orElse(item.payerId() == null ? item.customerId() : item.payerId());
        groups.computeIfAbsent(root, any -> new ArrayList<>()).add(item);
      }
    }
    return groups.values();
  }

  private void explain(List<Item> group) {
    List<Item> exactly = clues.exactly(group);
    if (!exactly.isEmpty()) {
      proposals.addExact(exactly, clues.evidence(exactly));
      return;
    }
    LessCredit lessCredit = new LessCredit(clues, proposals);
    if (lessCredit.proposeNamed(group)) {
      return;
    }
    BigDecimal sum = Clues.sum(group);
    int compared = clues.amount().compareTo(sum);
    Sums.Found some =
        group.size() > 1 && group.size() <= MOST_NAMED
            ? Sums.find(group, clues.amount(), 1, group.size() - 1)
            : new Sums.Found(null, 0, false);
    if (some.first() != null) {
      proposals.addExact(some.first(), clues.evidence(some.first()), some.ways() - 1);
    } else if (!discounted(group)
        && !lessCredit.proposeUnnamed(group)
        && !(compared > 0 && completed(group, sum))) {
      differing(group, clues.amount().subtract(sum));
    }
  }

  private boolean discounted(List<Item> group) {
    List<Part> parts = new ArrayList<>();
    for (Item item : group) {
      BigDecimal off = item.discountAmount();
      parts.add(
          off.signum() == 0
              ? Part.full(item)
              : new Part(
                  item,
                  item.open().subtract(off),
                  off,
                  verdicts.treatment(item, off, true, clues.line(), false),
                  null));
    }
    BigDecimal pays = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (group.size() < 2 || pays.compareTo(clues.amount()) != 0) {
      return false;
    }
    boolean settled = parts.stream().allMatch(part -> part.treatment() == null || part.isSettled());
    proposals.addNamed(group, parts, settled ? Agreement.SETTLED : Agreement.SHORT);
    return true;
  }

  private boolean completed(List<Item> group, BigDecimal sum) {
    List<Item> others = Clues.without(clues.open(clues.roots(group)), group);
    Sums.Found rest = Sums.find(others, clues.amount().subtract(sum), 1, 3);
    if (rest.first() == null) {
      return false;
    }
    List<Item> all = Stream.concat(group.stream(), rest.first().stream()).toList();
    proposals.addExact(
        all, rest.byChance() ? Evidence.CHANCE : Evidence.COMPLETED, rest.ways() - 1);
    return true;
  }

  /** More or less than what is named; of several only what rounding and fees explain. */
  private void differing(List<Item> group, BigDecimal over) {
    BigDecimal difference = over.abs();
    Item largest = group.stream().max(Comparator.comparing(Item::open)).orElseThrow();
    boolean one = group.size() == 1;
    boolean less = over.signum() < 0;
    if (one && !less && largest.charges().signum() > 0) {
      // what is more than was invoiced goes to what lateness has cost, before it is too much
      differing(List.of(largest.withCharges()), over.subtract(largest.charges()));
      return;
    }
    boolean kept = less && clues.line().isKeptByBanks(difference);
    if (!one && difference.compareTo(FEE) > 0 && !kept
        || less && difference.compareTo(largest.open()) >= 0) {
      proposals.addNamed(group, handedOut(group), Agreement.UNCLEAR);
      return;
    }
    String treatment = verdicts.treatment(largest, difference, less, clues.line(), false);
    List<Part> parts = new ArrayList<>();
    for (Item item : group) {
      parts.add(
          less && item == largest
              ? new Part(item, item.open().subtract(difference), difference, treatment, null)
              : Part.full(item));
    }
    proposals.addNamed(
        group,
        parts,
        switch (treatment) {
          case "discount", "write-off" -> Agreement.SETTLED;
          case "on-account" -> Agreement.OVER;
          case "ask" -> Agreement.UNCLEAR;
          default -> Agreement.SHORT;
        });
  }

  private List<Part> handedOut(List<Item> group) {
    List<Part> parts = new ArrayList<>();
    BigDecimal left = clues.amount();
    for (Item item : group) {
      BigDecimal amount = item.open().min(left);
      if (amount.signum() > 0) {
        parts.add(new Part(item, amount, BigDecimal.ZERO, null, null));
        left = left.subtract(amount);
      }
    }
    return parts;
  }

  /** Paid a second time: it may not wander to another invoice. */
  void proposeClosed() {
    for (Item item : clues.named()) {
      if (!item.isOpen()
          && clues.sameCurrency(item)
          && item.amount().compareTo(clues.amount()) == 0) {
        proposals.add(
            new Proposal(
                clues.payees().recordedUnder(List.of(item)),
                List.of(),
                clues.evidence(List.of(item)),
                clues.payees().trust(item),
                Agreement.CLOSED,
                0,
                null));
      }
    }
  }
}

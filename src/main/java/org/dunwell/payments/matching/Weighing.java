package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.payments.matching.MatchingMapper.Advised;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.payments.matching.Wording.Naming;

/**
 * All that may explain one line. First what the text names, group by group of whoever may pay it
 * together; only when no exact sum comes of that, what the payer alone leads to.
 */
final class Weighing {

  /** So many named invoices at most are tried in parts. */
  private static final int MOST_NAMED = 12;

  /** Of a sum of several invoices a difference up to this is one of rounding or fees. */
  private static final BigDecimal FEE = BigDecimal.valueOf(5);

  private final Line line;
  private final Portion portion;
  private final Verdicts verdicts;
  private final Wording wording;
  private final Payees payees;
  private final List<Item> named;
  private final List<Proposal> proposals = new ArrayList<>();

  Weighing(Line line, Portion portion, Verdicts verdicts) {
    this.line = line;
    this.portion = portion;
    this.verdicts = verdicts;
    this.wording = portion.wording(line);
    this.payees = new Payees(line, portion.payers(line));
    this.named = portion.named(line);
  }

  /** In no order yet; none when nothing is known. */
  List<Proposal> proposals() {
    advised();
    if (proposals.stream().anyMatch(one -> one.payer().compareTo(Trust.LIKELY) <= 0)) {
      return proposals; // the payer has said itself what it pays
    }
    groups().forEach(this::explain);
    if (!exact()) {
      closed();
      byPayer();
    }
    return proposals;
  }

  private boolean exact() {
    return proposals.stream().anyMatch(one -> one.amount() == Agreement.EXACT);
  }

  private void advised() {
    Set<Long> customers = new LinkedHashSet<>(payees.all());
    named.forEach(item -> customers.addAll(Portion.rootsOf(item)));
    List<List<Advised>> fitting = portion.advices(line, customers);
    for (List<Advised> advice : fitting) {
      List<Part> parts = advice.stream().map(this::part).toList();
      if (parts.stream().noneMatch(java.util.Objects::isNull)) {
        List<Item> items = parts.stream().map(Part::item).toList();
        Long under = payees.recordedUnder(items);
        if (under != null) {
          add(
              under,
              parts,
              Evidence.ADVICE,
              trust(items),
              parts.stream().anyMatch(part -> part.treatment() != null)
                  ? Agreement.SHORT
                  : Agreement.EXACT,
              fitting.size() - 1,
              advice.get(0).adviceId());
        }
      }
    }
  }

  private Part part(Advised told) {
    Item item = portion.item(told.invoiceId());
    if (item == null || item.open().compareTo(told.amount().add(told.deduction())) < 0) {
      return null;
    }
    if (told.deduction().signum() == 0) {
      return new Part(item, told.amount(), BigDecimal.ZERO, null, null);
    }
    boolean reason = told.deductionReason() != null;
    String treatment = verdicts.treatment(item, told.deduction(), true, line, reason);
    return new Part(item, told.amount(), told.deduction(), treatment, told.deductionReason());
  }

  /** Open invoices that the text names, together with those that one payer may pay with them. */
  private Collection<List<Item>> groups() {
    Map<Long, List<Item>> groups = new LinkedHashMap<>();
    for (Item item : named) {
      if (item.isOpen() && item.currency().equals(line.currency())) {
        Long root =
            Portion.rootsOf(item).stream()
                .filter(payees.sure()::contains)
                .findFirst()
                .orElse(item.payerId() == null ? item.customerId() : item.payerId());
        groups.computeIfAbsent(root, any -> new ArrayList<>()).add(item);
      }
    }
    return groups.values();
  }

  private void explain(List<Item> group) {
    BigDecimal sum = sum(group);
    int compared = line.amount().compareTo(sum);
    if (compared == 0) {
      addExact(group, evidence(group));
      return;
    }
    Sums.Found some =
        group.size() > 1 && group.size() <= MOST_NAMED
            ? Sums.find(group, line.amount(), 1, group.size() - 1)
            : new Sums.Found(null, 0, false);
    if (some.first() != null) {
      addExact(some.first(), evidence(some.first()), some.ways() - 1);
    } else if (!discounted(group) && !(compared > 0 && completed(group, sum))) {
      differing(group, line.amount().subtract(sum));
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
                  verdicts.treatment(item, off, true, line, false),
                  null));
    }
    BigDecimal pays = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (group.size() < 2 || pays.compareTo(line.amount()) != 0) {
      return false;
    }
    boolean settled = parts.stream().allMatch(part -> part.treatment() == null || part.isSettled());
    addNamed(group, parts, settled ? Agreement.SETTLED : Agreement.SHORT);
    return true;
  }

  private boolean completed(List<Item> group, BigDecimal sum) {
    List<Item> others =
        portion.open(line, roots(group)).stream().filter(item -> !group.contains(item)).toList();
    Sums.Found rest = Sums.find(others, line.amount().subtract(sum), 1, 3);
    if (rest.first() == null) {
      return false;
    }
    List<Item> all = Stream.concat(group.stream(), rest.first().stream()).toList();
    addExact(all, rest.byChance() ? Evidence.CHANCE : Evidence.COMPLETED, rest.ways() - 1);
    return true;
  }

  /** More or less than what is named; of several only what rounding and fees explain. */
  private void differing(List<Item> group, BigDecimal over) {
    BigDecimal difference = over.abs();
    Item largest = group.stream().max(Comparator.comparing(Item::open)).orElseThrow();
    boolean one = group.size() == 1;
    boolean less = over.signum() < 0;
    if (!one && difference.compareTo(FEE) > 0
        || less && difference.compareTo(largest.open()) >= 0) {
      addNamed(group, handedOut(group), Agreement.UNCLEAR);
      return;
    }
    String treatment = verdicts.treatment(largest, difference, less, line, false);
    List<Part> parts = new ArrayList<>();
    for (Item item : group) {
      parts.add(
          less && item == largest
              ? new Part(item, item.open().subtract(difference), difference, treatment, null)
              : Part.full(item));
    }
    addNamed(
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
    BigDecimal left = line.amount();
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
  private void closed() {
    for (Item item : named) {
      if (!item.isOpen()
          && item.currency().equals(line.currency())
          && item.amount().compareTo(line.amount()) == 0) {
        Long under = payees.recordedUnder(List.of(item));
        add(
            under,
            List.of(),
            evidence(List.of(item)),
            payees.trust(item),
            Agreement.CLOSED,
            0,
            null);
      }
    }
  }

  private void byPayer() {
    List<Item> open = portion.open(line, payees.all());
    if (open.isEmpty() && payees.all().isEmpty()) {
      return;
    }
    int contradicting = contradicting();
    List<Item> same = sameAmount(open);
    List<Item> hinted = hinted(same);
    int pairs = same.isEmpty() ? 0 : Sums.find(open, line.amount(), 2, 2).ways();
    if (hinted.size() == 1) {
      Evidence by = wording.names(hinted.get(0).order()) ? Evidence.ORDER : Evidence.NEAR;
      addExact(hinted, by, 0);
    } else {
      for (Item item : same) {
        addExact(
            List.of(item),
            Evidence.NONE,
            same.size() - 1 + contradicting + pairs + (wording.saysSeveral() ? 1 : 0));
      }
    }
    orders(open);
    Sums.Found sums =
        same.isEmpty() ? Sums.find(open, line.amount(), 2, 4) : new Sums.Found(null, 0, false);
    boolean all = open.size() > 1 && sum(open).compareTo(line.amount()) == 0;
    if (all && same.isEmpty()) {
      addExact(open, Evidence.ALL, contradicting);
    } else if (sums.first() != null && same.isEmpty()) {
      addExact(
          sums.first(),
          sums.byChance() ? Evidence.CHANCE : Evidence.COMBINATION,
          sums.ways() - 1 + contradicting);
    }
    if (same.isEmpty()) {
      open.stream()
          .filter(item -> item.discountAmount().signum() > 0)
          .filter(item -> item.open().subtract(item.discountAmount()).compareTo(line.amount()) == 0)
          .limit(3)
          .forEach(this::discountOnly);
    }
    if (proposals.isEmpty() && payees.sure().size() == 1) {
      add(
          payees.sure().iterator().next(),
          List.of(),
          Evidence.NONE,
          Trust.SURE,
          Agreement.UNCLEAR,
          contradicting,
          null);
    }
  }

  /** All invoices of the customer's orders that the text names. */
  private void orders(List<Item> open) {
    List<Item> ordered = open.stream().filter(item -> wording.names(item.order())).toList();
    if (ordered.size() > 1 && sum(ordered).compareTo(line.amount()) == 0) {
      addExact(ordered, Evidence.ORDER, 0);
    }
  }

  private void discountOnly(Item item) {
    BigDecimal off = item.discountAmount();
    String treatment = verdicts.treatment(item, off, true, line, false);
    Long under = payees.recordedUnder(List.of(item));
    add(
        under,
        List.of(new Part(item, item.open().subtract(off), off, treatment, null)),
        Evidence.NONE,
        payees.trust(item),
        treatment.equals("discount") ? Agreement.SETTLED : Agreement.SHORT,
        0,
        null);
  }

  /** What the text names and the payer does not pay: somebody has mixed something up. */
  private int contradicting() {
    return (int)
        named.stream()
            .filter(item -> wording.naming(item).compareTo(Naming.DIGITS) <= 0)
            .filter(item -> !item.isOpen() || item.open().compareTo(line.amount()) != 0)
            .limit(1)
            .count();
  }

  private List<Item> sameAmount(List<Item> open) {
    return open.stream().filter(item -> item.open().compareTo(line.amount()) == 0).toList();
  }

  private List<Item> hinted(List<Item> same) {
    return same.stream()
        .filter(item -> wording.nearly(item) || wording.names(item.order()))
        .toList();
  }

  private void addExact(List<Item> items, Evidence evidence) {
    addExact(items, evidence, 0);
  }

  private void addExact(List<Item> items, Evidence evidence, int rivals) {
    Long under = payees.recordedUnder(items);
    if (under != null) {
      int twins = evidence == Evidence.REFERENCE ? 0 : twins(items);
      add(
          under,
          items.stream().map(Part::full).toList(),
          evidence,
          trust(items),
          Agreement.EXACT,
          rivals + twins,
          null);
    }
  }

  private void addNamed(List<Item> group, List<Part> parts, Agreement amount) {
    Long under = payees.recordedUnder(group);
    if (under != null) {
      List<Item> others =
          sameAmount(portion.open(line, roots(group))).stream()
              .filter(item -> !group.contains(item))
              .toList();
      add(under, parts, evidence(group), trust(group), amount, others.size(), null);
    }
  }

  /** Others of the same amount whose number is one slip away: either may be meant. */
  private int twins(List<Item> items) {
    return (int)
        portion.open(line, roots(items)).stream()
            .filter(other -> !items.contains(other))
            .filter(
                other -> items.stream().anyMatch(item -> item.open().compareTo(other.open()) == 0))
            .filter(wording::nearly)
            .count();
  }

  private Set<Long> roots(List<Item> items) {
    Set<Long> roots = new LinkedHashSet<>(payees.sure());
    items.forEach(item -> roots.addAll(Portion.rootsOf(item)));
    return roots;
  }

  private Trust trust(List<Item> items) {
    return items.stream().map(payees::trust).max(Comparator.naturalOrder()).orElse(Trust.UNKNOWN);
  }

  /** The weakest of them. */
  private Evidence evidence(List<Item> items) {
    Naming weakest =
        items.stream().map(wording::naming).max(Comparator.naturalOrder()).orElse(Naming.NONE);
    return switch (weakest) {
      case REFERENCE -> Evidence.REFERENCE;
      case NUMBER -> Evidence.NUMBER;
      case DIGITS -> Evidence.DIGITS;
      case NEAR -> Evidence.NEAR;
      case ORDER -> Evidence.ORDER;
      case NONE -> Evidence.NONE;
    };
  }

  private static BigDecimal sum(List<Item> items) {
    return items.stream().map(Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void add(
      long under,
      List<Part> parts,
      Evidence evidence,
      Trust payer,
      Agreement amount,
      int rivals,
      Long advice) {
    proposals.add(new Proposal(under, parts, evidence, payer, amount, rivals, advice));
  }
}

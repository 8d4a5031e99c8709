package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.payments.matching.Wording.Naming;

/** What there is to go by for one line: its text, its payer, the invoices that both lead to. */
final class Clues {

  private final Line line;
  private final Portion portion;
  private final Wording wording;
  private final Payees payees;
  private final List<Item> named;

  Clues(Line line, Portion portion) {
    this.line = line;
    this.portion = portion;
    this.wording = portion.wording(line);
    this.payees = new Payees(line, portion.payers(line));
    this.named = portion.named(line);
  }

  Line line() {
    return line;
  }

  BigDecimal amount() {
    return line.amount();
  }

  Portion portion() {
    return portion;
  }

  Wording wording() {
    return wording;
  }

  Payees payees() {
    return payees;
  }

  /** Invoices that the text names, closed ones too. */
  List<Item> named() {
    return named;
  }

  /** Whether an invoice is in the currency of the money. */
  boolean sameCurrency(Item item) {
    return item.currency().equals(line.currency());
  }

  /** What these customers may pay and is open. */
  List<Item> open(Collection<Long> roots) {
    return portion.open(line, roots);
  }

  /** Those of exactly the line's amount, with or without what lateness has cost. */
  List<Item> sameAmount(List<Item> open) {
    return open.stream().flatMap(item -> exactly(List.of(item)).stream()).toList();
  }

  /**
   * These invoices as the line's amount pays them exactly: what was invoiced, with the charges of
   * none of them, of some, or of all; empty when it does not, or in several ways.
   */
  List<Item> exactly(List<Item> items) {
    BigDecimal rest = line.amount().subtract(sum(items));
    if (rest.signum() == 0) {
      return items;
    }
    List<Item> charged = items.stream().filter(item -> item.charges().signum() > 0).toList();
    if (rest.signum() < 0 || charged.isEmpty()) {
      return List.of();
    }
    BigDecimal charges =
        charged.stream().map(Item::charges).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (rest.compareTo(charges) == 0) {
      return items.stream().map(Item::withCharges).toList();
    }
    return charged.stream().filter(item -> item.charges().compareTo(rest) == 0).count() == 1
        ? items.stream()
            .map(item -> item.charges().compareTo(rest) == 0 ? item.withCharges() : item)
            .toList()
        : List.of();
  }

  /** Those of them that are not among the others. */
  static List<Item> without(List<Item> all, List<Item> others) {
    Set<Long> ids = others.stream().map(Item::id).collect(Collectors.toSet());
    return all.stream().filter(item -> !ids.contains(item.id())).toList();
  }

  /** Everybody who may pay one of these, and who surely is the payer. */
  Set<Long> roots(List<Item> items) {
    Set<Long> roots = new LinkedHashSet<>(payees.sure());
    items.forEach(item -> roots.addAll(Portion.rootsOf(item)));
    return roots;
  }

  /** Others of the same amount whose number is one slip away: either may be meant. */
  int twins(List<Item> items) {
    return (int)
        without(open(roots(items)), items).stream()
            .filter(
                other -> items.stream().anyMatch(item -> item.open().compareTo(other.open()) == 0))
            .filter(wording::nearly)
            .count();
  }

  /** What the text names and the payer does not pay: somebody has mixed something up. */
  int contradicting() {
    return (int)
        named.stream()
            .filter(item -> wording.naming(item).compareTo(Naming.DIGITS) <= 0)
            .filter(
                item -> !item.isOpen() || !sameCurrency(item) || exactly(List.of(item)).isEmpty())
            .limit(1)
            .count();
  }

  /** That of the one whom the payer is least sure to pay for. */
  Trust trust(List<Item> items) {
    return items.stream().map(payees::trust).max(Comparator.naturalOrder()).orElse(Trust.UNKNOWN);
  }

  /** The weakest of them. */
  Evidence evidence(List<Item> items) {
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

  static BigDecimal sum(List<Item> items) {
    return items.stream().map(Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

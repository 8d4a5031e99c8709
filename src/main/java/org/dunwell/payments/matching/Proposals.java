package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Trust;

/** The ways found so far to explain one line, in no order. */
final class Proposals {

  private final Clues clues;
  private final List<Proposal> all = new ArrayList<>();

  Proposals(Clues clues) {
    this.clues = clues;
  }

  List<Proposal> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether one of them explains the amount to the cent. */
  boolean exact() {
    return all.stream().anyMatch(Proposal::isExact);
  }

  void add(Proposal proposal) {
    all.add(proposal);
  }

  void addExact(List<Item> items, Evidence evidence) {
    addExact(items, evidence, 0);
  }

  /** Pays these in full, if one payment can pay them all. */
  void addExact(List<Item> items, Evidence evidence, int rivals) {
    Long under = clues.payees().recordedUnder(items);
    if (under != null) {
      Trust trust = clues.trust(items);
      int twins = isBeyondASlip(evidence, trust) ? 0 : clues.twins(items);
      all.add(
          new Proposal(
              under,
              items.stream().map(Part::full).toList(),
              evidence,
              trust,
              Agreement.EXACT,
              rivals + twins,
              null));
    }
  }

  /**
   * A reference carries check digits. Whoever surely is the payer and writes the whole number means
   * it, though its rent of every month is the same and last month's number one digit away.
   */
  private static boolean isBeyondASlip(Evidence evidence, Trust trust) {
    return evidence == Evidence.REFERENCE || (evidence == Evidence.NUMBER && trust == Trust.SURE);
  }

  /** Pays so much of what is named; another one of exactly this amount is a rival. */
  void addNamed(List<Item> group, List<Part> parts, Agreement amount) {
    Long under = clues.payees().recordedUnder(group);
    if (under != null) {
      List<Item> others = clues.sameAmount(Clues.without(clues.open(clues.roots(group)), group));
      all.add(
          new Proposal(
              under,
              parts,
              clues.evidence(group),
              clues.trust(group),
              amount,
              others.size(),
              null));
    }
  }
}

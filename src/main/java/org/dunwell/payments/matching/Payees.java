package org.dunwell.payments.matching;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dunwell.payments.matching.MatchingMapper.Payer;
import org.dunwell.payments.matching.Proposal.Trust;

/** Who a line's payer is, as far as anything tells, and whom it may pay for. */
final class Payees {

  /** Where MT940, DTA and SEPA end a name. */
  private static final Set<Integer> CUT_AT = Set.of(27, 35, 54, 70);

  private final Line line;
  private final Set<Long> sure = new LinkedHashSet<>();
  private final Set<Long> likely = new LinkedHashSet<>();

  Payees(Line line, List<Payer> found) {
    this.line = line;
    Set<Long> accounts = by(found, "account");
    Set<Long> names = by(found, "name");
    Set<Long> begins = by(found, "begins");
    Set<Long> numbers = by(found, "number");
    // an account that pays for several, such as a factoring bank's, tells nobody apart
    if (accounts.size() == 1) {
      sure.addAll(accounts);
    }
    if (sure.isEmpty() && names.size() == 1) {
      sure.addAll(names);
    }
    if (sure.isEmpty() && names.isEmpty() && begins.size() == 1 && isCutOff(line)) {
      sure.addAll(begins);
    }
    likely.addAll(accounts);
    likely.addAll(names);
    likely.addAll(begins);
    likely.addAll(numbers);
    if (contradicts(names)) {
      sure.clear();
    }
    likely.removeAll(sure);
  }

  /** Only a name as long as banks leave them was cut off; a shorter one may be somebody else's. */
  private static boolean isCutOff(Line line) {
    return CUT_AT.contains(line.payerName().length());
  }

  /** A known account under somebody else's name. */
  private boolean contradicts(Set<Long> names) {
    Set<Long> both = new HashSet<>(names);
    both.retainAll(sure);
    return !sure.isEmpty() && !names.isEmpty() && both.isEmpty();
  }

  private static Set<Long> by(List<Payer> found, String how) {
    Set<Long> customers = new LinkedHashSet<>();
    found.stream()
        .filter(one -> one.how().equals(how))
        .forEach(one -> customers.add(one.customerId()));
    return customers;
  }

  Set<Long> sure() {
    return sure;
  }

  /** Everybody it may be. */
  Set<Long> all() {
    Set<Long> all = new LinkedHashSet<>(sure);
    all.addAll(likely);
    return all;
  }

  Trust trust(Item item) {
    Set<Long> roots = Portion.rootsOf(item);
    if (roots.stream().anyMatch(sure::contains)) {
      return Trust.SURE;
    }
    if (roots.stream().anyMatch(likely::contains)) {
      return Trust.LIKELY;
    }
    if (!sure.isEmpty()) {
      return Trust.OTHER;
    }
    return line.payerKey() != null && Slips.similarNames(line.payerKey(), item.customerKey())
        ? Trust.LIKELY
        : Trust.UNKNOWN;
  }

  /**
   * Under whom one payment of all these can be recorded: the customer, who pays for all of them, or
   * the parent of all, if it surely is the payer.
   *
   * @return null when no single customer pays all of them
   */
  Long recordedUnder(List<Item> items) {
    Set<Long> customers = new LinkedHashSet<>();
    Set<Long> payers = new LinkedHashSet<>();
    for (Item item : items) {
      customers.add(item.customerId());
      payers.add(item.payerId() == null ? item.customerId() : item.payerId());
    }
    if (customers.size() == 1) {
      Long payer = items.get(0).payerId();
      return payer != null && sure.contains(payer) ? payer : customers.iterator().next();
    }
    return payers.size() == 1
        ? payers.iterator().next()
        : sure.stream()
            .filter(one -> items.stream().allMatch(item -> Portion.rootsOf(item).contains(one)))
            .findFirst()
            .orElse(null);
  }
}

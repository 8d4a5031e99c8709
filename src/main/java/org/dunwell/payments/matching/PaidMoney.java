package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/** Which money of a line a person gives out: as it was credited, or as the payer had paid it. */
final class PaidMoney {

  /** More is no money that anybody pays. */
  private static final BigDecimal MOST_PAID = new BigDecimal("1e13");

  private PaidMoney() {}

  /** What a person says was paid goes to the suggested invoices in their order. */
  static List<Proposal.Part> handedOut(Line money, List<Match.Part> stored, Map<Long, Item> items) {
    List<Proposal.Part> parts = new ArrayList<>();
    BigDecimal left = money.amount();
    for (Match.Part one : stored) {
      Item item = items.get(one.invoiceId());
      BigDecimal amount = item.withCharges().open().min(left);
      if (amount.signum() > 0) {
        parts.add(new Proposal.Part(item, amount, BigDecimal.ZERO, null, null));
        left = left.subtract(amount);
      }
    }
    if (parts.isEmpty()) {
      throw new BrokenRule(
          "What this would pay is not open any more. Look for suggestions again, or split it by hand.");
    }
    return parts;
  }

  /** That of the invoices; without any the account's. */
  static String currency(Match match, List<Proposal.Part> parts) {
    List<String> all = parts.stream().map(part -> part.item().currency()).distinct().toList();
    if (all.size() > 1) {
      throw new BrokenRule(
          "The invoices are in %s. One payment is in one currency: leave the others out."
              .formatted(String.join(" and ", all)));
    }
    return all.isEmpty() ? match.currency() : all.get(0);
  }

  /** The line as it pays in this currency. */
  static Line of(Match match, Line line, String currency, BigDecimal paid) {
    if (match.states(currency)) {
      if (paid != null) {
        throw new BrokenRule(
            "The bank states how much of %s was paid. Leave that amount out.".formatted(currency));
      }
      return currency.equals(line.currency()) ? line : line.original().orElseThrow();
    }
    if (paid == null) {
      throw new BrokenRule(
          "What this pays is in %s, and the bank does not state how much of it was paid for the %s %s that were credited. Say how much: the payer knows, or a notice of the bank."
              .formatted(currency, match.amount().toPlainString(), match.currency()));
    }
    Money said;
    try {
      said = Money.of(paid, currency);
    } catch (IllegalArgumentException wrong) {
      throw new BrokenRule(
          "\"%s\" is no amount in %s. Write it like 1234.50."
              .formatted(paid.toPlainString(), currency));
    }
    if (!said.isPositive() || paid.compareTo(MOST_PAID) >= 0) {
      throw new BrokenRule("What was paid must be above zero, and be money.");
    }
    return line.paid(currency, paid);
  }
}

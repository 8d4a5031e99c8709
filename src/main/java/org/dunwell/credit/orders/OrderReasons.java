package org.dunwell.credit.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;

/**
 * What speaks for or against an order, in sentences with figures: everything, not only the first.
 */
final class OrderReasons {

  /** Tables whose rows are obstacles unless they say none. */
  private static final Set<String> OBSTACLES = Set.of("stop", "room", "overdue");

  private OrderReasons() {}

  static List<String> of(
      Decision<OrderDecision> decision,
      Room.Found found,
      OrderJudge.Late late,
      Collection<String> withoutRate) {
    List<String> sentences = new ArrayList<>();
    if (!decision.output().approves()) {
      decision.fired().stream()
          .filter(row -> OBSTACLES.contains(row.table()))
          .map(row -> word(row.says()))
          .filter(word -> !word.equals("none"))
          .distinct()
          .forEach(word -> sentences.add(sentence(word, found, late, withoutRate)));
    }
    if (sentences.isEmpty()) {
      decision.fired().stream()
          .filter(row -> row.table().equals("orderCheck"))
          .forEach(row -> sentences.add(row.why()));
    }
    return sentences;
  }

  private static String word(String says) {
    return says == null ? "none" : says.replace("\"", "");
  }

  private static String sentence(
      String word, Room.Found found, OrderJudge.Late late, Collection<String> withoutRate) {
    return switch (word) {
      case "overdue" ->
          "%s are past due, the oldest since %d days.".formatted(text(late.amount()), late.days());
      case "over-limit" ->
          "The credit limit is exceeded by %s.".formatted(text(found.left().negated()));
      case "no-rate" ->
          "There is no exchange rate for %s; enter one and the order is looked at again."
              .formatted(String.join(", ", withoutRate));
      case "credit-hold" -> "The customer, or its group, is on credit hold.";
      case "stop-shipping" -> "The credit insurer covers no further deliveries.";
      case "no-limit" -> "Nobody has decided on a credit limit yet.";
      default -> "This customer buys against money in advance.";
    };
  }

  private static String text(Money amount) {
    return amount.words();
  }
}

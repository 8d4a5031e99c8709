package org.dunwell.credit.orders;

/**
 * The columns of {@code order-check}'s answer.
 *
 * @param decision {@code approve}, {@code hold} or {@code prepay}
 * @param reason a word
 * @param validDays how long it stays reserved, 1 or more
 */
record OrderDecision(String decision, String reason, int validDays) {

  OrderDecision {
    if (validDays < 1) {
      throw new IllegalArgumentException("validDays is 1 or more");
    }
  }

  boolean approves() {
    return decision.equals("approve");
  }

  /** The state of an order that was so decided. */
  String state() {
    return switch (decision) {
      case "approve" -> "approved";
      case "hold" -> "held";
      default -> "prepay";
    };
  }
}

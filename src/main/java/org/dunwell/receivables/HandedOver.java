package org.dunwell.receivables;

import java.util.List;

/**
 * Customers have changed hands.
 *
 * @param owner user id of the collector who looks after them now
 */
public record HandedOver(List<Hand> hands, String owner) {

  /**
   * One of them.
   *
   * @param before user id of who looked after it until now; null if nobody
   */
  public record Hand(long customerId, String before) {

    String words(String owner) {
      return before == null
          ? "Looked after by %s from now on.".formatted(owner)
          : "Handed over from %s to %s.".formatted(before, owner);
    }
  }
}

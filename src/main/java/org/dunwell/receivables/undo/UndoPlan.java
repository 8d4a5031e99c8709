package org.dunwell.receivables.undo;

import java.util.List;

/**
 * What undoing an import would take away, and what stands in the way of it.
 *
 * @param kind of the import
 * @param what it brought, in words, such as {@code invoices}
 * @param rows how many of them
 * @param sums what they amount to, a text for each currency
 * @param hindrances nothing stands in the way when there is none
 */
public record UndoPlan(
    long importId,
    String kind,
    String what,
    long rows,
    List<String> sums,
    List<Hindrance> hindrances) {

  /**
   * One thing that stands in the way.
   *
   * @param rows of how many rows
   * @param first the first of them by name
   */
  public record Hindrance(String reason, long rows, List<String> first) {}

  /** Whether it can be done. */
  public boolean isFree() {
    return hindrances.isEmpty();
  }

  /** All reasons as one sentence. */
  public String reasons() {
    return String.join(
        "; ", hindrances.stream().map(one -> one.rows() + " times: " + one.reason()).toList());
  }
}

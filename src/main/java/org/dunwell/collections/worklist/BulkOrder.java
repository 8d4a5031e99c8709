package org.dunwell.collections.worklist;

import java.time.LocalDate;
import java.util.List;

/**
 * An action on many customers.
 *
 * @param customers numbers in the ledger
 * @param until only to put off: the day they are back
 * @param reason only to put off
 * @param owner only to hand over: user id of who gets them
 */
public record BulkOrder(
    BulkAction action, List<String> customers, LocalDate until, String reason, String owner) {

  public BulkOrder {
    customers = List.copyOf(customers);
  }
}

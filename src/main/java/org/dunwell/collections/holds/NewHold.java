package org.dunwell.collections.holds;

import java.time.LocalDate;
import java.util.List;

/**
 * A wish to leave a customer, or some of its invoices, alone.
 *
 * @param invoiceIds open invoices of the customer; empty for the whole customer, which takes in the
 *     invoices that come while it lasts
 * @param until the last day, in the selling entities' zones; today at the earliest
 * @param reason in a person's words; stands on the timeline
 * @param by the user's id
 */
public record NewHold(
    long customerId, List<Long> invoiceIds, LocalDate until, String reason, String by) {

  static final int REASON_LENGTH = 500;

  public NewHold {
    invoiceIds = List.copyOf(invoiceIds);
    reason = reason == null ? "" : reason.strip();
    if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
      throw new HoldNotAllowed(
          "A hold needs a reason of 1 to %d characters; this one has %d."
              .formatted(REASON_LENGTH, reason.length()));
    }
    if (until == null) {
      throw new HoldNotAllowed("A hold needs a last day. Give one.");
    }
  }

  boolean isWhole() {
    return invoiceIds.isEmpty();
  }
}

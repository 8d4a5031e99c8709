package org.dunwell.collections.writeoffs;

import java.util.List;

/**
 * A wish to give up all that is open of some invoices.
 *
 * @param invoiceIds of this customer
 * @param reason in a person's words
 * @param by the user's id
 */
public record NewWriteOff(long customerId, List<Long> invoiceIds, String reason, String by) {

  static final int REASON_LENGTH = 500;

  public NewWriteOff {
    invoiceIds = List.copyOf(invoiceIds);
    reason = reason == null ? "" : reason.strip();
    if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
      throw new WriteOffNotAllowed(
          "A write-off needs a reason of 1 to %d characters; this one has %d."
              .formatted(REASON_LENGTH, reason.length()));
    }
  }
}

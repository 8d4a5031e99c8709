package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A promise held against what is allocated. Money counts from the allocation after which the
 * promise was taken, for any of its invoices; of a plan the earlier leg is served first. A credit
 * note or write-off makes smaller what there is to keep, and so does what is in dispute when its
 * grace ends.
 *
 * @param state the one that is written down
 * @param keptAmount the one that is written down, with what was unmatched of it
 * @param unmatchedAmount the one that is written down
 * @param payableAmount the one that is written down
 * @param paidBefore the customer's last payment when it was taken
 * @param payable what there was to keep: the amount, less what is not owed any more or disputed
 * @param received what of that was allocated, dated up to the end of the grace
 */
record Reckoning(
    long id,
    long customerId,
    long sellingEntityId,
    String currency,
    BigDecimal amount,
    BigDecimal tolerance,
    BigDecimal keptAmount,
    BigDecimal unmatchedAmount,
    BigDecimal payableAmount,
    long paidBefore,
    LocalDate promisedFor,
    LocalDate graceUntil,
    String state,
    ZoneId zone,
    BigDecimal payable,
    BigDecimal received) {

  /** What it still wants; nothing when no more than its tolerance is missing. */
  BigDecimal missing() {
    BigDecimal missing = payable.subtract(received);
    return missing.compareTo(tolerance) > 0 ? missing : BigDecimal.ZERO;
  }
}

package org.dunwell.receivables;

import java.time.LocalDate;
import java.util.Collection;

/**
 * A payment has come to nothing: parts of these invoices are open again. Published in the
 * transaction that writes it down, with the invoices' customers locked.
 *
 * @param on from when it does not count any more
 * @param by the user's id, or {@code system}
 */
public record PaymentReversed(
    long paymentId, Collection<Long> invoiceIds, LocalDate on, String by) {}

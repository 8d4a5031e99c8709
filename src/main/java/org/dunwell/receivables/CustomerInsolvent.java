package org.dunwell.receivables;

import java.time.LocalDate;

/**
 * A customer was marked as insolvent. Published in the transaction that writes it down.
 *
 * @param on the day of the insolvency
 */
public record CustomerInsolvent(long customerId, LocalDate on, String reason) {}

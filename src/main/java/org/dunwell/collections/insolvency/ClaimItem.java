package org.dunwell.collections.insolvency;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An invoice in a claim.
 *
 * @param claimed what was open on the day of the insolvency
 * @param open what is open now; both in the invoice's currency
 */
public record ClaimItem(
    long invoiceId,
    String number,
    LocalDate dueOn,
    String currency,
    BigDecimal claimed,
    BigDecimal open) {}

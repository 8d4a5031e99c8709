package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A part of an invoice with a due date of its own; an invoice without terms has one.
 *
 * @param position 1, 2, .. within the invoice
 * @param kind {@code principal}, or what it charges for: {@code interest}, {@code plan-interest},
 *     {@code compensation}, {@code fee}
 * @param dueOn the last day on which it is paid in time
 * @param amount in the invoice's currency
 * @param openAmount in the invoice's currency
 */
public record Instalment(
    long id,
    long invoiceId,
    int position,
    String kind,
    LocalDate dueOn,
    BigDecimal amount,
    BigDecimal openAmount) {}

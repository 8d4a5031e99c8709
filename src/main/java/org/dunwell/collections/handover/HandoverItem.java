package org.dunwell.collections.handover;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An invoice that was handed over.
 *
 * @param handedOver what was open then
 * @param open what is open now; both in the invoice's currency
 */
public record HandoverItem(
    long invoiceId,
    String number,
    LocalDate dueOn,
    String currency,
    BigDecimal handedOver,
    BigDecimal open) {}

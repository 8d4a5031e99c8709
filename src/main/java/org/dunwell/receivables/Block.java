package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What may not be collected of an invoice.
 *
 * @param kind {@code dispute}, {@code promise}, {@code hold}, {@code payment-on-the-way} or {@code
 *     handover}
 * @param amount in the invoice's currency; null covers all of it
 * @param until the last day it holds, in the selling entity's zone; null until lifted
 * @param source what set it, such as {@code dispute/12}
 * @param liftedAt null while it is open
 */
public record Block(
    long id,
    long invoiceId,
    String kind,
    BigDecimal amount,
    LocalDate until,
    String source,
    String reason,
    String setBy,
    Instant setAt,
    Instant liftedAt) {}

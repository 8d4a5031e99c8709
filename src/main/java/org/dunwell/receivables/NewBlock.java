package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something that may not be collected from now on.
 *
 * @param kind {@code dispute}, {@code promise}, {@code hold}, {@code payment-on-the-way} or {@code
 *     handover}
 * @param amount in the invoice's currency; null covers all of it
 * @param until the last day it holds, in the selling entity's zone; null until lifted
 * @param source what sets it, such as {@code dispute/12}: setting it again with the same invoice,
 *     kind and source changes the open block instead of adding one
 * @param by user id, or {@code system}
 */
public record NewBlock(
    long invoiceId,
    String kind,
    BigDecimal amount,
    LocalDate until,
    String source,
    String reason,
    String by) {}

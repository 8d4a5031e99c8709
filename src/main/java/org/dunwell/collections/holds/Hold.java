package org.dunwell.collections.holds;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A hold that was set.
 *
 * @param wholeCustomer whether it takes in the customer's later invoices too
 * @param invoices how many invoices it blocks now
 * @param numbers some of their numbers, to be read
 * @param liftedAt when somebody ended it early; null otherwise
 */
public record Hold(
    long id,
    long customerId,
    boolean wholeCustomer,
    LocalDate until,
    String reason,
    String setBy,
    Instant setAt,
    Instant liftedAt,
    String liftedBy,
    int invoices,
    String numbers) {}

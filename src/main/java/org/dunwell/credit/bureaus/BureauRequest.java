package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A question to a bureau.
 *
 * @param state {@code waiting}, {@code answered}, {@code unknown} (it knows no such company),
 *     {@code doubtful} (it answered about another one), {@code too-dear} (the month's budget is
 *     used up) or {@code given-up}
 * @param problem what went wrong at the last attempt; null when nothing did
 * @param price what it has cost or will; null when nothing
 */
public record BureauRequest(
    long id,
    String bureau,
    String cause,
    String askedBy,
    Instant askedAt,
    String state,
    String problem,
    BigDecimal price,
    String currency) {}

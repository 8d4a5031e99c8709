package org.dunwell.credit.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a currency is worth from a day on.
 *
 * @param base ISO 4217
 * @param quoted ISO 4217
 * @param rate so many units of {@code quoted} for one of {@code base}
 * @param source where it is from, such as the reference rates of a central bank
 */
public record ExchangeRate(
    long id,
    String base,
    String quoted,
    BigDecimal rate,
    LocalDate from,
    String source,
    String enteredBy,
    Instant enteredAt) {}

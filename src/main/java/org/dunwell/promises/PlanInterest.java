package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What of an invoice bears the interest agreed with a plan, and on which days, instead of what the
 * law or a contract says about paying late.
 *
 * @param percent a year; 0 when it was agreed that no interest runs
 * @param from the day on which the plan began
 * @param to the last day; null while the plan runs
 * @param amount of the invoice that stood in the plan when it began
 * @param takenAfter the last allocation there was then: later ones pay for the plan first
 */
public record PlanInterest(
    long planId,
    long invoiceId,
    BigDecimal percent,
    LocalDate from,
    LocalDate to,
    BigDecimal amount,
    long takenAfter) {}

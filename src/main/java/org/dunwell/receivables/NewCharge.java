package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something to charge for lateness, on top of what was invoiced.
 *
 * @param key names it for ever: a second charge with the same key changes nothing
 * @param lateInstalmentId the part of the invoice that is late; null when it is about all of it
 * @param kind {@code interest}, {@code plan-interest} (agreed with a payment plan), {@code
 *     compensation} (a lump sum for the costs of recovery) or {@code fee}
 * @param amount in the invoice's currency, above zero
 * @param fromDay of interest: the first day it is for; null for the others
 * @param toDay of interest: the last day it is for; null for the others
 * @param basis how it comes about, for people: law, rates, days
 */
public record NewCharge(
    String key,
    long invoiceId,
    Long lateInstalmentId,
    String kind,
    BigDecimal amount,
    LocalDate fromDay,
    LocalDate toDay,
    String basis) {}

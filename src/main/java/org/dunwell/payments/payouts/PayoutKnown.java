package org.dunwell.payments.payouts;

import java.math.BigDecimal;

/** So much was paid out, or is on its way: a line of a bank statement may have come before. */
public record PayoutKnown(String currency, BigDecimal amount) {}

package org.dunwell.payments.bank.read;

import java.math.BigDecimal;

/**
 * How a statement ends.
 *
 * @param place the line of the file it ends in
 * @param currency of the closing balance; null when none is said
 * @param closing booked balance after the last line; null when none is said
 * @param pending entries that are not booked yet and are therefore no lines
 */
public record StatementEnd(long place, String currency, BigDecimal closing, int pending)
    implements StatementPart {}

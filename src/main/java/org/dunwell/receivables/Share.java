package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * So much of a source closes so much of an instalment.
 *
 * @param chosenBy null where nothing was chosen
 */
record Share(
    long sourceId,
    long invoiceId,
    long instalmentId,
    BigDecimal amount,
    LocalDate on,
    ChosenBy chosenBy) {}

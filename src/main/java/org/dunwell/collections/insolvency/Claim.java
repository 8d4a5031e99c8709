package org.dunwell.collections.insolvency;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What we claim from the estate of a customer.
 *
 * @param fileBy the last day to file it
 * @param state {@code open}, {@code filed}, {@code not-worthwhile} or {@code withdrawn}
 * @param amounts what was open on the day of the insolvency, by currency, to be read; null for
 *     nothing
 */
public record Claim(
    long id,
    long customerId,
    LocalDate insolventOn,
    String administrator,
    LocalDate fileBy,
    String state,
    String openedBy,
    Instant openedAt,
    String endedBy,
    Instant endedAt,
    String note,
    String processInstanceId,
    int invoices,
    String amounts) {

  boolean isOpen() {
    return state.equals("open");
  }
}

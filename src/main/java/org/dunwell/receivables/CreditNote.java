package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What we no longer ask for.
 *
 * @param number unique within the selling entity
 * @param issuedOn what it closes is closed on this day
 * @param currency ISO 4217, of both amounts
 * @param unappliedAmount what closes nothing yet
 * @param reason what it is for, or null
 */
public record CreditNote(
    long id,
    long sellingEntityId,
    String sellingEntityCode,
    long customerId,
    String customerNumber,
    String number,
    LocalDate issuedOn,
    String currency,
    BigDecimal amount,
    BigDecimal unappliedAmount,
    String reason,
    Instant recordedAt,
    int version) {

  public CreditNote {
    amount = Amounts.in(currency, amount);
    unappliedAmount = Amounts.in(currency, unappliedAmount);
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that came in.
 *
 * @param customerId who paid
 * @param reference the bank's or the ledger's, unique within the selling entity
 * @param receivedOn value date: what it closes is closed on this day
 * @param currency ISO 4217, of both amounts
 * @param unappliedAmount what closes nothing yet
 * @param remittance what the payer wrote along, or null
 * @param reversedOn null while it stands
 * @param creditedAmount what the bank account shows, when it was paid in another currency; or null
 */
public record Payment(
    long id,
    long sellingEntityId,
    String sellingEntityCode,
    long customerId,
    String customerNumber,
    String reference,
    LocalDate receivedOn,
    String currency,
    BigDecimal amount,
    BigDecimal unappliedAmount,
    String remittance,
    LocalDate reversedOn,
    String reversalReason,
    Instant recordedAt,
    int version,
    String creditedCurrency,
    BigDecimal creditedAmount) {

  public Payment {
    amount = Amounts.in(currency, amount);
    unappliedAmount = Amounts.in(currency, unappliedAmount);
    creditedAmount = creditedAmount == null ? null : Amounts.in(creditedCurrency, creditedAmount);
  }
}

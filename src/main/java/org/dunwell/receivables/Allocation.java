package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What closed which part of an invoice.
 *
 * @param kind {@code payment}, {@code credit-note}, {@code write-off}, {@code discount} or {@code
 *     settled-in-ledger}
 * @param sourceId id of that payment, credit note, write-off or import
 * @param reference the payment's reference, the credit note's number or the write-off's reason
 * @param amount in the invoice's currency
 * @param allocatedOn the date from which it counts
 * @param reversedOn null while it stands
 * @param chosenBy why it went there: {@code told}, {@code named} (in its text), {@code promised} or
 *     {@code oldest}; null where nothing was chosen
 */
public record Allocation(
    long id,
    long invoiceId,
    String invoiceNumber,
    int instalment,
    String kind,
    long sourceId,
    String reference,
    String currency,
    BigDecimal amount,
    LocalDate allocatedOn,
    LocalDate reversedOn,
    String chosenBy) {

  public Allocation {
    amount = Amounts.in(currency, amount);
  }
}

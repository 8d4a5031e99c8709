package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A credit note to record.
 *
 * @param number unique within the selling entity; the same one sent twice is recorded once
 * @param currency ISO 4217
 * @param amount above zero, with no more decimals than the currency has
 * @param reason what it is for; invoice numbers in it are recognised; or null
 * @param allocations which invoices it credits; empty: by reason, else oldest due first
 */
public record NewCreditNote(
    long sellingEntityId,
    long customerId,
    String number,
    LocalDate issuedOn,
    String currency,
    BigDecimal amount,
    String reason,
    List<ToInvoice> allocations) {

  public NewCreditNote {
    allocations = allocations == null ? List.of() : List.copyOf(allocations);
  }

  Source source(long id) {
    return new Source(id, customerId, sellingEntityId, currency, amount, issuedOn, number, reason);
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.List;

/**
 * The payer said (or the file says) what a payment or credit note is for.
 *
 * @param sourceId the payment or credit note
 * @param amount in its currency; null for as much as is open
 */
public record Told(long sourceId, long invoiceId, BigDecimal amount) {

  /** What was entered together with its payment or credit note. */
  static List<Told> of(long sourceId, List<ToInvoice> allocations) {
    return allocations.stream()
        .map(part -> new Told(sourceId, part.invoiceId(), part.amount()))
        .toList();
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.List;

/**
 * The payer said (or the file says) what a payment or credit note is for.
 *
 * @param sourceId the payment or credit note
 * @param amount in its currency; null for as much as is open
 * @param instalmentId the one part of the invoice that is meant; null for any, in their order
 */
public record Told(long sourceId, long invoiceId, BigDecimal amount, Long instalmentId) {

  /** Of the invoice as a whole. */
  public Told(long sourceId, long invoiceId, BigDecimal amount) {
    this(sourceId, invoiceId, amount, null);
  }

  boolean means(OpenPart part) {
    return instalmentId == null || instalmentId == part.instalmentId();
  }

  /** What was entered together with its payment or credit note. */
  static List<Told> of(long sourceId, List<ToInvoice> allocations) {
    return allocations.stream()
        .map(part -> new Told(sourceId, part.invoiceId(), part.amount(), part.instalmentId()))
        .toList();
  }
}

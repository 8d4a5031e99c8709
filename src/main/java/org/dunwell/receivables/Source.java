package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Money or credit that can close open parts of invoices.
 *
 * @param unapplied what is left of it, in {@code currency}
 * @param on the date from which it counts
 * @param text what the payer or issuer wrote along, or null
 */
record Source(
    long id,
    long customerId,
    long sellingEntityId,
    String currency,
    BigDecimal unapplied,
    LocalDate on,
    String reference,
    String text) {

  /** What closes invoices, and the state it leaves them in. */
  enum Kind {
    PAYMENT("payment", "Payment", "paid"),
    CREDIT_NOTE("credit-note", "Credit note", "credited"),
    WRITE_OFF("write-off", "Write-off", "written-off"),
    DISCOUNT("discount", "Cash discount", "paid"),
    SNAPSHOT("settled-in-ledger", "Snapshot", "settled-in-ledger");

    private final String word;
    private final String label;
    private final String closes;

    Kind(String word, String label, String closes) {
      this.word = word;
      this.label = label;
      this.closes = closes;
    }

    String word() {
      return word;
    }

    String label() {
      return label;
    }

    String closes() {
      return closes;
    }
  }

  /** The same, counting from another day. */
  Source from(LocalDate day) {
    return new Source(id, customerId, sellingEntityId, currency, unapplied, day, reference, text);
  }

  Purse purse() {
    return new Purse(customerId, sellingEntityId, currency);
  }

  /**
   * May this pay that: same seller and currency, and the payer's own, one it pays for, or its
   * daughter's.
   */
  boolean fits(OpenPart part) {
    return part.sellingEntityId() == sellingEntityId
        && part.currency().equals(currency)
        && (part.customerId() == customerId
            || Long.valueOf(customerId).equals(part.payerId())
            || Long.valueOf(customerId).equals(part.parentId()));
  }
}

package org.dunwell.receivables.documents;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.dunwell.receivables.imports.Row;

/**
 * An invoice that a document may belong to.
 *
 * @param sellingEntity its code
 * @param seller its name
 * @param vatId of the selling entity, or null
 */
record InvoiceFound(
    long id,
    long customerId,
    String number,
    String currency,
    BigDecimal amount,
    String sellingEntity,
    String seller,
    String vatId) {

  /** Whether the seller that a document names may be this one; one that names none may. */
  boolean mayBeFrom(Row row) {
    String told = row.text("vatId");
    return told == null || vatId == null || plain(told).equals(plain(vatId));
  }

  boolean isFrom(Row row) {
    String told = row.text("vatId");
    return told != null && vatId != null && plain(told).equals(plain(vatId))
        || seller.equalsIgnoreCase(row.text("seller"));
  }

  /** Whether currency and amount that a document names are those of the invoice. */
  boolean saysTheSame(Row row) {
    String totals = row.text("totals");
    return currency.equalsIgnoreCase(row.text("currency", currency))
        && (totals == null
            || Arrays.stream(totals.split(" "))
                .anyMatch(total -> new BigDecimal(total).compareTo(amount) == 0));
  }

  private static String plain(String vatId) {
    return vatId.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
  }
}

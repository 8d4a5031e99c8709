package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Money that went back to whoever had paid it.
 *
 * @param kind {@code refund} or {@code chargeback}
 * @param undoneOn when it came in once more; null while it is gone
 * @param parts what is open again because of it
 */
public record MoneyBack(
    long id,
    long paymentId,
    String kind,
    String reference,
    BigDecimal amount,
    LocalDate returnedOn,
    LocalDate undoneOn,
    List<Part> parts) {

  public MoneyBack {
    parts = List.copyOf(parts);
  }

  /**
   * So much of an invoice.
   *
   * @param amount of the money
   * @param letGo discounts and differences that had been let go because of it
   */
  public record Part(long invoiceId, BigDecimal amount, BigDecimal letGo) {

    /** By how much more of it is open. */
    public BigDecimal reopened() {
      return amount.add(letGo);
    }
  }
}

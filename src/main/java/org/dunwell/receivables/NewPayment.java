package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Money to record.
 *
 * @param reference unique within the selling entity; the same payment sent twice is recorded once
 * @param receivedOn value date
 * @param currency ISO 4217
 * @param amount above zero, with no more decimals than the currency has
 * @param remittance what the payer wrote along; invoice numbers in it are recognised; or null
 * @param allocations what the payer says it is for; empty: by remittance, else as promised, else
 *     oldest due first
 * @param credited what the bank account shows, when it is in another currency; else null
 */
public record NewPayment(
    long sellingEntityId,
    long customerId,
    String reference,
    LocalDate receivedOn,
    String currency,
    BigDecimal amount,
    String remittance,
    List<ToInvoice> allocations,
    Credited credited) {

  public NewPayment {
    allocations = allocations == null ? List.of() : List.copyOf(allocations);
  }

  /** What a bank account shows of money that was paid in another currency. */
  public record Credited(String currency, BigDecimal amount) {}

  /** Credited as it was paid. */
  public NewPayment(
      long sellingEntityId,
      long customerId,
      String reference,
      LocalDate receivedOn,
      String currency,
      BigDecimal amount,
      String remittance,
      List<ToInvoice> allocations) {
    this(
        sellingEntityId,
        customerId,
        reference,
        receivedOn,
        currency,
        amount,
        remittance,
        allocations,
        null);
  }

  String creditedCurrency() {
    return credited == null ? null : credited.currency();
  }

  BigDecimal creditedAmount() {
    return credited == null ? null : credited.amount();
  }

  Source source(long id) {
    return new Source(
        id, customerId, sellingEntityId, currency, amount, receivedOn, reference, remittance);
  }
}

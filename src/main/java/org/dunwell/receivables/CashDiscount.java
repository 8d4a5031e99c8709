package org.dunwell.receivables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.dunwell.platform.Money;

/**
 * What may be left out of an invoice that is paid early.
 *
 * @param percent of the invoice's amount
 * @param until the last day on which it may be taken
 */
public record CashDiscount(long invoiceId, BigDecimal percent, LocalDate until) {

  /** How much it is of an invoice, rounded as the currency is. */
  public BigDecimal of(BigDecimal invoiceAmount, String currency) {
    return invoiceAmount
        .multiply(percent)
        .divide(
            BigDecimal.valueOf(100),
            Money.decimals(Currency.getInstance(currency)),
            RoundingMode.HALF_UP);
  }

  /** How much of an invoice may be left out by who pays on this day; zero when it is too late. */
  public BigDecimal on(LocalDate day, Invoice invoice) {
    return day.isAfter(until) ? BigDecimal.ZERO : of(invoice.amount(), invoice.currency());
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What we charged.
 *
 * @param sellingEntityCode whose invoice it is
 * @param number unique within its selling entity
 * @param dueOn the last day on which all of it is paid in time (of instalments: the last one's)
 * @param currency ISO 4217, of both amounts
 * @param openAmount what is not yet paid, credited, written off or settled; 0 when closed
 * @param openCharges how much of {@code openAmount} was not invoiced but is charged for lateness
 * @param reference the customer's own, such as a purchase order, or null
 * @param productLine what was sold, as the ledger groups it, or null
 * @param site from where, such as a plant, or null
 * @param state {@code open}, {@code paid}, {@code credited}, {@code written-off}, {@code
 *     settled-in-ledger}; of a closed invoice: by what the last open part went; or {@code
 *     import-undone} when it should never have been there
 * @param closedOn the date of what closed it, null while open
 */
public record Invoice(
    long id,
    long sellingEntityId,
    String sellingEntityCode,
    long customerId,
    String customerNumber,
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    String currency,
    BigDecimal amount,
    BigDecimal openAmount,
    BigDecimal openCharges,
    String reference,
    String productLine,
    String site,
    String state,
    LocalDate closedOn,
    int version) {

  public Invoice {
    amount = Amounts.in(currency, amount);
    openAmount = Amounts.in(currency, openAmount);
    openCharges = Amounts.in(currency, openCharges);
  }

  /** What is open of the invoice itself. */
  public BigDecimal openPrincipal() {
    return openAmount.subtract(openCharges);
  }

  public boolean isOpen() {
    return state.equals("open");
  }
}

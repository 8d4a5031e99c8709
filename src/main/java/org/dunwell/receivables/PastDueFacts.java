package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is past due of one invoice and how much of that may be collected, at a moment.
 *
 * @param currency ISO 4217, of all amounts
 * @param openAmount all that is open, due or not
 * @param pastDueAmount sum of the open instalments due before today in the selling entity's zone
 * @param collectibleAmount past due less what is blocked less what the customer's credits cover,
 *     never below 0
 * @param oldestDueOn due date of the oldest past-due instalment, null if none
 * @param daysPastDue days since {@code oldestDueOn}, 0 if none
 * @param standing {@code free} when something is collectible; else the kind of block that covers
 *     all of it ({@code handover}, {@code dispute}, {@code promise}, {@code payment-on-the-way},
 *     {@code hold}, the first of these that is there), {@code insolvency} for everything of an
 *     insolvent customer, or {@code netted} when credits cover the rest
 * @param blockedUntil the earliest end of the open blocks (that day still blocked), null if none
 * @param invoiceState see {@link Invoice#state()}
 * @param segment see {@link Customer#segment()}
 * @param riskClass see {@link Customer#riskClass()}
 * @param zone the selling entity's
 */
public record PastDueFacts(
    long invoiceId,
    String number,
    long customerId,
    long sellingEntityId,
    String currency,
    BigDecimal openAmount,
    BigDecimal pastDueAmount,
    BigDecimal collectibleAmount,
    LocalDate oldestDueOn,
    int daysPastDue,
    String standing,
    LocalDate blockedUntil,
    String invoiceState,
    LocalDate closedOn,
    String segment,
    String riskClass,
    ZoneId zone) {

  public PastDueFacts {
    openAmount = Amounts.in(currency, openAmount);
    pastDueAmount = Amounts.in(currency, pastDueAmount);
    collectibleAmount = Amounts.in(currency, collectibleAmount);
  }

  public boolean isPastDue() {
    return pastDueAmount.signum() > 0;
  }
}

package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.receivables.Amounts;

/**
 * What is, or was, to be taken on a day.
 *
 * @param amount as announced; never more is taken
 * @param invoices numbers, with commas
 * @param chargeOn the day that was announced
 * @param nextOn the day of the next attempt; null when none is to come
 * @param state {@code announced}, {@code charging}, {@code waiting} for another try, {@code paid},
 *     {@code failed}, {@code cancelled}
 * @param failure why the last attempt came to nothing; or null
 */
public record AutopayCharge(
    long id,
    long mandateId,
    String currency,
    BigDecimal amount,
    String invoices,
    LocalDate chargeOn,
    LocalDate nextOn,
    String state,
    int attempts,
    String failure) {

  public AutopayCharge {
    amount = Amounts.in(currency, amount);
  }
}

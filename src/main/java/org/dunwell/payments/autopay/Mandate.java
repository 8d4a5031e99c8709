package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.receivables.Amounts;

/**
 * Leave that a customer has given, or is about to give, to take what falls due with one of our
 * companies in one currency.
 *
 * @param ceiling the most that may be taken at once; null for no limit
 * @param state {@code pending} until it is given, {@code active}, {@code ended}
 * @param method what it is taken from, as people read it, such as {@code Visa •••• 4242}; null
 *     while pending
 * @param reference the bank's name for the mandate; null where there is none
 * @param url where the customer's browser goes to give it; null before the provider has answered
 * @param agreedOn from this day on what falls due is taken; null while pending
 * @param endedBy user id, {@code customer}, {@code bank} or {@code system}; null while it runs
 */
public record Mandate(
    long id,
    long customerId,
    long sellingEntityId,
    String sellingEntityCode,
    String currency,
    BigDecimal ceiling,
    String state,
    String method,
    String reference,
    String url,
    Instant startedAt,
    LocalDate agreedOn,
    Instant endedAt,
    String endedBy,
    String endReason) {

  public Mandate {
    ceiling = Amounts.in(currency, ceiling);
  }

  public boolean isActive() {
    return state.equals("active");
  }

  public boolean isPending() {
    return state.equals("pending");
  }
}

package org.dunwell.credit.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.platform.Money;

/**
 * What an insurer covers.
 *
 * @param policy its number
 * @param selfRetention per cent of a loss that we bear ourselves
 * @param from first day
 * @param until last day
 * @param reportDays an overdue invoice is reported at the latest so many days after it was due
 * @param extensionDays more time than so many days after it was due is not given without consent
 * @param stopShippingDays with an invoice so many days past due, further deliveries are not covered
 * @param endedBy who ended it before its time; null while it runs
 */
public record Cover(
    long id,
    long partyId,
    String insurer,
    String policy,
    Money amount,
    BigDecimal selfRetention,
    LocalDate from,
    LocalDate until,
    int reportDays,
    int extensionDays,
    int stopShippingDays,
    String enteredBy,
    Instant enteredAt,
    String endedBy,
    Instant endedAt) {

  /** ISO 4217. */
  public String currency() {
    return amount.currency().getCurrencyCode();
  }
}

package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Instant;
import org.dunwell.platform.Money;

/**
 * An application in a list.
 *
 * @param customerNumber null for somebody who is no customer
 * @param answered how many references have answered
 */
public record ApplicationLine(
    long id,
    String name,
    String country,
    String customerNumber,
    String kind,
    String channel,
    String state,
    BigDecimal wanted,
    String currency,
    BigDecimal granted,
    int references,
    int answered,
    Instant createdAt,
    Instant endedAt) {
  public ApplicationLine {
    wanted = Money.inDigits(wanted, currency);
    granted = Money.inDigits(granted, currency);
  }

  /** By which applicant and we name it. */
  public String reference() {
    return "CA-" + id;
  }
}

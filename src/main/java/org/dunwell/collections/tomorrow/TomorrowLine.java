package org.dunwell.collections.tomorrow;

import java.time.Instant;

/**
 * What is to be done for a customer on the day, or why nothing is.
 *
 * @param amounts what is open of the invoices it is about, by currency, in words
 * @param cause the code of a {@link Cause}; null when it is done
 * @param until when it is tried again, if it is known
 */
public record TomorrowLine(
    long id,
    String customer,
    String customerName,
    String sellingEntity,
    Instant at,
    String step,
    String channel,
    String tone,
    String recipient,
    String subject,
    int invoices,
    String amounts,
    String cause,
    String whyNot,
    Instant until,
    Instant madeAt) {

  /** Whether it is done. */
  public boolean goes() {
    return whyNot == null;
  }

  /** Why it is not, for people. */
  public String why() {
    return whyNot == null ? null : Cause.words(whyNot);
  }
}

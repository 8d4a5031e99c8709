package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How a statement begins.
 *
 * @param place the line of the file it begins in
 * @param account an IBAN without spaces, else the number as the bank writes it
 * @param reference the bank's own name for the statement, or null
 * @param currency of the balances; null when none is said
 * @param opening booked balance before the first line; null when none is said
 */
public record StatementHead(
    long place, String account, String reference, Kind kind, String currency, BigDecimal opening)
    implements StatementPart {

  /** What a statement is good for. */
  public enum Kind {
    /** What was booked, with balances: camt.053, MT940. */
    STATEMENT,
    /** What the day has brought so far: camt.052, MT942. */
    REPORT,
    /** A notice of single entries: camt.054. */
    NOTIFICATION;

    /** As the table says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * A question that receivables asks and upper rooms answer: what have customers said they pay? Whose
 * payment names no invoice has perhaps said before what it would be for, and that goes before any
 * rule of ours (§ 366 of the German civil code says so too).
 */
public interface DebtorsChoice {

  /**
   * Money that names nothing.
   *
   * @param from the value date of the earliest of it
   */
  record Unnamed(Purse purse, LocalDate from) {}

  /**
   * What somebody has said it would pay.
   *
   * @param purse of whose money, be it for invoices of its own or of those it pays for
   * @param from the first value date of money that can be meant
   * @param until the last one
   * @param amount what is still to come of it
   * @param tolerance how much may be missing
   * @param parts the invoices in the order in which they are paid; at most so much of each
   */
  record Said(
      Purse purse,
      LocalDate from,
      LocalDate until,
      BigDecimal amount,
      BigDecimal tolerance,
      List<Part> parts) {}

  /** So much of this invoice. */
  record Part(long invoiceId, BigDecimal amount) {}

  /** What was said about this money, in the order in which it is to be kept; one statement. */
  List<Said> about(Collection<Unnamed> money);
}

package org.dunwell.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How far a replay is and what has come of it; the counts are those of the whole sandbox, which a
 * replay has to itself.
 *
 * @param state {@code running} or {@code done}
 * @param at the sandbox's time, between {@code from} and {@code until}
 * @param percent of the time to be lived, 0 to 100
 * @param openInvoices invoices not paid, credited, written off or otherwise settled
 * @param incidents of the engine, still open
 * @param troubles of the house, still open
 * @param reminders invoices reminded of, each time counted, in mails that were delivered
 * @param mails mails sent, notices before the due date included
 * @param promises taken from customers
 * @param disputesOpened by a column of the ledger, with a process each
 * @param disputesEscalated to a credit manager, because their working time was used up or at once
 * @param creditHolds placed on customers, by the ladder or a person
 * @param creditReviews that wait for a credit manager: a replay has none, and credit is a person's
 *     decision
 * @param outcomes how cases ended: outcome to number
 * @param touches contacts with customers that took place: kind and channel to number
 * @param rejected rows the ledger refused
 */
public record ReplayReport(
    long id,
    String file,
    String state,
    Instant from,
    Instant at,
    Instant until,
    int percent,
    long customers,
    long invoices,
    long payments,
    long casesStarted,
    long casesEnded,
    long openInvoices,
    long incidents,
    long troubles,
    long reminders,
    long mails,
    long promises,
    long disputesOpened,
    long disputesEnded,
    long disputesEscalated,
    long creditHolds,
    long creditReviews,
    Map<String, Long> outcomes,
    List<Touch> touches,
    List<Cash> cashByDay,
    long rejected,
    List<Refused> errors) {

  /**
   * Contacts of one kind.
   *
   * @param state what became of them, such as {@code delivered} or {@code withdrawn}
   * @param invoices how many different invoices they were about
   */
  public record Touch(String kind, String channel, String state, long number, long invoices) {}

  /** Money that came in on one day, in one currency. */
  public record Cash(LocalDate day, String currency, BigDecimal amount, long payments) {}

  /** A row the ledger refused. */
  public record Refused(String kind, long line, String problem, String mend) {}
}

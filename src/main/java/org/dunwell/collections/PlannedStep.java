package org.dunwell.collections;

import java.time.Instant;
import java.util.List;
import org.dunwell.contact.Letter;
import org.dunwell.contact.PlannedContact;

/**
 * What will be done about invoices of a customer at a moment, or why nothing will, if nothing
 * happens until then.
 *
 * @param step {@code notice}, {@code reminder}, {@code call}, {@code escalation}, {@code
 *     hand-over}, {@code credit-hold} or {@code wait}
 * @param channel {@code email}, {@code letter}, {@code phone}, or {@code desk} for a credit
 *     manager's
 * @param tone of a letter, else {@code none}
 * @param recipient whom a letter goes to, else null
 * @param letter word for word, else null
 * @param asked the invoices it is about
 * @param shown all that stands in a letter
 * @param whyNot null when it is done
 * @param until when it is tried again; null when it is done, or is given up
 */
public record PlannedStep(
    Instant at,
    String step,
    String channel,
    String tone,
    long customerId,
    long sellingEntityId,
    String recipient,
    Letter letter,
    List<Long> asked,
    List<PlannedContact.Shown> shown,
    String whyNot,
    Instant until) {

  /** Whether it is done. */
  public boolean goes() {
    return whyNot == null;
  }

  static PlannedStep of(PlannedContact contact) {
    String step =
        contact.channel().equals("phone")
            ? "call"
            : contact.tone().equals("notice") ? "notice" : "reminder";
    return new PlannedStep(
        contact.at(),
        step,
        contact.channel(),
        contact.tone(),
        contact.customerId(),
        contact.sellingEntityId(),
        contact.recipient(),
        contact.letter(),
        contact.asked(),
        contact.shown(),
        contact.whyNot(),
        contact.until());
  }

  /** For a credit manager, or about one customer and nobody outside. */
  static PlannedStep desk(PastDueCase row, String step, Instant at) {
    return new PlannedStep(
        at,
        step,
        "desk",
        "none",
        row.customerId(),
        row.sellingEntityId(),
        null,
        null,
        List.of(row.invoiceId()),
        List.of(),
        null,
        null);
  }

  /** Nothing, and why. */
  static PlannedStep nothing(PastDueCase row, String whyNot, Instant at) {
    return new PlannedStep(
        at,
        "wait",
        "none",
        "none",
        row.customerId(),
        row.sellingEntityId(),
        null,
        null,
        List.of(row.invoiceId()),
        List.of(),
        whyNot,
        row.nextAt());
  }
}

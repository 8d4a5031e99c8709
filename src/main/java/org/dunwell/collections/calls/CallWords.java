package org.dunwell.collections.calls;

import java.math.BigDecimal;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.proposals.Proposal;
import org.dunwell.receivables.Contact;

/** Calls in the words people use. */
final class CallWords {

  private CallWords() {}

  /** For the timeline: {@code Called Alex Payable: promises to pay (3 invoices). On Friday}. */
  static String sentence(
      CallBook.Occasion occasion, int invoices, CallReport report, Contact contact) {
    String who = contact == null || contact.name() == null ? "" : " " + contact.name();
    String how =
        occasion.direction().equals("incoming")
            ? (who.isEmpty() ? "They called" : contact.name() + " called")
            : "Called" + who;
    String corrected =
        occasion.corrects() == null
            ? ""
            : "Corrected, was \"%s\". ".formatted(occasion.corrects().what().said());
    return "%s%s: %s%s%s"
        .formatted(
            corrected,
            how,
            report.what().said(),
            report.what().spoken()
                ? " (%d invoice%s).".formatted(invoices, invoices == 1 ? "" : "s")
                : ".",
            report.note() == null ? "" : " " + report.note());
  }

  /** For a list to choose from: {@code R1: 1,250.00 EUR, 16 days late}. */
  static String invoice(Talkable invoice) {
    return "%s: %s, %s"
        .formatted(
            invoice.number(),
            money(invoice.openAmount(), invoice.currency()),
            invoice.daysLate() == 0
                ? "due " + invoice.dueOn()
                : invoice.daysLate() + (invoice.daysLate() == 1 ? " day late" : " days late"));
  }

  /** What a sentence comes to, such as {@code 1,250.00 EUR by 6 March 2026}. */
  static String promised(Proposal one) {
    String amount =
        one.missing() == Proposal.Missing.NOTHING ? amount(one) : "of what, is for you to choose,";
    return one.date() == null ? amount : "%s by %s".formatted(amount, DayWords.of(one.date()));
  }

  private static String amount(Proposal one) {
    if (one.basis() == null) {
      return one.amount() == null ? "all that is past due" : money(one.amount(), one.currency());
    }
    return (one.amount() == null ? "all of " : money(one.amount(), one.currency()) + " of ")
        + one.basis();
  }

  static String money(BigDecimal amount, String currency) {
    return Money.of(amount, currency).words();
  }
}

package org.dunwell.contact.replies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;

/** What contact itself does about what a customer wrote; upper rooms hear the rest by event. */
@Component
class ReplyEffects {

  /** A transfer is there by then. */
  private static final int DAYS_FOR_A_TRANSFER = 5;

  private final Blocks blocks;
  private final Invoices invoices;
  private final Customers customers;
  private final WorkingDays workingDays;
  private final Clock clock;

  ReplyEffects(
      Blocks blocks, Invoices invoices, Customers customers, WorkingDays workingDays, Clock clock) {
    this.blocks = blocks;
    this.invoices = invoices;
    this.customers = customers;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  void of(Reply reply, Answer answer) {
    Customer customer = customers.byId(reply.customerId());
    for (Invoice invoice : invoices.byIds(answer.invoiceIds())) {
      if (invoice.customerId() != customer.id()) {
        throw new BrokenRule(
            "Invoice %s is not %s's.".formatted(invoice.number(), customer.number()));
      }
    }
    if (answer.outcome().equals("says-paid")) {
      pause(reply, answer, transferDay(customer));
    }
  }

  private void pause(Reply reply, Answer answer, LocalDate until) {
    List<NewBlock> wanted =
        answer.invoiceIds().stream()
            .map(
                invoice ->
                    new NewBlock(
                        invoice,
                        "payment-on-the-way",
                        null,
                        until,
                        "reply/" + reply.id(),
                        answer.note(),
                        answer.by()))
            .toList();
    blocks.setAll(wanted);
  }

  private LocalDate transferDay(Customer customer) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    for (int i = 0; i < DAYS_FOR_A_TRANSFER; i++) {
      day = workingDays.workingDayFrom(customer.calendar(), day.plusDays(1));
    }
    return day;
  }
}

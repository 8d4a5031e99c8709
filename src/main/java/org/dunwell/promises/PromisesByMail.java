package org.dunwell.promises;

import java.time.Clock;
import java.time.LocalDate;
import org.dunwell.contact.replies.Answer;
import org.dunwell.contact.replies.ReplyAnswered;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a customer promised in a mail is taken like any other promise, within the same limits; a
 * wish to pay in parts is a request like any other.
 */
@Component
class PromisesByMail {

  /** As long as somebody who asks on the phone is left alone. */
  private static final int DAYS_TO_PROPOSE = 5;

  private final Promises promises;
  private final PlanRequests requests;
  private final Customers customers;
  private final WorkingDays workingDays;
  private final Clock clock;

  PromisesByMail(
      Promises promises,
      PlanRequests requests,
      Customers customers,
      WorkingDays workingDays,
      Clock clock) {
    this.promises = promises;
    this.requests = requests;
    this.customers = customers;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** A limit that says no refuses the whole answer: the mail stays open. */
  @EventListener
  void take(ReplyAnswered reply) {
    Answer answer = reply.answer();
    if (answer.outcome().equals("promised")) {
      promises.take(
          new NewPromise(
              source(reply),
              reply.customerId(),
              answer.invoiceIds(),
              answer.amount(),
              answer.promisedFor(),
              "email",
              reply.writer(),
              answer.by(),
              answer.note()));
    } else if (answer.outcome().equals("asks-for-plan")) {
      requests.open(
          new NewPlanRequest(
              reply.customerId(),
              answer.invoiceIds(),
              "email",
              source(reply),
              reply.writer(),
              answer.note(),
              answer.by(),
              heldUntil(customers.byId(reply.customerId()))));
    }
  }

  private static String source(ReplyAnswered reply) {
    return "reply/" + reply.mailId();
  }

  private LocalDate heldUntil(Customer customer) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    return workingDays.plus(customer.calendar(), today, DAYS_TO_PROPOSE);
  }
}

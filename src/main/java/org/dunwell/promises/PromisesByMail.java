package org.dunwell.promises;

import org.dunwell.contact.replies.Answer;
import org.dunwell.contact.replies.ReplyAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a customer promised in a mail is taken like any other promise, within the same limits. */
@Component
class PromisesByMail {

  private final Promises promises;

  PromisesByMail(Promises promises) {
    this.promises = promises;
  }

  /** A limit that says no refuses the whole answer: the mail stays open. */
  @EventListener
  void take(ReplyAnswered reply) {
    Answer answer = reply.answer();
    if (answer.outcome().equals("promised")) {
      promises.take(
          new NewPromise(
              "reply/" + reply.mailId(),
              reply.customerId(),
              answer.invoiceIds(),
              answer.amount(),
              answer.promisedFor(),
              "email",
              reply.writer(),
              answer.by(),
              answer.note()));
    }
  }
}

package org.dunwell.promises;

import java.util.List;
import java.util.Map;
import org.dunwell.contact.Person;
import org.dunwell.contact.Recipients;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;

/** Writes to customers about what was agreed: what is in writing is kept more often. */
@Component
class PromiseLetters {

  private final Correspondence correspondence;
  private final Recipients recipients;

  PromiseLetters(Correspondence correspondence, Recipients recipients) {
    this.correspondence = correspondence;
    this.recipients = recipients;
  }

  /** At once, and once: in the transaction in which the promise is taken. */
  void confirm(Promise promise) {
    Words words = words(promise.customerId());
    correspondence.send(
        new NewMessage(
            "promise/" + promise.id(),
            promise.customerId(),
            promise.sellingEntityId(),
            null,
            "promise-confirmation",
            Map.of(
                "amount", words.amount(promise.amount(), promise.currency()),
                "promisedFor", words.date(promise.promisedFor()),
                "invoices",
                    promise.items().stream()
                        .filter(item -> !item.released())
                        .map(item -> invoice(item, words))
                        .toList()),
            promise.invoiceIds(),
            true,
            List.of(),
            promise.takenBy()));
  }

  private static Map<String, Object> invoice(PromiseItem item, Words words) {
    return Map.of(
        "number", item.invoiceNumber(), "amount", words.amount(item.amount(), item.currency()));
  }

  /** How the person who gets the mail writes amounts and dates. */
  private Words words(long customerId) {
    Person person = recipients.of(List.of(customerId)).get(customerId);
    return Words.in(person == null ? null : person.language());
  }
}

package org.dunwell.promises;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/** Writes to customers about what was agreed: what is in writing is kept more often. */
@Component
class PromiseLetters {

  private final Correspondence correspondence;

  PromiseLetters(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  /** At once, and once: in the transaction in which the promise is taken. */
  void confirm(Promise promise) {
    correspondence.send(
        new NewMessage(
            "promise/" + promise.id(),
            promise.customerId(),
            promise.sellingEntityId(),
            null,
            "promise-confirmation",
            Map.of(
                "amount", Money.of(promise.amount(), promise.currency()),
                "promisedFor", promise.promisedFor(),
                "invoices",
                    promise.items().stream()
                        .map(item -> invoice(item.invoiceNumber(), item.amount(), item.currency()))
                        .toList()),
            promise.invoiceIds(),
            true,
            List.of(),
            promise.takenBy()));
  }

  /** What was agreed on, when the plan begins. */
  void schedule(Plan plan) {
    send(
        plan,
        "plan-schedule",
        Map.of(
            "amount", Money.of(plan.amount(), plan.currency()),
            "legs",
                plan.legs().stream()
                    .map(
                        leg ->
                            Map.of(
                                "date", leg.dueOn(),
                                "amount", Money.of(leg.amount(), leg.currency())))
                    .toList(),
            "invoices",
                plan.invoices().stream()
                    .map(share -> invoice(share.invoiceNumber(), share.amount(), share.currency()))
                    .toList()));
  }

  /**
   * A payment was missed.
   *
   * @param due what is asked for now, in the plan's currency
   */
  void ended(Plan plan, Plan.Leg missed, BigDecimal due) {
    send(
        plan,
        "plan-ended",
        Map.of(
            "missedOn", missed.dueOn(),
            "missedAmount",
                Money.of(missed.amount().subtract(missed.keptAmount()), missed.currency()),
            "amountDue", Money.of(due, plan.currency())));
  }

  private void send(Plan plan, String template, Map<String, Object> values) {
    correspondence.send(
        new NewMessage(
            "plan/%d/%s".formatted(plan.id(), template),
            plan.customerId(),
            plan.sellingEntityId(),
            null,
            template,
            values,
            plan.invoiceIds(),
            true,
            List.of(),
            "system"));
  }

  private static Map<String, Object> invoice(String number, BigDecimal amount, String currency) {
    return Map.of("number", number, "amount", Money.of(amount, currency));
  }
}

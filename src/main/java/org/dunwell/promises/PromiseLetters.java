package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.platform.Money;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Writes to customers about what was agreed: what is in writing is kept more often. */
@Component
class PromiseLetters {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final Correspondence correspondence;
  private final Customers customers;

  PromiseLetters(Correspondence correspondence, Customers customers) {
    this.correspondence = correspondence;
    this.customers = customers;
  }

  /**
   * At once, and once: in the transaction in which the promise is taken.
   *
   * @param said what the customer said, to be quoted; null when nobody has it word for word
   */
  void confirm(Promise promise, SaidSentence said) {
    Map<String, Object> values = new HashMap<>();
    values.put("amount", Money.of(promise.amount(), promise.currency()));
    values.put("promisedFor", promise.promisedFor());
    values.put(
        "invoices",
        promise.items().stream()
            .map(item -> invoice(item.invoiceNumber(), item.amount(), item.currency()))
            .toList());
    if (said != null) {
      quote(said, customers.byId(promise.customerId()).timeZone(), values);
    }
    correspondence.send(
        new NewMessage(
            "promise/" + promise.id(),
            promise.customerId(),
            promise.sellingEntityId(),
            null,
            "promise-confirmation",
            values,
            promise.invoiceIds(),
            true,
            List.of(),
            promise.takenBy()));
  }

  /** Day and minute as the customer's own clock showed them. */
  private static void quote(SaidSentence said, ZoneId zone, Map<String, Object> values) {
    ZonedDateTime at = said.saidAt().atZone(zone);
    values.put("sentence", said.text());
    values.put("saidOn", at.toLocalDate());
    values.put("saidTime", MINUTE.format(at));
    values.put("written", said.written());
    values.put("readBack", said.readBack());
  }

  /** What was agreed on, when the plan begins. */
  void schedule(Plan plan) {
    Map<String, Object> values = new HashMap<>();
    values.put("amount", Money.of(plan.amount(), plan.currency()));
    values.put("legs", plan.legs().stream().map(PromiseLetters::leg).toList());
    values.put(
        "invoices",
        plan.invoices().stream()
            .map(share -> invoice(share.invoiceNumber(), share.amount(), share.currency()))
            .toList());
    values.put("noInterest", false);
    if (plan.interestPercent() != null && plan.interestPercent().signum() == 0) {
      values.put("noInterest", true);
    } else if (plan.interestPercent() != null) {
      values.put("interestPercent", plan.interestPercent());
      values.put("interest", Money.of(plan.interestForeseen(), plan.currency()));
      values.put("total", Money.of(plan.costForeseen(), plan.currency()));
    }
    send(plan, "plan-schedule", values);
  }

  private static Map<String, Object> leg(Plan.Leg leg) {
    Map<String, Object> values = new HashMap<>();
    values.put("date", leg.dueOn());
    values.put("amount", Money.of(leg.amount(), leg.currency()));
    values.put(
        "legInterest", leg.interest() == null ? "" : Money.of(leg.interest(), leg.currency()));
    return values;
  }

  /**
   * A payment was missed.
   *
   * @param due what is asked for now, in the plan's currency
   */
  void missed(Plan plan, Plan.Leg missed, BigDecimal due) {
    send(
        plan,
        "plan-ended",
        Map.of(
            "missed", true,
            "missedOn", missed.dueOn(),
            "missedAmount",
                Money.of(missed.amount().subtract(missed.keptAmount()), missed.currency()),
            "amountDue", Money.of(due, plan.currency())));
  }

  /** Somebody has ended a running plan; {@code due} as with {@link #missed}. */
  void ended(Plan plan, BigDecimal due) {
    send(plan, "plan-ended", Map.of("missed", false, "amountDue", Money.of(due, plan.currency())));
  }

  /**
   * Who asked to pay in parts cannot.
   *
   * @param due what is asked for now, in the request's currency; nothing of what is disputed
   * @param reason as the customer is to read it, or null
   */
  void declined(PlanRequest request, BigDecimal due, String reason, String by) {
    Map<String, Object> values = new HashMap<>();
    values.put("askedOn", request.askedOn());
    if (due.signum() > 0) {
      values.put("amountDue", Money.of(due, request.currency()));
    }
    if (reason != null) {
      values.put("reason", reason);
    }
    correspondence.send(
        new NewMessage(
            "plan-request/%d/declined".formatted(request.id()),
            request.customerId(),
            request.sellingEntityId(),
            null,
            "plan-declined",
            values,
            request.invoiceIds(),
            true,
            List.of(),
            by));
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

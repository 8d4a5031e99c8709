package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.ReminderFees;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Asks {@code rules/reminder-fees.dmn} what reminders cost, where that was agreed with anybody. */
@Component
class AgreedReminderFees implements ReminderFees {

  private static final String TABLE = "reminder-fees";

  /** The words of the table; it says "other" to the rest. */
  private static final Set<String> COUNTRIES =
      Set.of("AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT", "NL", "US");

  private static final Set<String> CURRENCIES = Set.of("CHF", "EUR", "GBP", "USD");

  /** The answer of the table. */
  private record Answer(BigDecimal fee, String treatment) {

    boolean asks() {
      return !treatment.equals("none") && fee.signum() > 0;
    }
  }

  private final LawMapper laws;
  private final Invoices invoices;
  private final Customers customers;
  private final SellingEntities entities;
  private final Decisions decisions;

  AgreedReminderFees(
      LawMapper laws,
      Invoices invoices,
      Customers customers,
      SellingEntities entities,
      Decisions decisions) {
    this.laws = laws;
    this.invoices = invoices;
    this.customers = customers;
    this.entities = entities;
    this.decisions = decisions;
  }

  @Override
  public Map<Long, Fee> of(Collection<Reminder> reminders) {
    if (reminders.isEmpty() || !laws.anyReminderFees()) {
      return Map.of();
    }
    Map<Long, Invoice> known =
        invoices.byIds(reminders.stream().map(Reminder::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    List<Reminder> asked =
        reminders.stream().filter(one -> known.containsKey(one.invoiceId())).toList();
    List<Decision<Answer>> answers =
        decisions.previewAll(TABLE, questions(asked, known), Answer.class);
    Map<Long, Fee> fees = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      Invoice invoice = known.get(asked.get(i).invoiceId());
      Answer answer = answers.get(i).output();
      if (answer.asks()) {
        fees.put(
            invoice.id(),
            new Fee(
                invoice.id(),
                asked.get(i).step(),
                invoice.currency(),
                answer
                    .fee()
                    .setScale(LateCharges.decimals(invoice.currency()), RoundingMode.HALF_UP),
                answer.treatment()));
      }
    }
    return fees;
  }

  private List<Question> questions(List<Reminder> asked, Map<Long, Invoice> known) {
    List<LawMapper.TermsRow> terms =
        laws.terms(
            known.values().stream().map(Invoice::sellingEntityId).distinct().toArray(Long[]::new),
            known.values().stream().map(Invoice::customerId).distinct().toArray(Long[]::new));
    Map<Long, String> segments =
        customers
            .byIds(known.values().stream().map(Invoice::customerId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Customer::id, Customer::segment));
    List<Question> questions = new ArrayList<>();
    for (Reminder one : asked) {
      Invoice invoice = known.get(one.invoiceId());
      boolean agreed =
          LawBook.agreed(terms, invoice.sellingEntityId(), invoice.customerId(), invoice.dueOn())
              .map(LawMapper.TermsRow::reminderFees)
              .orElse(false);
      questions.add(
          new Question(
              "invoice/" + invoice.id(),
              Map.of(
                  "country", word(entities.byId(invoice.sellingEntityId()).country(), COUNTRIES),
                  "segment", segments.get(invoice.customerId()),
                  "step", one.step(),
                  "currency", word(invoice.currency(), CURRENCIES),
                  "agreed", agreed)));
    }
    return questions;
  }

  private static String word(String code, Set<String> known) {
    return known.contains(code) ? code : "other";
  }
}

package org.dunwell.collections.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dunwell.collections.calls.CallBriefs.Option;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What there is to choose from when somebody enters a call. */
@Component
class CallChoices {

  private final CallRules rules;
  private final Customers customers;
  private final ReasonCodes reasons;

  CallChoices(CallRules rules, Customers customers, ReasonCodes reasons) {
    this.rules = rules;
    this.customers = customers;
    this.reasons = reasons;
  }

  /**
   * Whoever pays its bills is called for it; a number that works comes before one that does not.
   */
  List<Option> contacts(Customer customer) {
    return Stream.of(customer.billToId(), Long.valueOf(customer.id()))
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(id -> customers.contacts(id).stream())
        .filter(Contact::phoneConsent)
        .sorted(Comparator.comparing(Contact::phoneUsable).reversed())
        .map(contact -> new Option(words(contact), Long.toString(contact.id())))
        .toList();
  }

  private static String words(Contact contact) {
    String name =
        Stream.of(contact.name(), contact.email())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(contact.role().replace('-', ' '));
    String number =
        contact.phone() == null
            ? "no number is known"
            : contact.phone() + (contact.phoneRetiredAt() == null ? "" : " (a wrong number)");
    return "%s, %s".formatted(name, number);
  }

  /** What may come of a call. */
  List<Option> outcomes(long customerId, List<Talkable> invoices) {
    return rules
        .offers(customerId, invoices.stream().map(Talkable::id).toList())
        .entrySet()
        .stream()
        .filter(one -> one.getValue().output().offered())
        .map(one -> new Option(one.getKey().label(), one.getKey().id()))
        .toList();
  }

  /** What it is about, in the order given. */
  List<Option> invoices(List<Talkable> invoices) {
    return invoices.stream()
        .map(one -> new Option(CallWords.invoice(one), Long.toString(one.id())))
        .toList();
  }

  /** Why an invoice may be disputed, by department. */
  List<Option> reasons() {
    return reasons.byDepartment().stream()
        .map(reason -> new Option(reason.choice(), reason.code()))
        .toList();
  }
}

package org.dunwell.collections.tomorrow.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collections.PlannedStep;
import org.dunwell.collections.tomorrow.Cause;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.contact.LetterChanges;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Tomorrow of one customer, thought through for whoever looks. */
@Component
class TomorrowOfCustomer {

  /** What happens, or does not. */
  record Card(
      PlannedStep step, String sellingEntity, List<Invoice> invoices, LetterChanges.Written words) {

    public String why() {
      return step.whyNot() == null ? null : Cause.words(step.whyNot());
    }
  }

  /**
   * The whole of it.
   *
   * @param leftOut invoices that somebody has left out of the day's letters
   */
  record View(Customer customer, LocalDate day, List<Card> cards, List<Invoice> leftOut) {}

  private final Tomorrow tomorrow;
  private final Customers customers;
  private final Invoices invoices;
  private final SellingEntities entities;
  private final LetterChanges letters;

  TomorrowOfCustomer(
      Tomorrow tomorrow,
      Customers customers,
      Invoices invoices,
      SellingEntities entities,
      LetterChanges letters) {
    this.tomorrow = tomorrow;
    this.customers = customers;
    this.invoices = invoices;
    this.entities = entities;
    this.letters = letters;
  }

  LocalDate day() {
    return tomorrow.day();
  }

  Customer customer(String number) {
    return customers.byNumber(number);
  }

  View of(String number) {
    Customer customer = customers.byNumber(number);
    LocalDate day = tomorrow.day();
    List<PlannedStep> steps = tomorrow.now(customer.id());
    List<Long> leftOut = letters.leftOut(customer.id(), day);
    Set<Long> ids =
        Stream.concat(steps.stream().flatMap(step -> step.asked().stream()), leftOut.stream())
            .collect(Collectors.toSet());
    Map<Long, Invoice> named =
        invoices.byIds(ids).stream().collect(Collectors.toMap(Invoice::id, Function.identity()));
    List<Card> cards = steps.stream().map(step -> card(step, named, day)).toList();
    return new View(customer, day, cards, leftOut.stream().map(named::get).toList());
  }

  private Card card(PlannedStep step, Map<Long, Invoice> named, LocalDate day) {
    return new Card(
        step,
        entities.byId(step.sellingEntityId()).name(),
        step.asked().stream().map(named::get).toList(),
        step.letter() == null
            ? null
            : letters
                .words(new Account(step.customerId(), step.sellingEntityId()), day)
                .orElse(null));
  }

  /** A letter as it would read. */
  Optional<String> html(String number, long entity, String channel) {
    return tomorrow.now(customers.byNumber(number).id()).stream()
        .filter(step -> step.letter() != null)
        .filter(step -> step.sellingEntityId() == entity && step.channel().equals(channel))
        .findFirst()
        .map(step -> step.letter().html());
  }
}

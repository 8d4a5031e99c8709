package org.dunwell.workspace.phone;

import java.util.List;
import org.dunwell.collections.calls.CallBriefs;
import org.dunwell.collections.calls.CallBriefs.Option;
import org.dunwell.contact.phone.NewPhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Choices;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** What a button does that calls a customer. */
@Component
class CallButton {

  private final PhoneCalls calls;
  private final CallBriefs briefs;
  private final Choices choices;
  private final Customers customers;
  private final SellingEntities entities;

  CallButton(
      PhoneCalls calls,
      CallBriefs briefs,
      Choices choices,
      Customers customers,
      SellingEntities entities) {
    this.calls = calls;
    this.briefs = briefs;
    this.choices = choices;
    this.customers = customers;
    this.entities = entities;
  }

  /**
   * Calls a customer on behalf of the company whose invoice has been due for longest.
   *
   * @param contactId whom; null for whoever is called for it first
   * @param key made with the page: pressing its button twice rings once
   * @return the call's id
   * @throws BrokenRule when it may not or cannot be called now, with why and when it may
   */
  long press(Customer customer, Long contactId, String key, String user) {
    String number = customers.contact(whom(customer, contactId)).phone();
    if (number == null) {
      throw new BrokenRule(
          "No number of %s is known. Add one to a contact.".formatted(customer.name()));
    }
    return calls.dial(
        new NewPhoneCall(
            "%s/%d".formatted(key, customer.id()),
            customer.id(),
            onBehalfOf(customer),
            number,
            user));
  }

  private long whom(Customer customer, Long contactId) {
    List<Long> offered =
        briefs.ofCustomer(customer.id()).contacts().stream()
            .map(Option::value)
            .map(Long::valueOf)
            .toList();
    if (offered.isEmpty()) {
      throw new BrokenRule(
          "%s has no contact whom we may call. Add one, with a number and its consent."
              .formatted(customer.name()));
    }
    if (contactId != null && !offered.contains(contactId)) {
      throw new BrokenRule("Choose one of this customer's own contacts.");
    }
    return contactId == null ? offered.get(0) : contactId;
  }

  private long onBehalfOf(Customer customer) {
    return choices.of(customer.id()).stream()
        .findFirst()
        .map(Choice::sellingEntityId)
        .orElseGet(() -> entities.all().get(0).id());
  }
}

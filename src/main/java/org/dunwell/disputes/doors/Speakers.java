package org.dunwell.disputes.doors;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/**
 * Who may have said that something is wrong: people of the customer and of whoever gets its bills.
 */
@Component
public class Speakers {

  private final Customers customers;

  Speakers(Customers customers) {
    this.customers = customers;
  }

  /** All of them. */
  public List<Contact> of(Customer customer) {
    return customers.contacts(
        Stream.of(customer.billToId(), Long.valueOf(customer.id()))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /**
   * @param contact an id; null for nobody in particular
   * @throws DisputeNotAllowed when it is none of theirs
   */
  public void check(Customer customer, Long contact) {
    if (contact != null && of(customer).stream().noneMatch(one -> contact.equals(one.id()))) {
      throw new DisputeNotAllowed("Choose one of this customer's own contacts.");
    }
  }
}

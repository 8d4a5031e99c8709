package org.dunwell.portal;

import java.util.List;
import java.util.Optional;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;

/**
 * Somebody who came by a link that opens: what it opens is all there is to see here.
 *
 * @param token the part of the address that opens the page
 * @param account whose link it is, and for which of our companies we wrote
 * @param customer whose link it is
 * @param customers that one first, then those whose invoices it pays
 * @param words in the customer's language
 */
public record Visit(
    String token, Account account, Customer customer, List<Customer> customers, Words words) {

  public Visit {
    customers = List.copyOf(customers);
  }

  /** The address of a page of this visit, such as {@code /promise}; empty for the first one. */
  public String path(String page) {
    return "/pay/" + token + page;
  }

  public List<Long> customerIds() {
    return customers.stream().map(Customer::id).toList();
  }

  Optional<Customer> customer(long id) {
    return customers.stream().filter(one -> one.id() == id).findFirst();
  }

  /** Whether items must say whose they are. */
  public boolean ofSeveral() {
    return customers.size() > 1;
  }
}

package org.dunwell.portal;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What a link opens. Nothing is remembered between two visits: the link is the authority. */
@Component
public class Visits {

  /** More companies of one payer than anybody reads on one page; the rest has links of its own. */
  private static final int MOST_COMPANIES = 100;

  private final PayLinks links;
  private final ShutLinks shut;
  private final Customers customers;

  Visits(PayLinks links, ShutLinks shut, Customers customers) {
    this.links = links;
    this.shut = shut;
    this.customers = customers;
  }

  /**
   * @throws LinkShut when it opens nothing
   */
  Visit open(String token) {
    PayLinks.Link link =
        links
            .read(token)
            .orElseThrow(
                () ->
                    new LinkShut(
                        links.readExpired(token).isPresent()
                            ? LinkShut.Kind.EXPIRED
                            : LinkShut.Kind.UNKNOWN));
    if (shut.isShut(link)) {
      throw new LinkShut(LinkShut.Kind.SHUT);
    }
    long id = link.account().customerId();
    // only a sandbox forgets customers
    Customer customer =
        customers.byIds(List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> new LinkShut(LinkShut.Kind.UNKNOWN));
    return new Visit(
        token, link.account(), customer, together(customer), Words.in(customer.language()));
  }

  /**
   * For somebody who has proved in another way who it is: the same that a fresh link opens.
   *
   * @param language ISO 639-1 of the words
   */
  public Visit of(Account account, String language) {
    Customer customer = customers.byId(account.customerId());
    return new Visit(
        links.token(account), account, customer, together(customer), Words.in(language));
  }

  private List<Customer> together(Customer customer) {
    List<Customer> all = new ArrayList<>(List.of(customer));
    all.addAll(customers.paidBy(customer.id(), MOST_COMPANIES));
    return all;
  }
}

package org.dunwell.collections.worklist;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One action on many customers: first what it would do to each, then doing it. Before it is done
 * everything is looked at anew: a customer who has paid since the preview is passed over.
 */
@Component
public class BulkActions {

  /** What a person can look through before saying yes. */
  public static final int MOST = 500;

  private final BulkMapper mapper;
  private final Customers customers;
  private final Worklist worklist;
  private final ContactByHand contact;
  private final WorklistMarks marks;
  private final Users users;
  private final Access access;

  BulkActions(
      BulkMapper mapper,
      Customers customers,
      Worklist worklist,
      ContactByHand contact,
      WorklistMarks marks,
      Users users,
      Access access) {
    this.access = access;
    this.mapper = mapper;
    this.customers = customers;
    this.worklist = worklist;
    this.contact = contact;
    this.marks = marks;
    this.users = users;
  }

  /**
   * What the order would do, in the order of the list; nothing is done.
   *
   * @throws BrokenRule when no customer, too many or no known colleague is named
   */
  public List<BulkLine> preview(BulkOrder order) {
    List<Customer> named = named(order.customers());
    return switch (order.action()) {
      case SNOOZE -> named.stream().map(customer -> snoozed(customer, order)).toList();
      case HAND_OVER -> handedOver(named, order.owner());
      case CALL -> contact.preview(ContactByHand.Kind.CALL, named);
      case REMINDER -> contact.preview(ContactByHand.Kind.REMINDER, named);
    };
  }

  /**
   * Does it, all or nothing.
   *
   * @return to how many customers something was done
   */
  @Transactional
  public int run(BulkOrder order, String by) {
    List<BulkLine> lines = preview(order).stream().filter(BulkLine::included).toList();
    List<Long> ids = lines.stream().map(BulkLine::customerId).toList();
    if (!ids.isEmpty()) {
      switch (order.action()) {
        case SNOOZE -> worklist.snooze(ids, order.until(), order.reason(), by);
        case HAND_OVER -> customers.handOver(ids, order.owner(), by);
        case CALL -> contact.ask(ContactByHand.Kind.CALL, lines, by);
        case REMINDER -> contact.ask(ContactByHand.Kind.REMINDER, lines, by);
      }
      marks.customers(ids);
    }
    return ids.size();
  }

  private List<Customer> named(Collection<String> numbers) {
    if (numbers.isEmpty()) {
      throw new BrokenRule("No customer is chosen. Tick at least one line of the list.");
    }
    if (numbers.size() > MOST) {
      throw new BrokenRule(
          "%d customers are chosen; at most %d are done at once. Narrow the list."
              .formatted(numbers.size(), MOST));
    }
    return customers.byIds(mapper.ids(numbers.toArray(String[]::new)));
  }

  private static BulkLine snoozed(Customer customer, BulkOrder order) {
    String until = order.until() == null ? "" : " until " + order.until();
    return line(customer, true, "Off the list" + until);
  }

  private List<BulkLine> handedOver(List<Customer> named, String owner) {
    if (owner == null || owner.isBlank()) {
      return named.stream()
          .map(customer -> line(customer, true, "Now with " + whose(customer)))
          .toList();
    }
    String name = users.collector(owner).name();
    long hidden = access.hiddenFrom(owner, named.stream().map(Customer::id).toList());
    if (hidden > 0) {
      throw new BrokenRule(
          "%s works on another part of the ledger and may not see %d of these customers. Choose"
                  .formatted(name, hidden)
              + " somebody else, or ask an administrator to widen their access.");
    }
    return named.stream()
        .map(
            customer ->
                owner.equals(customer.owner())
                    ? line(customer, false, "Is with %s already".formatted(name))
                    : line(customer, true, "From %s to %s".formatted(whose(customer), name)))
        .collect(Collectors.toList());
  }

  private static String whose(Customer customer) {
    return Objects.requireNonNullElse(customer.owner(), "nobody");
  }

  private static BulkLine line(Customer customer, boolean included, String what) {
    return new BulkLine(
        customer.id(), customer.number(), customer.name(), included, what, List.of());
  }
}

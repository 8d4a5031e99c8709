package org.dunwell.portal.phone;

import java.util.List;
import java.util.stream.Stream;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Who of us takes a call. */
@Component
class PhoneTeam {

  /** Longer nobody listens to ringing. */
  private static final int MOST = 5;

  private final Customers customers;
  private final Absences absences;
  private final Users users;
  private final Access access;

  PhoneTeam(Customers customers, Absences absences, Users users, Access access) {
    this.customers = customers;
    this.absences = absences;
    this.users = users;
    this.access = access;
  }

  /**
   * Who is rung, one after the other: whoever looks after the customer today, then others who may
   * see it, then anybody. It is nobody for one customer only when it is nobody for all: whether a
   * customer is known must not be heard.
   *
   * @param customerId whose account it is about, or seems to be; null for nobody's
   * @return user ids; none when there are no collectors
   */
  List<String> of(Long customerId) {
    List<String> all = users.collectors().stream().map(Users.Collector::id).toList();
    if (customerId == null) {
      return all.stream().limit(MOST).toList();
    }
    String owner = owner(customerId);
    return Stream.of(
            all.stream().filter(user -> user.equals(owner)),
            all.stream().filter(user -> access.ofUserToCustomer(user, customerId)),
            all.stream())
        .flatMap(some -> some)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private String owner(long customerId) {
    Customer customer = customers.byId(customerId);
    return customer.owner() == null ? null : absences.inCharge(customer.owner());
  }
}

package org.dunwell.portal.phone;

import java.util.List;
import java.util.Objects;
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
   * see it.
   *
   * @param customerId whose account it is about, or seems to be; null for nobody's
   * @return user ids; may be none
   */
  List<String> of(Long customerId) {
    Stream<String> others = users.collectors().stream().map(Users.Collector::id);
    if (customerId == null) {
      return others.limit(MOST).toList();
    }
    Customer customer = customers.byId(customerId);
    String owner = customer.owner() == null ? null : absences.inCharge(customer.owner());
    return Stream.concat(Stream.ofNullable(owner), others)
        .filter(Objects::nonNull)
        .distinct()
        .filter(user -> user.equals(owner) || access.ofUserToCustomer(user, customerId))
        .limit(MOST)
        .toList();
  }
}

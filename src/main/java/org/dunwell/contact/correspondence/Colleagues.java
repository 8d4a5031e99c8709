package org.dunwell.contact.correspondence;

import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** Who is one of us: the customer's sales rep, and whoever has an address at our own companies. */
@Component
class Colleagues {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");

  private final SellingEntities entities;
  private final CorrespondenceMapper mapper;

  Colleagues(SellingEntities entities, CorrespondenceMapper mapper) {
    this.entities = entities;
    this.mapper = mapper;
  }

  /**
   * Lets our own people pass.
   *
   * @throws BrokenRule when the address is none of ours
   */
  void check(String address, long customerId) {
    boolean rep = mapper.salesRep(customerId).filter(address::equalsIgnoreCase).isPresent();
    if (!rep && !isAtHome(address)) {
      throw new BrokenRule(
          "%s is not an address of ours. Give the sales rep's or a colleague's at %s."
              .formatted(address, host(entities.all().get(0).email())));
    }
  }

  private boolean isAtHome(String address) {
    return ADDRESS.matcher(address).matches()
        && entities.all().stream()
            .map(SellingEntity::email)
            .anyMatch(ours -> host(ours).equalsIgnoreCase(host(address)));
  }

  private static String host(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}

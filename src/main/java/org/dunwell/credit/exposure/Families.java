package org.dunwell.credit.exposure;

import java.util.List;
import java.util.Objects;
import org.dunwell.credit.Parties;
import org.dunwell.credit.exposure.ExposureMapper.Relative;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to whose group, by the parents that the ledger knows. */
@Component
public class Families {

  private final ExposureMapper mapper;
  private final Parties parties;

  Families(ExposureMapper mapper, Parties parties) {
    this.mapper = mapper;
    this.parties = parties;
  }

  /**
   * A customer with all above it, whose parties are made where there are none, and locked: from
   * here to the end of the transaction nobody else reserves anything of these. Rows are taken in id
   * order, so that nobody waits in a circle. What is read afterwards stays true.
   *
   * @throws NotThere when there is no such customer
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Family lock(long customerId) {
    List<Family.Member> chain = complete(() -> mapper.lockUpwards(customerId));
    if (chain.isEmpty()) {
      throw new NotThere("customer", Long.toString(customerId));
    }
    return new Family(chain);
  }

  /** A customer with all beneath it, itself first. */
  @Transactional
  public List<Family.Member> beneath(long customerId) {
    return complete(() -> mapper.downwards(customerId));
  }

  private List<Family.Member> complete(java.util.function.Supplier<List<Relative>> read) {
    List<Relative> found = read.get();
    List<Long> missing =
        found.stream()
            .filter(one -> one.partyId() == null)
            .map(Relative::customerId)
            .filter(Objects::nonNull)
            .toList();
    if (!missing.isEmpty()) {
      parties.ofCustomers(missing);
      found = read.get();
    }
    return found.stream().map(Relative::member).toList();
  }
}

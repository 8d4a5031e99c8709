package org.dunwell.credit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers and prospects as credit sees them. */
@Component
public class Parties {

  /** The most parties one page holds. */
  public static final int PAGE = 1_000;

  private static final int NUMBER_LENGTH = 40;

  private final PartyMapper mapper;
  private final Clock clock;

  Parties(PartyMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Party byId(long id) {
    return byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("credit file", Long.toString(id)));
  }

  /**
   * One that the signed-in person may see: of the prospects, whoever works on a part of the ledger
   * sees only those that are his own.
   *
   * @throws NotThere for one that does not exist, and for one of somebody else's part alike
   */
  public Party visible(long id) {
    if (!mapper.sees(id)) {
      throw new NotThere("credit file", Long.toString(id));
    }
    return byId(id);
  }

  /** Those there are, in id order; one statement. */
  public List<Party> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : mapper.byIds(ids.toArray(Long[]::new));
  }

  /**
   * A customer's party, made when there is none.
   *
   * @throws NotThere when there is no such customer
   */
  @Transactional
  public Party ofCustomer(long customerId) {
    return ofCustomers(List.of(customerId)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("customer", Long.toString(customerId)));
  }

  /** The parties of these customers, made where there are none, in id order; two statements. */
  @Transactional
  public List<Party> ofCustomers(Collection<Long> customerIds) {
    if (customerIds.isEmpty()) {
      return List.of();
    }
    Long[] ids = customerIds.toArray(Long[]::new);
    mapper.makeMissing(ids, clock.instant());
    return mapper.byCustomers(ids);
  }

  /** Makes the party of every customer that has none; one statement, however many there are. */
  @Transactional
  public int makeMissing() {
    return mapper.makeMissing(null, clock.instant());
  }

  /** Writes a prospect down; the id of its party. */
  @Transactional
  public long add(NewProspect prospect) {
    return mapper.insertProspect(prospect, clock.instant());
  }

  /**
   * Writes down as what the register and the tax office know a company; bureaus ask by it.
   *
   * @param registrationNumber null for unknown
   * @param vatId null for unknown
   * @param industry {@code manufacturer} or {@code other}
   */
  @Transactional
  public void identify(long partyId, String registrationNumber, String vatId, String industry) {
    if (!"manufacturer".equals(industry) && !"other".equals(industry)) {
      throw new BrokenRule("An industry is manufacturer or other, not %s.".formatted(industry));
    }
    if (tooLong(registrationNumber) || tooLong(vatId)) {
      throw new BrokenRule("A number of a company has %d signs at most.".formatted(NUMBER_LENGTH));
    }
    if (mapper.identify(partyId, registrationNumber, vatId, industry) == 0) {
      throw new NotThere("credit file", Long.toString(partyId));
    }
  }

  private static boolean tooLong(String number) {
    return number != null && number.length() > NUMBER_LENGTH;
  }

  /** Prospects who are none any more left out, newest first. */
  public List<Party> prospects(int limit) {
    return mapper.prospects(Math.min(limit, PAGE));
  }

  /**
   * A prospect is a customer from now on: its scores, reports and limits stay with it.
   *
   * @throws NotThere when there is no such prospect, or it is a customer already
   */
  @Transactional
  public void convert(long partyId, long customerId) {
    if (mapper.convert(partyId, customerId, clock.instant()) == 0) {
      throw new NotThere("prospect", Long.toString(partyId));
    }
  }
}

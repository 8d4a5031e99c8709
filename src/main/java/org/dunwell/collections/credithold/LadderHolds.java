package org.dunwell.collections.credithold;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.collections.PastDueCase;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.exposure.ExposuresChanged;
import org.dunwell.credit.holds.CreditHold;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.holds.HoldsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Credit holds as a step of the ladder: one per customer, whatever number of cases asks. */
@Component
public class LadderHolds {

  public static final String NONE = "none";
  public static final String HELD = "held";

  private static final String BY = "system";

  private final LadderHoldMapper mapper;
  private final CreditHolds holds;
  private final Parties parties;
  private final Clock clock;

  LadderHolds(LadderHoldMapper mapper, CreditHolds holds, Parties parties, Clock clock) {
    this.mapper = mapper;
    this.holds = holds;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * {@code held} when the customer of an invoice is on credit hold, {@code lifted} when somebody
   * took it off one since the invoice became past due; invoices of other customers are left out.
   */
  public Map<Long, String> of(Collection<Long> invoiceIds) {
    return mapper.standings(invoiceIds.toArray(Long[]::new)).stream()
        .collect(
            Collectors.toMap(
                LadderHoldMapper.Standing::invoiceId, LadderHoldMapper.Standing::creditHold));
  }

  /** Puts the customers of these cases on credit hold, those apart that are on one. */
  public void place(List<PastDueCase> cases) {
    if (cases.isEmpty()) {
      return;
    }
    Map<Long, PastDueCase> byCustomer = new TreeMap<>();
    cases.forEach(row -> byCustomer.putIfAbsent(row.customerId(), row));
    List<Party> all = parties.ofCustomers(byCustomer.keySet());
    Set<Long> held =
        holds.current(all.stream().map(Party::id).toList()).stream()
            .map(CreditHold::partyId)
            .collect(Collectors.toSet());
    List<Party> free = all.stream().filter(party -> !held.contains(party.id())).toList();
    for (Party party : free) {
      String invoice = mapper.number(byCustomer.get(party.customerId()).invoiceId());
      holds.place(party.id(), "Invoice %s is not paid".formatted(invoice), BY);
    }
    mapper.insert(free.stream().map(Party::id).toArray(Long[]::new), clock.instant());
  }

  @EventListener
  void on(ExposuresChanged news) {
    mapper.lookAt(news.partyIds().toArray(Long[]::new), clock.instant());
  }

  /** What a person has released is nothing of the ladder's any more. */
  @EventListener
  void on(HoldsChanged news) {
    mapper.end(news.partyIds().toArray(Long[]::new), clock.instant());
  }

  /** All of them are to be looked at: a dispute or a day may have changed what is past due. */
  void lookAtAll() {
    mapper.lookAt(null, clock.instant());
  }

  /** Takes a customer off the hold that the ladder has placed. */
  void release(long partyId) {
    holds.release(partyId, "What was past due is paid", BY);
  }
}

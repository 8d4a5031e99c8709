package org.dunwell.promises;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.stereotype.Component;

/**
 * Looks up what can be promised of invoices that were chosen together. The hold of an open request
 * for a plan is overlooked: it waits for the very agreement that is made here.
 */
@Component
class Baskets {

  /** More than anybody talks about on one phone call. */
  static final int MOST_INVOICES = 500;

  private final PromiseMapper mapper;
  private final PastDue pastDue;
  private final Clock clock;

  Baskets(PromiseMapper mapper, PastDue pastDue, Clock clock) {
    this.mapper = mapper;
    this.pastDue = pastDue;
    this.clock = clock;
  }

  /**
   * @throws BrokenRule when they are none, not all of this customer, or not all of one selling
   *     entity and currency
   */
  Basket of(long customerId, Collection<Long> invoiceIds) {
    List<Long> ids = invoiceIds == null ? List.of() : invoiceIds.stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MOST_INVOICES) {
      throw new BrokenRule(
          "Choose the invoices it is about: 1 to %d, not %d.".formatted(MOST_INVOICES, ids.size()));
    }
    List<Promisable> found = mapper.promisable(ids.toArray(Long[]::new));
    if (found.size() < ids.size()) {
      throw new BrokenRule("One of the invoices %s does not exist.".formatted(ids));
    }
    Promisable first = found.get(0);
    found.forEach(invoice -> check(invoice, first, customerId));
    return new Basket(
        customerId,
        first.sellingEntityId(),
        first.currency(),
        lines(found),
        found.stream().mapToInt(Promisable::promisesSoFar).max().orElseThrow());
  }

  private static void check(Promisable invoice, Promisable first, long customerId) {
    if (invoice.customerId() != customerId) {
      throw new BrokenRule("Invoice %s is another customer's.".formatted(invoice.number()));
    }
    if (invoice.sellingEntityId() != first.sellingEntityId()
        || !invoice.currency().equals(first.currency())) {
      throw new BrokenRule(
          "Invoices %s and %s are of different companies of ours or in different currencies. Take one promise for each."
              .formatted(first.number(), invoice.number()));
    }
  }

  private List<Basket.Line> lines(List<Promisable> invoices) {
    Map<Long, PastDueFacts> facts =
        pastDue
            .apartFrom(
                PlanRequestBook.SOURCES,
                invoices.stream().map(Promisable::id).toList(),
                clock.instant())
            .stream()
            .collect(Collectors.toMap(PastDueFacts::invoiceId, Function.identity()));
    return invoices.stream()
        .filter(invoice -> invoice.state().equals("open"))
        .sorted(Comparator.comparing(Promisable::dueOn).thenComparing(Promisable::id))
        .map(
            invoice ->
                new Basket.Line(
                    invoice.id(),
                    invoice.number(),
                    invoice.most(facts.get(invoice.id())),
                    invoice.planId(),
                    invoice.inTheWay(facts.get(invoice.id()))))
        .toList();
  }
}

package org.dunwell.promises;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** What a form offers to promise: the open invoices of a customer, and what can be said of each. */
@Component
public class Choices {

  private final PromiseMapper mapper;
  private final PastDue pastDue;
  private final SellingEntities entities;
  private final Clock clock;

  Choices(PromiseMapper mapper, PastDue pastDue, SellingEntities entities, Clock clock) {
    this.mapper = mapper;
    this.pastDue = pastDue;
    this.entities = entities;
    this.clock = clock;
  }

  /** The choices of a customer, the one with the oldest invoice first. */
  public List<Choice> of(long customerId) {
    Long[] ids = mapper.openOf(customerId, Baskets.MOST_INVOICES).toArray(Long[]::new);
    Map<Long, PastDueFacts> facts =
        pastDue.apartFrom(PlanRequestBook.SOURCES, List.of(ids), clock.instant()).stream()
            .collect(Collectors.toMap(PastDueFacts::invoiceId, Function.identity()));
    return mapper.promisable(ids).stream()
        .sorted(Comparator.comparing(Promisable::dueOn).thenComparing(Promisable::id))
        .collect(
            Collectors.groupingBy(
                invoice -> invoice.sellingEntityId() + "-" + invoice.currency(),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(group -> choice(group.getKey(), group.getValue(), facts))
        .toList();
  }

  private Choice choice(String key, List<Promisable> invoices, Map<Long, PastDueFacts> facts) {
    Promisable first = invoices.get(0);
    SellingEntity seller = entities.byId(first.sellingEntityId());
    LocalDate today = seller.dayAt(clock.instant());
    return new Choice(
        key,
        seller.id(),
        seller.name(),
        first.currency(),
        today,
        invoices.stream().map(invoice -> line(invoice, facts.get(invoice.id()), today)).toList());
  }

  private static Choice.Line line(Promisable invoice, PastDueFacts facts, LocalDate today) {
    return new Choice.Line(
        invoice.id(),
        invoice.number(),
        invoice.dueOn(),
        ChronoUnit.DAYS.between(invoice.dueOn(), today),
        Phrases.in(invoice.currency(), invoice.openAmount()),
        invoice.most(facts),
        invoice.obstacle(facts));
  }
}

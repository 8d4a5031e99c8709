package org.dunwell.collections.calls;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.InvoiceCopies;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Copies of invoices that a customer asks for on the phone: one message per selling entity. */
@Component
class Copies {

  private static final String TEMPLATE = "invoice-copy";

  private final Correspondence correspondence;
  private final InvoiceCopies copies;
  private final CallMapper mapper;
  private final Customers customers;
  private final Clock clock;

  Copies(
      Correspondence correspondence,
      InvoiceCopies copies,
      CallMapper mapper,
      Customers customers,
      Clock clock) {
    this.correspondence = correspondence;
    this.copies = copies;
    this.mapper = mapper;
    this.customers = customers;
    this.clock = clock;
  }

  /** The ids of the messages; none when nobody may be written to. */
  List<Long> send(CallEffects.Said said) {
    Words words = Words.in(customers.byId(said.customerId()).language());
    Map<Long, List<Talkable>> bySeller =
        mapper
            .byIds(said.invoices().toArray(Long[]::new), java.sql.Timestamp.from(clock.instant()))
            .stream()
            .collect(Collectors.groupingBy(Talkable::sellingEntityId));
    return bySeller.entrySet().stream()
        .map(one -> correspondence.send(message(said, one.getKey(), one.getValue(), words)))
        .flatMap(Optional::stream)
        .toList();
  }

  private NewMessage message(
      CallEffects.Said said, long seller, List<Talkable> invoices, Words words) {
    List<Long> ids = invoices.stream().map(Talkable::id).toList();
    InvoiceCopies.Copies files = copies.of(ids);
    return new NewMessage(
        said.source() + "/" + seller,
        said.customerId(),
        seller,
        null,
        TEMPLATE,
        Map.of(
            "invoices",
            invoices.stream().map(invoice -> line(invoice, words)).toList(),
            "attached",
            files.complete()),
        ids,
        true,
        files.files(),
        said.report().by());
  }

  private static Map<String, String> line(Talkable invoice, Words words) {
    return Map.of(
        "number", invoice.number(),
        "issued", words.date(invoice.issuedOn()),
        "due", words.date(invoice.dueOn()),
        "amount", words.amount(invoice.amount(), invoice.currency()),
        "open", words.amount(invoice.openAmount(), invoice.currency()));
  }
}

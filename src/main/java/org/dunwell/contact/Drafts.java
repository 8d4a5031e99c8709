package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.letters.PostalAddress;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.stereotype.Component;

/** Turns the requests of accounts into one letter each, by the ledger as it stands now. */
@Component
class Drafts {

  private final Statements statements;
  private final SellingEntities entities;
  private final Customers customers;
  private final DaysToPay daysToPay;
  private final PayLinks links;
  private final Letters letters;
  private final LetterFees fees;
  private final DayChanges changes;
  private final InvoiceDocuments documents;

  Drafts(
      Ledger ledger,
      DaysToPay daysToPay,
      PayLinks links,
      Letters letters,
      LetterFees fees,
      DayChanges changes) {
    this.documents = ledger.documents();
    this.fees = fees;
    this.changes = changes;
    this.statements = ledger.statements();
    this.entities = ledger.entities();
    this.customers = ledger.customers();
    this.daysToPay = daysToPay;
    this.links = links;
    this.letters = letters;
  }

  /** The things of the ledger that every letter needs. */
  @Component
  record Ledger(
      Statements statements,
      SellingEntities entities,
      Customers customers,
      InvoiceDocuments documents) {}

  /** One draft per account among the requests. */
  List<Draft> write(
      Channel channel, Collection<Waiting> requests, Map<Long, Person> people, Instant now) {
    Map<Account, List<Waiting>> byAccount =
        requests.stream().collect(Collectors.groupingBy(Waiting::account));
    Map<Account, Statement> open = statements.of(byAccount.keySet(), now);
    Map<Long, InvoiceDocuments.Line> there = documents(channel, requests);
    // a text message has no room to tell what it costs
    Map<Long, ReminderFees.Fee> costs = channel == Channel.SMS ? Map.of() : fees.of(requests);
    DayChanges.Of changed = changes.of(byAccount.keySet(), people, now);
    Map<Long, SellingEntity> sellers =
        entities.all().stream().collect(Collectors.toMap(SellingEntity::id, Function.identity()));
    Map<Long, Customer> owing =
        byId(byAccount.keySet().stream().map(Account::customerId).collect(Collectors.toSet()));
    Map<Long, Customer> billTo =
        byId(
            owing.values().stream()
                .map(Customer::billToId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return byAccount.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Account, ?> e) -> e.getKey().customerId())
                .thenComparing(e -> e.getKey().sellingEntityId()))
        .map(
            entry -> {
              Account account = entry.getKey();
              Sides sides =
                  new Sides(
                      channel,
                      sellers.get(account.sellingEntityId()),
                      owing.get(account.customerId()),
                      addressee(owing.get(account.customerId()), billTo),
                      recipient(channel, people.get(account.customerId())),
                      changed.words(account),
                      changed.leftOut(account),
                      there,
                      costs);
              return draft(sides, entry.getValue(), open.get(account), now);
            })
        .toList();
  }

  private static Person recipient(Channel channel, Person person) {
    return channel == Channel.SMS ? person.texted() : person;
  }

  /** Nothing is attached to paper. */
  private Map<Long, InvoiceDocuments.Line> documents(
      Channel channel, Collection<Waiting> requests) {
    return channel == Channel.EMAIL
        ? documents.of(requests.stream().map(Waiting::invoiceId).distinct().toList()).stream()
            .collect(Collectors.toMap(InvoiceDocuments.Line::invoiceId, Function.identity()))
        : Map.of();
  }

  private Map<Long, Customer> byId(Set<Long> ids) {
    return customers.byIds(ids).stream()
        .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  private static Customer addressee(Customer customer, Map<Long, Customer> billTo) {
    return customer.billToId() == null ? customer : billTo.get(customer.billToId());
  }

  /**
   * Who writes to whom.
   *
   * @param addressee whose postal address it is
   * @param words that somebody has written for this letter; null for none
   * @param leftOut who has left invoices out of it, by invoice
   * @param documents those there are, by invoice
   * @param fees what reminders of invoices cost, by invoice
   */
  private record Sides(
      Channel channel,
      SellingEntity entity,
      Customer customer,
      Customer addressee,
      Person person,
      OwnWords words,
      Map<Long, String> leftOut,
      Map<Long, InvoiceDocuments.Line> documents,
      Map<Long, ReminderFees.Fee> fees) {}

  private Draft draft(Sides sides, List<Waiting> asked, Statement whole, Instant now) {
    Statement open = whole.without(sides.leftOut().keySet());
    Asked held = Asked.of(asked, open, sides.leftOut());
    LocalDate day = LocalDate.ofInstant(now, sides.person().zone());
    ReminderFees.Fee fee = LetterFees.of(held.said(), sides.fees());
    Statement statement = LetterFees.on(open, fee);
    return new Draft(
        sides.channel(),
        statement.account(),
        sides.person(),
        held.said().isEmpty()
            ? null
            : letters.write(sides.channel(), facts(sides, held, statement, day, fee)),
        sides.entity().email(),
        held.tone(),
        held.said(),
        held.dropped(),
        held.leftOut(),
        statement,
        day,
        fee);
  }

  private Letter.Facts facts(
      Sides sides, Asked held, Statement statement, LocalDate day, ReminderFees.Fee fee) {
    Words words = Words.in(sides.person().language());
    LocalDate payBy = daysToPay.payBy(sides.customer(), held.tone(), day);
    return new Letter.Facts(
        sides.entity(),
        sides.customer(),
        sides.person().contactName(),
        words,
        statement,
        held.tone(),
        held.notices(),
        payBy,
        sides.channel() == Channel.LETTER ? PostalAddress.of(sides.addressee()) : null,
        links.to(statement.account()),
        day.plusDays(StatementSheets.LINK_VALIDITY.toDays() - 1),
        Enclosures.of(statement, held.invoices(), sides.documents()),
        sides.words(),
        fee == null ? null : words.amount(fee.amount(), fee.currency()));
  }
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remittance advices: what a payer says its payment is for. An advice that comes before its money
 * waits for it; one that comes afterwards explains money that waits.
 */
@Component
public class Remittances {

  /** More items have no payment behind them. */
  public static final int MOST_ITEMS = 2_000;

  /**
   * A line of an advice.
   *
   * @param invoice its number
   * @param amount what is paid of it
   * @param deduction what is left out of it, or null
   * @param reason why, as the payer writes it; or null
   */
  public record Item(String invoice, BigDecimal amount, BigDecimal deduction, String reason) {}

  /**
   * An advice.
   *
   * @param payer number of the customer that pays
   * @param reference the payer's own name for it; the same one again changes nothing
   * @param total what is paid in all; null for the sum of the items
   */
  public record Advice(
      String payer,
      String reference,
      LocalDate paidOn,
      String currency,
      BigDecimal total,
      List<Item> items) {

    public Advice {
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /**
   * An advice as it is kept.
   *
   * @param matchId the match of its money, or null while it waits
   */
  public record Kept(
      long id,
      String payer,
      String reference,
      LocalDate paidOn,
      String currency,
      BigDecimal total,
      int items,
      Long matchId) {

    public Kept {
      total = org.dunwell.receivables.Amounts.in(currency, total);
    }
  }

  /** Items as columns for one statement. */
  record Columns(
      Long[] positions,
      Long[] invoices,
      BigDecimal[] amounts,
      BigDecimal[] deductions,
      String[] reasons) {}

  private final RemittanceMapper mapper;
  private final Customers customers;
  private final Invoices invoices;
  private final Deductions deductions;
  private final Matches matches;
  private final Clock clock;

  Remittances(
      RemittanceMapper mapper,
      Customers customers,
      Invoices invoices,
      Deductions deductions,
      Matches matches,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.invoices = invoices;
    this.deductions = deductions;
    this.matches = matches;
    this.clock = clock;
  }

  /**
   * Keeps an advice; money of its payer and amount that waits already is looked at again.
   *
   * @throws BrokenRule when an item is wrong, the total is not its items' sum, or an invoice is not
   *     one that this customer pays; nothing is kept
   */
  @Transactional
  public Kept receive(Advice advice, String by) {
    Customer payer = customers.byNumber(advice.payer());
    if (advice.reference() == null || advice.reference().isBlank()) {
      throw new BrokenRule("An advice needs a reference, the payer's own name for it.");
    }
    if (advice.items().isEmpty() || advice.items().size() > MOST_ITEMS) {
      throw new BrokenRule(
          "An advice has 1 to %d items; this one has %d."
              .formatted(MOST_ITEMS, advice.items().size()));
    }
    Map<String, List<Invoice>> named =
        invoices.byNumbers(advice.items().stream().map(Item::invoice).distinct().toList()).stream()
            .collect(Collectors.groupingBy(Invoice::number));
    List<Invoice> meant = new ArrayList<>();
    for (Item item : advice.items()) {
      meant.add(meant(item, payer, advice, named));
    }
    once(meant);
    BigDecimal total = total(advice);
    Long id =
        mapper.insert(
            meant.get(0).sellingEntityId(), payer.id(), advice, total, by, clock.instant());
    if (id == null) {
      return mapper.byReference(payer.id(), advice.reference());
    }
    mapper.insertItems(id, columns(advice, meant));
    mapper.waitingMoney(id, 20).forEach(matches::release);
    return mapper.byReference(payer.id(), advice.reference());
  }

  /** Those whose money has not come first, then the latest. */
  public List<Kept> list(Long after, int limit) {
    return mapper.list(after, Math.max(1, Math.min(limit, Matches.MOST)));
  }

  public long count() {
    return mapper.count();
  }

  private Invoice meant(
      Item item, Customer payer, Advice advice, Map<String, List<Invoice>> named) {
    Invoice invoice =
        named.getOrDefault(item.invoice() == null ? "" : item.invoice(), List.of()).stream()
            .filter(one -> pays(payer, one))
            .findFirst()
            .orElseThrow(() -> new NotThere("invoice", item.invoice()));
    if (!invoice.currency().equals(advice.currency())) {
      throw new BrokenRule(
          "Invoice %s is in %s, the advice in %s. Send an advice for each currency."
              .formatted(invoice.number(), invoice.currency(), advice.currency()));
    }
    if (item.amount() == null || item.amount().signum() <= 0) {
      throw new BrokenRule(
          "The amount paid of invoice %s must be above zero.".formatted(invoice.number()));
    }
    if (item.deduction() != null && item.deduction().signum() < 0) {
      throw new BrokenRule(
          "The deduction from invoice %s must not be below zero. Write 12.50 for what was left out."
              .formatted(invoice.number()));
    }
    if (item.reason() != null && deductions.code(item.reason()).isEmpty()) {
      throw new BrokenRule(
          "There is no reason for deductions called %s. %s"
              .formatted(item.reason(), deductions.choices()));
    }
    return invoice;
  }

  private boolean pays(Customer payer, Invoice invoice) {
    return invoice.customerId() == payer.id()
        || Long.valueOf(payer.id()).equals(customers.byId(invoice.customerId()).payerId());
  }

  private static void once(List<Invoice> meant) {
    Set<Long> seen = new HashSet<>();
    for (Invoice invoice : meant) {
      if (!seen.add(invoice.id())) {
        throw new BrokenRule(
            "Invoice %s stands in the advice twice. Add its amounts up and name it once."
                .formatted(invoice.number()));
      }
      if (invoice.sellingEntityId() != meant.get(0).sellingEntityId()) {
        throw new BrokenRule(
            "The advice names invoices of two selling entities. Send an advice for each.");
      }
    }
  }

  private static BigDecimal total(Advice advice) {
    BigDecimal sum =
        advice.items().stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (advice.total() != null && advice.total().compareTo(sum) != 0) {
      throw new BrokenRule(
          "The items add up to %s, the total says %s. Mend one of them."
              .formatted(sum.toPlainString(), advice.total().toPlainString()));
    }
    return sum;
  }

  private Columns columns(Advice advice, List<Invoice> meant) {
    List<Item> items = advice.items();
    Function<Item, String> code =
        item -> item.reason() == null ? null : deductions.code(item.reason()).orElse(null);
    List<Long> positions = new ArrayList<>();
    for (long i = 1; i <= items.size(); i++) {
      positions.add(i);
    }
    return new Columns(
        positions.toArray(Long[]::new),
        meant.stream().map(Invoice::id).toArray(Long[]::new),
        items.stream().map(Item::amount).toArray(BigDecimal[]::new),
        items.stream()
            .map(item -> item.deduction() == null ? BigDecimal.ZERO : item.deduction())
            .toArray(BigDecimal[]::new),
        items.stream().map(code).toArray(String[]::new));
  }
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Item;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** Whether an advice says something that can be: what is wrong is said, and nothing of it kept. */
@Component
class AdviceCheck {

  private final Customers customers;
  private final Invoices invoices;
  private final Deductions deductions;

  AdviceCheck(Customers customers, Invoices invoices, Deductions deductions) {
    this.customers = customers;
    this.invoices = invoices;
    this.deductions = deductions;
  }

  /**
   * The invoices of its items, in their order.
   *
   * @throws BrokenRule when an item is wrong, or an invoice is not one that this customer pays
   */
  List<Invoice> meant(Advice advice, Customer payer) {
    if (advice.reference() == null || advice.reference().isBlank()) {
      throw new BrokenRule("An advice needs a reference, the payer's own name for it.");
    }
    if (advice.items().isEmpty() || advice.items().size() > Remittances.MOST_ITEMS) {
      throw new BrokenRule(
          "An advice has 1 to %d items; this one has %d."
              .formatted(Remittances.MOST_ITEMS, advice.items().size()));
    }
    Map<String, List<Invoice>> named =
        invoices.byNumbers(advice.items().stream().map(Item::invoice).distinct().toList()).stream()
            .collect(Collectors.groupingBy(Invoice::number));
    List<Invoice> meant = new ArrayList<>();
    for (Item item : advice.items()) {
      meant.add(meant(item, payer, advice, named));
    }
    once(meant);
    return meant;
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
    if (invoice.customerId() == payer.id()) {
      return true;
    }
    Customer owes = customers.byId(invoice.customerId());
    Long pays = payer.id();
    return pays.equals(owes.payerId()) || pays.equals(owes.parentId());
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

  /** The sum of its items, which is its total. */
  static BigDecimal total(Advice advice) {
    BigDecimal sum =
        advice.items().stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (advice.total() != null && advice.total().compareTo(sum) != 0) {
      throw new BrokenRule(
          "The items add up to %s, the total says %s. Mend one of them."
              .formatted(sum.toPlainString(), advice.total().toPlainString()));
    }
    return sum;
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Whether somebody's own allocation can be followed to the letter. */
@Component
class ToldCheck {

  private final Invoices invoices;
  private final Customers customers;

  ToldCheck(Invoices invoices, Customers customers) {
    this.invoices = invoices;
    this.customers = customers;
  }

  /** Runs under the locks, so that what is open stays open. */
  void check(Source source, List<Told> told) {
    Map<Long, Invoice> known =
        invoices.byIds(told.stream().map(Told::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    BigDecimal sum = BigDecimal.ZERO;
    for (Told part : told) {
      Invoice invoice = known.get(part.invoiceId());
      if (invoice == null) {
        throw new NotThere("invoice", Long.toString(part.invoiceId()));
      }
      check(source, part, invoice);
      sum = part.amount() == null ? sum : sum.add(part.amount());
    }
    if (sum.compareTo(source.unapplied()) > 0) {
      throw new BrokenRule(
          "The allocations add up to %s, more than the %s there are. Lower one of them."
              .formatted(
                  Amounts.text(source.currency(), sum),
                  Amounts.text(source.currency(), source.unapplied())));
    }
  }

  private void check(Source source, Told part, Invoice invoice) {
    if (!invoice.currency().equals(source.currency())) {
      throw new BrokenRule(
          "Invoice %s is in %s and the money in %s; amounts of two currencies are never mixed. Record it in %s."
              .formatted(
                  invoice.number(), invoice.currency(), source.currency(), invoice.currency()));
    }
    if (invoice.sellingEntityId() != source.sellingEntityId() || !pays(source, invoice)) {
      throw new BrokenRule(
          "Invoice %s is not one that this customer pays to this selling entity. Check its number."
              .formatted(invoice.number()));
    }
    if (part.amount() != null) {
      Amounts.entered(part.amount(), source.currency());
      if (part.amount().compareTo(invoice.openAmount()) > 0) {
        throw new BrokenRule(
            "Of invoice %s only %s are open, not %s. Lower the allocation; the rest stays unapplied."
                .formatted(
                    invoice.number(),
                    Amounts.text(invoice.currency(), invoice.openAmount()),
                    Amounts.text(invoice.currency(), part.amount())));
      }
    }
  }

  private boolean pays(Source source, Invoice invoice) {
    if (invoice.customerId() == source.customerId()) {
      return true;
    }
    Customer owes = customers.byId(invoice.customerId());
    Long pays = source.customerId();
    return pays.equals(owes.payerId()) || pays.equals(owes.parentId());
  }
}

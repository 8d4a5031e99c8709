package org.dunwell.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.receivables.CashDiscount;
import org.dunwell.receivables.CashDiscounts;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/**
 * What may be left out of an invoice by who pays all of it today. The same table decides as about a
 * bank payment that falls short of it, so that nobody is better off with one of the two ways.
 */
@Component
public class EarlyPayments {

  private static final String TABLE = "payment-differences";

  /** No table is as patient; so old discounts need not be asked about. */
  private static final int PATIENCE_DAYS = 60;

  private final CashDiscounts discounts;
  private final Invoices invoices;
  private final Customers customers;
  private final SellingEntities entities;
  private final Decisions decisions;
  private final Clock clock;

  EarlyPayments(
      CashDiscounts discounts,
      Invoices invoices,
      Customers customers,
      SellingEntities entities,
      Decisions decisions,
      Clock clock) {
    this.discounts = discounts;
    this.invoices = invoices;
    this.customers = customers;
    this.entities = entities;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * A discount that can be had today.
   *
   * @param pay what is to be paid
   * @param off what is left out then
   * @param until the last day for it, as far as known
   */
  public record Offer(BigDecimal pay, BigDecimal off, BigDecimal percent, LocalDate until) {}

  private record Candidate(Invoice invoice, CashDiscount discount, BigDecimal off, long late) {}

  /** A row of the table. */
  private record Treatment(String treatment) {}

  /** Those there are, by invoice. Once a part of an invoice is paid, there is none. */
  public Map<Long, Offer> of(Collection<Long> invoiceIds) {
    Map<Long, CashDiscount> agreed = discounts.of(invoiceIds);
    if (agreed.isEmpty()) {
      return Map.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Invoice invoice : invoices.byIds(agreed.keySet())) {
      CashDiscount discount = agreed.get(invoice.id());
      BigDecimal off = discount.of(invoice.amount(), invoice.currency());
      long late = Math.max(0, today(invoice).toEpochDay() - discount.until().toEpochDay());
      if (late <= PATIENCE_DAYS
          && off.signum() > 0
          && invoice.openAmount().compareTo(invoice.amount()) == 0) {
        candidates.add(new Candidate(invoice, discount, off, late));
      }
    }
    return candidates.isEmpty() ? Map.of() : granted(candidates);
  }

  private Map<Long, Offer> granted(List<Candidate> candidates) {
    Map<Long, String> segments = new HashMap<>();
    customers
        .byIds(candidates.stream().map(one -> one.invoice().customerId()).distinct().toList())
        .forEach((Customer customer) -> segments.put(customer.id(), customer.segment()));
    List<Decision<Treatment>> answers =
        decisions.previewAll(
            TABLE,
            candidates.stream()
                .map(one -> question(one, segments.get(one.invoice().customerId())))
                .toList(),
            Treatment.class);
    Map<Long, Offer> offers = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      if (answers.get(i).output().treatment().equals("discount")) {
        offers.put(
            one.invoice().id(),
            new Offer(
                one.invoice().amount().subtract(one.off()),
                one.off(),
                one.discount().percent(),
                one.discount().until().plusDays(one.late())));
      }
    }
    return offers;
  }

  private static Question question(Candidate one, String segment) {
    return new Question(
        "invoice/" + one.invoice().id(),
        Map.of(
            "direction",
            "short",
            "amount",
            one.off(),
            "percent",
            one.off()
                .multiply(BigDecimal.valueOf(100))
                .divide(one.invoice().amount(), 4, RoundingMode.UP),
            "discount",
            one.late() > 0 ? "late" : "in-days",
            "daysLate",
            one.late(),
            "segment",
            segment,
            "reason",
            "none"));
  }

  private LocalDate today(Invoice invoice) {
    return entities.byId(invoice.sellingEntityId()).dayAt(clock.instant());
  }
}

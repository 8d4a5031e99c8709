package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Tender;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.NewPayment.Credited;
import org.dunwell.receivables.NewReduction;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.Payments.Recorded;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.WriteOffs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns proposals into payments, discounts and write-offs: a few statements, however many. */
@Component
class Posting {

  /** A line and how it is to be posted. */
  record Order(Line line, Proposal proposal) {

    /** As the bank states it. */
    static Order of(Line line, Proposal proposal) {
      return new Order(
          proposal.tender() == Tender.ORIGINAL ? line.original().orElseThrow() : line, proposal);
    }

    private NewPayment payment() {
      List<ToInvoice> parts =
          proposal.parts().stream()
              .map(
                  part ->
                      "dispute".equals(part.treatment())
                          ? new ToInvoice(
                              part.item().id(),
                              part.amount(),
                              part.deductionReason(),
                              part.difference())
                          : new ToInvoice(part.item().id(), part.amount()))
              .toList();
      return new NewPayment(
          line.sellingEntityId(),
          proposal.customerId(),
          line.paymentReference(),
          line.valueOn(),
          line.currency(),
          line.amount(),
          line.text().isBlank() ? line.structuredReference() : line.text(),
          parts,
          line.creditedAmount() == null
              ? null
              : new Credited(line.creditedCurrency(), line.creditedAmount()));
    }
  }

  /**
   * What became of an order.
   *
   * @param paymentId null when what it wanted to pay is not open any more: nothing was posted
   * @param writeOffs those made, by invoice
   */
  record Done(Order order, Long paymentId, Map<Long, Long> writeOffs) {}

  private record Wanted(Order order, long paymentId, Part part) {}

  private final Payments payments;
  private final WriteOffs writeOffs;
  private final Invoices invoices;
  private final SettingOff setOffs;

  Posting(Payments payments, WriteOffs writeOffs, Invoices invoices, SettingOff setOffs) {
    this.payments = payments;
    this.writeOffs = writeOffs;
    this.invoices = invoices;
    this.setOffs = setOffs;
  }

  /** Answers in order. Takes the customers' locks and keeps them. */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Done> post(List<Order> orders, String by) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<Order> possible = setOffs.possible(orders);
    setOffs.apply(possible);
    List<Recorded> recorded = payments.recordAll(possible.stream().map(Order::payment).toList());
    Map<Order, Recorded> became = new IdentityHashMap<>();
    List<Wanted> differences = new ArrayList<>();
    for (int i = 0; i < possible.size(); i++) {
      Order order = possible.get(i);
      became.put(order, recorded.get(i));
      if (recorded.get(i).isNew()) {
        long paymentId = recorded.get(i).id();
        order.proposal().parts().stream()
            .filter(Part::isSettled)
            .forEach(part -> differences.add(new Wanted(order, paymentId, part)));
      } else if (!order.proposal().setOffs().isEmpty()) {
        throw new BrokenRule(
            "The credit notes can be set off, but the rest cannot be paid as %s. Look for suggestions again."
                .formatted(order.line().paymentReference()));
      }
    }
    Map<Order, Map<Long, Long>> made = settle(differences, by);
    return orders.stream()
        .map(
            order ->
                new Done(
                    order,
                    became.containsKey(order) ? became.get(order).id() : null,
                    made.getOrDefault(order, Map.of())))
        .toList();
  }

  /** Only what is still open behind the payment; the customers are locked by it. */
  private Map<Order, Map<Long, Long>> settle(List<Wanted> differences, String by) {
    if (differences.isEmpty()) {
      return Map.of();
    }
    Map<Long, BigDecimal> open =
        invoices
            .byIds(differences.stream().map(one -> one.part().item().id()).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Invoice::id, Invoice::openAmount));
    List<Wanted> fitting = new ArrayList<>();
    for (Wanted one : differences) {
      long invoice = one.part().item().id();
      BigDecimal left = open.get(invoice).subtract(one.part().difference());
      if (left.signum() >= 0) {
        open.put(invoice, left);
        fitting.add(one);
      }
    }
    List<Long> ids = writeOffs.take(fitting.stream().map(Posting::reduction).toList(), by);
    Map<Order, Map<Long, Long>> made = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Wanted one = fitting.get(i);
      made.computeIfAbsent(one.order(), any -> new HashMap<>())
          .put(one.part().item().id(), ids.get(i));
    }
    return made;
  }

  private static NewReduction reduction(Wanted wanted) {
    boolean discount = "discount".equals(wanted.part().treatment());
    return new NewReduction(
        wanted.part().item().id(),
        wanted.part().difference(),
        discount,
        reason(wanted, discount) + wanted.order().line().paymentReference(),
        wanted.paymentId());
  }

  private static String reason(Wanted wanted, boolean discount) {
    if (discount) {
      return "taken with payment ";
    }
    return wanted.order().line().isKeptByBanks(wanted.part().difference())
        ? "bank charges of payment "
        : "difference of payment ";
  }

  /** For maps by what an order is about. */
  static Map<Long, Done> byLine(List<Done> all) {
    return all.stream()
        .collect(Collectors.toMap(done -> done.order().line().id(), Function.identity()));
  }
}

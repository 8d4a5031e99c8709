package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewReduction;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.WriteOffs;
import org.springframework.stereotype.Component;

/**
 * What a payer pays beside what is open of the invoices, and what is left out of them: as it was
 * when the payment began. Within the transaction that records the payment.
 */
@Component
class PaidAlong {

  private final CheckoutMapper mapper;
  private final ClaimedCharges claimed;
  private final Charges charges;
  private final WriteOffs writeOffs;
  private final Invoices invoices;
  private final PaymentDays days;

  PaidAlong(
      CheckoutMapper mapper,
      ClaimedCharges claimed,
      Charges charges,
      WriteOffs writeOffs,
      Invoices invoices,
      PaymentDays days) {
    this.mapper = mapper;
    this.claimed = claimed;
    this.charges = charges;
    this.writeOffs = writeOffs;
    this.invoices = invoices;
    this.days = days;
  }

  /**
   * All that is claimed now or nothing, so that nobody is left with the cents, and nothing twice.
   *
   * @param known the invoices that exist
   * @throws BrokenRule when something else is to be paid along
   */
  void check(NewCheckout wanted, Map<Long, Invoice> known) {
    List<NewCheckout.Part> parts =
        wanted.parts().stream()
            .filter(part -> part.charges().signum() != 0 && known.containsKey(part.invoiceId()))
            .toList();
    if (parts.isEmpty()) {
      return;
    }
    List<Long> ids = parts.stream().map(NewCheckout.Part::invoiceId).toList();
    Map<Long, BigDecimal> now = claimed.sums(ids);
    Set<Long> coming = Set.copyOf(mapper.chargesOnTheWay(ids.toArray(Long[]::new)));
    for (NewCheckout.Part part : parts) {
      Invoice invoice = known.get(part.invoiceId());
      BigDecimal there = now.getOrDefault(invoice.id(), BigDecimal.ZERO);
      if (coming.contains(invoice.id())) {
        throw new BrokenRule(
            "What paying invoice %s late has cost is being paid already."
                .formatted(invoice.number()));
      }
      if (part.charges().compareTo(there) != 0) {
        throw new BrokenRule(
            "For paying invoice %s late %s %s are claimed now, not %s. Look at it again."
                .formatted(
                    invoice.number(),
                    Amounts.in(invoice.currency(), there).toPlainString(),
                    invoice.currency(),
                    part.charges().toPlainString()));
      }
    }
  }

  /** Books what was claimed and is paid now, and says which charges the money is for. */
  List<ToInvoice> book(Row checkout, List<PartOf> parts) {
    Map<Long, BigDecimal> paid =
        parts.stream()
            .filter(part -> part.charges().signum() > 0)
            .collect(Collectors.toMap(PartOf::invoiceId, PartOf::charges));
    if (paid.isEmpty()) {
      return List.of();
    }
    List<ToInvoice> told = new ArrayList<>();
    List<Charge> booked = claimed.bookPaid(paid, checkout.startedAt());
    for (Charge charge : booked) {
      told.add(ToInvoice.of(charge, charge.amount()));
      paid.merge(charge.invoiceId(), charge.amount(), BigDecimal::subtract);
    }
    told.addAll(bookedOtherwise(checkout, paid, booked));
    return told;
  }

  /** What somebody, or the first of the month, has booked since: it is what was claimed. */
  private List<ToInvoice> bookedOtherwise(
      Row checkout, Map<Long, BigDecimal> left, List<Charge> booked) {
    List<ToInvoice> told = new ArrayList<>();
    left.values().removeIf(rest -> rest.signum() <= 0);
    LocalDate begun = days.of(checkout.sellingEntityId(), checkout.startedAt());
    charges.of(left.keySet()).values().stream()
        .flatMap(List::stream)
        .filter(charge -> charge.isBooked() && charge.open().signum() > 0)
        .filter(charge -> !charge.bookedOn().isBefore(begun))
        .filter(charge -> booked.stream().noneMatch(ours -> ours.id() == charge.id()))
        .forEach(
            charge -> {
              BigDecimal share = charge.open().min(left.get(charge.invoiceId()));
              if (share.signum() > 0) {
                left.merge(charge.invoiceId(), share, BigDecimal::subtract);
                told.add(ToInvoice.of(charge, share));
              }
            });
    return told;
  }

  /** Takes the discounts, and lets go what interest has grown while the money was on its way. */
  void settle(Row checkout, List<PartOf> parts, Payment payment) {
    List<PartOf> discounted = parts.stream().filter(part -> part.discount().signum() > 0).toList();
    Map<Long, Invoice> known =
        invoices.byIds(discounted.stream().map(PartOf::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    writeOffs.take(
        discounted.stream()
            .map(part -> reduction(part, known.get(part.invoiceId()), payment))
            .filter(one -> one.amount().signum() > 0)
            .toList(),
        "system");
    claimed.letGo(
        parts.stream().filter(part -> part.charges().signum() > 0).map(PartOf::invoiceId).toList(),
        checkout.startedAt());
  }

  /** What is open no more needs no discount. */
  private static NewReduction reduction(PartOf part, Invoice invoice, Payment payment) {
    return new NewReduction(
        part.invoiceId(),
        part.discount().min(invoice.openPrincipal()),
        true,
        "taken with payment " + payment.reference(),
        payment.id());
  }
}

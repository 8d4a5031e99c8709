package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewReduction;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.WriteOffs;
import org.springframework.stereotype.Component;

/**
 * What a payer pays beside what is open of the invoices, and what is left out of them: as it was
 * when the payment began. Within the transaction that records the payment.
 */
@Component
class PaidAlong {

  private final ClaimedCharges claimed;
  private final Charges charges;
  private final WriteOffs writeOffs;
  private final Invoices invoices;
  private final PaymentDays days;

  PaidAlong(
      ClaimedCharges claimed,
      Charges charges,
      WriteOffs writeOffs,
      Invoices invoices,
      PaymentDays days) {
    this.claimed = claimed;
    this.charges = charges;
    this.writeOffs = writeOffs;
    this.invoices = invoices;
    this.days = days;
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
        .filter(charge -> !charge.kind().equals("fee"))
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
  void settle(Row checkout, List<PartOf> parts, String reference) {
    List<PartOf> discounted = parts.stream().filter(part -> part.discount().signum() > 0).toList();
    Map<Long, Invoice> known =
        invoices.byIds(discounted.stream().map(PartOf::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    writeOffs.take(
        discounted.stream()
            .map(part -> reduction(part, known.get(part.invoiceId()), reference))
            .filter(one -> one.amount().signum() > 0)
            .toList(),
        "system");
    claimed.letGo(
        parts.stream().filter(part -> part.charges().signum() > 0).map(PartOf::invoiceId).toList(),
        checkout.startedAt());
  }

  /** What is open no more needs no discount. */
  private static NewReduction reduction(PartOf part, Invoice invoice, String reference) {
    return new NewReduction(
        part.invoiceId(),
        part.discount().min(invoice.openPrincipal()),
        true,
        "taken with payment " + reference);
  }
}

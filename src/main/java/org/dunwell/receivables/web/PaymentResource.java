package org.dunwell.receivables.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Allocation;
import org.dunwell.receivables.Deduction;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.ToInvoice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that came in: record it, see what it closed, take it back. */
@RestController
@RequestMapping("/api/payments")
@Tag(name = "Payments")
class PaymentResource {

  /**
   * What the payer says an amount is for.
   *
   * @param invoice its number
   * @param amount absent for as much as is open
   * @param deductionReason why less was paid than is open; a code of ours or a common one
   * @param deductionAmount how much was left out; absent for whatever is open behind the payment
   */
  record Part(
      String invoice, BigDecimal amount, String deductionReason, BigDecimal deductionAmount) {}

  /**
   * A payment to record.
   *
   * @param customer number of who paid
   * @param sellingEntity code of who got it; may be absent while there is only one
   * @param reference the bank's; sending it again does not record it again
   * @param receivedOn value date; absent: today in the selling entity's zone
   * @param currency ISO 4217
   * @param allocations absent: by the invoice numbers in the remittance, else as promised, else
   *     oldest due first
   */
  record Received(
      String customer,
      String sellingEntity,
      String reference,
      LocalDate receivedOn,
      String currency,
      BigDecimal amount,
      String remittance,
      List<Part> allocations) {}

  /**
   * Why a payment has come to nothing.
   *
   * @param on absent: today in the selling entity's zone
   */
  record Reversal(LocalDate on, String reason) {}

  /** A payment in full. */
  record Detail(
      @JsonUnwrapped Payment payment, List<Allocation> allocations, List<Deduction> deductions) {}

  private final Payments payments;
  private final Deductions deductions;
  private final Access access;
  private final Invoices invoices;
  private final SellingEntities entities;
  private final Clock clock;

  PaymentResource(
      Payments payments,
      Deductions deductions,
      Access access,
      Invoices invoices,
      SellingEntities entities,
      Clock clock) {
    this.payments = payments;
    this.deductions = deductions;
    this.access = access;
    this.invoices = invoices;
    this.entities = entities;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Payments by id")
  Listing<Payment> list(
      @RequestParam(required = false) String customer,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = Pages.DEFAULT) int limit) {
    Long customerId = customer == null ? null : access.customer(customer);
    return Pages.of(
        payments.list(customerId, after, Pages.toRead(limit)),
        payments.count(customerId),
        limit,
        Payment::id);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A payment with what it closes")
  Detail one(@PathVariable long id) {
    return detail(payments.byId(id));
  }

  @PostMapping
  @Operation(summary = "Record a payment; it is allocated at once")
  ResponseEntity<Detail> record(@RequestBody Received received) {
    SellingEntity seller = seller(received.sellingEntity());
    long customer = access.customer(received.customer());
    if (!access.toAccount(customer, seller.id())) {
      throw new NotThere("selling entity", seller.code());
    }
    LocalDate day = received.receivedOn();
    Payment payment =
        payments.record(
            new NewPayment(
                seller.id(),
                customer,
                received.reference(),
                day == null ? seller.dayAt(clock.instant()) : day,
                received.currency(),
                received.amount(),
                received.remittance(),
                told(seller, received.allocations())));
    return ResponseEntity.created(URI.create("/api/payments/" + payment.id()))
        .body(detail(payment));
  }

  @PostMapping("/{id}/reversal")
  @Operation(summary = "Reverse a payment; what it closed is open again")
  Detail reverse(@PathVariable long id, @RequestBody Reversal reversal, Principal who) {
    if (reversal.reason() == null || reversal.reason().isBlank()) {
      throw new BrokenRule("A reversal needs a reason, such as \"returned direct debit\".");
    }
    LocalDate today = entities.byId(payments.byId(id).sellingEntityId()).dayAt(clock.instant());
    LocalDate on = reversal.on() == null ? today : reversal.on();
    String by = who == null ? "system" : who.getName();
    return detail(payments.reverse(id, on, reversal.reason(), by));
  }

  private SellingEntity seller(String code) {
    List<SellingEntity> all = entities.all();
    if (code == null && all.size() == 1) {
      return all.get(0);
    }
    if (code == null) {
      throw new BrokenRule(
          "Say who got the money: sellingEntity is one of %s."
              .formatted(all.stream().map(SellingEntity::code).toList()));
    }
    return entities.byCode(code);
  }

  private List<ToInvoice> told(SellingEntity seller, List<Part> parts) {
    return (parts == null ? List.<Part>of() : parts)
        .stream()
            .map(
                part ->
                    new ToInvoice(
                        invoices
                            .byNumber(seller.id(), part.invoice())
                            .filter(invoice -> access.toInvoice(invoice.id()))
                            .orElseThrow(() -> new NotThere("invoice", part.invoice()))
                            .id(),
                        part.amount(),
                        part.deductionReason(),
                        part.deductionAmount()))
            .toList();
  }

  private Detail detail(Payment payment) {
    return new Detail(
        payment, payments.allocations(payment.id()), deductions.ofPayment(payment.id()));
  }
}

package org.dunwell.payments.interest.web;

import java.security.Principal;
import java.util.List;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.payments.interest.LateCharge;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Invoices;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/invoices/{id}/charges}: what lateness has cost, claimed and booked. */
@RestController
@RequestMapping("/api/invoices/{id}/charges")
class ChargeResource {

  /**
   * Late charges of an invoice.
   *
   * @param claimed asked for and not booked, as of now
   * @param booked parts of the invoice; waived and reversed ones too
   */
  record View(List<LateCharge> claimed, List<Charge> booked) {}

  private final Charges charges;
  private final ClaimedCharges claimed;
  private final Invoices invoices;

  ChargeResource(Charges charges, ClaimedCharges claimed, Invoices invoices) {
    this.charges = charges;
    this.claimed = claimed;
    this.invoices = invoices;
  }

  @GetMapping
  View all(@PathVariable long id) {
    invoices.byId(id);
    return new View(claimed.of(id), charges.of(List.of(id)).getOrDefault(id, List.of()));
  }

  @PostMapping("/book")
  List<Charge> book(@PathVariable long id, Principal by) {
    return claimed.book(id, by.getName());
  }

  @PostMapping("/waive")
  List<Charge> giveUp(@PathVariable long id, @RequestBody ChargeForm form, Principal by) {
    return claimed.waive(id, form.given(), by.getName());
  }

  @PostMapping("/{charge}/waive")
  Charge waive(
      @PathVariable long id,
      @PathVariable long charge,
      @RequestBody ChargeForm form,
      Principal by) {
    return charges.waive(charges.ofInvoice(id, charge).id(), form.given(), by.getName());
  }

  @PostMapping("/{charge}/reinstate")
  Charge reinstate(
      @PathVariable long id,
      @PathVariable long charge,
      @RequestBody ChargeForm form,
      Principal by) {
    return charges.reinstate(charges.ofInvoice(id, charge).id(), form.given(), by.getName());
  }

  @PostMapping("/{charge}/reverse")
  Charge reverse(
      @PathVariable long id,
      @PathVariable long charge,
      @RequestBody ChargeForm form,
      Principal by) {
    return charges.reverse(charges.ofInvoice(id, charge).id(), form.given(), by.getName());
  }
}

package org.dunwell.payments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.autopay.Autopay;
import org.dunwell.payments.autopay.AutopayCharge;
import org.dunwell.payments.autopay.Mandate;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Customers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Autopay over REST. */
@RestController
@Tag(name = "Payments")
class AutopayResource {

  /** Why it is to end. */
  record Ending(String reason) {}

  /** A mandate with what was, and will be, taken under it. */
  record Shown(Mandate mandate, List<AutopayCharge> charges) {}

  private final Autopay autopay;
  private final Customers customers;

  AutopayResource(Autopay autopay, Customers customers) {
    this.autopay = autopay;
    this.customers = customers;
  }

  @GetMapping("/api/customers/{number}/autopay")
  @Operation(summary = "What a customer lets us take, and what was taken; the latest first")
  Listing<Shown> list(@PathVariable String number) {
    List<Mandate> mandates = autopay.ofCustomers(List.of(customers.byNumber(number).id()));
    List<AutopayCharge> charges = autopay.charges(mandates.stream().map(Mandate::id).toList());
    List<Shown> shown =
        mandates.stream()
            .map(
                mandate ->
                    new Shown(
                        mandate,
                        charges.stream()
                            .filter(charge -> charge.mandateId() == mandate.id())
                            .toList()))
            .toList();
    return new Listing<>(shown, shown.size(), null);
  }

  @PostMapping("/api/customers/{number}/autopay/{autopay}/cancel")
  @Operation(summary = "Ends it at once; the customer is told")
  Mandate cancel(
      @PathVariable String number,
      @PathVariable("autopay") long id,
      @RequestBody Ending ending,
      Principal by) {
    return autopay.cancel(customers.byNumber(number).id(), id, by.getName(), ending.reason());
  }
}

package org.dunwell.payments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.OnlinePayment;
import org.dunwell.payments.OnlinePayments;
import org.dunwell.payments.Refund;
import org.dunwell.payments.Refunds;
import org.dunwell.platform.web.Listing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Online payments and refunds over REST. */
@RestController
@Tag(name = "Payments")
class OnlinePaymentResource {

  /**
   * Money to give back.
   *
   * @param amount in the payment's currency
   */
  record Wanted(BigDecimal amount, String reason) {}

  private final OnlinePayments online;
  private final Refunds refunds;

  OnlinePaymentResource(OnlinePayments online, Refunds refunds) {
    this.online = online;
    this.refunds = refunds;
  }

  @GetMapping("/api/online-payments")
  @Operation(summary = "What customers have paid, or begun to pay, online; the latest first")
  Listing<OnlinePayment> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String customer,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "50") int limit) {
    OnlinePayments.Filter filter = new OnlinePayments.Filter(state, customer, before, limit);
    List<OnlinePayment> items = online.list(filter);
    String next =
        items.size() < filter.limit()
            ? null
            : UriComponentsBuilder.fromPath("/api/online-payments")
                .queryParam("before", items.get(items.size() - 1).id())
                .queryParam("limit", filter.limit())
                .queryParamIfPresent("state", java.util.Optional.ofNullable(state))
                .queryParamIfPresent("customer", java.util.Optional.ofNullable(customer))
                .encode()
                .toUriString();
    return new Listing<>(items, online.count(filter), next);
  }

  @GetMapping("/api/payments/{id}/refunds")
  @Operation(summary = "What was asked to go back of a payment, and how far that is")
  Listing<Refund> refunds(@PathVariable long id) {
    List<Refund> all = refunds.of(List.of(id));
    return new Listing<>(all, all.size(), null);
  }

  @PostMapping("/api/payments/{id}/refunds")
  @Operation(summary = "Asks for so much of a payment to go back; another person has to agree")
  ResponseEntity<Refund> ask(@PathVariable long id, @RequestBody Wanted wanted, Principal by) {
    Refund refund = refunds.ask(id, wanted.amount(), wanted.reason(), by.getName());
    return ResponseEntity.created(URI.create("/api/payments/" + id + "/refunds")).body(refund);
  }
}

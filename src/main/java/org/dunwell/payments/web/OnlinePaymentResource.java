package org.dunwell.payments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.NewCheckout;
import org.dunwell.payments.OnlinePayment;
import org.dunwell.payments.OnlinePayments;
import org.dunwell.payments.Refund;
import org.dunwell.payments.Refunds;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
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

  /**
   * What a customer is to pay online.
   *
   * @param customer number of who pays
   * @param sellingEntity code; may be absent while there is only one
   * @param language of the page; absent: the customer's
   * @param returnUrl where the payer's browser goes afterwards
   */
  record Begun(
      String customer,
      String sellingEntity,
      String currency,
      List<Part> parts,
      String language,
      String returnUrl) {}

  /**
   * So much of an invoice.
   *
   * @param invoice its number
   */
  record Part(String invoice, BigDecimal amount) {}

  private final OnlinePayments online;
  private final Refunds refunds;
  private final Checkouts checkouts;
  private final Customers customers;
  private final Invoices invoices;
  private final SellingEntities entities;
  private final Access access;

  OnlinePaymentResource(
      OnlinePayments online,
      Refunds refunds,
      Checkouts checkouts,
      Customers customers,
      Invoices invoices,
      SellingEntities entities,
      Access access) {
    this.online = online;
    this.refunds = refunds;
    this.checkouts = checkouts;
    this.customers = customers;
    this.invoices = invoices;
    this.entities = entities;
    this.access = access;
  }

  @PostMapping("/api/online-payments")
  @Operation(summary = "Begins a payment: the payer's browser is to be sent to its url")
  ResponseEntity<Checkout> begin(@RequestBody Begun wanted) {
    Customer payer = customers.byId(access.customer(wanted.customer()));
    SellingEntity entity = entity(wanted.sellingEntity());
    Checkout begun =
        checkouts.start(
            new NewCheckout(
                entity.id(),
                payer.id(),
                wanted.currency(),
                parts(entity, wanted),
                wanted.language() == null ? payer.language() : wanted.language(),
                address(wanted.returnUrl())));
    return ResponseEntity.created(URI.create(begun.url())).body(begun);
  }

  private SellingEntity entity(String code) {
    if (code == null && entities.all().size() == 1) {
      return entities.all().get(0);
    }
    if (code == null) {
      throw new BrokenRule("Say which selling entity is paid: there are several.");
    }
    return entities.byCode(code);
  }

  private List<NewCheckout.Part> parts(SellingEntity entity, Begun wanted) {
    return wanted.parts() == null
        ? List.of()
        : wanted.parts().stream()
            .map(
                part ->
                    new NewCheckout.Part(
                        invoices
                            .byNumber(entity.id(), part.invoice())
                            .orElseThrow(() -> new NotThere("invoice", part.invoice()))
                            .id(),
                        part.amount()))
            .toList();
  }

  private static String address(String url) {
    if (url == null || !url.matches("https?://[^\\s]{1,1900}")) {
      throw new BrokenRule(
          "returnUrl needs an address that begins with https:// (or http://), where the payer goes afterwards.");
    }
    return url;
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

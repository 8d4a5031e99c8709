package org.dunwell.credit.orders.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.dunwell.credit.orders.HeldOrders;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.orders.OrderAnswer;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.credit.orders.OrderMoves;
import org.dunwell.credit.orders.SalesOrder;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The order system's door. */
@RestController
@RequestMapping("/api/credit/order-checks")
@Tag(name = "Credit")
class OrderCheckResource {

  /**
   * An order.
   *
   * @param customer number
   * @param order the order system's number
   * @param currency ISO 4217
   * @param prepaid whether it is paid for already; absent: no
   */
  record Asked(
      String customer, String order, BigDecimal amount, String currency, Boolean prepaid) {}

  /**
   * What happened to an order.
   *
   * @param amount in all, in the order's currency; absent: everything
   */
  record Moved(String customer, BigDecimal amount) {}

  private final OrderChecks checks;
  private final OrderMoves moves;
  private final HeldOrders held;
  private final Access access;

  OrderCheckResource(OrderChecks checks, OrderMoves moves, HeldOrders held, Access access) {
    this.checks = checks;
    this.moves = moves;
    this.held = held;
    this.access = access;
  }

  @PostMapping
  @Operation(
      summary = "May this order be delivered on account?",
      description =
          "Approved, its amount is reserved. The same order with the same amount gets the answer it"
              + " has; another amount is asked about anew, for the difference. What becomes of a held"
              + " order is posted to the order system, signed.")
  OrderAnswer check(@RequestBody Asked asked, Principal by) {
    long customer = access.customer(asked.customer());
    return OrderAnswer.of(
        checks.check(
            new NewOrder(
                customer,
                asked.order(),
                NewOrder.amount(asked.amount(), asked.currency()),
                Boolean.TRUE.equals(asked.prepaid()),
                by.getName())));
  }

  @GetMapping
  @Operation(summary = "Orders that are held, oldest first")
  Listing<OrderAnswer> held(
      @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    int most = Math.max(1, Math.min(limit, HeldOrders.PAGE));
    List<SalesOrder> some = held.list(after, most);
    String next =
        some.size() < most
            ? null
            : "/api/credit/order-checks?limit=%d&after=%d"
                .formatted(most, some.get(some.size() - 1).id());
    return new Listing<>(some.stream().map(OrderAnswer::of).toList(), held.count(), next);
  }

  @PostMapping("/{order}/delivered")
  @Operation(summary = "So much of an order has been delivered in all")
  OrderAnswer delivered(@PathVariable String order, @RequestBody Moved moved) {
    return OrderAnswer.of(
        moves.delivered(access.customer(moved.customer()), order, moved.amount()));
  }

  @PostMapping("/{order}/billed")
  @Operation(summary = "So much of an order has been billed in all")
  OrderAnswer billed(@PathVariable String order, @RequestBody Moved moved) {
    return OrderAnswer.of(moves.billed(access.customer(moved.customer()), order, moved.amount()));
  }

  @PostMapping("/{order}/cancelled")
  @Operation(summary = "Nothing more of an order will be delivered")
  OrderAnswer cancelled(@PathVariable String order, @RequestBody Moved moved) {
    return OrderAnswer.of(moves.cancelled(access.customer(moved.customer()), order));
  }
}

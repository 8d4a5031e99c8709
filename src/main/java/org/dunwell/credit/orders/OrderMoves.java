package org.dunwell.credit.orders;

import java.math.BigDecimal;
import org.dunwell.credit.exposure.Families;
import org.dunwell.credit.exposure.Family;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the order system says became of an order: delivered, billed, cancelled. */
@Component
public class OrderMoves {

  private final OrderMapper mapper;
  private final OrderBook book;
  private final Families families;

  OrderMoves(OrderMapper mapper, OrderBook book, Families families) {
    this.mapper = mapper;
    this.book = book;
    this.families = families;
  }

  /**
   * So much of it has been delivered in all; it counts as an unbilled delivery, whether the order
   * was approved or not: what is shipped is shipped.
   *
   * @param amount in all, in the order's currency; null for everything
   * @throws NotThere when the customer has no such order
   */
  @Transactional
  public SalesOrder delivered(long customerId, String number, BigDecimal amount) {
    SalesOrder order = locked(customerId, number);
    standing(order);
    mapper.delivered(order.id(), checked(order, amount));
    return after(order);
  }

  /**
   * So much of it has been billed in all, and the invoices are on their way here; what is billed
   * does not count as an order any more.
   *
   * @param amount in all, in the order's currency; null for everything
   * @throws NotThere when the customer has no such order
   */
  @Transactional
  public SalesOrder billed(long customerId, String number, BigDecimal amount) {
    SalesOrder order = locked(customerId, number);
    standing(order);
    mapper.billed(order.id(), checked(order, amount));
    mapper.closeBilled(new Long[] {order.id()});
    return after(order);
  }

  /**
   * Nothing more of it will be delivered. Saying it twice changes nothing.
   *
   * @throws NotThere when the customer has no such order
   * @throws BrokenRule when something was delivered that is not billed yet
   */
  @Transactional
  public SalesOrder cancelled(long customerId, String number) {
    SalesOrder order = locked(customerId, number);
    if (order.delivered().compareTo(order.billed().max(order.invoiced())) > 0) {
      throw new BrokenRule(
          "%s %s of order %s were delivered and are not billed yet. Bill them first."
              .formatted(
                  Money.inDigits(order.delivered(), order.currency()), order.currency(), number));
    }
    if (order.stands() && !order.state().equals("closed")) {
      mapper.end(order.id(), "cancelled");
    }
    return after(order);
  }

  private SalesOrder locked(long customerId, String number) {
    Family family = families.lock(customerId);
    return mapper
        .byNumber(family.self().partyId(), NewOrder.number(number))
        .orElseThrow(() -> new NotThere("order", number));
  }

  private static void standing(SalesOrder order) {
    if (!order.stands()) {
      throw new BrokenRule(
          "Order %s is %s. Have it checked again first.".formatted(order.number(), order.state()));
    }
  }

  private static BigDecimal checked(SalesOrder order, BigDecimal amount) {
    if (amount == null) {
      return order.amount();
    }
    Money given = NewOrder.amount(amount, order.currency());
    if (given.amount().signum() < 0 || given.amount().compareTo(order.amount()) > 0) {
      throw new BrokenRule(
          "Give an amount from 0 to %s, all of the order. A larger order is checked again first."
              .formatted(Money.of(order.amount(), order.currency())));
    }
    return given.amount();
  }

  private SalesOrder after(SalesOrder order) {
    book.changed(order);
    return mapper.byId(order.id()).orElseThrow();
  }
}

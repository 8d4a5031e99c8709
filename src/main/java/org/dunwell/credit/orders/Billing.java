package org.dunwell.credit.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.exposure.Families;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.imports.ImportCompleted;
import org.dunwell.receivables.undo.ImportUndone;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes reservations down: an invoice whose reference is the order's number counts as an invoice
 * from now on and not as an order; what was reserved for too long is reserved no more.
 */
@Component
class Billing implements DayWork {

  private static final Set<String> BRING_INVOICES = Set.of("invoices", "open-items");
  private static final int PORTION = 200;

  private final OrderMapper mapper;
  private final OrderBook book;
  private final OrderNews news;
  private final Families families;
  private final TransactionTemplate transaction;
  private final HouseDay here;
  private final Clock clock;

  Billing(
      OrderMapper mapper,
      OrderBook book,
      OrderNews news,
      Families families,
      TransactionTemplate transaction,
      HouseDay here,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.news = news;
    this.families = families;
    this.transaction = transaction;
    this.here = here;
    this.clock = clock;
  }

  /** In the transaction that ends the import. */
  @EventListener
  @Order(1)
  void on(ImportCompleted done) {
    if (BRING_INVOICES.contains(done.kind())) {
      close(mapper.countInvoices(done.importId()));
    }
  }

  @EventListener
  @Order(1)
  void on(ImportUndone undone) {
    if (BRING_INVOICES.contains(undone.kind())) {
      mapper.recountInvoices();
    }
  }

  private void close(List<Long> orders) {
    if (!orders.isEmpty()) {
      mapper.closeBilled(orders.toArray(Long[]::new));
    }
  }

  @Override
  public String name() {
    return "credit.orders";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 10);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    if (!here.isHere(zone)) {
      return;
    }
    transaction.executeWithoutResult(tx -> close(mapper.countInvoices(null)));
    List<SalesOrder> some = mapper.expired(day, PORTION);
    while (!some.isEmpty()) {
      some.forEach(order -> transaction.executeWithoutResult(tx -> expire(order, day)));
      some = mapper.expired(day, PORTION);
    }
  }

  private void expire(SalesOrder order, LocalDate day) {
    families.lock(order.customerId());
    if (mapper.expire(order.id(), day, clock.instant()) == 0) {
      return;
    }
    SalesOrder now = mapper.byId(order.id()).orElseThrow();
    book.changed(now);
    book.say(now, "system", "Order %s is not reserved any more: it was not delivered in time.");
    if (now.state().equals("expired")) {
      news.tell(now);
    }
  }
}

package org.dunwell.credit.exposure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dunwell.disputes.DisputesChanged;
import org.dunwell.receivables.InvoicesSettled;
import org.dunwell.receivables.PaymentReversed;
import org.dunwell.receivables.Purse;
import org.dunwell.receivables.UnappliedCashChanged;
import org.dunwell.receivables.imports.ImportCompleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says of whom something else is at stake, when the ledger says of which invoices and money. */
@Component
class ExposureNews {

  private static final int MOST = 200;

  private static final Set<String> BRING_INVOICES = Set.of("invoices", "open-items");

  private final ExposureMapper mapper;
  private final ApplicationEventPublisher events;

  ExposureNews(ExposureMapper mapper, ApplicationEventPublisher events) {
    this.mapper = mapper;
    this.events = events;
  }

  @EventListener
  void on(InvoicesSettled news) {
    say(mapper.ofInvoices(news.invoiceIds().toArray(Long[]::new)));
  }

  @EventListener
  void on(PaymentReversed news) {
    say(mapper.ofInvoices(news.invoiceIds().toArray(Long[]::new)));
  }

  @EventListener
  void on(UnappliedCashChanged news) {
    say(customers(news.purses().stream().map(Purse::customerId).distinct().toList()));
  }

  /** What is owed stays, what of it is late does not: an order may wait for that. */
  @EventListener
  void on(DisputesChanged news) {
    say(customers(news.customerIds()));
  }

  /** After orders have taken note of the invoices: those are locked first, everywhere. */
  @EventListener
  @Order(2)
  void on(ImportCompleted news) {
    if (!BRING_INVOICES.contains(news.kind())) {
      return;
    }
    List<Long> some = mapper.ofImport(news.importId(), 0);
    while (!some.isEmpty()) {
      say(some);
      some = mapper.ofImport(news.importId(), some.get(some.size() - 1));
    }
  }

  private List<Long> customers(Collection<Long> ids) {
    return mapper.ofCustomers(ids.toArray(Long[]::new));
  }

  private void say(List<Long> partyIds) {
    for (int from = 0; from < partyIds.size(); from += MOST) {
      events.publishEvent(
          new ExposuresChanged(partyIds.subList(from, Math.min(from + MOST, partyIds.size()))));
    }
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a snapshot of the ledger closes without telling how: the money came in there, not here. A
 * later snapshot that shows more open takes back what earlier ones closed, never what payments or
 * credit notes did. Charges are ours, not the snapshot's: it says nothing about them.
 */
@Component
public class Settlements {

  private final Invoices invoices;
  private final AllocationMapper mapper;
  private final AllocationBooks books;
  private final LedgerLocks locks;
  private final LedgerNews news;

  Settlements(
      Invoices invoices,
      AllocationMapper mapper,
      AllocationBooks books,
      LedgerLocks locks,
      LedgerNews news) {
    this.invoices = invoices;
    this.mapper = mapper;
    this.books = books;
    this.locks = locks;
    this.news = news;
  }

  /**
   * Brings invoices to what the snapshot shows; set-based, thousands at once. The same snapshot a
   * second time changes nothing.
   *
   * @param importId the run that read the snapshot
   * @param on the snapshot's day: what it closes is closed on it
   * @return ids of the invoices whose open amount could not be raised to the snapshot's, because
   *     payments or credit notes recorded here have closed them
   */
  @Transactional
  public List<Long> settle(long importId, Collection<Settled> snapshot, LocalDate on) {
    Long[] ids = snapshot.stream().map(Settled::invoiceId).distinct().toArray(Long[]::new);
    locks.invoices(ids);
    Map<Long, BigDecimal> wanted =
        snapshot.stream().collect(Collectors.toMap(Settled::invoiceId, Settled::openAmount));
    Map<Long, Invoice> before =
        invoices.byIds(wanted.keySet()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    reopen(before.values(), wanted, on);
    close(importId, wanted, on);
    List<Invoice> after = invoices.byIds(wanted.keySet());
    tell(before, after, on);
    return after.stream()
        .filter(invoice -> invoice.openPrincipal().compareTo(wanted.get(invoice.id())) < 0)
        .map(Invoice::id)
        .toList();
  }

  private void reopen(Collection<Invoice> before, Map<Long, BigDecimal> wanted, LocalDate on) {
    books.takeBack(
        before.stream()
            .filter(invoice -> invoice.openPrincipal().compareTo(wanted.get(invoice.id())) < 0)
            .map(Invoice::id)
            .toArray(Long[]::new),
        on);
  }

  private void close(long importId, Map<Long, BigDecimal> wanted, LocalDate on) {
    Map<Long, List<OpenPart>> parts =
        mapper.openParts(wanted.keySet().toArray(Long[]::new)).stream()
            .filter(OpenPart::principal)
            .collect(Collectors.groupingBy(OpenPart::invoiceId));
    List<Share> shares = new ArrayList<>();
    parts.forEach(
        (invoice, open) -> {
          BigDecimal sum =
              open.stream().map(OpenPart::openAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
          OpenPart first = open.get(0);
          Source source =
              new Source(
                  importId,
                  first.customerId(),
                  first.sellingEntityId(),
                  first.currency(),
                  sum.subtract(wanted.get(invoice)).max(BigDecimal.ZERO),
                  on,
                  "snapshot",
                  null);
          Allotment allotment = new Allotment(List.of(source), open);
          allotment.give(source, open, null, null);
          shares.addAll(allotment.shares());
        });
    books.write(Source.Kind.SNAPSHOT, shares);
  }

  private void tell(Map<Long, Invoice> before, List<Invoice> after, LocalDate on) {
    List<Share> less = new ArrayList<>();
    List<Share> more = new ArrayList<>();
    for (Invoice invoice : after) {
      BigDecimal closed =
          before.get(invoice.id()).openPrincipal().subtract(invoice.openPrincipal());
      if (closed.signum() != 0) {
        (closed.signum() > 0 ? less : more)
            .add(new Share(0, invoice.id(), 0, closed.abs(), on, null));
      }
    }
    Source.Kind kind = Source.Kind.SNAPSHOT;
    news.changed(kind, less, "system", "Settled in the ledger by its snapshot of " + on);
    news.changed(kind, more, "system", "Open again in the ledger's snapshot of " + on);
  }
}

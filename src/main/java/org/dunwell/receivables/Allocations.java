package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.receivables.DebtorsChoice.Said;
import org.dunwell.receivables.DebtorsChoice.Unnamed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which money closes which invoice. A payment goes where it was told to go; else to the invoices
 * its text names; else to what its payer has said it would pay; else to the oldest due. What is
 * left over stays unapplied and is netted before anybody is reminded: money that names an invoice
 * never wanders on to another one, so a bill paid twice shows up as credit. A customer's money may
 * also pay for the customers whose payer it is; for its daughters it pays when it was told to.
 */
@Component
public class Allocations {

  private final AllocationMapper mapper;
  private final AllocationBooks books;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final DebtorsChoice choice;

  Allocations(
      AllocationMapper mapper,
      AllocationBooks books,
      LedgerLocks locks,
      LedgerNews news,
      DebtorsChoice choice) {
    this.mapper = mapper;
    this.books = books;
    this.locks = locks;
    this.news = news;
    this.choice = choice;
  }

  /** Allocates payments just recorded in this transaction; set-based, thousands at once. */
  @Transactional
  public void allocateNew(Collection<Long> paymentIds) {
    allocateNew(paymentIds, List.of());
  }

  /**
   * The same with what the payers said. An amount beyond what is open of the invoice, or of the
   * payment, is cut to it; another customer's, seller's or currency's invoice gets nothing.
   */
  @Transactional
  public void allocateNew(Collection<Long> paymentIds, Collection<Told> told) {
    Long[] ids = paymentIds.toArray(Long[]::new);
    locks.payments(ids);
    allocate(Source.Kind.PAYMENT, mapper.payments(ids), told);
  }

  /** Allocates what came in once more, from that day on; beneath the ledger's locks. */
  void allocateAgain(long paymentId, Collection<Told> told, LocalDate on) {
    List<Source> sources =
        mapper.payments(new Long[] {paymentId}).stream().map(source -> source.from(on)).toList();
    allocate(Source.Kind.PAYMENT, sources, told);
  }

  /** These payments, just recorded, pay for nothing yet. */
  void keep(Collection<Long> paymentIds) {
    if (!paymentIds.isEmpty()) {
      news.allocated(
          Source.Kind.PAYMENT, mapper.payments(paymentIds.toArray(Long[]::new)), List.of());
    }
  }

  /** Allocates credit notes just recorded in this transaction, as payments are. */
  @Transactional
  public void allocateNewCreditNotes(Collection<Long> creditNoteIds, Collection<Told> told) {
    Long[] ids = creditNoteIds.toArray(Long[]::new);
    locks.creditNotes(ids);
    allocate(Source.Kind.CREDIT_NOTE, mapper.creditNotes(ids), told);
  }

  /**
   * Gives what is left of credit notes to invoices, as whoever pays the rest has said: what goes to
   * an invoice is cut to what is open of it.
   *
   * @param on from which day it counts, by credit note
   */
  @Transactional
  public void setOff(Collection<Told> told, Map<Long, LocalDate> on) {
    setOff(Source.Kind.CREDIT_NOTE, told, on);
  }

  /** The same of payments or credit notes. */
  void setOff(Source.Kind kind, Collection<Told> told, Map<Long, LocalDate> on) {
    Long[] ids = on.keySet().toArray(Long[]::new);
    List<Source> left;
    if (kind == Source.Kind.PAYMENT) {
      locks.payments(ids);
      left = mapper.payments(ids);
    } else {
      locks.creditNotes(ids);
      left = mapper.creditNotes(ids);
    }
    allocate(kind, left.stream().map(source -> source.from(on.get(source.id()))).toList(), told);
  }

  /** The invoices that the texts of these payments name, of those that have money left. */
  Map<Long, List<Told>> named(Collection<Long> paymentIds) {
    return paymentIds.isEmpty()
        ? Map.of()
        : named(mapper.payments(paymentIds.toArray(Long[]::new)), Set.of());
  }

  private void allocate(Source.Kind kind, List<Source> sources, Collection<Told> told) {
    if (sources.isEmpty()) {
      return;
    }
    Map<Long, List<Told>> wishes = told.stream().collect(Collectors.groupingBy(Told::sourceId));
    Map<Long, List<Told>> meant = new HashMap<>(named(sources, wishes.keySet()));
    meant.putAll(wishes);
    List<Share> shares = new ArrayList<>(asMeant(kind, sources, meant, wishes.keySet()));
    List<Source> free = sources.stream().filter(source -> !meant.containsKey(source.id())).toList();
    if (kind == Source.Kind.PAYMENT) {
      shares.addAll(asSaid(free));
    }
    List<Share> more = oldestFirst(kind, still(kind, free));
    while (!more.isEmpty()) {
      shares.addAll(more);
      more = oldestFirst(kind, still(kind, free));
    }
    news.allocated(kind, sources, shares);
  }

  private List<Source> still(Source.Kind kind, List<Source> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    Long[] ids = sources.stream().map(Source::id).toArray(Long[]::new);
    return kind == Source.Kind.PAYMENT ? mapper.payments(ids) : mapper.creditNotes(ids);
  }

  private List<Share> asMeant(
      Source.Kind kind, List<Source> sources, Map<Long, List<Told>> meant, Set<Long> told) {
    Long[] invoices =
        meant.values().stream()
            .flatMap(List::stream)
            .map(Told::invoiceId)
            .distinct()
            .toArray(Long[]::new);
    if (invoices.length == 0) {
      return List.of();
    }
    List<OpenPart> parts = mapper.openParts(invoices);
    Map<Long, List<OpenPart>> byInvoice =
        parts.stream().collect(Collectors.groupingBy(OpenPart::invoiceId));
    Allotment allotment = new Allotment(sources, parts);
    for (Source source : sources) {
      ChosenBy why = told.contains(source.id()) ? ChosenBy.TOLD : ChosenBy.NAMED;
      for (Told wish : meant.getOrDefault(source.id(), List.of())) {
        List<OpenPart> open = byInvoice.getOrDefault(wish.invoiceId(), List.of());
        allotment.give(source, open.stream().filter(wish::means).toList(), wish.amount(), why);
      }
    }
    return books.write(kind, allotment.shares());
  }

  /**
   * The invoices the texts name, oldest due first; closed ones too, so that they keep the money.
   */
  private Map<Long, List<Told>> named(List<Source> sources, Set<Long> told) {
    NamedInvoices asked = new NamedInvoices();
    sources.stream().filter(source -> !told.contains(source.id())).forEach(asked::ask);
    return asked.isEmpty() ? Map.of() : asked.answered(mapper.named(asked));
  }

  /** What payers have said before about money that names nothing; of several, the earlier first. */
  private List<Share> asSaid(List<Source> payments) {
    Map<Purse, LocalDate> from =
        payments.stream()
            .collect(
                Collectors.toMap(
                    Source::purse, Source::on, (one, other) -> one.isBefore(other) ? one : other));
    if (from.isEmpty()) {
      return List.of();
    }
    List<Said> said =
        choice.about(
            from.entrySet().stream()
                .map(purse -> new Unnamed(purse.getKey(), purse.getValue()))
                .toList());
    if (said.isEmpty()) {
      return List.of();
    }
    List<OpenPart> parts =
        mapper.openParts(
            said.stream()
                .flatMap(one -> one.parts().stream())
                .map(DebtorsChoice.Part::invoiceId)
                .distinct()
                .toArray(Long[]::new));
    Allotment allotment = new Allotment(payments, parts);
    SaidFirst first = new SaidFirst(allotment, parts, said);
    payments.forEach(first::give);
    return books.write(Source.Kind.PAYMENT, allotment.shares());
  }

  private List<Share> oldestFirst(Source.Kind kind, List<Source> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    Map<Purse, BigDecimal> wanted = new HashMap<>();
    sources.forEach(source -> wanted.merge(source.purse(), source.unapplied(), BigDecimal::add));
    List<OpenPart> parts = mapper.oldest(Purses.of(wanted));
    Map<Purse, List<OpenPart>> byPurse =
        parts.stream().collect(Collectors.groupingBy(OpenPart::purse));
    Allotment allotment = new Allotment(sources, parts);
    for (Source source : sources) {
      allotment.give(
          source, byPurse.getOrDefault(source.purse(), List.of()), null, ChosenBy.OLDEST);
    }
    return books.write(kind, allotment.shares());
  }
}

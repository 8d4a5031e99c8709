package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.receivables.Payments.Recorded;
import org.springframework.stereotype.Component;

/** Payments by the thousand, each told what it pays: a few statements, however many. */
@Component
class ManyPayments {

  /** Payments as columns for one statement. */
  record Columns(
      Long[] sellers,
      Long[] customers,
      String[] references,
      LocalDate[] days,
      String[] currencies,
      BigDecimal[] amounts,
      String[] texts,
      String[] creditedCurrencies,
      BigDecimal[] creditedAmounts) {

    static Columns of(List<NewPayment> all) {
      return new Columns(
          all.stream().map(NewPayment::sellingEntityId).toArray(Long[]::new),
          all.stream().map(NewPayment::customerId).toArray(Long[]::new),
          all.stream().map(NewPayment::reference).toArray(String[]::new),
          all.stream().map(NewPayment::receivedOn).toArray(LocalDate[]::new),
          all.stream().map(NewPayment::currency).toArray(String[]::new),
          all.stream().map(NewPayment::amount).toArray(BigDecimal[]::new),
          all.stream().map(NewPayment::remittance).toArray(String[]::new),
          all.stream().map(NewPayment::creditedCurrency).toArray(String[]::new),
          all.stream().map(NewPayment::creditedAmount).toArray(BigDecimal[]::new));
    }
  }

  private record Key(long sellingEntityId, String reference) {}

  private final PaymentMapper mapper;
  private final AllocationMapper parts;
  private final Allocations allocations;
  private final Deductions deductions;
  private final LedgerLocks locks;
  private final Postings postings;
  private final Clock clock;

  ManyPayments(
      PaymentMapper mapper,
      AllocationMapper parts,
      Allocations allocations,
      Deductions deductions,
      LedgerLocks locks,
      Postings postings,
      Clock clock) {
    this.mapper = mapper;
    this.parts = parts;
    this.allocations = allocations;
    this.deductions = deductions;
    this.locks = locks;
    this.postings = postings;
    this.clock = clock;
  }

  List<Recorded> record(List<NewPayment> wanted) {
    wanted.forEach(one -> Amounts.entered(one.amount(), one.currency()));
    locks.payers(wanted.stream().map(NewPayment::customerId).distinct().toList());
    List<NewPayment> fitting = fitting(wanted);
    if (fitting.isEmpty()) {
      return wanted.stream().map(one -> new Recorded(one, null, false)).toList();
    }
    Columns columns = Columns.of(fitting);
    Map<Key, Long> fresh = ids(mapper.insertAll(columns, clock.instant()));
    Map<Key, Long> there = fresh.size() == fitting.size() ? Map.of() : ids(mapper.there(columns));
    post(fitting.stream().filter(one -> fresh.containsKey(key(one))).toList(), fresh);
    List<Recorded> recorded = new ArrayList<>();
    Set<NewPayment> posted = Collections.newSetFromMap(new IdentityHashMap<>());
    posted.addAll(fitting);
    for (NewPayment one : wanted) {
      Long id = posted.contains(one) ? fresh.get(key(one)) : null;
      recorded.add(new Recorded(one, id == null ? there.get(key(one)) : id, id != null));
    }
    return recorded;
  }

  /** What was open when it was decided must be open still; whoever comes first is served first. */
  private List<NewPayment> fitting(List<NewPayment> wanted) {
    Long[] invoices =
        wanted.stream()
            .flatMap(one -> one.allocations().stream())
            .map(ToInvoice::invoiceId)
            .distinct()
            .toArray(Long[]::new);
    Map<Long, List<OpenPart>> open =
        invoices.length == 0
            ? Map.of()
            : parts.openParts(invoices).stream()
                .collect(Collectors.groupingBy(OpenPart::invoiceId));
    Map<Long, BigDecimal> left = new HashMap<>();
    open.forEach((id, some) -> left.put(id, sum(some)));
    Set<Key> seen = new HashSet<>();
    List<NewPayment> fitting = new ArrayList<>();
    for (NewPayment one : wanted) {
      if (!seen.contains(key(one)) && fits(one, open, left)) {
        seen.add(key(one));
        fitting.add(one);
      }
    }
    return fitting;
  }

  private static boolean fits(
      NewPayment payment, Map<Long, List<OpenPart>> open, Map<Long, BigDecimal> left) {
    Source source = payment.source(0);
    Map<Long, BigDecimal> asked = new HashMap<>();
    for (ToInvoice part : payment.allocations()) {
      List<OpenPart> there = open.getOrDefault(part.invoiceId(), List.of());
      if (there.isEmpty() || part.amount() == null || !source.fits(there.get(0))) {
        return false;
      }
      asked.merge(part.invoiceId(), part.amount(), BigDecimal::add);
    }
    BigDecimal all = asked.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.compareTo(payment.amount()) > 0
        || asked.entrySet().stream()
            .anyMatch(part -> part.getValue().compareTo(left.get(part.getKey())) > 0)) {
      return false;
    }
    asked.forEach((id, amount) -> left.merge(id, amount, BigDecimal::subtract));
    return true;
  }

  private static BigDecimal sum(List<OpenPart> open) {
    return open.stream().map(OpenPart::openAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void post(List<NewPayment> fresh, Map<Key, Long> ids) {
    if (fresh.isEmpty()) {
      return;
    }
    postings.payments(fresh.stream().map(one -> ids.get(key(one))).sorted().toArray(Long[]::new));
    List<Told> told = new ArrayList<>();
    List<Deductions.Wanted> deducted = new ArrayList<>();
    List<Long> paying = new ArrayList<>();
    List<Long> kept = new ArrayList<>();
    for (NewPayment one : fresh) {
      Long id = ids.get(key(one));
      (one.allocations().isEmpty() ? kept : paying).add(id);
      told.addAll(Told.of(id, one.allocations()));
      deducted.addAll(Deductions.Wanted.of(id, one.allocations()));
    }
    allocations.allocateNew(paying, told);
    allocations.keep(kept);
    deductions.take(deducted);
  }

  private static Map<Key, Long> ids(List<PaymentMapper.Inserted> some) {
    return some.stream()
        .collect(
            Collectors.toMap(
                one -> new Key(one.sellingEntityId(), one.reference()),
                PaymentMapper.Inserted::id));
  }

  private static Key key(NewPayment payment) {
    return new Key(payment.sellingEntityId(), payment.reference());
  }
}

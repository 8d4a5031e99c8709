package org.dunwell.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What lateness costs, once it is booked: a part of the invoice that is late, past due as the rest
 * of it and paid as the rest of it. Only claimed charges do not stand here: they are asked for, but
 * nobody waits for them.
 */
@Component
public class Charges {

  private final ChargeMapper mapper;
  private final AllocationMapper parts;
  private final AllocationBooks books;
  private final Allocations allocations;
  private final SellingEntities entities;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Postings postings;
  private final Clock clock;

  Charges(
      ChargeMapper mapper,
      AllocationMapper parts,
      AllocationBooks books,
      Allocations allocations,
      SellingEntities entities,
      LedgerLocks locks,
      LedgerNews news,
      Postings postings,
      Clock clock) {
    this.mapper = mapper;
    this.parts = parts;
    this.books = books;
    this.allocations = allocations;
    this.entities = entities;
    this.locks = locks;
    this.news = news;
    this.postings = postings;
    this.clock = clock;
  }

  /**
   * Books charges, dated today in their selling entities' zones; set-based, thousands at once.
   *
   * @param by user id, or {@code system}
   * @return those that were new
   * @throws BrokenRule when an amount is none; then nothing is booked
   */
  @Transactional
  public List<Charge> book(Collection<NewCharge> wanted, String by) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    locks.invoices(wanted.stream().map(NewCharge::invoiceId).distinct().toArray(Long[]::new));
    Long[] ids =
        mapper.book(ChargeMapper.Columns.of(wanted), by, clock.instant()).toArray(Long[]::new);
    List<Charge> booked = ids.length == 0 ? List.of() : mapper.byIds(ids);
    if (!booked.isEmpty()) {
      postings.charges(ids);
      news.nudge("charge", invoices(booked), List.of());
      news.sayOf(booked, by, charge -> "booked: " + charge.basis());
    }
    return booked;
  }

  /**
   * Asks for the open rest of it no more.
   *
   * @param by user id
   * @throws BrokenRule when nothing of it is open
   */
  @Transactional
  public Charge waive(long id, String reason, String by) {
    Charge charge = locked(id);
    if (!charge.isBooked() || charge.open().signum() == 0) {
      throw new BrokenRule(
          "Nothing of this charge is open (%s), so there is nothing to waive."
              .formatted(charge.isBooked() ? "it is paid" : "it is " + charge.state()));
    }
    close(charge, "waived", reason, by);
    return byId(id);
  }

  /**
   * Asks for it again.
   *
   * @throws BrokenRule when it was not waived
   */
  @Transactional
  public Charge reinstate(long id, String reason, String by) {
    Charge charge = locked(id);
    if (!charge.state().equals("waived")) {
      throw new BrokenRule("This charge is %s, not waived.".formatted(charge.state()));
    }
    LocalDate on = today(charge);
    owned(mapper.reinstate(charge));
    Long writeOff = mapper.writeOffOf(id);
    mapper.takeBackWriteOff(writeOff, on);
    news.changed(
        Source.Kind.WRITE_OFF,
        books.takeBackWriteOff(writeOff, on),
        by,
        "%s is asked for again (%s)".formatted(charge.title(), reason));
    return byId(id);
  }

  /**
   * It should never have been: what was paid for it pays for something else.
   *
   * @throws BrokenRule when it is reversed already
   */
  @Transactional
  public Charge reverse(long id, String reason, String by) {
    Charge charge = locked(id);
    if (charge.state().equals("reversed")) {
      throw new BrokenRule("This charge was reversed on %s already.".formatted(charge.endedOn()));
    }
    if (charge.state().equals("waived")) {
      // nothing more to close: it only changes its name
      owned(mapper.end(charge, "reversed", today(charge), by, reason));
      return byId(id);
    }
    Map<Source.Kind, List<Long>> freed = books.takeBackOf(charge.instalmentId(), today(charge));
    close(byId(id), "reversed", reason, by);
    allocations.allocateNew(freed.get(Source.Kind.PAYMENT));
    allocations.allocateNewCreditNotes(freed.get(Source.Kind.CREDIT_NOTE), List.of());
    return byId(id);
  }

  /** Closes what is open of it by a write-off of its own. */
  private void close(Charge charge, String state, String reason, String by) {
    LocalDate on = today(charge);
    owned(mapper.end(charge, state, on, by, reason));
    long writeOff = mapper.writeOff(charge, on, by, "%s: %s".formatted(state, reason));
    Share share =
        new Share(writeOff, charge.invoiceId(), charge.instalmentId(), charge.open(), on, null);
    books.write(Source.Kind.WRITE_OFF, List.of(share));
    news.changed(
        Source.Kind.WRITE_OFF,
        List.of(share),
        by,
        "%s %s (%s)".formatted(charge.title(), state, reason));
  }

  private static void owned(int rows) {
    if (rows == 0) {
      throw new BrokenRule("The charge has changed meanwhile. Look at it again.");
    }
  }

  private Charge locked(long id) {
    locks.invoices(new Long[] {byId(id).invoiceId()});
    return byId(id);
  }

  private LocalDate today(Charge charge) {
    return entities.byId(charge.sellingEntityId()).dayAt(clock.instant());
  }

  private static List<Long> invoices(List<Charge> charges) {
    return charges.stream().map(Charge::invoiceId).distinct().toList();
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Charge byId(long id) {
    return mapper.byIds(new Long[] {id}).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("charge", Long.toString(id)));
  }

  /**
   * A charge of this invoice; another invoice's is none.
   *
   * @throws NotThere when this invoice has none with this id
   */
  public Charge ofInvoice(long invoiceId, long id) {
    return mapper.byIds(new Long[] {id}).stream()
        .filter(charge -> charge.invoiceId() == invoiceId)
        .findFirst()
        .orElseThrow(() -> new NotThere("charge of this invoice", Long.toString(id)));
  }

  /** The charges of these invoices, waived and reversed ones too, by invoice. */
  public Map<Long, List<Charge>> of(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty()
        ? Map.of()
        : mapper.of(invoiceIds.toArray(Long[]::new)).stream()
            .collect(Collectors.groupingBy(Charge::invoiceId));
  }
}

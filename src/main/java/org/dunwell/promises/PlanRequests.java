package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wishes to pay in parts, from the moment somebody has asked until there is an answer. An account
 * has one open request at most: asking again adds invoices to it.
 */
@Component
public class PlanRequests {

  /** More accounts of one customer than anybody has. */
  private static final int MOST = 50;

  private static final int LONGEST_REASON = 500;

  private final PlanRequestMapper mapper;
  private final PlanRequestBook book;
  private final PromiseMapper promises;
  private final PromiseLetters letters;
  private final Baskets baskets;
  private final LedgerLocks locks;
  private final Blocks blocks;
  private final Clock clock;

  PlanRequests(
      PlanRequestMapper mapper,
      PlanRequestBook book,
      PromiseMapper promises,
      PromiseLetters letters,
      Baskets baskets,
      LedgerLocks locks,
      Blocks blocks,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.promises = promises;
    this.letters = letters;
    this.baskets = baskets;
    this.locks = locks;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * Opens a request for each account these invoices belong to, or joins the open one. Until there
   * is an answer they are on hold, for the days given at most; that hold does not stand in the way
   * of a plan or a promise.
   *
   * @return the ids of the requests
   * @throws BrokenRule when none of the invoices is open and free of a plan
   */
  @Transactional
  public List<Long> open(NewPlanRequest wanted) {
    locks.invoices(wanted.invoiceIds().toArray(Long[]::new));
    Map<PlanRequestMapper.Of, List<Long>> accounts = accounts(wanted);
    List<Long> ids = new ArrayList<>();
    accounts.forEach(
        (account, invoices) -> {
          long id =
              mapper
                  .insert(account, wanted, clock.instant())
                  .orElseGet(() -> mapper.join(account, wanted, clock.instant()));
          mapper.insertInvoices(id, invoices.toArray(Long[]::new), wanted.source());
          hold(id, invoices, wanted);
          ids.add(id);
        });
    book.opened(book.byIds(ids), wanted);
    return ids;
  }

  private Map<PlanRequestMapper.Of, List<Long>> accounts(NewPlanRequest wanted) {
    Map<PlanRequestMapper.Of, List<Long>> accounts =
        promises.promisable(wanted.invoiceIds().toArray(Long[]::new)).stream()
            .filter(invoice -> invoice.customerId() == wanted.customerId())
            .filter(invoice -> invoice.state().equals("open") && invoice.planId() == null)
            .collect(
                Collectors.groupingBy(
                    invoice ->
                        new PlanRequestMapper.Of(
                            invoice.customerId(), invoice.sellingEntityId(), invoice.currency()),
                    LinkedHashMap::new,
                    Collectors.mapping(Promisable::id, Collectors.toList())));
    if (accounts.isEmpty()) {
      throw new BrokenRule(
          "There is nothing to pay in parts: each of these invoices is settled or part of a payment plan already.");
    }
    return accounts;
  }

  private void hold(long id, List<Long> invoices, NewPlanRequest wanted) {
    if (wanted.holdUntil() != null) {
      blocks.setAll(
          invoices.stream()
              .map(
                  invoice ->
                      new NewBlock(
                          invoice,
                          "hold",
                          null,
                          wanted.holdUntil(),
                          PlanRequestBook.source(id),
                          "a payment plan is asked for",
                          wanted.by()))
              .toList());
    }
  }

  /**
   * What was said there was entered in error: the invoices that nobody has asked about elsewhere
   * leave their open request, which is withdrawn when none is left. One that has been answered
   * stays as it is.
   */
  @Transactional
  public void takeBack(String source, String reason, String by) {
    List<Long> ids = mapper.openFrom(source);
    if (ids.isEmpty()) {
      return;
    }
    lock(ids);
    List<Long> kept = mapper.alsoFromElsewhere(ids.toArray(Long[]::new), source);
    book.end(
        ids.stream().filter(id -> !kept.contains(id)).toList(),
        PlanRequestBook.withdrawn(reason, by));
    book.forget(kept, source, by);
  }

  /** Nobody answers these customers' requests any more, and nothing is written to them. */
  @Transactional
  public void withdraw(Collection<Long> customerIds, String reason, String by) {
    List<Long> ids = openOf(customerIds).stream().map(PlanRequest::id).toList();
    if (!ids.isEmpty()) {
      lock(ids);
      book.end(ids, PlanRequestBook.withdrawn(reason, by));
    }
  }

  /**
   * The customer does not get a plan. It hears so by mail, in its language, if it was the customer
   * who asked.
   *
   * @param reason for us
   * @param tell whether the customer reads the reason too, in these words
   * @throws BrokenRule when the request is answered already, or no reason is given
   */
  @Transactional
  public void decline(long id, String reason, boolean tell, String by) {
    lock(List.of(id));
    PlanRequest request = byId(id);
    if (!request.isOpen()) {
      throw new BrokenRule(
          "This request for a payment plan is %s already; nothing was changed."
              .formatted(request.state()));
    }
    if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      throw new BrokenRule(
          "Say in 1 to %d characters why there is to be no payment plan."
              .formatted(LONGEST_REASON));
    }
    book.end(List.of(id), new PlanRequestBook.Answer("declined", null, reason.strip(), by));
    if (request.isByCustomer()) {
      letters.declined(request, due(request), tell ? reason.strip() : null, by);
    }
  }

  /** Of as many invoices as are ever agreed on at once. */
  private BigDecimal due(PlanRequest request) {
    List<Long> open =
        request.invoices().stream()
            .filter(invoice -> invoice.openAmount().signum() > 0)
            .map(PlanRequest.Asked::invoiceId)
            .limit(Baskets.MOST_INVOICES)
            .toList();
    return open.isEmpty() ? BigDecimal.ZERO : baskets.of(request.customerId(), open).most();
  }

  private void lock(List<Long> ids) {
    locks.invoices(
        book.byIds(ids).stream()
            .flatMap(request -> request.invoiceIds().stream())
            .toArray(Long[]::new));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public PlanRequest byId(long id) {
    return book.byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("request for a payment plan", Long.toString(id)));
  }

  /** What these customers wait for, the oldest first. */
  public List<PlanRequest> openOf(Collection<Long> customerIds) {
    return customerIds.isEmpty()
        ? List.of()
        : book.byIds(mapper.openOf(customerIds.toArray(Long[]::new), MOST));
  }
}

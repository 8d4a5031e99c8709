package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.InvoicesSettled;
import org.dunwell.receivables.Purse;
import org.dunwell.receivables.UnappliedCashChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds promises against the ledger: when something about their invoices was settled or taken back,
 * and when their grace is over. What has become of a promise is computed anew each time from the
 * allocations and the cash that lies unapplied, so checking once too often changes nothing.
 */
@Component
class PromiseChecks {

  private final PromiseMapper promises;
  private final CheckMapper mapper;
  private final PromiseOutlook outlook;
  private final PromiseBook book;
  private final Nudges nudges;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PromiseChecks(
      PromiseMapper promises,
      CheckMapper mapper,
      PromiseOutlook outlook,
      PromiseBook book,
      Nudges nudges,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.promises = promises;
    this.mapper = mapper;
    this.outlook = outlook;
    this.book = book;
    this.nudges = nudges;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Money came or went; in its transaction, with the customers locked. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(InvoicesSettled news) {
    check(promises.about(news.invoiceIds().toArray(Long[]::new)));
  }

  /** Cash that closes nothing came or went; in its transaction, with the payers locked. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(UnappliedCashChanged news) {
    judge(
        mapper.ofAccounts(
            news.purses().stream().map(Purse::customerId).toArray(Long[]::new),
            news.purses().stream().map(Purse::sellingEntityId).toArray(Long[]::new),
            news.purses().stream().map(Purse::currency).toArray(String[]::new)));
  }

  /** Checks these and what shares unapplied cash with them; the invoices' customers are locked. */
  void check(Collection<Long> promiseIds) {
    if (!promiseIds.isEmpty()) {
      Set<Long> together = new TreeSet<>(promiseIds);
      together.addAll(mapper.beside(promiseIds.toArray(Long[]::new)));
      judge(together);
    }
  }

  /** These have ended by somebody's word: the cash that counted for them may count for others. */
  void checkBeside(Collection<Long> promiseIds) {
    judge(mapper.beside(promiseIds.toArray(Long[]::new)));
  }

  private void judge(Collection<Long> promiseIds) {
    if (promiseIds.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Long[] all = promiseIds.toArray(Long[]::new);
    List<Judgement> changed =
        outlook.judgements(all, now).stream().filter(promise -> promise.changes(now)).toList();
    if (changed.isEmpty()) {
      return;
    }
    Long[] ids = changed.stream().map(Judgement::id).toArray(Long[]::new);
    mapper.book(verdicts(ids, changed, now), now);
    mapper.bookItems(ids);
    timeline.addAll(
        changed.stream()
            .filter(promise -> promise.isNews(now))
            .map(promise -> line(promise, now))
            .toList());
    follow(mapper.covers(ids));
    tell(changed, now);
  }

  private static CheckMapper.Verdicts verdicts(Long[] ids, List<Judgement> changed, Instant now) {
    return new CheckMapper.Verdicts(
        ids,
        changed.stream().map(promise -> promise.verdict(now)).toArray(String[]::new),
        changed.stream().map(Judgement::came).toArray(BigDecimal[]::new),
        changed.stream().map(Judgement::unmatched).toArray(BigDecimal[]::new),
        changed.stream().map(promise -> promise.promise().payable()).toArray(BigDecimal[]::new));
  }

  /** What has come in is not blocked any more, nor what nobody expects any longer. */
  private void follow(List<CheckMapper.Cover> covers) {
    List<Long> over = new ArrayList<>();
    Map<PromiseBook.Cover, Map<Long, BigDecimal>> other = new LinkedHashMap<>();
    for (CheckMapper.Cover cover : covers) {
      if (cover.wanted().signum() == 0 && cover.blocked().signum() > 0) {
        over.add(cover.blockId());
      } else if (cover.wanted().compareTo(cover.blocked()) != 0) {
        other
            .computeIfAbsent(cover.ofPromise(), any -> new LinkedHashMap<>())
            .put(cover.invoiceId(), Phrases.in(cover.currency(), cover.wanted()));
      }
    }
    book.lift(over, "system");
    other.forEach(book::block);
  }

  private void tell(List<Judgement> changed, Instant now) {
    List<Judgement> ended =
        changed.stream()
            .filter(promise -> promise.isOver(now))
            .filter(promise -> !promise.verdict(now).equals("open"))
            .toList();
    Long[] disappointing =
        ended.stream()
            .filter(promise -> promise.verdict(now).equals("broken"))
            .map(Judgement::customerId)
            .distinct()
            .toArray(Long[]::new);
    if (disappointing.length > 0) {
      nudges.about(mapper.pastDueOf(disappointing, now), "promise");
    }
    if (!ended.isEmpty()) {
      Map<Long, List<Long>> invoices = invoices(ended.stream().map(Judgement::id).toList());
      events.publishEvent(
          new PromisesEnded(
              ended.stream()
                  .map(
                      promise ->
                          new PromiseEnd(
                              promise.id(),
                              promise.customerId(),
                              invoices.get(promise.id()),
                              promise.verdict(now)))
                  .toList()));
    }
  }

  private Map<Long, List<Long>> invoices(List<Long> promiseIds) {
    return promises.items(promiseIds.toArray(Long[]::new)).stream()
        .filter(item -> !item.released())
        .collect(
            Collectors.groupingBy(
                PromiseItem::promiseId,
                Collectors.mapping(PromiseItem::invoiceId, Collectors.toList())));
  }

  private static Timeline.Entry line(Judgement promise, Instant now) {
    return new Timeline.Entry(
        "promises", "promise", promise.customerId(), null, "system", promise.sentence(now), null);
  }
}

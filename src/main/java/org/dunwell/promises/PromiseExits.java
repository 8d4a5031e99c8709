package org.dunwell.promises;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Promises that end because somebody says so, not by money: taken back, entered in error, or
 * replaced by another one. The invoices' customers are locked.
 */
@Component
class PromiseExits {

  private final PromiseMapper mapper;
  private final PromiseBook book;
  private final PromiseChecks checks;
  private final PromiseReading reading;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PromiseExits(
      PromiseMapper mapper,
      PromiseBook book,
      PromiseChecks checks,
      PromiseReading reading,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.checks = checks;
    this.reading = reading;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Ends these promises; what they block is free again.
   *
   * @param state {@code withdrawn}, {@code superseded} or {@code cancelled}
   */
  void end(Collection<Long> promiseIds, String state, String reason, String by) {
    if (promiseIds.isEmpty()) {
      return;
    }
    Long[] ids = promiseIds.toArray(Long[]::new);
    mapper.exit(new PromiseMapper.Exit(ids, state, clock.instant(), by, reason));
    book.unblock(promiseIds, by);
    List<Promise> ended = reading.byIds(promiseIds);
    say(ended, by, promise -> sentence(promise, reason));
    events.publishEvent(
        new PromisesEnded(
            ended.stream()
                .map(
                    promise ->
                        new PromiseEnd(
                            promise.id(), promise.customerId(), promise.invoiceIds(), state))
                .toList()));
    checks.checkBeside(promiseIds);
  }

  /** Another agreement takes these invoices over; a promise for more goes on with the rest. */
  void supersede(Collection<Long> invoiceIds, String by) {
    Long[] invoices = invoiceIds.toArray(Long[]::new);
    List<PromiseMapper.Standing> standing = mapper.standing(invoices);
    if (standing.isEmpty()) {
      return;
    }
    Long[] ids =
        standing.stream().map(PromiseMapper.Standing::promiseId).distinct().toArray(Long[]::new);
    List<Long> over = mapper.leavingNothing(ids, invoices);
    end(over, "superseded", "a new agreement", by);
    List<Long> others = Arrays.stream(ids).filter(id -> !over.contains(id)).toList();
    if (!others.isEmpty()) {
      goOnWithout(others, standing, by);
    }
  }

  private void goOnWithout(
      List<Long> promiseIds, List<PromiseMapper.Standing> standing, String by) {
    List<PromiseMapper.Standing> left =
        standing.stream().filter(item -> promiseIds.contains(item.promiseId())).toList();
    book.lift(left.stream().map(PromiseMapper.Standing::blockId).toList(), by);
    mapper.release(
        left.stream().map(PromiseMapper.Standing::promiseId).toArray(Long[]::new),
        left.stream().map(PromiseMapper.Standing::invoiceId).toArray(Long[]::new),
        clock.instant());
    mapper.shrink(promiseIds.toArray(Long[]::new));
    say(
        reading.byIds(promiseIds),
        by,
        promise ->
            "The promise for %s goes on with %s: a new agreement has taken over some of its invoices."
                .formatted(
                    Phrases.day(promise.promisedFor()),
                    Phrases.money(promise.currency(), promise.amount())));
    checks.check(promiseIds);
  }

  private static String sentence(Promise promise, String reason) {
    return "The promise of %s for %s is %s: %s."
        .formatted(
            Phrases.money(promise.currency(), promise.amount()),
            Phrases.day(promise.promisedFor()),
            promise.state(),
            reason);
  }

  private void say(List<Promise> promises, String by, Function<Promise, String> sentence) {
    timeline.addAll(
        promises.stream()
            .map(
                promise ->
                    new Timeline.Entry(
                        "promises",
                        "promise",
                        promise.customerId(),
                        null,
                        by,
                        sentence.apply(promise),
                        null))
            .toList());
  }
}

package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.promises.evidence.Evidence;
import org.springframework.stereotype.Component;

/** Takes a promise within its limits. The invoices' customers are locked. */
@Component
class PromiseTaking {

  private static final Set<String> CHANNELS =
      Set.of("call", "email", "portal", "phone", "in-person", "sms");

  /** As long as a page of text; a note is one sentence. */
  private static final int LONGEST_NOTE = 2_000;

  private final Baskets baskets;
  private final LimitBook limits;
  private final PromiseMapper mapper;
  private final PromiseBook book;
  private final PromiseExits exits;
  private final PromiseChecks checks;
  private final PromiseReading reading;
  private final PromiseLetters letters;
  private final Evidence evidence;
  private final Grace grace;
  private final PlanRequestBook requests;
  private final Timeline timeline;
  private final Clock clock;

  PromiseTaking(
      Baskets baskets,
      LimitBook limits,
      PromiseMapper mapper,
      PromiseBook book,
      PromiseExits exits,
      PromiseChecks checks,
      PromiseReading reading,
      PromiseLetters letters,
      Evidence evidence,
      Grace grace,
      PlanRequestBook requests,
      Timeline timeline,
      Clock clock) {
    this.baskets = baskets;
    this.limits = limits;
    this.mapper = mapper;
    this.book = book;
    this.exits = exits;
    this.checks = checks;
    this.reading = reading;
    this.letters = letters;
    this.evidence = evidence;
    this.grace = grace;
    this.requests = requests;
    this.timeline = timeline;
    this.clock = clock;
  }

  Promise take(NewPromise wanted) {
    check(wanted);
    Basket basket = baskets.of(wanted.customerId(), wanted.invoiceIds());
    basket.checkNoPlan();
    BigDecimal amount = basket.amount(wanted.amount());
    LimitBook.Answer answer = limits.ask(basket, wanted.takenBy());
    answer.limits().check(amount, wanted.promisedFor());
    Map<Long, BigDecimal> shares = basket.oldestFirst(amount);
    Long paidBefore = mapper.paidBefore(shares.keySet().toArray(Long[]::new));
    exits.supersede(shares.keySet(), wanted.takenBy());
    long id = book.enter(taken(wanted, basket, amount, answer, paidBefore), shares);
    if (wanted.said() != null) {
      evidence.keep(id, wanted.said(), wanted.takenBy());
    }
    if (amount.compareTo(basket.most()) == 0) {
      requests.promised(shares.keySet(), wanted.takenBy());
    }
    say(wanted, basket, amount, shares.size(), answer.decisionId());
    if (paidBefore != null) {
      checks.check(List.of(id));
    }
    Promise promise = reading.byIds(List.of(id)).get(0);
    letters.confirm(promise, wanted.said());
    return promise;
  }

  private static void check(NewPromise wanted) {
    if (wanted.channel() == null || !CHANNELS.contains(wanted.channel())) {
      throw new BrokenRule(
          "\"%s\" is no way to give a promise. Ways are %s."
              .formatted(wanted.channel(), CHANNELS.stream().sorted().toList()));
    }
    if (wanted.note() != null && wanted.note().length() > LONGEST_NOTE) {
      throw new BrokenRule("A note has at most %d characters.".formatted(LONGEST_NOTE));
    }
    if (wanted.saidBy() != null && wanted.saidBy().length() > LONGEST_NOTE) {
      throw new BrokenRule("A name has at most %d characters.".formatted(LONGEST_NOTE));
    }
  }

  private PromiseMapper.Taken taken(
      NewPromise wanted,
      Basket basket,
      BigDecimal amount,
      LimitBook.Answer answer,
      Long paidBefore) {
    return new PromiseMapper.Taken(
        wanted.key(),
        wanted.customerId(),
        basket.sellingEntityId(),
        basket.currency(),
        amount,
        answer.limits().tolerance(amount),
        wanted.promisedFor(),
        grace.until(wanted.customerId(), wanted.promisedFor(), answer.limits()),
        wanted.channel(),
        wanted.saidBy(),
        wanted.takenBy(),
        clock.instant(),
        paidBefore,
        answer.decisionId(),
        null,
        null,
        wanted.note());
  }

  private void say(
      NewPromise wanted, Basket basket, BigDecimal amount, int invoices, long decisionId) {
    String who = wanted.saidBy() == null ? "" : ", said " + wanted.saidBy();
    timeline.add(
        new Timeline.Entry(
            "promises",
            "promise",
            wanted.customerId(),
            null,
            wanted.takenBy(),
            "Promised to pay %s for %d invoice(s) by %s (%s)%s."
                .formatted(
                    Phrases.money(basket.currency(), amount),
                    invoices,
                    Phrases.day(wanted.promisedFor()),
                    wanted.channel(),
                    who),
            decisionId));
  }
}

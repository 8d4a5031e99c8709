package org.dunwell.collections.calls;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Asks {@code rules/call-outcomes.dmn} what may come of a call. */
@Component
class CallRules {

  private static final String TABLE = "call-outcomes";

  /** Who says "paid" twice within this time is asked for the proof. */
  private static final Duration SAID_PAID = Duration.ofDays(30);

  private final Decisions decisions;
  private final CallMapper mapper;
  private final Promises promises;
  private final Customers customers;
  private final Clock clock;

  CallRules(
      Decisions decisions, CallMapper mapper, Promises promises, Customers customers, Clock clock) {
    this.decisions = decisions;
    this.mapper = mapper;
    this.promises = promises;
    this.customers = customers;
    this.clock = clock;
  }

  /** Every outcome, with what the table says about it; nothing is stored. */
  Map<CallOutcome, Decision<CallOffer>> offers(long customerId, Collection<Long> invoiceIds) {
    Map<String, Object> facts = facts(customerId, invoiceIds);
    List<CallOutcome> all = Arrays.asList(CallOutcome.values());
    List<Decision<CallOffer>> answers =
        decisions.previewAll(
            TABLE,
            all.stream().map(one -> question(customerId, facts, one)).toList(),
            CallOffer.class);
    Map<CallOutcome, Decision<CallOffer>> offers = new EnumMap<>(CallOutcome.class);
    for (int i = 0; i < answers.size(); i++) {
      offers.put(all.get(i), answers.get(i));
    }
    return offers;
  }

  /** What the table says about one outcome; stored. */
  Decision<CallOffer> decide(long customerId, Collection<Long> invoiceIds, CallOutcome outcome) {
    return decisions.decide(
        TABLE, question(customerId, facts(customerId, invoiceIds), outcome), CallOffer.class);
  }

  private static Question question(
      long customerId, Map<String, Object> facts, CallOutcome outcome) {
    Map<String, Object> inputs = new java.util.HashMap<>(facts);
    inputs.put("outcome", outcome.id());
    return new Question("customer/" + customerId, inputs);
  }

  private Map<String, Object> facts(long customerId, Collection<Long> invoiceIds) {
    CallMapper.Standing standing =
        mapper.standing(
            invoiceIds.toArray(Long[]::new),
            Timestamp.from(clock.instant()),
            Timestamp.from(clock.instant().minus(SAID_PAID)));
    return Map.of(
        "segment", customers.byId(customerId).segment(),
        "daysPastDue", standing.daysPastDue(),
        "brokenPromises", promises.brokenOf(List.of(customerId)).getOrDefault(customerId, 0),
        "saidPaidBefore", standing.saidPaid());
  }
}

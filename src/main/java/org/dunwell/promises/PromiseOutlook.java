package org.dunwell.promises;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the ledger says about promises as of a moment, now or later; writes nothing. */
@Component
public class PromiseOutlook {

  private final PromiseMapper promises;
  private final CheckMapper mapper;

  PromiseOutlook(PromiseMapper promises, CheckMapper mapper) {
    this.promises = promises;
    this.mapper = mapper;
  }

  /** What is to be said of these promises; they must include what shares their unapplied cash. */
  List<Judgement> judgements(Long[] promiseIds, Instant asOf) {
    UnappliedCash cash = new UnappliedCash(mapper.unapplied(promiseIds));
    return cash.share(mapper.reckon(promiseIds, asOf));
  }

  /**
   * How many promises each customer will have broken that matter then, if no more money comes in
   * until this moment: {@link Promises#brokenOf} and the open ones whose grace is over by then.
   */
  public Map<Long, Integer> brokenBy(Collection<Long> customerIds, Instant asOf) {
    Long[] customers = customerIds.toArray(Long[]::new);
    Map<Long, Integer> broken = new HashMap<>();
    promises.broken(customers).forEach(row -> broken.put(row.customerId(), row.number()));
    Set<Long> open = new TreeSet<>(promises.ofCustomers(customers, true, Integer.MAX_VALUE));
    if (!open.isEmpty()) {
      open.addAll(mapper.beside(open.toArray(Long[]::new)));
      judgements(open.toArray(Long[]::new), asOf).stream()
          .filter(promise -> promise.promise().state().equals("open"))
          .filter(promise -> promise.verdict(asOf).equals("broken"))
          .forEach(promise -> broken.merge(promise.customerId(), 1, Integer::sum));
    }
    return broken;
  }
}

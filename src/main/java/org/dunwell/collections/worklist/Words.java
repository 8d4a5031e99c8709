package org.dunwell.collections.worklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.promises.KeptRate;
import org.dunwell.promises.Promises;
import org.springframework.stereotype.Component;

/** How customers keep their word, asked of the promises for many at once. */
@Component
class Words {

  private static final int ALL = 100;

  private final Promises promises;

  Words(Promises promises) {
    this.promises = promises;
  }

  /** One for each, in order. */
  List<CustomerFacts.Word> of(List<Long> customerIds) {
    Map<Long, Integer> broken = promises.brokenOf(customerIds);
    Map<Long, int[]> kept = new HashMap<>();
    for (KeptRate rate : promises.keptRates(customerIds)) {
      int[] sums = kept.computeIfAbsent(rate.customerId(), any -> new int[2]);
      sums[0] += rate.kept();
      sums[1] += rate.due();
    }
    return customerIds.stream()
        .map(id -> new CustomerFacts.Word(broken.getOrDefault(id, 0), share(kept.get(id))))
        .toList();
  }

  private static int share(int[] keptOfDue) {
    return keptOfDue == null || keptOfDue[1] == 0 ? ALL : ALL * keptOfDue[0] / keptOfDue[1];
  }
}

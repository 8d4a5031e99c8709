package org.dunwell.credit.orders;

import java.util.List;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;

/**
 * What the table said, and on what.
 *
 * @param decision a preview until it is stored
 * @param exposure before the order
 * @param left of the limit with the order; null without one
 * @param reasons sentences
 */
record Judgement(
    Decision<OrderDecision> decision, Exposure exposure, Money left, List<String> reasons) {

  OrderDecision answer() {
    return decision.output();
  }
}

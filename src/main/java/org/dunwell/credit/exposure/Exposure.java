package org.dunwell.credit.exposure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.dunwell.platform.Money;

/**
 * What is at stake, in the party's currency.
 *
 * @param total of the parts that count, less unapplied cash; below zero when more came in than is
 *     owed
 * @param openInvoices what is open of invoices, with charges; 0 where it does not count, as for all
 *     parts
 * @param orders approved and not delivered
 * @param unbilledDeliveries delivered and not billed
 * @param unappliedCash payments and credit notes that no invoice has used up
 * @param limit in force; null when none was ever granted
 * @param utilisation total through limit, 0.5 for half of it; null without a limit above zero
 * @param withoutRate currencies of amounts that are not in the sums, because nobody has entered
 *     what they are worth
 */
public record Exposure(
    long partyId,
    Money total,
    Money openInvoices,
    Money orders,
    Money unbilledDeliveries,
    Money unappliedCash,
    Money limit,
    BigDecimal utilisation,
    List<String> withoutRate) {

  private static final int DECIMALS = 4;

  /** Whether every amount is in the sums. */
  public boolean isComplete() {
    return withoutRate.isEmpty();
  }

  static BigDecimal utilisation(Money total, Money limit) {
    return limit == null || !limit.isPositive()
        ? null
        : total.amount().divide(limit.amount(), DECIMALS, RoundingMode.HALF_UP);
  }
}

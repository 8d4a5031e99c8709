package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.Money;

/**
 * What an order system reads, as the answer to its question and as news.
 *
 * @param customer number
 * @param state {@code approved}, {@code held}, {@code prepay}, {@code closed}, {@code cancelled} or
 *     {@code expired}
 * @param decision {@code approve}, {@code hold} or {@code prepay}
 * @param reason a word for programs
 * @param reasons sentences for people
 * @param reservedUntil the last day; absent when nothing is reserved
 */
public record OrderAnswer(
    String customer,
    String order,
    BigDecimal amount,
    String currency,
    String state,
    String decision,
    String reason,
    List<String> reasons,
    AtStake exposure,
    LocalDate reservedUntil,
    Instant decidedAt) {

  /**
   * What was at stake when it was decided, in the customer's currency.
   *
   * @param total before this order
   * @param limit absent when there was none
   * @param left of the limit, or of the group's, with this order; below 0 when it does not reach
   */
  public record AtStake(String currency, BigDecimal total, BigDecimal limit, BigDecimal left) {

    public AtStake {
      total = Money.inDigits(total, currency);
      limit = Money.inDigits(limit, currency);
      left = Money.inDigits(left, currency);
    }
  }

  public static OrderAnswer of(SalesOrder order) {
    return new OrderAnswer(
        order.customer(),
        order.number(),
        Money.inDigits(order.amount(), order.currency()),
        order.currency(),
        order.state(),
        order.decision(),
        order.reason(),
        order.sentences(),
        new AtStake(order.partyCurrency(), order.exposure(), order.exposureLimit(), order.room()),
        order.reservedUntil(),
        order.decidedAt());
  }
}

package org.dunwell.credit.orders;

import java.math.BigDecimal;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * An order to be checked.
 *
 * @param number the order system's own, unique for the customer
 * @param amount what it will be billed at
 * @param prepaid whether it is paid for already
 * @param by user id
 */
public record NewOrder(long customerId, String number, Money amount, boolean prepaid, String by) {

  static final int NUMBER_LENGTH = 100;

  /** More than any currency has; 1e-400000000 would be written out in as many digits. */
  private static final int MOST_DECIMALS = 10;

  private static final BigDecimal MOST = new BigDecimal("100000000000");

  public NewOrder {
    number = number(number);
    if (!amount.isPositive() || amount.amount().compareTo(MOST) > 0) {
      throw new BrokenRule(
          "The amount of an order is more than 0 and at most %,d; this is %s."
              .formatted(MOST.longValue(), amount));
    }
  }

  /**
   * An amount as programs send it.
   *
   * @throws BrokenRule when it is none
   */
  public static Money amount(BigDecimal amount, String currency) {
    if (amount == null
        || amount.precision() - amount.scale() > MOST.precision()
        || amount.scale() > MOST_DECIMALS) {
      throw new BrokenRule("Give \"amount\" as a number, like 1250.00.");
    }
    try {
      return Money.of(amount, currency == null ? "" : currency);
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule(
          "%s \"%s\" is no amount of money. Give \"currency\" as three letters, like EUR, and no more decimals than it has."
              .formatted(amount.toPlainString(), currency));
    }
  }

  static String number(String number) {
    String text = number == null ? "" : number.strip();
    if (text.isEmpty() || text.length() > NUMBER_LENGTH) {
      throw new BrokenRule(
          "Give \"order\", the number of the order, in 1 to %d characters."
              .formatted(NUMBER_LENGTH));
    }
    return text;
  }
}

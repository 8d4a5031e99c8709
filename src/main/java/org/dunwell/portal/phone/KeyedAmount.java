package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.Optional;
import org.dunwell.platform.Money;

/** An amount that was keyed in: a star stands for the point. */
final class KeyedAmount {

  private KeyedAmount() {}

  /** Empty when it is none above zero, or finer than the currency is. */
  static Optional<BigDecimal> of(String keys, String currency) {
    if (!keys.matches("\\d{1,12}(\\*\\d{1,2})?")) {
      return Optional.empty();
    }
    try {
      BigDecimal typed = new BigDecimal(keys.replace('*', '.')).stripTrailingZeros();
      Money money = Money.of(typed, currency);
      return money.isPositive() ? Optional.of(money.amount()) : Optional.empty();
    } catch (IllegalArgumentException tooFine) {
      return Optional.empty();
    }
  }
}

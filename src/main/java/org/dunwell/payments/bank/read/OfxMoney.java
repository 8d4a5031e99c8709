package org.dunwell.payments.bank.read;

import com.webcohesion.ofx4j.domain.data.common.Currency;
import com.webcohesion.ofx4j.domain.data.common.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dunwell.platform.Money;

/** What OFX says of money in another currency than the account's. */
final class OfxMoney {

  private OfxMoney() {}

  /** An amount in another currency (CURRENCY) is changed at the rate that stands beside it. */
  static BigDecimal booked(long place, Transaction said, BigDecimal stated, String currency) {
    Currency foreign = said.getCurrency();
    if (foreign == null || foreign.getCode() == null || foreign.getCode().equals(currency)) {
      return stated;
    }
    BigDecimal rate = rate(foreign);
    if (rate == null || currency == null) {
      throw OfxFile.broken(
          "transaction %d is in %s and has no rate (CURRATE)".formatted(place, foreign.getCode()));
    }
    int decimals = Money.decimals(java.util.Currency.getInstance(currency));
    return stated.multiply(rate).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Of an amount that the bank has changed already (ORIGCURRENCY) only the rate is known. */
  static Original original(Transaction said, BigDecimal stated) {
    Currency foreign = said.getCurrency();
    Currency changed = said.getOriginalCurrency();
    if (foreign != null) {
      return new Original(foreign.getCode(), stated, rate(foreign), null, null);
    }
    return changed == null
        ? Original.NONE
        : new Original(changed.getCode(), null, rate(changed), null, null);
  }

  private static BigDecimal rate(Currency said) {
    Float rate = said.getExchangeRate();
    return rate == null || rate.isNaN() || rate.isInfinite() || rate <= 0
        ? null
        : new BigDecimal(rate.toString());
  }
}

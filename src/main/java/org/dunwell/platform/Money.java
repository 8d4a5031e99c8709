package org.dunwell.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An exact amount in one currency. The amount always carries the currency's own number of decimals
 * (ISO 4217: EUR 2, JPY 0, KWD 3); an amount with more decimals than that is refused, never
 * rounded. Arithmetic between two currencies throws {@link MixedCurrencies}.
 *
 * @param amount signed, in major units, scale = the currency's default fraction digits
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  /** Two amounts of different currencies met in one calculation. */
  public static final class MixedCurrencies extends IllegalArgumentException {
    MixedCurrencies(Currency one, Currency other) {
      super("Amounts in " + one + " and " + other + " cannot be calculated with each other.");
    }
  }

  public Money {
    Objects.requireNonNull(currency, "currency");
    try {
      amount = amount.setScale(decimals(currency), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          "%s has more decimals than %s knows (%d)."
              .formatted(amount.toPlainString(), currency, decimals(currency)));
    }
  }

  /** An amount given as text or stored with more, but zero, decimals. */
  public static Money of(BigDecimal amount, String currency) {
    return new Money(amount, Currency.getInstance(currency));
  }

  public static Money of(String amount, String currency) {
    return of(new BigDecimal(amount), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * An amount that was stored with more decimals, as it leaves the house: with those of its
   * currency, half up.
   *
   * @param amount may be null, and then so is the answer
   */
  public static BigDecimal inDigits(BigDecimal amount, String currency) {
    return amount == null
        ? null
        : amount.setScale(decimals(Currency.getInstance(currency)), RoundingMode.HALF_UP);
  }

  /**
   * The number of decimals amounts in this currency have; currencies without any (XAU) count as 0.
   */
  public static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /**
   * Splits this amount in proportion to the weights without losing a cent: the parts are rounded
   * down and what is left goes, one smallest unit each, to the largest remainders (Hamilton's
   * method), earlier parts first among equals.
   *
   * @param weights at least one, none negative, not all zero
   */
  public List<Money> allocate(List<BigDecimal> weights) {
    BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
      throw new IllegalArgumentException("Weights must not be negative and not all zero.");
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals(currency));
    List<BigDecimal> parts = new ArrayList<>();
    List<BigDecimal> remainders = new ArrayList<>();
    for (BigDecimal weight : weights) {
      BigDecimal[] split = amount.multiply(weight).divideAndRemainder(total.multiply(unit));
      parts.add(split[0].multiply(unit));
      remainders.add(split[1].abs());
    }
    BigDecimal left = amount.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    int units = left.divide(unit).abs().intValueExact();
    BigDecimal step = left.signum() < 0 ? unit.negate() : unit;
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(units)
        .forEach(i -> parts.set(i, parts.get(i).add(step)));
    return parts.stream().map(part -> new Money(part, currency)).toList();
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  /** As our people read it, such as {@code 12,345.60 EUR}. */
  public String words() {
    return String.format(Locale.ENGLISH, "%,." + decimals(currency) + "f %s", amount, currency);
  }

  /** For logs and tests: {@code 12.50 EUR}. People see amounts formatted in their language. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new MixedCurrencies(currency, other.currency);
    }
    return other;
  }
}

package org.dunwell.credit.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;

/** A rate to be entered; one of the same currencies and day takes its place. */
public record NewRate(String base, String quoted, BigDecimal rate, LocalDate from, String source) {

  private static final int SOURCE_LENGTH = 200;
  private static final int DECIMALS = 8;

  /** What no ledger has, and databases do not hold at all. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2999;
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,9}([.,]\\d{1,%d})?".formatted(DECIMALS));
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  public NewRate {
    base = currency(base);
    quoted = currency(quoted);
    if (base.equals(quoted)) {
      throw new BrokenRule("A rate is between two currencies; both are %s.".formatted(base));
    }
    if (rate == null || rate.signum() <= 0 || rate.compareTo(MOST) > 0 || rate.scale() > DECIMALS) {
      throw new BrokenRule(
          "A rate is a number above 0 with at most %d decimals: units of %s for one %s."
              .formatted(DECIMALS, quoted, base));
    }
    if (from == null || from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR) {
      throw new BrokenRule("Say from which day the rate counts, like 2026-03-02.");
    }
    source = source == null ? "" : source.strip();
    if (source.isEmpty() || source.length() > SOURCE_LENGTH) {
      throw new BrokenRule(
          "Say in 1 to %d characters where the rate is from.".formatted(SOURCE_LENGTH));
    }
  }

  /**
   * A rate as files and people write it: digits with a point or comma before the decimals.
   *
   * @throws BrokenRule when it is none
   */
  public static BigDecimal number(String written) {
    if (written == null || !NUMBER.matcher(written).matches()) {
      throw new BrokenRule(
          "\"%s\" is no rate. Write it like 1.0832, without marks between thousands."
              .formatted(written == null ? "" : written));
    }
    return new BigDecimal(written.replace(',', '.'));
  }

  /** What there is one rate of. */
  List<Object> key() {
    return List.of(base, quoted, from);
  }

  private static String currency(String code) {
    try {
      return Currency.getInstance(code == null ? "" : code.strip()).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule(
          "\"%s\" is no currency. Give its three letters, like EUR.".formatted(code));
    }
  }
}

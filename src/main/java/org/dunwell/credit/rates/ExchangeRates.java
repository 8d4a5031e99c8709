package org.dunwell.credit.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exchanges amounts by the latest rate of a day: directly, the other way round, or through a
 * currency in which both are quoted, as central banks do.
 */
@Component
public class ExchangeRates {

  /** The most one page shows. */
  public static final int PAGE = 200;

  private final RateMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ExchangeRates(RateMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An amount in another currency, rounded to its decimals, half up.
   *
   * @return empty when no rate of that day or before is known
   */
  public Optional<BigDecimal> exchange(BigDecimal amount, String from, String to, LocalDate day) {
    int decimals = Money.decimals(Currency.getInstance(to));
    if (from.equals(to) || amount.signum() == 0) {
      return Optional.of(amount.setScale(decimals, RoundingMode.HALF_UP));
    }
    return rate(from, to, day)
        .map(rate -> amount.multiply(rate).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Units of {@code to} for one of {@code from}; empty when no rate is known. */
  Optional<BigDecimal> rate(String from, String to, LocalDate day) {
    return Optional.ofNullable(mapper.direct(from, to, day))
        .or(() -> Optional.ofNullable(mapper.direct(to, from, day)).map(ExchangeRates::inverse))
        .or(
            () ->
                Optional.ofNullable(mapper.common(from, to, day))
                    .map(both -> both.toQuoted().divide(both.fromQuoted(), MathContext.DECIMAL64)));
  }

  private static BigDecimal inverse(BigDecimal rate) {
    return BigDecimal.ONE.divide(rate, MathContext.DECIMAL64);
  }

  /**
   * Enters rates; those of the same currencies and days are replaced. Of several for the same the
   * last one counts.
   */
  @Transactional
  public void enter(List<NewRate> rates, String by) {
    store(rates, by, false);
  }

  /**
   * As {@link #enter}, by a file or a program: a rate that is known already keeps who has entered
   * it and its source.
   *
   * @return how many were new or other ones
   */
  @Transactional
  public int bring(List<NewRate> rates, String by) {
    return store(rates, by, true);
  }

  private int store(List<NewRate> rates, String by, boolean knownStay) {
    Map<List<Object>, NewRate> last = new LinkedHashMap<>();
    rates.forEach(rate -> last.put(rate.key(), rate));
    int changed =
        mapper.enter(
            RateMapper.Rows.of(List.copyOf(last.values())), by, clock.instant(), knownStay);
    if (changed > 0) {
      events.publishEvent(new RatesChanged());
    }
    return changed;
  }

  /** The latest first. */
  public List<ExchangeRate> latest() {
    return list(null, PAGE, 0);
  }

  /**
   * The latest first.
   *
   * @param currency on either side; null for all
   * @param limit at most {@link #PAGE}
   * @param behind how many come before
   */
  public List<ExchangeRate> list(String currency, int limit, int behind) {
    return mapper.list(currency, Math.min(limit, PAGE), behind);
  }

  /** How many there are with this currency on either side; null for all. */
  public long count(String currency) {
    return mapper.count(currency);
  }
}

package org.dunwell.payments.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Interest to the day, across rates, payments and leap years. */
class AccrualTest {

  private static final RateTable GERMAN =
      new RateTable(
              Map.of(
                  day("2023-07-01"), new BigDecimal("3.12"),
                  day("2024-01-01"), new BigDecimal("3.62"),
                  day("2024-07-01"), new BigDecimal("3.37")))
          .plus(BigDecimal.valueOf(9));

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static BigDecimal german(DayCount count) {
    List<Accrual.Period> periods =
        new Accrual(GERMAN, count)
            .periods(
                day("2023-12-15"), new BigDecimal("10000"), new TreeMap<>(), day("2024-07-31"));
    return Accrual.total(periods, 2);
  }

  @Test
  void germanInterestFollowsTheBaseRate() {
    List<Accrual.Period> periods =
        new Accrual(GERMAN, DayCount.ACTUAL_365)
            .periods(
                day("2023-12-15"), new BigDecimal("10000"), new TreeMap<>(), day("2024-07-31"));
    assertThat(periods).extracting(Accrual.Period::days).containsExactly(16L, 182L, 31L);
    assertThat(periods)
        .extracting(period -> period.percent().toPlainString())
        .containsExactly("12.12", "12.62", "12.37");
    assertThat(german(DayCount.ACTUAL_365)).isEqualByComparingTo("787.46");
  }

  @Test
  void aDayOfALeapYearMayCountAsA366th() {
    assertThat(german(DayCount.ACTUAL_ACTUAL)).isEqualByComparingTo("785.45");
  }

  @Test
  void britishInterestKeepsTheRateOfTheHalfYearInWhichItBegan() {
    RateTable boe =
        new RateTable(
            Map.of(
                day("2023-07-01"), new BigDecimal("5.00"),
                day("2024-01-01"), new BigDecimal("5.25")));
    RateTable rates = boe.plus(BigDecimal.valueOf(8)).frozenOn(day("2023-12-21"));
    List<Accrual.Period> periods =
        new Accrual(rates, DayCount.ACTUAL_365)
            .periods(day("2023-12-20"), new BigDecimal("5000"), new TreeMap<>(), day("2024-03-20"));
    assertThat(periods).hasSize(1);
    assertThat(periods.get(0).days()).isEqualTo(91);
    assertThat(periods.get(0).percent()).isEqualByComparingTo("13");
    assertThat(Accrual.total(periods, 2)).isEqualByComparingTo("162.05");
  }

  @Test
  void whatIsPaidBearsInterestForTheLastTimeOnTheDayOfPayment() {
    TreeMap<LocalDate, BigDecimal> paid = new TreeMap<>();
    paid.put(day("2025-03-10"), new BigDecimal("600"));
    paid.put(day("2025-03-20"), new BigDecimal("400"));
    List<Accrual.Period> periods =
        new Accrual(RateTable.always(new BigDecimal("36.5")), DayCount.ACTUAL_365)
            .periods(day("2025-02-28"), new BigDecimal("1000"), paid, day("2025-12-31"));
    assertThat(periods)
        .extracting(period -> period.principal() + " for " + period.days())
        .containsExactly("1000 for 10", "400 for 10");
    assertThat(Accrual.total(periods, 2)).isEqualByComparingTo("14.00");
  }

  @Test
  void nothingIsOwedForPayingInTime() {
    TreeMap<LocalDate, BigDecimal> paid = new TreeMap<>();
    paid.put(day("2025-02-28"), new BigDecimal("1000"));
    assertThat(
            new Accrual(RateTable.always(BigDecimal.TEN), DayCount.ACTUAL_365)
                .periods(day("2025-02-28"), new BigDecimal("1000"), paid, day("2025-12-31")))
        .isEmpty();
  }

  @Test
  void aReferenceBelowZeroMayEatUpTheMargin() {
    RateTable rates = RateTable.always(new BigDecimal("-0.88"));
    assertThat(rates.plus(new BigDecimal("9")).on(day("2020-01-01"))).isEqualByComparingTo("8.12");
    assertThat(rates.plus(new BigDecimal("0.5")).on(day("2020-01-01"))).isZero();
  }
}

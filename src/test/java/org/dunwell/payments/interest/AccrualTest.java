package org.dunwell.payments.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  private static TreeMap<LocalDate, BigDecimal> payments(String amount, String... days) {
    TreeMap<LocalDate, BigDecimal> paid = new TreeMap<>();
    for (String day : days) {
      paid.put(day(day), new BigDecimal(amount));
    }
    return paid;
  }

  private static Accrual.Interest plan(
      DayCount count, String to, TreeMap<LocalDate, BigDecimal> paid, String until) {
    BigDecimal amount = new BigDecimal("12000");
    return new Accrual(GERMAN, count)
        .interest(
            day("2023-12-31"),
            amount,
            paid,
            List.of(
                new Accrual.Planned(new BigDecimal("6"), day("2024-01-10"), day(to), amount, paid)),
            day(until));
  }

  /**
   * 12,000 due on 31 December 2023; from 10 January 2024 four payments of 3,000 at 6 %. 12,000 for
   * 32 days (10 January to 10 February), 9,000 for 29 (to 10 March, with 29 February), 6,000 for 31
   * (to 10 April), 3,000 for 30 (to 10 May): 921,000 x 6 % = 55,260; by 365 151.40, by 366 150.98.
   * Before it 12,000 for 9 days at 12.62 %: 37.34.
   */
  @Test
  void aPlanThatIsKeptBearsItsOwnRateWhateverTheLawsDoes() {
    TreeMap<LocalDate, BigDecimal> paid =
        payments("3000", "2024-02-10", "2024-03-10", "2024-04-10", "2024-05-10");
    Accrual.Interest kept = plan(DayCount.ACTUAL_365, "2024-05-10", paid, "2024-12-31");
    assertThat(kept.planned()).extracting(Accrual.Period::days).containsExactly(32L, 29L, 31L, 30L);
    assertThat(Accrual.total(kept.planned(), 2)).isEqualByComparingTo("151.40");
    assertThat(Accrual.total(kept.late(), 2)).isEqualByComparingTo("37.34");
    assertThat(
            Accrual.total(
                plan(DayCount.ACTUAL_ACTUAL, "2024-05-10", paid, "2024-12-31").planned(), 2))
        .isEqualByComparingTo("150.98");
    // the law's rate changes on 1 July, the plan's does not
    Accrual.Interest unpaid =
        plan(DayCount.ACTUAL_365, "2024-12-31", new TreeMap<>(), "2024-12-31");
    assertThat(unpaid.planned()).extracting(Accrual.Period::days).containsExactly(357L);
    assertThat(unpaid.late()).hasSize(1);
  }

  /**
   * The third payment is missed, the plan ends on 15 April: 384,000 and 261,000 as above, 6,000 for
   * 35 days (11 March to 14 April) 210,000, together 855,000 x 6 % / 365 = 140.55. The law: 12,000
   * for 9 days and, from 15 April until it is paid on 30 April, 6,000 for 16 days: 204,000 x 12.62
   * % / 365 = 70.53.
   */
  @Test
  void fromTheDayOnWhichAPlanEndsUnkeptTheLawGoesOn() {
    TreeMap<LocalDate, BigDecimal> paid = payments("3000", "2024-02-10", "2024-03-10");
    paid.put(day("2024-04-30"), new BigDecimal("6000"));
    Accrual.Interest missed = plan(DayCount.ACTUAL_365, "2024-04-14", paid, "2024-12-31");
    assertThat(Accrual.total(missed.planned(), 2)).isEqualByComparingTo("140.55");
    assertThat(Accrual.total(missed.late(), 2)).isEqualByComparingTo("70.53");
  }

  /** One day after the other, against the periods, for many small ledgers. */
  @Test
  void noDayIsCountedTwiceAndNoneIsLost() {
    Random dice = new Random(11);
    for (int i = 0; i < 500; i++) {
      DayCount count = dice.nextBoolean() ? DayCount.ACTUAL_365 : DayCount.ACTUAL_ACTUAL;
      LocalDate due = day("2023-12-15").plusDays(dice.nextInt(20));
      BigDecimal amount = BigDecimal.valueOf(100 + dice.nextInt(400));
      TreeMap<LocalDate, BigDecimal> paid = new TreeMap<>();
      for (int n = dice.nextInt(4); n > 0; n--) {
        paid.put(due.plusDays(dice.nextInt(60)), BigDecimal.valueOf(1 + dice.nextInt(150)));
      }
      List<Accrual.Planned> plans = new ArrayList<>();
      LocalDate from = due.plusDays(dice.nextInt(20) - 5);
      for (int n = dice.nextInt(3); n > 0; n--) {
        LocalDate to = from.plusDays(dice.nextInt(25));
        BigDecimal share = BigDecimal.valueOf(1 + dice.nextInt(500));
        plans.add(
            new Accrual.Planned(
                BigDecimal.valueOf(dice.nextInt(10)),
                from,
                to,
                share,
                new TreeMap<>(paid.tailMap(from.minusDays(2), true))));
        from = to.plusDays(1 + dice.nextInt(3));
      }
      LocalDate until = due.plusDays(70);
      Accrual.Interest interest =
          new Accrual(GERMAN, count).interest(due, amount, paid, plans, until);
      BigDecimal late = BigDecimal.ZERO;
      BigDecimal planned = BigDecimal.ZERO;
      for (LocalDate day = due.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
        BigDecimal principal = amount.subtract(before(paid, day)).max(BigDecimal.ZERO);
        BigDecimal inPlan = BigDecimal.ZERO;
        for (Accrual.Planned plan : plans) {
          if (!day.isBefore(plan.from()) && !day.isAfter(plan.to())) {
            inPlan =
                plan.amount()
                    .subtract(before(plan.paid(), day))
                    .max(BigDecimal.ZERO)
                    .min(principal);
            planned = planned.add(ofOneDay(inPlan, plan.percent(), count, day));
          }
        }
        late = late.add(ofOneDay(principal.subtract(inPlan), GERMAN.on(day), count, day));
      }
      assertThat(Accrual.total(interest.late(), 9))
          .isEqualByComparingTo(late.setScale(9, RoundingMode.HALF_UP));
      assertThat(Accrual.total(interest.planned(), 9))
          .isEqualByComparingTo(planned.setScale(9, RoundingMode.HALF_UP));
    }
  }

  private static BigDecimal before(Map<LocalDate, BigDecimal> paid, LocalDate day) {
    return paid.entrySet().stream()
        .filter(one -> one.getKey().isBefore(day))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal ofOneDay(
      BigDecimal principal, BigDecimal percent, DayCount count, LocalDate day) {
    int days = count == DayCount.ACTUAL_ACTUAL && day.isLeapYear() ? 366 : 365;
    return principal
        .multiply(percent)
        .divide(BigDecimal.valueOf(100L * days), MathContext.DECIMAL128);
  }
}

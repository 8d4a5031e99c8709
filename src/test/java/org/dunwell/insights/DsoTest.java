package org.dunwell.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.insights.Dso.Month;
import org.junit.jupiter.api.Test;

class DsoTest {

  @Test
  void countsBackMonthByMonthAndTheLastInProportion() {
    assertThat(
            Dso.countback(
                new BigDecimal("212000"),
                List.of(month("100000", 30), month("80000", 30), month("70000", 30))))
        .isEqualTo("73.71");
  }

  @Test
  void aMonthWithoutSalesCountsItsDaysAndTooFewMonthsSayNothing() {
    assertThat(Dso.countback(new BigDecimal("50"), List.of(month("0", 10), month("100", 30))))
        .isEqualTo("25.00");
    assertThat(Dso.countback(new BigDecimal("500"), List.of(month("100", 30)))).isNull();
    assertThat(Dso.countback(BigDecimal.ZERO, List.of(month("0", 10)))).isEqualTo("0.00");
  }

  @Test
  void simpleIsOpenOverSalesTimesDays() {
    assertThat(Dso.simple(new BigDecimal("150"), new BigDecimal("300"), 90)).isEqualTo("45.00");
    assertThat(Dso.simple(new BigDecimal("150"), BigDecimal.ZERO, 90)).isNull();
  }

  private static Month month(String sales, int days) {
    return new Month(new BigDecimal(sales), days);
  }
}

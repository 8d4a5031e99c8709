package org.dunwell.credit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaydexTest {

  /** As published: 70 is 14 to 15 days beyond terms, 60 is 21 to 22. */
  @ParameterizedTest
  @CsvSource({
    "-30, 100",
    "-20, 90",
    "0, 80",
    "15, 70",
    "22, 60",
    "30, 50",
    "60, 40",
    "90, 30",
    "120, 20",
    "-90, 100",
    "400, 20",
    "75, 35"
  })
  void daysBeyondTermsHaveTheirPublishedValue(int days, BigDecimal paydex) {
    assertThat(Paydex.of(days)).isEqualByComparingTo(paydex);
  }

  @Test
  void aLargePaymentWeighsMoreThanASmallOne() {
    assertThat(Paydex.of(List.of(line("9000", 0), line("500", 30), line("500", 120)))).contains(76);
  }

  @Test
  void twoTradeLinesAreTooFew() {
    assertThat(Paydex.of(List.of(line("10", 0), line("10", 0)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, LOW", "80, LOW", "79, MODERATE", "50, MODERATE", "49, HIGH", "0, HIGH"})
  void theBandsAreThoseOfDunAndBradstreet(int paydex, Paydex.Risk risk) {
    assertThat(Paydex.risk(paydex)).isEqualTo(risk);
  }

  private static Paydex.Experience line(String amount, int days) {
    return new Paydex.Experience(new BigDecimal(amount), days);
  }
}

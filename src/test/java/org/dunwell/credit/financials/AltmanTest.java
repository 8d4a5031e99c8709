package org.dunwell.credit.financials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.platform.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AltmanTest {

  /** Worked by hand: 0.717 x 0.2 + 0.847 x 0.3 + 3.107 x 0.1 + 0.420 x 1.5 + 0.998 x 1.8. */
  @Test
  void theMakersFormulaTakesFiveShares() {
    FinancialStatement maker = accounts("manufacturer", "200", "300", "100", "600", "400", "1800");

    assertThat(maker.z()).isEqualByComparingTo("3.1346");
    assertThat(maker.zone()).isEqualTo(Altman.Zone.SAFE);
  }

  /** 6.56 x 0.2 + 3.26 x 0.3 + 6.72 x 0.1 + 1.05 x 1.5; sales do not count. */
  @Test
  void theFormulaOfOthersLeavesSalesOut() {
    FinancialStatement other = accounts("other", "200", "300", "100", "600", "400", "1800");

    assertThat(other.z()).isEqualByComparingTo("4.5370");
    assertThat(accounts("other", "200", "300", "100", "600", "400", "0").z())
        .isEqualByComparingTo(other.z());
  }

  /** Some clip each ratio to -4 ... +8; an empty shell would look as if it could be saved. */
  @Test
  void noRatioIsClipped() {
    FinancialStatement shell = accounts("manufacturer", "-9000", "-5000", "0", "0", "9000", "0");
    FinancialStatement debtless = accounts("manufacturer", "0", "0", "0", "20000", "1", "0");

    assertThat(shell.z()).isEqualByComparingTo("-10.6880");
    assertThat(debtless.z()).isEqualByComparingTo("8400");
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE, 2.9001, SAFE", "PRIVATE, 2.9, GREY", "PRIVATE, 1.23, GREY",
    "PRIVATE, 1.2299, DISTRESS", "GENERAL, 2.6001, SAFE", "GENERAL, 2.6, GREY",
    "GENERAL, 1.1, GREY", "GENERAL, 1.0999, DISTRESS"
  })
  void theZonesAreAltmans(Altman formula, BigDecimal z, Altman.Zone zone) {
    assertThat(formula.zone(z)).isEqualTo(zone);
  }

  @Test
  void accountsWithoutAssetsOrADayAreRefused() {
    assertThatThrownBy(() -> entered("0", LocalDate.of(2025, 12, 31)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("total assets");
    assertThatThrownBy(() -> entered("10", null)).hasMessageContaining("day");
  }

  private static NewFinancialStatement entered(String assets, LocalDate day) {
    BigDecimal ten = BigDecimal.TEN;
    return new NewFinancialStatement(
        1,
        day,
        "EUR",
        ten,
        new BigDecimal(assets),
        ten,
        ten,
        ten,
        ten,
        ten,
        "annual report",
        "ann");
  }

  private static FinancialStatement accounts(String industry, String... figures) {
    BigDecimal[] of =
        java.util.Arrays.stream(figures).map(BigDecimal::new).toArray(BigDecimal[]::new);
    return new FinancialStatement(
        1,
        1,
        LocalDate.of(2025, 12, 31),
        "EUR",
        of[0],
        new BigDecimal("1000"),
        of[1],
        of[2],
        of[3],
        of[4],
        of[5],
        "annual report",
        "ann",
        Instant.EPOCH,
        industry);
  }
}

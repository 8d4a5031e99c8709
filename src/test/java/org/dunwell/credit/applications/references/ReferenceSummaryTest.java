package org.dunwell.credit.applications.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What trade references say together. */
class ReferenceSummaryTest {

  @Test
  void referencesSpeakTogether() {
    ReferenceSummary all =
        ReferenceSummary.of(
            List.of(
                answered("8000", "EUR", 5, true),
                answered("4000", "EUR", 10, true),
                answered("9000", "USD", 0, true)),
            "EUR",
            new BigDecimal("1.25"));
    assertThat(all.word()).isEqualTo("good");
    assertThat(all.highest()).isEqualByComparingTo("8000");
    assertThat(all.average()).isEqualByComparingTo("6000");
    assertThat(all.byHighest()).isEqualByComparingTo("10000");
    assertThat(all.daysLate()).isEqualByComparingTo("5");
    assertThat(word(answered("1", "EUR", 20, true))).isEqualTo("mixed");
    assertThat(word(answered("1", "EUR", 31, true))).isEqualTo("poor");
    assertThat(word(answered("1", "EUR", 0, false))).isEqualTo("poor");
    assertThat(ReferenceSummary.of(List.of(), "EUR", BigDecimal.ONE).word()).isEqualTo("none");
  }

  private static String word(TradeReference one) {
    return ReferenceSummary.of(List.of(one), "EUR", BigDecimal.ONE).word();
  }

  private static TradeReference answered(
      String credit, String currency, int daysLate, boolean again) {
    return new TradeReference(
        1,
        1,
        1,
        "Alpha",
        null,
        "a@b.example",
        "answered",
        null,
        java.time.Instant.EPOCH,
        null,
        java.time.Instant.EPOCH,
        2019,
        new BigDecimal(credit),
        currency,
        30,
        daysLate,
        again,
        null);
  }
}

package org.dunwell.credit.bureaus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What published bands of Creditsafe, D&B and Experian become on our scale. */
@DunwellTest
class BandsTest {

  @Autowired Bands bands;
  @Autowired TestLedger ledger;

  @ParameterizedTest
  @CsvSource({
    "creditsafe, 100, 100, very low",
    "creditsafe, 71, 71, very low",
    "creditsafe, 70, 70, low",
    "creditsafe, 51, 51, low",
    "creditsafe, 50, 50, moderate",
    "creditsafe, 30, 30, moderate",
    "creditsafe, 29, 29, high",
    "creditsafe, 21, 21, high",
    "creditsafe, 20, 20, very high",
    "creditsafe, 0, 0, very high",
    "paydex, 100, 100, low",
    "paydex, 80, 71, low",
    "paydex, 79, 70, moderate",
    "paydex, 50, 30, moderate",
    "paydex, 49, 29, high",
    "paydex, 0, 0, high",
    "intelliscore, 100, 100, very low",
    "intelliscore, 76, 71, very low",
    "intelliscore, 75, 70, low",
    "intelliscore, 26, 30, moderate",
    "intelliscore, 25, 29, high",
    "intelliscore, 11, 21, high",
    "intelliscore, 10, 20, very high",
    "intelliscore, 1, 0, very high"
  })
  void aScoreKeepsItsBandAndItsPlaceInIt(String scale, BigDecimal raw, int points, String band) {
    Bands.Meaning meaning = bands.of("party/1", scale, raw);
    assertThat(meaning.points()).isEqualTo(points);
    assertThat(meaning.band()).isEqualTo(band);
    assertThat(ledger.count("platform.decision where id = ?", meaning.decisionId())).isEqualTo(1);
  }

  @Test
  void anUnknownScaleAndAScoreBeyondItAreNotGuessed() {
    assertThatThrownBy(() -> bands.of("party/1", "stars", BigDecimal.ONE))
        .isInstanceOf(NoReport.class)
        .hasMessageContaining("rules/bureau-bands.dmn");
    assertThatThrownBy(() -> bands.of("party/1", "paydex", new BigDecimal("100.5")))
        .isInstanceOf(NoReport.class);
  }
}

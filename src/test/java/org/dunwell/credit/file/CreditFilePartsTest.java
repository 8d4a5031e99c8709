package org.dunwell.credit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dunwell.credit.scores.Score;
import org.junit.jupiter.api.Test;

class CreditFilePartsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aSectionThatCannotBeReadSaysSoAndTakesNothingDown() {
    Part<String> broken =
        Part.of(
            "score",
            () -> {
              throw new IllegalStateException("the test breaks it");
            });
    assertThat(broken.failed()).isTrue();
    assertThat(broken.value()).isNull();
    assertThat(Part.of("score", () -> "fine")).isEqualTo(new Part<>("fine", false));
  }

  @Test
  void aScoreHoldsUntilTheNextOne() {
    ScoreLine line = ScoreLine.of(List.of(score(50, 5), score(100, 10)), NOW);
    assertThat(line.points()).isEqualTo("0,0 320,0 320,80 640,80");
    assertThat(line.since()).isEqualTo(NOW.minusSeconds(10));
  }

  @Test
  void oneScoreIsNoLine() {
    assertThat(ScoreLine.of(List.of(score(50, 5)), NOW)).isNull();
  }

  private static Score score(int points, int secondsAgo) {
    return new Score(1, 1, NOW.minusSeconds(secondsAgo), points, "B", null, null, null, "x", 1);
  }
}

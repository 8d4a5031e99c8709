package org.dunwell.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void eachFailureRestsAsLongAsItsTurnSaysAndThenAPersonIsAsked() {
    Rests rests = Rests.of(Duration.ofMinutes(1), Duration.ofHours(2));
    assertThat(rests.after(0, NOW)).isEqualTo("2026-03-02T09:01:00Z");
    assertThat(rests.after(1, NOW)).isEqualTo("2026-03-02T11:00:00Z");
    assertThat(rests.after(2, NOW)).isNull();
  }
}

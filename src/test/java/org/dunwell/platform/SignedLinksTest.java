package org.dunwell.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dunwell.DunwellTest;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class SignedLinksTest {

  @Autowired SignedLinks links;
  @Autowired DunwellClock clock;

  @BeforeEach
  void aDay() {
    clock.standAt(Instant.parse("2026-03-03T08:00:00Z"));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void aLinkOpensWhatItWasMadeFor() {
    String token = links.mint("pay", "12-3", Duration.ofDays(60));
    assertThat(links.read("pay", token)).contains("12-3");
    assertThat(links.read("reference", token)).isEmpty();
    assertThat(token).matches("[A-Za-z0-9_.-]{20,80}");
  }

  @Test
  void aLinkEnds() {
    String token = links.mint("pay", "12-3", Duration.ofDays(60));
    clock.standAt(clock.instant().plus(Duration.ofDays(60)));
    assertThat(links.read("pay", token)).isEmpty();
    assertThat(links.readExpired("pay", token)).contains("12-3");
  }

  @Test
  void whoChangesALetterOfALinkHasNone() {
    String token = links.mint("pay", "12-3", Duration.ofDays(60));
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.read("pay", forged)).as(forged).isEmpty();
      assertThat(links.readExpired("pay", forged)).as(forged).isEmpty();
    }
    assertThat(links.read("pay", "nonsense")).isEmpty();
    assertThat(links.read("pay", "!!.??")).isEmpty();
  }
}

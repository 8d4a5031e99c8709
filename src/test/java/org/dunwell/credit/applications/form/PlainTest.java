package org.dunwell.credit.applications.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one stranger typed and another one is sent. */
class PlainTest {

  @ParameterizedTest
  @CsvSource({
    "'Miller & Sons Ltd.', 'Miller & Sons Ltd.'",
    "'A.B.C. Handel', 'A. B. C. Handel'",
    "'Win http://evil.example/x now', 'Win evil. example x now'",
    "'www.evil.example', 'evil. example'",
    "'pay@evil.example', 'pay evil. example'",
    "'Müller Öl', 'Müller Öl'",
    "'???', –"
  })
  void aNameInAMailToAStrangerIsNoLink(String typed, String sent) {
    assertThat(Plain.forStrangers(typed)).isEqualTo(sent);
  }

  @Test
  void aNameInAMailToAStrangerIsNoMessage() {
    assertThat(Plain.forStrangers("Dear friend, ".repeat(20))).hasSizeLessThanOrEqualTo(60);
  }
}

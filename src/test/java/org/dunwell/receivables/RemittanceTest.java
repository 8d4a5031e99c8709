package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemittanceTest {

  @Test
  void findsNumbersBetweenWordsWhateverStandsAroundThem() {
    assertThat(Remittance.words("Invoices RE-2025/0001, (RE-2025/0002); thanks"))
        .contains("RE-2025/0001", "RE-2025/0002");
  }

  @Test
  void findsNumbersWrittenWithASpaceAndInSmallLetters() {
    assertThat(Remittance.words("for re 20250001")).contains("RE 20250001");
  }

  @Test
  void shortNumbersCountOnlyWhenTheyAreTheWholeText() {
    assertThat(Remittance.words("part 2 of 3")).doesNotContain("2", "3");
    assertThat(Remittance.words(" 2 ")).contains("2");
  }

  @Test
  void aDateGivesNoShortFragments() {
    assertThat(Remittance.fragments("RgNr:4711/EUR 12.03.2025"))
        .contains("4711", "RGNR", "2025")
        .doesNotContain("12", "03");
  }

  @Test
  void noTextNamesNothing() {
    assertThat(Remittance.words(null)).isEmpty();
    assertThat(Remittance.words("  ")).isEmpty();
    assertThat(Remittance.fragments(null)).isEmpty();
  }
}

package org.dunwell.platform.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+49 30 23125000, , +493023125000, +49 30 23125000, false",
    "+49 (0)30 23125000, , +493023125000, +49 30 23125000, false",
    "0049 30/23125-000, DE, +493023125000, +49 30 23125000, false",
    "030 23125000, DE, +493023125000, +49 30 23125000, false",
    "0170 5550101, de, +491705550101, +49 170 5550101, true",
    "(202) 555-0100, US, +12025550100, +1 202-555-0100, true",
    "+1 202 555 0100 x12, , +12025550100, +1 202-555-0100 x12, true"
  })
  void isReadAsItIsWritten(String text, String country, String e164, String shown, boolean texts) {
    assertThat(TelephoneNumber.read(text, country))
        .contains(new TelephoneNumber(e164, shown, texts));
  }

  @ParameterizedTest
  @CsvSource({
    "030 23125000, , It begins with no country's code.",
    "+999 1234567, DE, It begins with no country's code.",
    "+49 3, DE, It is too short.",
    "555-0100, US, Its area code is missing.",
    "+49 30 12345678901234567, , It is too long.",
    "ask for Anna, DE, It is no telephone number."
  })
  void whatCannotBeDialledSaysWhy(String text, String country, String why) {
    assertThat(TelephoneNumber.problem(text, country)).isEqualTo(why);
    assertThat(TelephoneNumber.read(text, country)).isEmpty();
    assertThat(TelephoneNumber.kept(text, country)).isEqualTo(text);
  }

  @Test
  void whatIsCompleteIsKeptAsItWasWritten() {
    assertThat(TelephoneNumber.kept("+49 (0)30 / 231 25-000", "DE"))
        .isEqualTo("+49 (0)30 / 231 25-000");
    assertThat(TelephoneNumber.kept("0049 30 23125000", "US")).isEqualTo("0049 30 23125000");
    assertThat(TelephoneNumber.kept("030 23125000", "DE")).isEqualTo("+49 30 23125000");
    // the trunk's zero is no part of it, and only this library knows
    assertThat(TelephoneNumber.kept("+49 030 23125000", "DE")).isEqualTo("+49 30 23125000");
  }
}

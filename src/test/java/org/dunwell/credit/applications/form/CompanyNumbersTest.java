package org.dunwell.credit.applications.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dunwell.credit.NewProspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that were given, numbers with a slip of the finger, and numbers nobody here knows. */
class CompanyNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "AT, ATU13585627",
    "BE, BE0411905847",
    "BE, 'BE 1003.666.423'",
    "BE, BE411905847",
    "BG, BG175074752",
    "CY, CY10259033P",
    "CZ, CZ25123891",
    "DE, DE136695976",
    "DE, '136 695 976'",
    "DK, DK13585628",
    "EE, EE100931558",
    "GR, EL094259216",
    "GR, 094259216",
    "ES, ESB58378431",
    "FI, FI20774740",
    "FR, FR40303265045",
    "FR, FRK7399859412",
    "GB, GB980780684",
    "GB, XI980780684",
    "HR, HR33392005961",
    "HU, HU12892312",
    "IE, IE6433435F",
    "IE, IE6433435OA",
    "IT, IT00743110157",
    "LT, LT119511515",
    "LU, LU15027442",
    "LV, LV40003521600",
    "MT, MT11679112",
    "NL, NL004495445B01",
    "NL, NL000099998B57",
    "PL, PL8567346215",
    "PT, PT501964843",
    "RO, RO18547290",
    "SE, SE556188840401",
    "SI, SI50223054",
    "SK, SK2022749619",
    "DE, ATU13585627"
  })
  void aNumberThatWasGivenPasses(String country, String number) {
    assertThat(CompanyNumbers.isWrongVat(number, country)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "AT, ATU13585628",
    "BE, BE0411905848",
    "BE, BE2003666423",
    "DE, DE136695978",
    "DE, DE13669597",
    "DE, 136695978",
    "FR, FR40303265044",
    "GB, GB980780685",
    "IT, IT00743110158",
    "NL, NL004495446B01",
    "PL, PL8567346216",
    "US, DE136695978"
  })
  void aSlipOfTheFingerIsFound(String country, String number) {
    assertThat(CompanyNumbers.isWrongVat(number, country)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "US, 12-3456789",
    "CH, CHE-123.456.788 MWST",
    "NO, 995525828MVA",
    "IN, 27AAPFU0939F1ZV",
    "XK, 811234567",
    "DE, ''",
    "DE, ---"
  })
  void aCountryThatNobodyKnowsHereIsNeverInTheWay(String country, String number) {
    assertThat(CompanyNumbers.isWrongVat(number, country)).isFalse();
    assertThat(CompanyNumbers.isWrongVat(null, country)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5493000IBP32UQZ0KL24", "LEI 2138 00WSGIIZCXF1P5 72", "lei:5493000IBP32UQZ0KL24"})
  void anLeiIsKnownByItsCheckDigits(String lei) {
    assertThat(CompanyNumbers.isLei(lei)).isTrue();
    assertThat(CompanyNumbers.hasCheckDigits(lei)).isTrue();
    assertThat(CompanyNumbers.isWrongLei(lei)).isFalse();
    String slip = lei.substring(0, lei.length() - 1) + "9";
    assertThat(CompanyNumbers.hasCheckDigits(slip)).isFalse();
    assertThat(CompanyNumbers.isWrongLei(slip)).isEqualTo(lei.toUpperCase().startsWith("LEI"));
  }

  @Test
  void otherNumbersOfRegistersAreNoLei() {
    for (String number : new String[] {"HRB 12345", "01234567", "U72200KA2013PTC097389", null}) {
      assertThat(CompanyNumbers.isLei(number)).isFalse();
      assertThat(CompanyNumbers.isWrongLei(number)).isFalse();
    }
  }

  @Test
  void whoeverTypesAWrongNumberIsToldWhichAndHowToMendIt() {
    assertThatThrownBy(() -> Prospects.check(prospect("HRB 1", "DE136695978")))
        .isInstanceOfSatisfying(
            BadFields.class,
            bad ->
                assertThat(bad.all())
                    .extracting(BadField::problem)
                    .containsExactly(BadField.Problem.DIGITS))
        .hasMessageContaining("The VAT number has a digit too many")
        .hasMessageContaining("or leave it empty");
    assertThatThrownBy(() -> Prospects.check(prospect("LEI 5493000IBP32UQZ0KL25", null)))
        .hasMessageContaining("The registration number has a digit too many");
    Prospects.check(prospect("HRB 1", "DE136695976"));
    Prospects.check(prospect(null, null));
  }

  private static NewProspect prospect(String registration, String vat) {
    return new NewProspect(
        "Welle GmbH",
        "Hafenstr. 2",
        "20457",
        "Hamburg",
        "DE",
        "de",
        "EUR",
        registration,
        vat,
        "other",
        "Ina",
        "ina@welle.example",
        null,
        null);
  }
}

package org.dunwell.credit.bureaus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dunwell.credit.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a report is about the company that was asked about. */
class CompanyTest {

  private static Party party(String name, String registration) {
    return new Party(
        1,
        null,
        null,
        "EUR",
        registration,
        null,
        "other",
        name,
        null,
        null,
        null,
        "DE",
        "de",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        null,
        0);
  }

  @ParameterizedTest
  @CsvSource({
    "Müller Maschinenbau GmbH & Co. KG, HRB 12345 B, Muller, hrb12345b, DE, true",
    "Muster GmbH, HRB 1, Muster GmbH, HRB 2, DE, false",
    "Muster GmbH, HRB 1, Muster GmbH, HRB 1, AT, false",
    "Müller Maschinenbau GmbH, , MUELLER MASCHINENBAU, , DE, false",
    "Müller Maschinenbau GmbH, , MULLER MASCHINENBAU AG, , DE, true",
    "Nordwind Logistik GmbH, , Südwind Logistik GmbH, , DE, false",
    "Muster GmbH, , GmbH, , DE, false",
    "Muster GmbH, HRB 1, , , DE, false"
  })
  void fitsOrDoesNot(
      String ours, String number, String theirs, String theirNumber, String country, boolean fits) {
    String misfit = new Company(theirs, theirNumber, country).misfit(party(ours, number));
    assertThat(misfit == null).as(misfit).isEqualTo(fits);
  }

  @Test
  void theSameNumberIsTheSameCompanyWhateverItsName() {
    assertThat(new Company("Neue Firma AG", "HRB-1", "DE").misfit(party("Alte Firma", "HRB 1")))
        .isNull();
  }
}

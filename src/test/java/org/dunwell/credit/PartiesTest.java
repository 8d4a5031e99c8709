package org.dunwell.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class PartiesTest {

  @Autowired TestLedger ledger;
  @Autowired Parties parties;

  @BeforeEach
  void emptyLedger() {
    ledger.begin();
  }

  @Test
  void everyCustomerIsAPartyOnceAndHasItsNameFromTheLedger() {
    long first = ledger.customer("C1");
    ledger.customer("C2");

    Party party = parties.ofCustomer(first);

    assertThat(party.name()).isEqualTo("Customer C1");
    assertThat(party.currency()).isEqualTo("EUR");
    assertThat(party.isProspect()).isFalse();
    assertThat(parties.makeMissing()).isEqualTo(1);
    assertThat(parties.makeMissing()).isZero();
    assertThat(parties.ofCustomers(List.of(first))).containsExactly(party);
  }

  @Test
  void aProspectBecomesACustomerAndKeepsItsFile() {
    long id = parties.add(prospect("Neue Welle GmbH", "DE"));
    assertThat(parties.prospects(10)).extracting(Party::id).containsExactly(id);

    parties.convert(id, ledger.customer("C3"));

    assertThat(parties.prospects(10)).isEmpty();
    assertThat(parties.byId(id).number()).isEqualTo("C3");
    assertThat(parties.byId(id).registrationNumber()).isEqualTo("HRB 1");
    assertThatThrownBy(() -> parties.convert(id, ledger.customer("C4")))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void aProspectWithoutNameOrCountryIsRefused() {
    assertThatThrownBy(() -> prospect(" ", "DE")).isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> prospect("Neue Welle GmbH", "XX")).hasMessageContaining("XX");
  }

  private static NewProspect prospect(String name, String country) {
    return new NewProspect(
        name,
        "Hafenstr. 2",
        "20457",
        "Hamburg",
        country,
        "de",
        "EUR",
        "HRB 1",
        null,
        "other",
        "Ina Welle",
        "ina@welle.example",
        null,
        null);
  }
}

package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {

  @Test
  void aCreditorReferenceCountsWithItsCheckDigitsOnly() {
    assertThat(References.isRf("RF18539007547034")).isTrue();
    assertThat(References.isRf("RF19539007547034")).isFalse();
    assertThat(References.payloads("RF18 5390 0754 7034", "")).containsExactly("539007547034");
    assertThat(References.payloads(null, "REF RF18539007547034 THANKS"))
        .containsExactly("539007547034");
    assertThat(References.payloads(NoisyLines.rf("INV-10481"), "")).containsExactly("INV10481");
  }

  @Test
  void aSwissReferenceAndAnOcrNumberLoseTheirCheckDigit() {
    assertThat(References.isQr("210000000003139471430009017")).isTrue();
    assertThat(References.isQr("210000000003139471430009018")).isFalse();
    assertThat(References.payloads("21 00000 00003 13947 14300 09017", ""))
        .containsExactly("21000000000313947143000901");
    assertThat(References.payloads("79927398713", "")).containsExactly("7992739871");
    assertThat(References.payloads("79927398710", "")).isEmpty();
  }

  @Test
  void oneSlipIsOneSlip() {
    assertThat(Slips.one("004711", "004721")).isTrue();
    assertThat(Slips.one("004711", "007411")).isTrue();
    assertThat(Slips.one("004711", "04711")).isTrue();
    assertThat(Slips.one("004711", "004711")).isFalse();
    assertThat(Slips.one("004711", "004822")).isFalse();
  }
}

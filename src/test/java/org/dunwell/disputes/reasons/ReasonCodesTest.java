package org.dunwell.disputes.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.SettingsHistory.Change;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reason codes as data; the seed stays as it is for other tests, so these make their own. */
@DunwellTest
class ReasonCodesTest {

  @Autowired TestLedger ledger;
  @Autowired ReasonCodes reasons;
  @Autowired Departments departments;

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @AfterEach
  void tidyUp() {
    ledger.update("delete from disputes.reason_code_x12 where code like 'TEST%'");
    ledger.update("delete from disputes.reason_code_words where code like 'TEST%'");
    ledger.update("delete from disputes.reason_code where code like 'TEST%'");
    ledger.update("delete from disputes.settings_change where code like 'TEST%'");
  }

  @Test
  void comesWithTwentyFourReasonsEachWithAnOwnerATimeAndWordsForCustomers() {
    assertThat(reasons.active()).hasSize(24);
    assertThat(reasons.active())
        .allSatisfy(
            reason -> {
              assertThat(departments.byCode(reason.department()).isRetired()).isFalse();
              assertThat(reason.targetTime()).isPositive();
              assertThat(reason.words()).containsOnlyKeys("en", "de");
              assertThat(ReasonCodeEntry.PEPPOL).containsKey(reason.peppol());
              assertThat(reason.x12()).isNotEmpty();
              // what is seeded could as well have been entered
              assertThat(
                      new ReasonCodeEntry(
                          reason.name(),
                          reason.x12(),
                          reason.peppol(),
                          reason.department(),
                          reason.targetTime(),
                          reason.words()))
                  .isNotNull();
            });
    ReasonCode damaged = reasons.byCode("DAMAGED");
    assertThat(damaged.x12()).containsExactly("04", "11");
    assertThat(damaged.department()).isEqualTo("logistics");
    assertThat(damaged.targetTime()).isEqualTo(Duration.ofHours(24));
    assertThat(damaged.wordsIn("de")).isEqualTo("Die Ware kam beschädigt an");
    assertThat(damaged.wordsIn("fr")).isEqualTo("The goods arrived damaged");
  }

  @Test
  void isFoundByOurCodeInAnyCaseAndByX12() {
    assertThat(reasons.find("qty_short")).get().extracting(ReasonCode::code).isEqualTo("QTY_SHORT");
    assertThat(reasons.find(" 06 ")).get().extracting(ReasonCode::code).isEqualTo("QTY_SHORT");
    assertThat(reasons.find("a9")).get().extracting(ReasonCode::code).isEqualTo("POD_MISSING");
    assertThat(reasons.byX12("6")).isEmpty();
    assertThat(reasons.find("QTY")).isEmpty();
    assertThat(reasons.find(null)).isEmpty();
    assertThat(reasons.find("")).isEmpty();
    assertThatThrownBy(() -> reasons.byCode("qty_short")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> reasons.chosen("ZZZ"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(
            "There is no reason code \"ZZZ\". Give one of ALREADY_PAID, CANCELLED");
  }

  @Test
  void aRetiredReasonKeepsItsHistoryAndCannotBeChosen() {
    reasons.add("TEST_ONE", entry("Test one", "Z1"), "manager");
    reasons.retire("TEST_ONE", "manager");
    reasons.retire("TEST_ONE", "manager");
    assertThat(reasons.active()).extracting(ReasonCode::code).doesNotContain("TEST_ONE");
    assertThat(reasons.byCode("TEST_ONE").isRetired()).isTrue();
    assertThat(reasons.find("z1")).get().extracting(ReasonCode::isRetired).isEqualTo(true);
    assertThatThrownBy(() -> reasons.chosen("z1"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("TEST_ONE is retired and cannot be chosen any more");
    assertThat(reasons.history("TEST_ONE")).extracting(Change::what).startsWith("Retired");
    assertThat(reasons.history("TEST_ONE")).hasSize(2);
    reasons.reinstate("TEST_ONE", "admin");
    assertThat(reasons.chosen("test_one").code()).isEqualTo("TEST_ONE");
  }

  @Test
  void everyChangeSaysWhoWhenAndWhat() {
    ReasonCode made = reasons.add("test_one", entry("Test one", "Z1"), "manager");
    ReasonCodeEntry other =
        new ReasonCodeEntry(
            "Test two",
            List.of("Z3", "z2", "Z3"),
            "QTY",
            "billing",
            Duration.ofMinutes(90),
            Map.of("en", "Two", "de", "Zwei"));
    reasons.change("TEST_ONE", made.version(), other, "admin");
    reasons.change("TEST_ONE", made.version() + 1, other, "admin");
    assertThat(reasons.history("TEST_ONE"))
        .extracting(Change::at, Change::by, Change::what)
        .containsExactly(
            tuple(
                TestLedger.MONDAY,
                "admin",
                "Name: Test two instead of Test one; X12: Z3, Z2 instead of Z1; Peppol: QTY instead of OTH; Department: billing instead of legal; Target time: 1 h 30 min instead of 8 h; Words: Two / Zwei instead of One / Eins"),
            tuple(
                TestLedger.MONDAY,
                "manager",
                "Made: Test one, X12 Z1, Peppol OTH, department legal, target time 8 h, words One / Eins"));
    assertThat(reasons.byX12("Z1")).isEmpty();
    assertThat(reasons.byX12("Z2")).get().extracting(ReasonCode::code).isEqualTo("TEST_ONE");
  }

  @Test
  void whatCannotBeRightIsRefusedInWordsAndNothingIsStored() {
    Map<String, String> words = Map.of("en", "One", "de", "Eins");
    Duration hour = Duration.ofHours(1);
    refused("needs a name", () -> new ReasonCodeEntry("", List.of(), "OTH", "legal", hour, words));
    refused(
        "\"123\" is no X12 code",
        () -> new ReasonCodeEntry("A", List.of("123"), "OTH", "legal", hour, words));
    refused(
        "\"XXX\" is no Peppol code; choose one of PRI, QTY",
        () -> new ReasonCodeEntry("A", List.of(), "XXX", "legal", hour, words));
    refused(
        "target time must be",
        () -> new ReasonCodeEntry("A", List.of(), "OTH", "legal", Duration.ZERO, words));
    refused(
        "in whole minutes",
        () -> new ReasonCodeEntry("A", List.of(), "OTH", "legal", Duration.ofSeconds(90), words));
    refused(
        "how customers read it in German",
        () -> new ReasonCodeEntry("A", List.of(), "OTH", "legal", hour, Map.of("en", "One")));
    refused(
        "Words are kept in [en, de] only",
        () ->
            new ReasonCodeEntry(
                "A", List.of(), "OTH", "legal", hour, Map.of("en", "1", "de", "1", "fr", "1")));
    refused("cannot be a reason code", () -> reasons.add("X-1", entry("A", "Z1"), "x"));
    refused("already", () -> reasons.add("PRICE", entry("A", "Z1"), "x"));
    refused("already", () -> reasons.add("TEST_TWO", entry("Price", "Z1"), "x"));
    refused(
        "The X12 code 06 means QTY_SHORT already",
        () -> reasons.add("TEST_TWO", entry("A", "06"), "x"));
    refused(
        "There is no department \"none\"",
        () ->
            reasons.add(
                "TEST_TWO", new ReasonCodeEntry("A", List.of(), "OTH", "none", hour, words), "x"));
    assertThat(ledger.count("disputes.reason_code where code like 'TEST%'")).isZero();
    assertThat(ledger.count("disputes.settings_change where changed_by = 'x'")).isZero();
    ReasonCode made = reasons.add("TEST_ONE", entry("Test one", "Z1"), "manager");
    refused(
        "has changed the reason TEST_ONE meanwhile",
        () -> reasons.change("TEST_ONE", made.version() + 1, entry("B", "Z1"), "x"));
    refused(
        "Another reason is called Price",
        () -> reasons.change("TEST_ONE", made.version(), entry("Price", "Z1"), "x"));
    refused(
        "means PRICE already",
        () -> reasons.change("TEST_ONE", made.version(), entry("B", "01"), "x"));
    assertThat(reasons.byCode("TEST_ONE")).isEqualTo(made);
  }

  private static void refused(
      String why, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what).isInstanceOf(BrokenRule.class).hasMessageContaining(why);
  }

  private static ReasonCodeEntry entry(String name, String x12) {
    return new ReasonCodeEntry(
        name, List.of(x12), "OTH", "legal", Duration.ofHours(8), Map.of("en", "One", "de", "Eins"));
  }
}

package org.dunwell.credit.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.applications.form.BadField;
import org.dunwell.credit.applications.form.BadFields;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers type is refused as a whole, or is harmless. */
class TypedByStrangersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "A\u202EmbH", "A\nBcc: x@y.example", "\u0000"})
  void aNameHoldsNothingHidden(String name) {
    assertThatThrownBy(() -> application(prospect(name + "x", "a@b.example"), List.of()))
        .isInstanceOfSatisfying(
            BadFields.class,
            bad ->
                assertThat(bad.all())
                    .extracting(BadField::problem)
                    .containsExactly(BadField.Problem.SIGNS));
  }

  @Test
  void aFieldThatIsTooLongIsNamed() {
    assertThatThrownBy(() -> application(prospect("N".repeat(121), "a@b.example"), List.of()))
        .hasMessageContaining("The company's name is longer than 120");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a@b", "a@b.example,c@d.example", "a b@c.example", "<a@b.example>"})
  void anAddressIsOneAddress(String email) {
    assertThatThrownBy(() -> new NewReference("Alpha", null, email)).isInstanceOf(BadField.class);
  }

  @Test
  void tenThousandReferencesAreNotRead() {
    NewReference one = new NewReference("Alpha", null, "ar@alpha.example");
    assertThatThrownBy(
            () -> application(prospect("Welle", "a@b.example"), Collections.nCopies(10_000, one)))
        .hasMessageContaining("at most 5 trade references; you named 10000");
    assertThatThrownBy(() -> application(prospect("Welle", "a@b.example"), List.of(one, one)))
        .hasMessageContaining("same e-mail address");
  }

  @Test
  void aDocumentIsPaperOrPicture() {
    CheckedFile zip = new CheckedFile("a.zip", "application/zip", new byte[1], "a", "a");
    assertThatThrownBy(() -> NewApplication.checkDocuments(List.of(zip)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("a.zip");
  }

  @Test
  void anAmountIsOneOfItsCurrency() {
    assertThat(new Wish(new BigDecimal("1000.50"), "EUR", 30, null).amount())
        .isEqualByComparingTo("1000.50");
    assertThatThrownBy(() -> new Wish(new BigDecimal("1000.5"), "JPY", 30, null))
        .hasMessageContaining("JPY");
    assertThatThrownBy(() -> new Wish(new BigDecimal("1e400"), "EUR", 30, null))
        .isInstanceOf(BadField.class);
    assertThatThrownBy(() -> new Wish(BigDecimal.ZERO, "EUR", 30, null))
        .isInstanceOf(BadField.class);
    assertThatThrownBy(() -> new Wish(BigDecimal.TEN, "XYZ1", 30, null))
        .hasMessageContaining("no currency");
  }

  private static NewProspect prospect(String name, String email) {
    return new NewProspect(
        name,
        "Hafenstr. 2",
        "20457",
        "Hamburg",
        "DE",
        "de",
        "EUR",
        "HRB 1",
        null,
        "other",
        "Ina",
        email,
        null,
        null);
  }

  private static NewApplication application(NewProspect who, List<NewReference> references) {
    return new NewApplication(
        "k",
        NewApplication.Applicant.of(who),
        new Wish(BigDecimal.TEN, "EUR", 30, null),
        references,
        List.of(),
        new NewApplication.GivenConsent("2026-01", "de", "192.0.2.1"),
        "form",
        NewApplication.APPLICANT);
  }
}

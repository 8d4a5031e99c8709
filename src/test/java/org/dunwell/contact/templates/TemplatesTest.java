package org.dunwell.contact.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.contact.templates.BrokenTemplate.Problem;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class TemplatesTest {

  private final Catalogue catalogue = new Catalogue();
  private final Templates templates =
      new Templates(catalogue, Mockito.mock(TemplateVersions.class));
  private final Book book = new Book(catalogue.defaults());

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyTemplateComesWithWordsThatPassTheirOwnCheck(String language) {
    assertThat(catalogue.kinds()).hasSizeGreaterThan(10);
    for (TemplateKind kind : catalogue.kinds()) {
      TemplateKey key = new TemplateKey(kind.name(), language);
      assertThat(TemplateCheck.of(catalogue, key, book.text(key), book)).as("%s", key).isEmpty();
    }
  }

  @Test
  void placesAreWrittenAsTheLanguageOfTheReaderWritesThem() {
    Rendered english = templates.render("promise-confirmation", "en", promise());
    assertThat(english.subject())
        .isEqualTo("Thank you: EUR 2,400.00 by 20 March 2026 to Nordwerk GmbH (customer C7)");
    assertThat(english.text())
        .contains("Dear accounts payable team,")
        .contains("- R-1: EUR\u00a01,400.00\n- R-2: EUR\u00a01,000.00\n\nUntil");
    assertThat(templates.render("promise-confirmation", "de", promise()).text())
        .contains("2.400,00\u00a0EUR bis zum 20.03.2026", "Mit freundlichen Grüßen");
    assertThat(templates.render("promise-confirmation", "fr", promise()).subject())
        .isEqualTo(english.subject());
  }

  @Test
  void paragraphsAndBlocksComeInTheirOrder() {
    List<Rendered.Part> parts = templates.render("promise-confirmation", "en", promise()).parts();
    assertThat(parts.stream().filter(Rendered.Part::drawn).map(Rendered.Part::block))
        .containsExactly("bank details", "pay link");
    assertThat(parts.get(2).lines()).hasSize(2);
    assertThat(Rendered.partsOf("a\r\n\r\n\r\n[[ pay link ]]\n\nb [[statement]]\n[[x]]"))
        .containsExactly(
            new Rendered.Part(null, "a"),
            new Rendered.Part("pay link", null),
            new Rendered.Part(null, "b [[statement]]\n[[x]]"));
  }

  @Test
  void aPieceIsAParagraphOfItsOwn() {
    TemplateKey key = new TemplateKey("reminder-firm", "en");
    Rendered rendered =
        book.fill(
            key,
            Examples.of(
                Stream.concat(
                        catalogue.common().stream(), catalogue.kind(key.name()).places().stream())
                    .toList(),
                true,
                Words.in("en")));
    assertThat(rendered.parts().stream().filter(part -> !part.drawn()).map(Rendered.Part::text))
        .anyMatch(text -> text.startsWith("If you pay several"))
        .anyMatch(text -> text.startsWith("Do you need") && text.endsWith("about it again."))
        .endsWith("Kind regards", "Accounts receivable");
  }

  @Test
  void whatStandsInAPlaceIsNeverReadAsATemplateNorAsAHeader() {
    Map<String, Object> values = promise();
    values.put("company", "{{customer}}\r\nBcc: all@victim.example");
    Rendered rendered = templates.render("promise-confirmation", "en", values);
    assertThat(rendered.subject())
        .contains("{{customer}} Bcc: all@victim.example")
        .doesNotContain("\n");
  }

  @Test
  void aPlaceThatMustBeFilledAndIsNotIsNamed() {
    Map<String, Object> values = promise();
    values.remove("promisedFor");
    assertThatThrownBy(() -> templates.render("promise-confirmation", "en", values))
        .hasMessageContaining(
            "promise-confirmation needs a value for promisedFor: the day promised");
    assertThatThrownBy(() -> templates.render("postcard", "en", values))
        .isInstanceOf(NotThere.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello {{amont}}| 3| \"amont\" is not known here. There are: amount, ",
        "Hello {{#contactName}}you| 3| {{#contactName}} is opened and never closed. Write {{/contactName}}",
        "Hello {{/contactName}}| 3| closes what was never opened",
        "{{#saidBy}}{{#contactName}}x{{/saidBy}}{{/contactName}}| 3| {{#contactName}} was opened last",
        "{{#invoices}}{{#invoices}}x{{/invoices}}{{/invoices}}| 3| stands inside itself",
        "{{> greeting}}| 3| There is no piece named greeting. There are: salutation, closing",
        "{{=<% %>=}}| 3| is not understood here",
        "{{amount.class.name}}| 3| \"amount.class.name\" is not known here",
        "{{$block}}| 3| is not understood here",
        "{{invoices}}| 3| invoices is a list. Write {{#invoices}}",
        "{{number}}| 3| \"number\" is not known here",
        "Hello {{amount| 3| Two braces stand alone",
        "[[statement]]| 3| [[statement]] cannot stand here. There are: [[bank details]], [[pay link]]",
        "here: [[pay link]]| 3| needs an empty line before and after it",
        "''| 1| The text is empty"
      })
  void aBrokenTextIsRefusedWithLineAndReason(String line, int number, String why) {
    String body = line.isEmpty() ? "" : "First\n\n" + line;
    List<Problem> problems = check(new TemplateText("Subject", body));
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0).line()).isEqualTo(number);
    assertThat(problems.get(0).what()).contains(why);
    assertThat(new BrokenTemplate(problems)).hasMessageStartingWith("Line " + number + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| It is empty",
        "{{#saidBy}}only sometimes{{/saidBy}}| It can come out empty",
        "{{nobody}}| \"nobody\" is not known here"
      })
  void aSubjectThatCouldBeEmptyIsRefused(String subject, String why) {
    List<Problem> problems = check(new TemplateText(subject, "Text"));
    assertThat(problems.get(0)).hasToString("Subject: " + problems.get(0).what());
    assertThat(problems.get(0).what()).contains(why);
  }

  private List<Problem> check(TemplateText text) {
    return TemplateCheck.of(catalogue, new TemplateKey("promise-confirmation", "en"), text, book);
  }

  private static Map<String, Object> promise() {
    Map<String, Object> values = new HashMap<>();
    values.put("company", "Nordwerk GmbH");
    values.put("companyEmail", "accounts@nordwerk.example");
    values.put("customer", "Miller Ltd");
    values.put("customerNumber", "C7");
    values.put("today", LocalDate.parse("2026-03-03"));
    values.put("amount", Money.of("2400", "EUR"));
    values.put("promisedFor", LocalDate.parse("2026-03-20"));
    values.put(
        "invoices",
        List.of(
            Map.of("number", "R-1", "amount", Money.of("1400", "EUR")),
            Map.of("number", "R-2", "amount", Money.of("1000", "EUR"))));
    return values;
  }
}

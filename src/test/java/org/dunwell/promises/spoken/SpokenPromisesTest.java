package org.dunwell.promises.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dunwell.platform.Money;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript goes in, proposals come out. */
class SpokenPromisesTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
  private static final Money OPEN = Money.of("4200", "USD");
  private static final SpokenContext CALL = SpokenContext.of(WEDNESDAY, OPEN);
  private static final SpokenPromises PROMISES = new SpokenPromises();

  private static Utterance says(Speaker speaker, String text, String language) {
    return new Utterance(speaker, 10_000, 20_000, text, language);
  }

  private static List<SpokenPromise> customer(String text, String language) {
    return PROMISES.in(List.of(says(Speaker.customer, text, language)), CALL);
  }

  private static List<SpokenPromise> answered(String question, String answer, String language) {
    return PROMISES.in(
        List.of(
            says(Speaker.collector, question, language), says(Speaker.customer, answer, language)),
        CALL);
  }

  @Test
  void aProposalSaysWhatWasSaidWhereAndWhyItIsOne() {
    String text = "Good morning. I'll wire half of it by Friday. Goodbye now.";

    List<SpokenPromise> found = customer(text, "en");

    assertThat(found).hasSize(1);
    SpokenPromise one = found.get(0);
    assertThat(one.sentence()).isEqualTo("I'll wire half of it by Friday.");
    assertThat(text.substring(one.from(), one.to())).isEqualTo(one.sentence());
    assertThat(one.startMillis()).isBetween(12_000L, 13_000L);
    assertThat(one.endMillis()).isBetween(17_000L, 19_000L);
    assertThat(one.date()).isEqualTo(FRIDAY);
    assertThat(one.amount()).isEqualTo(Money.of("2100", "USD"));
    assertThat(one.reason())
        .isEqualTo("will pay: the customer says that he or somebody of his side will pay");
    assertThat(one.confidence()).isBetween(0.9, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I'll pay it. On Friday.",
        "en | By Friday. I'll pay it then.",
        "en | We'll pay on Thursday. No, Friday.",
        "en | I'll pay on Friday. Thanks. Goodbye.",
        "de | Ich überweise das. Am Freitag.",
        "de | Am Freitag. Da zahle ich das."
      })
  void aFewWordsBesideASentenceMayNameItsDay(String language, String text) {
    assertThat(customer(text, language))
        .singleElement()
        .extracting(SpokenPromise::date)
        .isEqualTo(FRIDAY);
  }

  @Test
  void twoUtterancesWithTheSameWordsAreTwoProposalsAtTheirPlaces() {
    Utterance same = says(Speaker.customer, "I'll pay on Friday.", "en");

    assertThat(PROMISES.in(List.of(same, same), CALL))
        .extracting(SpokenPromise::utterance)
        .containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | So you'll pay the 500 by Friday? | Yes, I will.",
        "en | Can you wire five hundred dollars on Friday? | yeah sure",
        "en | Okay, so I can expect 500 on Friday, is that right? | That's right, yes.",
        "de | Sie zahlen also die 500 bis Freitag? | Ja, mache ich.",
        "de | Können Sie am Freitag fünfhundert überweisen? | Ja, gerne, versprochen."
      })
  void aYesToAQuestionWithADayPromisesThatDay(String language, String question, String answer) {
    assertThat(answered(question, answer, language))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.date()).isEqualTo(FRIDAY);
              assertThat(one.amount()).isEqualTo(Money.of("500", "USD"));
              assertThat(one.sentence()).isEqualTo(answer);
              assertThat(one.utterance()).isEqualTo(1);
              assertThat(one.reason()).startsWith("yes to a question");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | So you'll pay the 500 by Friday? | Yes, if my customer pays me.",
        "en | So you'll pay the 500 by Friday? | No.",
        "en | So you'll pay the 500 by Friday? | Yes, I know what you want.",
        "en | So you'll pay soon? | Yes, I will.",
        "en | Is the meeting on Friday? | Yes.",
        "de | Sie zahlen also bis Freitag? | Ja, vielleicht.",
        "de | Sie zahlen also bis Freitag? | Nein.",
        "de | Sie haben meinen Brief bekommen? | Ja."
      })
  void aYesThatSaysMoreAndAQuestionWithoutADayPromiseNothing(
      String language, String question, String answer) {
    assertThat(answered(question, answer, language)).isEmpty();
  }

  @Test
  void aYesAfterTheCustomersOwnWordsPromisesNothing() {
    assertThat(
            PROMISES.in(
                List.of(
                    says(Speaker.customer, "You want the 500 by Friday?", "en"),
                    says(Speaker.customer, "Yes.", "en")),
                CALL))
        .isEmpty();
  }

  @Test
  void thePointOfADayEndsNoSentence() {
    assertThat(customer("Ich überweise alles am 30. Juni. Dann ist Ruhe.", "de"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.sentence()).isEqualTo("Ich überweise alles am 30. Juni.");
              assertThat(one.date()).hasMonth(Month.JUNE).hasDayOfMonth(30);
            });
  }

  @Test
  void whatTheCollectorSaysIsNoPromise() {
    assertThat(PROMISES.in(List.of(says(Speaker.collector, "I'll pay on Friday.", "en")), CALL))
        .isEmpty();
  }

  @Test
  void languagesThatNobodyTaughtItArePassedOver() {
    assertThat(customer("Je paie vendredi.", "fr")).isEmpty();
  }

  @Test
  void theNumberOfAnInvoiceIsNoAmount() {
    SpokenContext known = new SpokenContext(WEDNESDAY, OPEN, Set.of("4471"), CALL.workingDay());
    Utterance said = says(Speaker.customer, "The 4471 we'll pay on Friday.", "en");

    assertThat(PROMISES.in(List.of(said), known).get(0).amount()).isNull();
    assertThat(PROMISES.in(List.of(said), CALL).get(0).amount()).isEqualTo(Money.of("4471", "USD"));
  }

  @Test
  void businessDaysFollowTheCustomersCalendar() {
    SpokenContext fridayOff =
        new SpokenContext(
            WEDNESDAY, OPEN, Set.of(), day -> CALL.workingDay().test(day) && !day.equals(FRIDAY));
    Utterance said = says(Speaker.customer, "We'll pay within two business days.", "en");

    assertThat(PROMISES.in(List.of(said), CALL).get(0).date()).isEqualTo(FRIDAY);
    assertThat(PROMISES.in(List.of(said), fridayOff).get(0).date())
        .isEqualTo(LocalDate.of(2026, 3, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i ",
        "the rest ",
        "i'll pay ",
        "1,",
        "five hundred ",
        "zweihundert",
        "a",
        "wir zahlen ",
        "by friday ",
        "if you like ",
        "just ",
        ", ",
        "payment wire check money ",
        "99999999999999",
        "week 53 ",
        "february 30th ",
        "31.2. ",
        "in 9999 days ",
        "0th ",
        "KW 99 ",
        "½ ",
        "ðø§¤",
        "\u0000\uD800"
      })
  void aMegabyteOfAnythingEndsSoon(String bit) {
    String much = bit.repeat(1_000_000 / bit.length());

    for (String language : List.of("en", "de")) {
      Assertions.assertTimeout(Duration.ofSeconds(20), () -> customer(much, language));
    }
  }

  /** Nothing that the words may combine to is an error. */
  @Test
  void anyWordsInAnyOrderAreReadWithoutAnError() {
    List<String> words =
        Corpus.read("seen").stream()
            .flatMap(row -> List.of(row.utterance().text().split(" ")).stream())
            .toList();
    Random random = new Random(7);
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 14; word++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      String language = i % 2 == 0 ? "en" : "de";
      assertThat(customer(text.toString(), language)).hasSizeLessThan(15);
    }
  }

  @Test
  void anUtteranceThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Utterance(Speaker.customer, 20, 10, "", "en"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends before it begins");
  }
}

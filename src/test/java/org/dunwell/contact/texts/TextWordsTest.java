package org.dunwell.contact.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWordsTest {

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP, true",
    "' stop ', STOP, true",
    "Stop., STOP, false",
    "STOPALL, STOP, true",
    "Unsubscribe, STOP, true",
    "CANCEL, STOP, true",
    "end, STOP, true",
    "Quit, STOP, true",
    "REVOKE, STOP, true",
    "OPTOUT, STOP, true",
    "STOPP, STOP, false",
    "stopp!, STOP, false",
    "„Stopp“, STOP, false",
    "Abmelden, STOP, false",
    "ABBESTELLEN, STOP, false",
    "keine  SMS mehr, STOP, false",
    "opt-out, STOP, false",
    "START, START, true",
    "unstop, START, true",
    "Anmelden, START, false",
    "HELP, HELP, true",
    "Info, HELP, true",
    "help?, HELP, false",
    "Hilfe, HELP, false",
    "?, HELP, false"
  })
  void aWordAloneIsUnderstood(String body, TextWords word, boolean byTwilio) {
    assertThat(TextWords.in(body)).contains(new TextWords.Said(word, byTwilio));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please don't stop",
        "Stop sending me invoices for goods I never got",
        "I cancel the order",
        "Bitte stoppen Sie die Mahnungen",
        "Ende der Woche",
        "I need help with invoice 4711",
        "Start of next month",
        "yes",
        "Ja",
        "ok",
        ""
      })
  void aWordInASentenceIsAPersonsWork(String body) {
    assertThat(TextWords.in(body)).isEmpty();
  }

  @Test
  void yesIsUnderstoodInBothLanguages() {
    assertThat(java.util.List.of("YES", "yes.", "Ja", "ja!", " y ", "J"))
        .allMatch(TextWords::isYes);
    assertThat(java.util.List.of("yes but only half", "no", "jawohl morgen", "yesterday", ""))
        .noneMatch(TextWords::isYes);
  }
}

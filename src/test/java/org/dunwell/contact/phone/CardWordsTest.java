package org.dunwell.contact.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers that people say although nobody asked. */
class CardWordsTest {

  private static List<TranscriptLine> said(String... sentences) {
    List<TranscriptLine> lines = new ArrayList<>();
    for (String sentence : sentences) {
      String[] both = sentence.split(": ", 2);
      String speaker = both[0].equals("we") ? "collector" : "customer";
      int index = lines.size();
      lines.add(new TranscriptLine(index, speaker, index * 1000L, index * 1000L + 900, both[1]));
    }
    return lines;
  }

  private static List<String> texts(CardWords.Blanked blanked) {
    return blanked.lines().stream().map(TranscriptLine::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "3782 822463 10005",
        "four two four two four two four two four two four two four two four two",
        "Four, two, uh, four two, then 4242 and 4242 4242",
        "double four four four, 3333 2222 1111",
        "forty-two forty-two forty two forty two forty-two forty-two forty-two forty-two",
        "vier zwei vier zwo vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei",
        "zweiundvierzig zweiundvierzig zweiundvierzig zweiundvierzig 4242 4242"
      })
  void aCardNumberIsBlankedHoweverItIsSaid(String number) {
    // 4444 3333 2222 1111 begins with "double four" twice
    String whole = number.startsWith("double") ? "double four double four 3333 2222 1111" : number;
    CardWords.Blanked blanked = CardWords.blank(said("they: It is " + whole + ", thanks."));
    assertThat(texts(blanked)).containsExactly("It is [card number], thanks.");
    assertThat(blanked.touched()).containsExactly(0);
  }

  @Test
  void aNumberThatIsSpreadOverSentencesIsFoundAcrossTheOtherSpeaker() {
    CardWords.Blanked blanked =
        CardWords.blank(
            said(
                "they: It is 4242 4242,",
                "we: yes",
                "they: 4242",
                "they: 4242.",
                "they: Till May."));
    assertThat(texts(blanked))
        .containsExactly(
            "It is [card number],", "yes", "[card number]", "[card number].", "Till May.");
    assertThat(blanked.touched()).containsExactly(0, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invoice 2026 0000 4711 over 1,250.00 euros",
        "I will pay 4242 euros on the 27th of November 2026",
        "4242 4242 4242 4243",
        "Call me at +49 30 123456, extension 12",
        "Vier oder fünf Rechnungen, zusammen 12.400 Euro bis zum 14."
      })
  void whatIsNoCardNumberStays(String words) {
    CardWords.Blanked blanked = CardWords.blank(said("they: " + words));
    assertThat(texts(blanked)).containsExactly(words);
    assertThat(blanked.touched()).isEmpty();
  }
}

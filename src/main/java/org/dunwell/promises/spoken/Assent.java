package org.dunwell.promises.spoken;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.dunwell.promises.spoken.SentenceReader.Found;

/** "So you'll pay the 500 by Friday?" - "Yes, I will": a promise of what the collector named. */
final class Assent {

  /** A yes has few words. */
  private static final int MOST_WORDS = 12;

  private static final PhraseBook.Phrase YES =
      new PhraseBook.Phrase(
          "yes to a question",
          "the customer agrees to the day that the collector has asked for",
          Words.pattern("$"),
          PhraseBook.Reach.clause,
          PhraseBook.Needs.nothing,
          false,
          0.8);

  private final String language;
  private final PhraseBook book;

  Assent(String language, PhraseBook book) {
    this.language = language;
    this.book = book;
  }

  /** What is agreed to; empty where the answer says more than yes or the question names no day. */
  Optional<Found> to(String question, String answer, SpokenContext context) {
    return saysOnlyYes(answer) ? asked(question, context) : Optional.empty();
  }

  private boolean saysOnlyYes(String answer) {
    String left =
        PlainWords.of(answer, language).replaceAll("[,;:.!?]+", " ").replaceAll(" +", " ").strip();
    boolean any = !left.isEmpty();
    for (int i = 0; i < MOST_WORDS && !left.isEmpty(); i++) {
      Matcher yes = book.assent().matcher(left);
      if (!yes.lookingAt() || yes.end() < left.length() && left.charAt(yes.end()) != ' ') {
        return false;
      }
      left = left.substring(yes.end()).strip();
    }
    return any && left.isEmpty();
  }

  private Optional<Found> asked(String question, SpokenContext context) {
    Said said = Said.of(question, language, book, context);
    List<SaidDays.Named> days = said.days().stream().filter(SaidDays.Named::counts).toList();
    if (days.isEmpty() || !book.asked().matcher(said.text()).find()) {
      return Optional.empty();
    }
    Optional<SaidAmounts.Named> amount =
        said.amounts().stream()
            .filter(SaidAmounts.Named::counts)
            .filter(one -> one.value() != null)
            .findFirst();
    return Optional.of(Found.of(YES, days.get(0).date(), amount));
  }
}

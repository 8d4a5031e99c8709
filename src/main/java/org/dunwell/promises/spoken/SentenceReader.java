package org.dunwell.promises.spoken;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.dunwell.platform.Money;
import org.dunwell.promises.spoken.PhraseBook.Phrase;
import org.dunwell.promises.spoken.PhraseBook.Reach;

/** Decides whether a sentence promises, by the phrases of its language, and says by which. */
final class SentenceReader {

  /** A new statement after what others said. */
  private static final String NEW_STATEMENT =
      "(?U)(?:so|but|anyway|which means|therefore|and so|also|aber|deshalb|darum|jedenfalls)\\b.*";

  private final String language;
  private final PhraseBook book;

  SentenceReader(String language) {
    this.language = language;
    this.book = PhraseBook.of(language);
  }

  /**
   * What was found: the phrase, the day (null: none), the amount (null: everything), and whether it
   * is a part of what is open.
   */
  record Found(Phrase phrase, LocalDate date, Money amount, boolean part) {

    static Found of(Phrase phrase, LocalDate date, Optional<SaidAmounts.Named> amount) {
      return new Found(
          phrase,
          date,
          amount.map(SaidAmounts.Named::value).orElse(null),
          amount.map(SaidAmounts.Named::part).orElse(false));
    }
  }

  private record Candidate(int clause, Phrase phrase) {}

  Optional<Found> read(String sentence, SpokenContext context) {
    return found(Said.of(sentence, language, book, context));
  }

  /** What an answer promises that says nothing but yes. */
  Optional<Found> assented(String question, String answer, SpokenContext context) {
    return new Assent(language, book).to(question, answer, context);
  }

  private Optional<Found> found(Said said) {
    if (stopOfSentence(said) || isQuestion(said)) {
      return Optional.empty();
    }
    List<Candidate> candidates = candidates(said);
    return best(said, candidates)
        .map(
            one -> {
              NamedBeside beside = new NamedBeside(said, one.clause(), book);
              return Found.of(one.phrase(), beside.day(), beside.amount());
            });
  }

  private boolean stopOfSentence(Said said) {
    return book.stops().stream()
        .filter(stop -> stop.reach() == Reach.sentence)
        .anyMatch(stop -> stop.pattern().matcher(said.text()).find());
  }

  private boolean isQuestion(Said said) {
    if (!said.text().endsWith("?") || book.tag().matcher(said.text()).find()) {
      return false;
    }
    int last = said.clauses().size() - 1;
    return last <= 0 || !book.asks(said.clauses().get(last));
  }

  private List<Candidate> candidates(Said said) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < said.clauses().size(); i++) {
      Clause clause = said.clauses().get(i);
      if (!book.asks(clause) && !toldByOthers(said, i)) {
        for (Phrase phrase : book.promises()) {
          Matcher at = phrase.pattern().matcher(clause.text());
          if (at.find() && has(said, clause, phrase) && !stopped(clause, at.start())) {
            all.add(new Candidate(i, phrase));
          }
        }
      }
    }
    return all;
  }

  private static boolean has(Said said, Clause clause, Phrase phrase) {
    return switch (phrase.needs()) {
      case nothing -> true;
      case day -> !said.daysIn(clause).isEmpty();
      case dayOrAmount -> !said.daysIn(clause).isEmpty() || !said.amountsIn(clause).isEmpty();
      case anyDayOrAmount ->
          said.days().stream().anyMatch(SaidDays.Named::counts)
              || said.amounts().stream().anyMatch(SaidAmounts.Named::counts);
    };
  }

  private boolean stopped(Clause clause, int promise) {
    for (Phrase stop : book.stops()) {
      Matcher at = stop.pattern().matcher(clause.text());
      if (stop.reach() == Reach.clause && at.find()
          || stop.reach() == Reach.after && at.find() && at.start() < promise) {
        return true;
      }
    }
    return false;
  }

  /** Others speak in the whole sentence, but for a new statement of the customer's own. */
  private boolean toldByOthers(Said said, int clause) {
    for (int i = 0; i < said.clauses().size(); i++) {
      String text = said.clauses().get(i).text();
      boolean told =
          book.stops().stream()
              .anyMatch(
                  stop -> stop.reach() == Reach.hearsay && stop.pattern().matcher(text).find());
      if (told && !(i < clause && startsAnew(said, i, clause))) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAnew(Said said, int told, int clause) {
    for (int i = told + 1; i <= clause; i++) {
      if (said.clauses().get(i).text().matches(NEW_STATEMENT)) {
        return true;
      }
    }
    return false;
  }

  /** The first; where it only says when money arrives, one that says when it leaves. */
  private static Optional<Candidate> best(Said said, List<Candidate> candidates) {
    Optional<Candidate> first =
        candidates.stream()
            .min(
                Comparator.comparingInt(Candidate::clause)
                    .thenComparing(c -> c.phrase().arrives())
                    .thenComparing(Comparator.comparingDouble(c -> -c.phrase().confidence())));
    if (first.isEmpty() || !first.get().phrase().arrives()) {
      return first;
    }
    Optional<Candidate> leaves =
        candidates.stream()
            .filter(c -> !c.phrase().arrives())
            .filter(c -> !said.daysIn(said.clauses().get(c.clause())).isEmpty())
            .filter(c -> said.amountsIn(said.clauses().get(c.clause())).isEmpty())
            .findFirst();
    return leaves.isPresent() ? leaves : first;
  }
}

package org.dunwell.promises.spoken;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.dunwell.platform.Money;
import org.dunwell.promises.spoken.PhraseBook.Phrase;
import org.dunwell.promises.spoken.PhraseBook.Reach;

/** Decides whether a sentence promises, by the phrases of its language, and says by which. */
final class SentenceReader {

  private static final int FRAGMENT = 14;

  /** A new statement after what others said. */
  private static final String NEW_STATEMENT =
      "(?U)(?:so|but|anyway|which means|therefore|and so|also|aber|deshalb|darum|jedenfalls)\\b.*";

  private final String language;
  private final PhraseBook book;

  SentenceReader(String language) {
    this.language = language;
    this.book = PhraseBook.of(language);
  }

  /** What was found: the phrase, the day (null: none) and the amount (null: everything). */
  record Found(Phrase phrase, LocalDate date, Money amount) {}

  private record Candidate(int clause, int at, Phrase phrase) {}

  Optional<Found> read(String sentence, SpokenContext context) {
    return found(Said.of(sentence, language, book, context));
  }

  /** The day and amount of a question that only a yes is missing to. */
  Optional<Found> asked(String sentence, SpokenContext context) {
    Said said = Said.of(sentence, language, book, context);
    if (!book.asked().matcher(said.text()).find()) {
      return Optional.empty();
    }
    return said.days().stream()
        .filter(SaidDays.Named::counts)
        .reduce((one, two) -> two)
        .map(
            day ->
                new Found(
                    null,
                    day.date(),
                    said.amounts().stream()
                        .filter(SaidAmounts.Named::counts)
                        .map(SaidAmounts.Named::value)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null)));
  }

  /** Whether nothing is said but yes. */
  boolean assents(String sentence) {
    String plain = PlainWords.of(sentence, language).replaceAll("[,;:.!?]+", " ").strip();
    String left = plain.replaceAll("\\s+", " ");
    int guard = 0;
    while (!left.isEmpty() && guard++ < 12) {
      Matcher yes = book.assent().matcher(left);
      if (!yes.lookingAt() || yes.end() < left.length() && left.charAt(yes.end()) != ' ') {
        return false;
      }
      left = left.substring(yes.end()).strip();
    }
    return left.isEmpty() && !plain.isEmpty();
  }

  private Optional<Found> found(Said said) {
    if (stopOfSentence(said) || isQuestion(said)) {
      return Optional.empty();
    }
    List<Candidate> candidates = candidates(said);
    return best(said, candidates)
        .map(one -> new Found(one.phrase(), day(said, one), amount(said, one)));
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
    return last <= 0 || !asks(said.clauses().get(last));
  }

  private boolean asks(Clause clause) {
    return book.question().matcher(clause.text()).find();
  }

  private List<Candidate> candidates(Said said) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < said.clauses().size(); i++) {
      Clause clause = said.clauses().get(i);
      if (!asks(clause) && !toldByOthers(said, i)) {
        for (Phrase phrase : book.promises()) {
          Matcher at = phrase.pattern().matcher(clause.text());
          if (at.find() && has(said, clause, phrase) && !stopped(clause, at.start())) {
            all.add(new Candidate(i, at.start(), phrase));
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

  private LocalDate day(Said said, Candidate promise) {
    return nearest(said, promise, said::daysIn, SaidDays.Named::start)
        .map(SaidDays.Named::date)
        .orElse(null);
  }

  private Money amount(Said said, Candidate promise) {
    Clause clause = said.clauses().get(promise.clause());
    List<SaidAmounts.Named> own = said.amountsIn(clause);
    if (!own.isEmpty()) {
      return own.stream()
          .map(SaidAmounts.Named::value)
          .filter(java.util.Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    return nearest(said, promise, said::amountsIn, SaidAmounts.Named::start)
        .map(SaidAmounts.Named::value)
        .orElse(null);
  }

  /** In the promise's own clause, else in the nearest that speaks of the same thing. */
  private <T> Optional<T> nearest(
      Said said, Candidate promise, Function<Clause, List<T>> named, Function<T, Integer> start) {
    List<Clause> clauses = said.clauses();
    List<T> own = named.apply(clauses.get(promise.clause()));
    if (!own.isEmpty()) {
      return Optional.of(own.get(0));
    }
    for (int away = 1; away < clauses.size(); away++) {
      Optional<T> before = elsewhere(clauses, promise.clause() - away, named, false);
      Optional<T> after = elsewhere(clauses, promise.clause() + away, named, true);
      boolean fragment =
          after.isPresent()
              && start.apply(after.get()) - clauses.get(promise.clause() + away).start() < FRAGMENT;
      if (fragment || before.isEmpty() && after.isPresent()) {
        return after;
      }
      if (before.isPresent()) {
        return before;
      }
    }
    return Optional.empty();
  }

  private <T> Optional<T> elsewhere(
      List<Clause> clauses, int at, Function<Clause, List<T>> named, boolean first) {
    if (at < 0
        || at >= clauses.size()
        || asks(clauses.get(at))
        || book.elsewhere().matcher(clauses.get(at).text()).find()) {
      return Optional.empty();
    }
    List<T> there = named.apply(clauses.get(at));
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(first ? 0 : there.size() - 1));
  }
}

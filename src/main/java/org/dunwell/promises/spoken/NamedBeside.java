package org.dunwell.promises.spoken;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The day and the amount that belong to a promise: named in its own clause, else in the nearest
 * clause that does not speak of something else.
 */
record NamedBeside(Said said, int promise, PhraseBook book) {

  /** A clause that begins with a day or an amount continues the one before it. */
  private static final int FRAGMENT = 14;

  /** The promised day; null where none was named. */
  LocalDate day() {
    return nearest(said::daysIn, SaidDays.Named::start).map(SaidDays.Named::date).orElse(null);
  }

  /** The promised amount; empty where it is everything, or none was named. */
  Optional<SaidAmounts.Named> amount() {
    List<SaidAmounts.Named> own = said.amountsIn(said.clauses().get(promise));
    if (own.isEmpty()) {
      return nearest(said::amountsIn, SaidAmounts.Named::start).filter(one -> one.value() != null);
    }
    // "all four hundred and twenty": a number that is said counts as said
    return own.stream().filter(one -> one.value() != null).findFirst();
  }

  private <T> Optional<T> nearest(Function<Clause, List<T>> named, ToIntFunction<T> start) {
    List<T> own = named.apply(said.clauses().get(promise));
    if (!own.isEmpty()) {
      return Optional.of(own.get(0));
    }
    for (int away = 1; away < said.clauses().size(); away++) {
      int next = promise + away;
      Optional<T> before = in(promise - away, named).map(all -> all.get(all.size() - 1));
      Optional<T> after = in(next, named).map(all -> all.get(0));
      boolean goesOn =
          after.isPresent()
              && start.applyAsInt(after.get()) - said.clauses().get(next).start() < FRAGMENT;
      if (goesOn || before.isEmpty() && after.isPresent()) {
        return after;
      }
      if (before.isPresent()) {
        return before;
      }
    }
    return Optional.empty();
  }

  private <T> Optional<List<T>> in(int at, Function<Clause, List<T>> named) {
    if (at < 0 || at >= said.clauses().size()) {
      return Optional.empty();
    }
    Clause clause = said.clauses().get(at);
    boolean somethingElse = book.asks(clause) || book.elsewhere().matcher(clause.text()).find();
    return Optional.of(named.apply(clause)).filter(all -> !all.isEmpty() && !somethingElse);
  }
}

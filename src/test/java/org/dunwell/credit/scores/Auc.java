package org.dunwell.credit.scores;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How often a late one, drawn by lot, ranks above one that was not; ties count half. */
final class Auc {

  private Auc() {}

  static <T, S extends Comparable<S>> double of(
      List<T> all, Function<T, S> score, Function<T, Boolean> late) {
    List<T> sorted = all.stream().sorted(Comparator.comparing(score)).toList();
    double ranks = 0;
    long positives = all.stream().filter(late::apply).count();
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      while (to < sorted.size()
          && score.apply(sorted.get(to)).compareTo(score.apply(sorted.get(from))) == 0) {
        to++;
      }
      long here = sorted.subList(from, to).stream().filter(late::apply).count();
      ranks += here * (from + 1 + to) / 2.0;
      from = to;
    }
    return (ranks - positives * (positives + 1) / 2.0)
        / (positives * (double) (all.size() - positives));
  }
}

package org.dunwell.receivables.imports;

import java.util.List;
import java.util.function.Consumer;

/**
 * How many of a run's problems are kept, with the rows as they stood: who has more of them mends
 * the mapping first, and a hostile file must fill neither the database nor the memory of whoever
 * downloads them.
 */
final class ProblemRoom {

  /** Problems kept of one run; counting goes on. */
  static final int MAX_KEPT = 10_000;

  /** Characters of the rows kept of one run. */
  static final long MAX_CHARACTERS = 16L << 20;

  private long kept;
  private long characters;

  /**
   * @param kept problems that are there already
   * @param characters of their rows
   */
  ProblemRoom(long kept, long characters) {
    this.kept = kept;
    this.characters = characters;
  }

  /** Takes what there is room for, in order. */
  void keep(List<Problem> problems, Consumer<Problem> keeper) {
    for (Problem problem : problems) {
      if (kept >= MAX_KEPT || characters >= MAX_CHARACTERS) {
        return;
      }
      kept++;
      characters += problem.raw().length();
      keeper.accept(problem);
    }
  }
}

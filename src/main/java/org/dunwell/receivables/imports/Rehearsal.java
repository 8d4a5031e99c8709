package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a dry run found out, kept outside the transaction that is rolled back. */
final class Rehearsal {

  private final List<Problem> problems = new ArrayList<>();
  private final ProblemRoom room = new ProblemRoom(0, 0);
  private Counts counts = Counts.NONE;
  private String question;

  void add(ChunkStore.Result result) {
    counts = counts.plus(result.counts());
    room.keep(result.problems(), problems::add);
  }

  void ask(Optional<String> asked) {
    question = asked.orElse(null);
  }

  List<Problem> problems() {
    return problems;
  }

  Counts counts() {
    return counts;
  }

  /** What the run would ask, or null. */
  String question() {
    return question;
  }
}

package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a dry run found out, kept outside the transaction that is rolled back. */
final class Rehearsal {

  private final List<Problem> problems = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private Counts last = Counts.NONE;
  private String question;

  void add(ChunkStore.Result result) {
    last = result.counts();
    counts = counts.plus(last);
    int room = ProblemLog.MAX_KEPT - problems.size();
    problems.addAll(result.problems().subList(0, Math.min(room, result.problems().size())));
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

  Counts last() {
    return last;
  }

  /** What the run would ask, or null. */
  String question() {
    return question;
  }
}

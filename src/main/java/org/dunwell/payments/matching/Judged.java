package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dunwell.payments.matching.Proposal.Tender;
import org.dunwell.payments.matching.Verdicts.Verdict;

/**
 * A line with its proposals, the best first, and what the table says about each.
 *
 * @param ranked at most nine, so that each has a key of its own
 */
record Judged(Line line, List<Ranked> ranked) {

  /** As many as there are number keys. */
  static final int MOST = 9;

  /** A proposal and its verdict. */
  record Ranked(Proposal proposal, Verdict verdict) {

    private int confidence() {
      return verdict.says().confidence();
    }
  }

  /** What is ambiguous is never posted: where two would post, neither does. */
  static Judged of(Line line, List<Proposal> proposals, Verdicts verdicts) {
    List<Ranked> ranked = new ArrayList<>();
    proposals.forEach(one -> ranked.add(new Ranked(one, verdicts.on(one))));
    long posting = ranked.stream().filter(one -> one.verdict().says().posts()).count();
    if (posting > 1) {
      ranked.replaceAll(
          one -> {
            Proposal rivalled = one.proposal().withRivals(1);
            return new Ranked(rivalled, verdicts.on(rivalled));
          });
    }
    ranked.sort(Comparator.comparingInt(Ranked::confidence).reversed());
    return new Judged(line, ranked.stream().limit(MOST).toList());
  }

  /** Whether the best is sure enough to move money by itself. */
  boolean posts() {
    return !ranked.isEmpty()
        && ranked.get(0).verdict().says().posts()
        && ranked.get(0).proposal().tender() != Tender.UNSTATED;
  }

  Ranked best() {
    return ranked.get(0);
  }
}

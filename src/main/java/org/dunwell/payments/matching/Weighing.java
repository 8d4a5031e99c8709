package org.dunwell.payments.matching;

import java.util.List;
import org.dunwell.payments.matching.Proposal.Trust;

/**
 * All that may explain one line. First what the payer has said beforehand, then what the text
 * names; only when no exact sum comes of that, what the customer says it has paid, and at last what
 * the payer alone leads to.
 */
final class Weighing {

  private final Clues clues;
  private final Verdicts verdicts;

  Weighing(Line line, Portion portion, Verdicts verdicts) {
    this.clues = new Clues(line, portion);
    this.verdicts = verdicts;
  }

  /** In no order yet; none when nothing is known. */
  List<Proposal> proposals() {
    Proposals proposals = new Proposals(clues);
    new AdvisedMoney(clues, verdicts, proposals).propose();
    if (proposals.all().stream().anyMatch(one -> one.payer().compareTo(Trust.LIKELY) <= 0)) {
      return proposals.all(); // the payer has said itself what it pays
    }
    NamedInText named = new NamedInText(clues, verdicts, proposals);
    named.propose();
    if (!proposals.exact()) {
      new HintedMoney(clues, proposals).propose();
    }
    if (!proposals.exact()) {
      named.proposeClosed();
      new PayerAlone(clues, verdicts, proposals).propose();
    }
    return proposals.all();
  }
}

package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.payments.matching.Proposal.Tender;
import org.dunwell.payments.matching.Proposal.Trust;

/**
 * All that may explain one line. First what the payer has said beforehand, then what the text
 * names; only when no exact sum comes of that, what the customer says it has paid, and at last what
 * the payer alone leads to.
 */
final class Weighing {

  private final Line line;
  private final Portion portion;
  private final Verdicts verdicts;

  Weighing(Line line, Portion portion, Verdicts verdicts) {
    this.line = line;
    this.portion = portion;
    this.verdicts = verdicts;
  }

  /**
   * In no order yet; none when nothing is known. Money that was changed is looked at twice: as the
   * account shows it and as the payer had paid it.
   */
  List<Proposal> proposals() {
    Clues clues = new Clues(line, portion);
    Proposals credited = weigh(clues);
    List<Proposal> original =
        line.original().map(seen -> weigh(new Clues(seen, portion)).all()).orElse(List.of());
    List<Proposal> all = new ArrayList<>(credited.all());
    List<Proposal> better = new ArrayList<>();
    original.forEach(one -> better.add(one.in(Tender.ORIGINAL)));
    if (!credited.exact() && original.stream().noneMatch(Proposal::isExact)) {
      better.addAll(new UnstatedMoney(clues).proposals());
    }
    if (!better.isEmpty()) {
      all.removeIf(Proposal::knowsOnlyThePayer);
    }
    all.addAll(better);
    return all;
  }

  private Proposals weigh(Clues clues) {
    Proposals proposals = new Proposals(clues);
    new AdvisedMoney(clues, verdicts, proposals).propose();
    if (proposals.all().stream().anyMatch(one -> one.payer().compareTo(Trust.LIKELY) <= 0)) {
      return proposals; // the payer has said itself what it pays
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
    return proposals;
  }
}

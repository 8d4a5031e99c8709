package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.matching.MatchBook.Posted;
import org.dunwell.payments.matching.MatchBook.Queued;
import org.dunwell.payments.matching.Posting.Done;
import org.dunwell.payments.matching.Posting.Order;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches lines: reads what speaks for which invoices, weighs, posts what is sure, queues the rest.
 * Decides on what it reads without locks; what it then posts is checked once more under them.
 */
@Component
class Matcher {

  static final String SYSTEM = "system";

  private final MatchingMapper mapper;
  private final Decisions decisions;
  private final Posting posting;
  private final MatchBook book;
  private final PayoutLines payouts;

  Matcher(
      MatchingMapper mapper,
      Decisions decisions,
      Posting posting,
      MatchBook book,
      PayoutLines payouts) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.posting = posting;
    this.book = book;
    this.payouts = payouts;
  }

  /**
   * Matches the next lines that nobody else is at.
   *
   * @return how many
   */
  @Transactional
  public int matchNext(int limit) {
    List<Line> lines = mapper.claim(limit);
    if (!lines.isEmpty()) {
      settle(judge(payouts.putAside(lines)));
    }
    return lines.size();
  }

  /** The next line cannot be matched: a person gets it, and the others go on. */
  @Transactional
  public void giveUpNext(String why) {
    List<Line> lines = mapper.claim(1);
    book.queued(
        lines.stream()
            .map(line -> new Queued(new Judged(line, List.of()), "it could not be matched: " + why))
            .toList(),
        SYSTEM);
  }

  /** Weighs a line anew for a person; posts nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void queue(Line line, String why) {
    book.queued(List.of(new Queued(judge(List.of(line)).get(0), why)), SYSTEM);
  }

  private List<Judged> judge(List<Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    Portion portion = new Portion(mapper, lines);
    Verdicts verdicts = new Verdicts(decisions);
    List<Judged> judged = new ArrayList<>();
    for (Line line : lines) {
      Judged one = Judged.of(line, new Weighing(line, portion, verdicts).proposals(), verdicts);
      if (one.posts()) {
        take(portion, one.best().proposal());
      }
      judged.add(one);
    }
    return judged;
  }

  private static void take(Portion portion, Proposal proposal) {
    proposal
        .parts()
        .forEach(
            part ->
                portion.take(
                    part.item().id(),
                    part.isSettled() ? part.amount().add(part.difference()) : part.amount()));
    proposal
        .setOffs()
        .forEach(
            one -> {
              portion.take(one.item().id(), one.amount());
              portion.takeCredit(one.credit().id(), one.amount());
            });
    if (proposal.adviceId() != null) {
      portion.announced().use(proposal.adviceId());
    }
  }

  private void settle(List<Judged> judged) {
    List<Judged> sure = judged.stream().filter(Judged::posts).toList();
    Map<Long, Done> done =
        Posting.byLine(
            posting.post(
                sure.stream().map(one -> Order.of(one.line(), one.best().proposal())).toList(),
                SYSTEM));
    List<Posted> posted = new ArrayList<>();
    List<Queued> queued = new ArrayList<>();
    for (Judged one : judged) {
      Done result = done.get(one.line().id());
      if (result == null) {
        queued.add(new Queued(one, null));
      } else if (result.paymentId() == null) {
        queued.add(new Queued(one, "what it pays was not open any more when it was posted"));
      } else {
        posted.add(posted(one, result));
      }
    }
    book.posted(posted, true, SYSTEM);
    book.queued(queued, SYSTEM);
  }

  private static Posted posted(Judged judged, Done done) {
    var verdict = judged.best().verdict();
    return new Posted(done, verdict, verdict.says().confidence(), verdict.says().because());
  }
}

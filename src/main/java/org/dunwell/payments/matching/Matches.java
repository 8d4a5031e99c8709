package org.dunwell.payments.matching;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.dunwell.payments.hints.MetHints;
import org.dunwell.payments.payouts.Payouts;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Reversals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the lines of bank statements; what pays nothing, and what is taken back. */
@Component
public class Matches {

  /** The most one page holds, and the most invoices one payment is split over by hand. */
  public static final int MOST = 500;

  private static final int DAYS = 60;
  private static final int LONGEST_REASON = 500;

  private final MatchMapper mapper;
  private final MatchingMapper reading;
  private final Matcher matcher;
  private final Reversals reversals;
  private final MetHints hints;
  private final SettingOff setOffs;
  private final Payouts payouts;
  private final Clock clock;

  Matches(
      MatchMapper mapper,
      MatchingMapper reading,
      Matcher matcher,
      Reversals reversals,
      MetHints hints,
      SettingOff setOffs,
      Payouts payouts,
      Clock clock) {
    this.mapper = mapper;
    this.reading = reading;
    this.matcher = matcher;
    this.reversals = reversals;
    this.hints = hints;
    this.setOffs = setOffs;
    this.payouts = payouts;
    this.clock = clock;
  }

  /**
   * Those in a state, the surest first.
   *
   * @param after the id after which the page begins, or null
   */
  public List<Match> list(String state, Long after, int limit) {
    return mapper.list(state, after, Math.max(1, Math.min(limit, MOST)));
  }

  public long count(String state) {
    return mapper.count(state);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Match byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("match", Long.toString(id)));
  }

  /** The ways to explain a line that waits, the best first. */
  public List<Match.Suggestion> suggestions(long id) {
    return mapper.suggestions(id);
  }

  /** What each suggestion pays; of a posted match (rank 0) what was paid. */
  public List<Match.Part> parts(long id) {
    return mapper.parts(id);
  }

  /** What each suggestion takes off for credit notes; of a posted match: rank 0. */
  public List<Match.SetOff> setOffs(long id) {
    return mapper.setOffs(id);
  }

  /** How much was posted by itself, by day, the latest first. */
  public List<Match.Rate> rates() {
    return mapper.rates(DAYS);
  }

  /** The line pays no invoice, such as interest or a refund from a supplier. */
  @Transactional
  public Match ignore(long id, String reason, String by) {
    String why = reason(reason, "Say why it pays nothing, such as \"a supplier's refund\".");
    Match match = queued(id);
    line(match, "queued");
    if (mapper.ignored(id, why, by, clock.instant()) == 0) {
      throw moved();
    }
    mapper.linesAre(new Long[] {match.lineId()}, "ignored");
    return byId(id);
  }

  /** Looks for suggestions once more, also for a line that was ignored; posts nothing. */
  @Transactional
  public void again(long id) {
    again(id, null);
  }

  /** The same with a word on why it waits. */
  void again(long id, String why) {
    Match match = byId(id);
    if (!Set.of("queued", "ignored").contains(match.state())) {
      throw moved();
    }
    Line line = line(match, match.state());
    drop(id);
    matcher.queue(line, why);
  }

  /** Something new explains a line that waits: it is matched once more as if it had just come. */
  @Transactional
  public void release(long id) {
    Match match = queued(id);
    line(match, "queued");
    drop(id);
    mapper.linesAre(new Long[] {match.lineId()}, "waiting");
  }

  /**
   * Takes a posted match back: its payment is reversed with all it closed, credit notes are free
   * again, discounts and write-offs go with it, the line waits again, and what was learned from it
   * is forgotten.
   */
  @Transactional
  public void undo(long id, String reason, String by) {
    String why = reason(reason, "Say why it is undone, such as \"wrong customer\".");
    Match match = byId(id);
    if (!match.state().equals("posted")) {
      throw moved();
    }
    line(match, "posted");
    List<Match.SetOff> taken = setOffs(id);
    setOffs.lock(match, taken);
    reversals.payment(match.paymentId(), "match undone: " + why, by);
    setOffs.takeBack(taken, "match undone: " + why, by);
    if (mapper.undone(id, by, clock.instant(), why) == 0) {
      throw moved();
    }
    mapper.unlearn(id);
    mapper.freeAdvices(match.lineId());
    hints.reopen(match.lineId());
    // read again: its next payment needs a reference of its own
    matcher.queue(line(match, "posted"), "undone by %s: %s".formatted(by, why));
  }

  /** A match that waits. */
  Match queued(long id) {
    Match match = byId(id);
    if (!match.state().equals("queued")) {
      throw moved();
    }
    return match;
  }

  /** The line of a match, locked, if it is still in this state. */
  Line line(Match match, String state) {
    return reading.lock(match.lineId(), state).stream().findFirst().orElseThrow(Matches::moved);
  }

  private static BrokenRule moved() {
    return new BrokenRule(
        "Somebody was faster, or it was matched meanwhile. Open the queue again to see how it stands.");
  }

  private static String reason(String said, String wanted) {
    if (said == null || said.isBlank()) {
      throw new BrokenRule(wanted);
    }
    String bare = said.strip();
    if (bare.length() > LONGEST_REASON) {
      throw new BrokenRule(
          "The reason has %d characters; %d are enough.".formatted(bare.length(), LONGEST_REASON));
    }
    return bare;
  }

  /** Forgets a match that waits, so that its line may get another one. */
  void drop(long id) {
    payouts.free(byId(id).lineId());
    mapper.unlearn(id);
    mapper.dropParts(id);
    mapper.dropSetOffs(id);
    mapper.dropProposals(id);
    mapper.dropQueued(id);
  }
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.MatchBook.Posted;
import org.dunwell.payments.matching.Posting.Done;
import org.dunwell.payments.matching.Posting.Order;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Reversals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the lines of bank statements, and what people make of those that wait. */
@Component
public class Matches {

  /** The most one page holds, and the most invoices one payment is split over by hand. */
  public static final int MOST = 500;

  private static final int DAYS = 60;
  private static final int LONGEST_REASON = 500;

  /** So much of a line for an invoice, as a person says. */
  public record Share(long invoiceId, BigDecimal amount) {}

  private final MatchMapper mapper;
  private final MatchingMapper reading;
  private final Matcher matcher;
  private final Posting posting;
  private final MatchBook book;
  private final Reversals reversals;
  private final Clock clock;

  Matches(
      MatchMapper mapper,
      MatchingMapper reading,
      Matcher matcher,
      Posting posting,
      MatchBook book,
      Reversals reversals,
      Clock clock) {
    this.mapper = mapper;
    this.reading = reading;
    this.matcher = matcher;
    this.posting = posting;
    this.book = book;
    this.reversals = reversals;
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

  /** How much was posted by itself, by day, the latest first. */
  public List<Match.Rate> rates() {
    return mapper.rates(DAYS);
  }

  /**
   * Posts a line as suggested, and learns the payer's account and name from it.
   *
   * @param rank of the suggestion, 1 for the best
   * @throws BrokenRule when it does not wait any more, or what it would pay is not open any more
   */
  @Transactional
  public Match accept(long id, int rank, String by) {
    Match match = queued(id);
    Line line = line(match, "queued");
    Match.Suggestion wanted =
        suggestions(id).stream()
            .filter(one -> one.rank() == rank)
            .findFirst()
            .orElseThrow(() -> new NotThere("suggestion", id + "/" + rank));
    List<Proposal.Part> parts = new ArrayList<>();
    List<Match.Part> stored = parts(id).stream().filter(one -> one.rank() == rank).toList();
    Map<Long, Item> items = items(stored.stream().map(Match.Part::invoiceId).toList());
    stored.forEach(
        one ->
            parts.add(
                new Proposal.Part(
                    items.get(one.invoiceId()),
                    one.amount(),
                    one.difference(),
                    one.treatment(),
                    one.deductionReason())));
    Proposal proposal = byHand(wanted.customerId(), parts);
    return post(match, line, proposal, wanted.confidence(), "accepted: " + wanted.reason(), by);
  }

  /**
   * Posts a line to these invoices of a customer, or of customers it pays for; what is left over is
   * the customer's credit.
   *
   * @param shares empty: all of it is credit
   */
  @Transactional
  public Match assign(long id, long customerId, List<Share> shares, String by) {
    Match match = queued(id);
    Line line = line(match, "queued");
    check(match, shares);
    Map<Long, Item> items = items(shares.stream().map(Share::invoiceId).toList());
    List<Proposal.Part> parts = new ArrayList<>();
    for (Share share : shares) {
      Item item = items.get(share.invoiceId());
      if (item == null) {
        throw new NotThere("invoice", Long.toString(share.invoiceId()));
      }
      parts.add(new Proposal.Part(item, share.amount(), BigDecimal.ZERO, null, null));
    }
    return post(match, line, byHand(customerId, parts), 100, "assigned by hand", by);
  }

  private static void check(Match match, List<Share> shares) {
    Set<Long> seen = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Share share : shares) {
      if (share.amount() == null || share.amount().signum() <= 0) {
        throw new BrokenRule("Each amount must be above zero. Leave out what is not paid.");
      }
      if (!seen.add(share.invoiceId())) {
        throw new BrokenRule("An invoice is named twice. Add its amounts up and name it once.");
      }
      sum = sum.add(share.amount());
    }
    if (sum.compareTo(match.amount()) > 0 || shares.size() > MOST) {
      throw new BrokenRule(
          "The amounts add up to %s, more than the %s %s that came. Lower one of them."
              .formatted(sum.toPlainString(), match.amount().toPlainString(), match.currency()));
    }
  }

  /** Neither table nor text: a person has said so. */
  private static Proposal byHand(long customerId, List<Proposal.Part> parts) {
    return new Proposal(customerId, parts, Evidence.NONE, Trust.SURE, Agreement.EXACT, 0, null);
  }

  private Match post(
      Match match, Line line, Proposal proposal, int confidence, String reason, String by) {
    Done done = posting.post(List.of(new Order(line, proposal)), by).get(0);
    if (done.paymentId() == null) {
      throw new BrokenRule(
          "What this would pay is not open any more, or is not this customer's to pay. Look for suggestions again, or split it by hand.");
    }
    drop(match.id());
    book.posted(List.of(new Posted(done, null, confidence, reason)), false, by);
    return mapper
        .ofPayment(done.paymentId())
        .orElseThrow(() -> new IllegalStateException("What was posted is not there"));
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
    Match match = byId(id);
    if (!Set.of("queued", "ignored").contains(match.state())) {
      throw moved();
    }
    Line line = line(match, match.state());
    drop(id);
    matcher.queue(line, null);
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
   * Takes a posted match back: its payment is reversed with all it closed, discounts and write-offs
   * go with it, the line waits again, and what was learned from it is forgotten.
   */
  @Transactional
  public void undo(long id, String reason, String by) {
    String why = reason(reason, "Say why it is undone, such as \"wrong customer\".");
    Match match = byId(id);
    if (!match.state().equals("posted")) {
      throw moved();
    }
    line(match, "posted");
    reversals.payment(match.paymentId(), "match undone: " + why, by);
    for (Match.Part part : parts(id)) {
      if (part.writeOffId() != null) {
        reversals.writeOff(
            part.writeOffId(),
            part.invoiceId(),
            match.sellingEntityId(),
            "match undone: " + why,
            by);
      }
    }
    if (mapper.undone(id, by, clock.instant(), why) == 0) {
      throw moved();
    }
    mapper.unlearn(id);
    mapper.freeAdvices(match.lineId());
    // read again: its next payment needs a reference of its own
    matcher.queue(line(match, "posted"), "undone by %s: %s".formatted(by, why));
  }

  private Match queued(long id) {
    Match match = byId(id);
    if (!match.state().equals("queued")) {
      throw moved();
    }
    return match;
  }

  private Line line(Match match, String state) {
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

  private void drop(long id) {
    mapper.unlearn(id);
    mapper.dropParts(id);
    mapper.dropProposals(id);
    mapper.dropQueued(id);
  }

  private Map<Long, Item> items(List<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : reading.byIds(ids.toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Item::id, Function.identity()));
  }
}

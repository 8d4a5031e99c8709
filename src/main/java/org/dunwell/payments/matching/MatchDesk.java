package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.payments.matching.MatchBook.Posted;
import org.dunwell.payments.matching.Posting.Done;
import org.dunwell.payments.matching.Posting.Order;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Evidence;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Amounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a person says what a line that waits pays: what is suggested, or invoices of choice. */
@Component
public class MatchDesk {

  /** So much of a line for an invoice, as a person says. */
  public record Share(long invoiceId, BigDecimal amount) {}

  private final Matches matches;
  private final MatchMapper mapper;
  private final MatchingMapper reading;
  private final Posting posting;
  private final MatchBook book;

  MatchDesk(
      Matches matches,
      MatchMapper mapper,
      MatchingMapper reading,
      Posting posting,
      MatchBook book) {
    this.matches = matches;
    this.mapper = mapper;
    this.reading = reading;
    this.posting = posting;
    this.book = book;
  }

  /**
   * Posts a line as suggested, and learns the payer's account and name from it.
   *
   * @param rank of the suggestion, 1 for the best
   * @param paid how much was paid in the currency of the suggestion, where the bank does not state
   *     it; else null
   * @throws BrokenRule when it does not wait any more, or what it would pay is not open any more
   */
  @Transactional
  public Match accept(long id, int rank, BigDecimal paid, String by) {
    Match match = matches.queued(id);
    Line line = matches.line(match, "queued");
    Match.Suggestion wanted =
        matches.suggestions(id).stream()
            .filter(one -> one.rank() == rank)
            .findFirst()
            .orElseThrow(() -> new NotThere("suggestion", id + "/" + rank));
    Line money = PaidMoney.of(match, line, wanted.currency(), paid);
    List<Match.Part> stored = matches.parts(id).stream().filter(one -> one.rank() == rank).toList();
    List<Match.SetOff> off =
        matches.setOffs(id).stream().filter(one -> one.rank() == rank).toList();
    Map<Long, Item> items =
        items(
            Stream.concat(
                    stored.stream().map(Match.Part::invoiceId),
                    off.stream().map(Match.SetOff::invoiceId))
                .distinct()
                .toList());
    List<Proposal.Part> parts =
        match.states(wanted.currency())
            ? stored.stream().map(one -> part(one, items.get(one.invoiceId()))).toList()
            : PaidMoney.handedOut(money, stored, items);
    Proposal proposal = byHand(wanted.customerId(), parts, setOffs(off, items));
    return post(match, money, proposal, wanted.confidence(), "accepted: " + wanted.reason(), by);
  }

  /**
   * Posts a line to these invoices of a customer, or of customers it pays for; what is left over is
   * the customer's credit.
   *
   * @param shares empty: all of it is credit
   * @param paid how much was paid in the invoices' currency, where the bank does not state it; else
   *     null
   */
  @Transactional
  public Match assign(long id, long customerId, List<Share> shares, BigDecimal paid, String by) {
    Match match = matches.queued(id);
    Line line = matches.line(match, "queued");
    Map<Long, Item> items = items(shares.stream().map(Share::invoiceId).toList());
    List<Proposal.Part> parts = new ArrayList<>();
    for (Share share : shares) {
      Item item = items.get(share.invoiceId());
      if (item == null) {
        throw new NotThere("invoice", Long.toString(share.invoiceId()));
      }
      parts.add(new Proposal.Part(item, share.amount(), BigDecimal.ZERO, null, null));
    }
    Line money = PaidMoney.of(match, line, PaidMoney.currency(match, parts), paid);
    check(money, shares);
    return post(match, money, byHand(customerId, parts, List.of()), 100, "assigned by hand", by);
  }

  private static Proposal.Part part(Match.Part one, Item item) {
    return new Proposal.Part(
        item, one.amount(), one.difference(), one.treatment(), one.deductionReason());
  }

  private static void check(Line money, List<Share> shares) {
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
    if (sum.compareTo(money.amount()) > 0 || shares.size() > Matches.MOST) {
      throw new BrokenRule(
          "The amounts add up to %s, more than the %s %s that came. Lower one of them."
              .formatted(
                  sum.toPlainString(),
                  Amounts.in(money.currency(), money.amount()).toPlainString(),
                  money.currency()));
    }
  }

  /** Neither table nor text: a person has said so. */
  private static Proposal byHand(
      long customerId, List<Proposal.Part> parts, List<Proposal.SetOff> setOffs) {
    return new Proposal(
        customerId, parts, Evidence.NONE, Trust.SURE, Agreement.EXACT, 0, null, setOffs);
  }

  private List<Proposal.SetOff> setOffs(List<Match.SetOff> off, Map<Long, Item> items) {
    Map<Long, Credit> credits =
        reading
            .creditsByIds(off.stream().map(Match.SetOff::creditNoteId).toArray(Long[]::new))
            .stream()
            .collect(Collectors.toMap(Credit::id, Function.identity()));
    return off.stream()
        .map(
            one ->
                new Proposal.SetOff(
                    credits.get(one.creditNoteId()), items.get(one.invoiceId()), one.amount()))
        .toList();
  }

  private Match post(
      Match match, Line line, Proposal proposal, int confidence, String reason, String by) {
    Done done = posting.post(List.of(new Order(line, proposal)), by).get(0);
    if (done.paymentId() == null) {
      throw new BrokenRule(
          "What this would pay is not open any more, or is not this customer's to pay. Look for suggestions again, or split it by hand.");
    }
    matches.drop(match.id());
    book.posted(List.of(new Posted(done, null, confidence, reason)), false, by);
    return mapper
        .ofPayment(done.paymentId())
        .orElseThrow(() -> new IllegalStateException("What was posted is not there"));
  }

  private Map<Long, Item> items(List<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : reading.byIds(ids.toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Item::id, Function.identity()));
  }
}

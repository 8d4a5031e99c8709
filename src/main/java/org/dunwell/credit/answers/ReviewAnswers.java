package org.dunwell.credit.answers;

import java.math.BigDecimal;
import java.util.Collection;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.LimitPreviews;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.reviews.ReviewActs;
import org.dunwell.credit.scores.Scores;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/** What a review does to scores, limits and holds. */
@Component
class ReviewAnswers implements ReviewActs {

  private final Scores scores;
  private final CreditLimits limits;
  private final LimitPreviews previews;
  private final CreditHolds holds;

  ReviewAnswers(Scores scores, CreditLimits limits, LimitPreviews previews, CreditHolds holds) {
    this.scores = scores;
    this.limits = limits;
    this.previews = previews;
    this.holds = holds;
  }

  @Override
  public void rescore(Collection<Long> partyIds, String cause) {
    scores.rescore(partyIds, cause);
  }

  @Override
  public String proposal(long partyId) {
    return "By the table of limits: " + previews.words(partyId);
  }

  /**
   * On account, although the table may want money in advance: somebody has looked at it. Above the
   * person's authority it is put to another credit manager.
   */
  @Override
  public void changeLimit(Decided decided, Money limit) {
    limits.propose(limit(decided, limit.amount(), limit.isPositive() ? "open" : "prepay"));
  }

  @Override
  public void placeHold(Decided decided) {
    holds.place(decided.partyId(), decided.reason(), decided.by());
  }

  /** Whoever was released meanwhile is so. */
  @Override
  public void releaseHold(Decided decided) {
    if (holds.current(decided.partyId()).isPresent()) {
      holds.release(decided.partyId(), decided.reason(), decided.by());
    }
  }

  @Override
  public void withdraw(Decided decided) {
    limits.propose(limit(decided, BigDecimal.ZERO, "prepay"));
    holds.place(decided.partyId(), decided.reason(), decided.by());
  }

  private static NewLimit limit(Decided decided, BigDecimal amount, String terms) {
    return new NewLimit(
        decided.partyId(), "own", decided.reason(), amount, terms, null, null, null, decided.by());
  }
}

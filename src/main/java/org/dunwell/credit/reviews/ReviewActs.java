package org.dunwell.credit.reviews;

import java.util.Collection;
import org.dunwell.platform.Money;

/** What a review sets going in scores, limits and holds; offered as a bean by who has them. */
public interface ReviewActs {

  /**
   * Who has decided what for which reason.
   *
   * @param reason in words, never blank
   * @param by user id
   */
  record Decided(long partyId, long reviewId, String reason, String by) {}

  /** Reckons the scores of these parties anew, with the reports there are now. */
  void rescore(Collection<Long> partyIds, String cause);

  /** What limit the tables would give now and why, in words; null when they do not say. */
  String proposal(long partyId);

  /**
   * Gives another limit from today on.
   *
   * @throws org.dunwell.platform.BrokenRule when the person may not give as much
   */
  void changeLimit(Decided decided, Money limit);

  /** Holds orders from now on. */
  void placeHold(Decided decided);

  /** Lets orders go on. */
  void releaseHold(Decided decided);

  /** Nothing more on account: the limit is zero and orders are held. */
  void withdraw(Decided decided);
}

package org.dunwell.credit.scores;

import java.util.List;

/**
 * These parties are judged otherwise than before. Published in the transaction that writes it down.
 */
public record ScoresChanged(List<Change> changes) {

  /**
   * One of them.
   *
   * @param before points; null when there was no score
   * @param classBefore null when there was no score
   * @param cause why it was judged, in words
   */
  public record Change(
      long partyId,
      Long scoreId,
      Integer before,
      int after,
      String classBefore,
      String classAfter,
      String cause) {}
}

package org.dunwell.credit.scores;

import java.util.Collection;
import java.util.Map;

/**
 * The question that whoever keeps bureaus' reports answers as a bean: what do they say, where they
 * may be relied on still? Whoever has news calls {@link Scores#rescore}.
 */
public interface OtherScores {

  /** By party; those nobody reported on are left out. */
  Map<Long, OutsideScore> of(Collection<Long> partyIds);
}

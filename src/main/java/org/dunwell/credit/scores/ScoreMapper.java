package org.dunwell.credit.scores;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ScoreMapper {

  /** Judgements to be written down, column by column; each column in the same order. */
  record NewScores(
      Long[] parties,
      Integer[] points,
      String[] classes,
      Integer[] behavioural,
      Integer[] financial,
      Integer[] bureau,
      Long[] decisions,
      Long[] behaviourDecisions,
      Long[] financialDecisions) {}

  /** The decisions behind a score; only the first is always there. */
  record Behind(long decisionId, Long behaviourDecisionId, Long financialDecisionId) {}

  /** Nobody else judges these parties until the transaction ends. */
  List<Long> lock(@Param("parties") Long[] parties);

  /** Those whose customers are insolvent. */
  List<Long> insolvent(@Param("parties") Long[] parties);

  List<Score> current(@Param("parties") Long[] parties);

  List<Score> history(@Param("party") long partyId, @Param("limit") int limit);

  Optional<Behind> behind(@Param("id") long scoreId);

  void retire(@Param("parties") Long[] parties);

  /** Their ids, in order; they are the current ones from now on. */
  List<Long> insertAll(
      @Param("rows") NewScores rows, @Param("cause") String cause, @Param("now") Instant now);
}

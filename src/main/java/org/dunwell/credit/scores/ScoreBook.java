package org.dunwell.credit.scores;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** Writes judgements down together with the decisions behind them; a few statements for many. */
@Component
class ScoreBook {

  private final ScoreMapper mapper;
  private final Decisions decisions;
  private final Clock clock;

  ScoreBook(ScoreMapper mapper, Decisions decisions, Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * These become the current ones.
   *
   * @return their ids, in order
   */
  List<Long> write(List<Judgement> judgements, String cause) {
    Long[] parties = judgements.stream().map(Judgement::partyId).toArray(Long[]::new);
    mapper.retire(parties);
    return mapper.insertAll(
        new ScoreMapper.NewScores(
            parties,
            column(judgements, Judgement::points).toArray(Integer[]::new),
            column(judgements, Judgement::creditClass).toArray(String[]::new),
            column(judgements, Judgement::behavioural).toArray(Integer[]::new),
            column(judgements, Judgement::financialPoints).toArray(Integer[]::new),
            column(judgements, Judgement::bureau).toArray(Integer[]::new),
            stored(judgements, Judgement::rating),
            stored(judgements, Judgement::behaviour),
            stored(judgements, Judgement::financial)),
        cause,
        clock.instant());
  }

  private static <T> Stream<T> column(List<Judgement> judgements, Function<Judgement, T> value) {
    return judgements.stream().map(value);
  }

  /** The ids under which these decisions are stored, null where there is none. */
  private <T> Long[] stored(List<Judgement> judgements, Function<Judgement, Decision<T>> decision) {
    List<Judgement> with = judgements.stream().filter(one -> decision.apply(one) != null).toList();
    List<Decision<T>> kept =
        with.isEmpty()
            ? Collections.emptyList()
            : decisions.store(
                with.stream().map(decision).toList(),
                with.stream().map(one -> "party/" + one.partyId()).toList());
    Long[] ids = new Long[judgements.size()];
    int next = 0;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = decision.apply(judgements.get(i)) == null ? null : kept.get(next++).id();
    }
    return ids;
  }
}

package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.NoisyBank.Score;
import org.dunwell.payments.matching.NoisyLines.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A small noisy ledger; {@code bench/run matching} takes five large ones with fresh seeds. */
@DunwellTest
class NoisyLedgerMatchedTest {

  @Autowired private TestLedger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Matcher matcher;

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @Test
  void fourOfFiveLinesPostByThemselvesAndNoneWrongly() {
    Score score = matched(false);
    assertThat(score.wrong()).isEmpty();
    assertThat(score.rate()).as(score.table()).isGreaterThan(80);
    assertThat(score.byShape().get(Shape.OTHER_CURRENCY)[1]).isZero();
  }

  private Score matched(boolean stated) {
    NoisyBank bank =
        new NoisyBank(
            jdbc, Long.getLong("seed", 5), Integer.getInteger("noisy.invoices", 1_200), stated);
    bank.store();
    while (matcher.matchNext(StatementMatching.PORTION) > 0) {
      // the next portion
    }
    return bank.score();
  }

  @Test
  void moneyThatWasChangedPostsOnlyWhereTheBankTellsWhatWasPaidAndNoneWrongly() {
    Score score = matched(true);
    assertThat(score.wrong()).isEmpty();
    int[] changed = score.byShape().get(Shape.OTHER_CURRENCY);
    assertThat(changed[1]).as(score.table()).isPositive().isLessThan(changed[0]);
  }
}

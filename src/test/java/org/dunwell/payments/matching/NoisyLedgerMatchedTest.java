package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.NoisyBank.Score;
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
    NoisyBank bank =
        new NoisyBank(jdbc, Long.getLong("seed", 5), Integer.getInteger("noisy.invoices", 1_200));
    bank.store();
    while (matcher.matchNext(StatementMatching.PORTION) > 0) {
      // the next portion
    }
    Score score = bank.score();
    assertThat(score.wrong()).isEmpty();
    assertThat(score.rate()).as(score.table()).isGreaterThan(80);
  }
}

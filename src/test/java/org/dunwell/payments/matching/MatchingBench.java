package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.NoisyBank.Score;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/**
 * Matching at size and in breadth, run by {@code bench/run matching}: five noisy ledgers of 10,000
 * invoices with seeds drawn afresh, then a hundred thousand lines against a million open invoices.
 */
@SpringBootTest
@ActiveProfiles("test")
@Import(TestLedger.class)
class MatchingBench {

  private static final int SEEDS = Integer.getInteger("bench.seeds", 5);
  private static final int LINES = Integer.getInteger("bench.lines", 100_000);
  private static final int OPEN = Integer.getInteger("bench.invoices", 1_000_000);
  private static final int INVOICES = Integer.getInteger("bench.noisy", 10_000);

  @Autowired private TestLedger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Matcher matcher;

  @Test
  void freshSeeds() {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      long seed = Long.getLong("bench.seed", new SecureRandom().nextInt(1_000_000)) + i;
      ledger.begin();
      NoisyBank bank = new NoisyBank(jdbc, seed, INVOICES, Boolean.getBoolean("bench.foreign"));
      bank.store();
      long begin = System.nanoTime();
      int matched = matcher.matchNext(StatementMatching.PORTION);
      while (matched > 0) {
        matched = matcher.matchNext(StatementMatching.PORTION);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      Score score = bank.score();
      print(
          "seed %d: %d lines, %.1f %% automatic, %d wrong, %.0f lines/s"
              .formatted(
                  seed,
                  score.lines(),
                  score.rate(),
                  score.wrong().size(),
                  score.lines() / seconds));
      score.table().lines().forEach(MatchingBench::print);
      score.wrong().forEach(MatchingBench::print);
      failures.addAll(score.wrong());
      assertThat(score.rate()).isGreaterThan(80);
    }
    assertThat(failures).isEmpty();
  }

  /**
   * The same lines by plain SQL that knows where the number stands and asks nothing else: it joins,
   * and writes the same payments, allocations, journal entries and matches in one go.
   */
  @Test
  void aHundredThousandLinesAgainstAMillionOpenInvoices() {
    ledger.begin();
    MillionInvoices million = new MillionInvoices(jdbc, LINES, OPEN);
    million.store();
    double pure = LINES / million.pureSeconds();
    double joined = LINES / million.joinSeconds();
    Runtime heap = Runtime.getRuntime();
    long begin = System.nanoTime();
    while (matcher.matchNext(StatementMatching.PORTION) > 0) {
      assertThat(heap.maxMemory()).isPositive();
    }
    double ours = LINES / ((System.nanoTime() - begin) / 1e9);
    long posted = ledger.count("payments.match where state = 'posted'");
    print(
        "%d lines against %d open invoices, heap at most %d MiB: %.0f lines/s, %.1f %% posted"
            .formatted(LINES, OPEN, heap.maxMemory() >> 20, ours, posted * 100.0 / LINES));
    print(
        "pure SQL that writes the same rows: %.0f lines/s, ratio %.2f"
            .formatted(pure, ours / pure));
    print("pure SQL that joins only: %.0f lines/s, ratio %.3f".formatted(joined, ours / joined));
    assertThat(million.wrong()).isZero();
    assertThat(ours / pure).isGreaterThan(0.1);
  }

  static void print(String line) {
    System.out.println("BENCH " + line);
  }
}

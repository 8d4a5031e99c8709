package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long way, see {@code bench/README.md}: half an hour and more, so never part of the tests. */
class KillsBench {

  private static final int CUSTOMERS = 2_000;
  private static final int MAILS_A_SECOND = 20;

  @TempDir Path folder;

  /** Fifty kills of one node, spread over runs of some mails each. */
  @Test
  void oneNode() throws Exception {
    int kills = 0;
    int amongMails = 0;
    for (int run = 1; kills < 50; run++) {
      int now = Math.min(25, 50 - kills);
      Kills.Report report =
          new Kills(CUSTOMERS, MAILS_A_SECOND, 1, now, 0, run).run(folder.resolve("run-" + run));
      print("one node, run %d".formatted(run), now, report);
      kills += now;
      amongMails += report.amongMails();
    }
    System.out.printf("BENCH %d kills, %d of them among the mails%n", kills, amongMails);
    assertThat(amongMails).isGreaterThanOrEqualTo(40);
  }

  /** Three nodes, two of them killed by lot, and the database once. */
  @Test
  void threeNodesAndTheDatabase() throws Exception {
    Kills.Report report =
        new Kills(CUSTOMERS, MAILS_A_SECOND, 3, 6, 1, 7).run(folder.resolve("three"));
    print("three nodes", 6, report);
    assertThat(report.amongMails()).isEqualTo(6);
  }

  private static void print(String what, int kills, Kills.Report report) {
    System.out.printf(
        "BENCH %-16s %2d kills (%d among mails), %d customers, %d mails, %d asked for twice,"
            + " %d known as uncertain, %d s%n",
        what,
        kills,
        report.amongMails(),
        CUSTOMERS,
        report.mails(),
        report.asksTwice(),
        report.uncertain(),
        report.seconds());
  }
}

package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three kills among the mails of one morning; {@code bench/run kills} does fifty and more. The node
 * that is killed works on this test's database, whose own Dunwell has no pulse.
 */
@DunwellTest
class KilledWhileSendingTest {

  private static final int CUSTOMERS = 60;
  private static final Instant BEFORE_THE_ROUND = Instant.parse("2026-03-04T06:30:00Z");

  @Autowired TestLedger ledger;
  @Autowired WorkLoop loop;
  @Autowired DunwellClock clock;
  @Autowired CleanSlate slate;
  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @BeforeEach
  void allLettersAreAskedFor() {
    ledger.begin();
    for (int i = 0; i < CUSTOMERS; i++) {
      long customer = ledger.customer("K" + i);
      for (int n = 1; n <= Kills.INVOICES; n++) {
        ledger.invoice(customer, "R-%d-%d".formatted(i, n), n + "00.50", 3 + n);
      }
    }
    clock.standAt(BEFORE_THE_ROUND);
    loop.runDue();
  }

  @AfterEach
  void forgetTheTime() {
    jdbc.sql("delete from platform.sandbox_time").update();
    slate.wipe();
    clock.reset();
  }

  @Test
  void noCustomerIsForgottenAndNoneIsWrittenToTwice() throws Exception {
    Kills.Report report =
        new Kills(CUSTOMERS, 20, 1, 3, 0, 20260304).send(folder, settings(), jdbc, null);
    assertThat(report.amongMails()).isEqualTo(3);
  }

  private List<String> settings() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return List.of(
          "dunwell.db-url=" + connection.getMetaData().getURL(),
          "dunwell.db-user=" + connection.getMetaData().getUserName(),
          "dunwell.db-password=");
    }
  }
}

package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class ResumeTest {

  private static final int ROWS = 12_000;

  @Autowired CleanSlate cleanSlate;
  @Autowired Imports imports;
  @Autowired ImportRunMapper mapper;
  @Autowired ImportKinds kinds;
  @Autowired ChunkStore store;
  @Autowired DryRuns dryRuns;
  @Autowired ImportEnd end;
  @Autowired TransactionTemplate transaction;
  @Autowired WorkLoop workLoop;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  @BeforeEach
  void wipe() {
    cleanSlate.wipe();
    submit("selling-entities", ImportsTest.ENTITIES);
    submit("customers", ImportsTest.CUSTOMERS);
    workLoop.runDue();
  }

  @Test
  void aRunGoesOnBehindItsLastChunkInAnotherProcess() {
    long id = submit("invoices", invoices(ROWS));
    // a worker that does one portion and is never heard of again
    worker().runDue(Instant.EPOCH);
    ImportRun half = imports.byId(id);
    assertThat(half.state()).isEqualTo("running");
    assertThat(half.accepted()).isEqualTo(5_000);
    assertThat(half.percent()).isBetween(40, 95);
    assertThat(half.rowsPerSecond()).isPositive();
    assertThat(half.secondsLeft()).isNotNull();

    workLoop.runDue();
    ImportRun run = imports.byId(id);
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.rows()).isEqualTo(ROWS);
    assertThat(run.accepted()).isEqualTo(ROWS);
    assertThat(run.rejected()).isZero();
    assertThat(jdbc.sql("select count(*) from receivables.instalment").query(Long.class).single())
        .isEqualTo(ROWS);
  }

  @Test
  void aNodeThatFindsAnotherAtTheRunStoresNothingAndAsksAgainLater() throws SQLException {
    long id = submit("invoices", invoices(100));
    ImportWork late = worker();
    try (Connection other = dataSource.getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute("select pg_advisory_xact_lock(hashtext('receivables.import_run'), " + id + ")");
      late.runDue(Instant.EPOCH);
      assertThat(imports.byId(id).rows()).isZero();
      assertThat(stored()).isZero();
      assertThat(late.nextDue()).isEmpty();
      other.rollback();
    }
    assertThat(late.nextDue()).isPresent();
    workLoop.runDue();
    assertThat(stored()).isEqualTo(100);
  }

  @Test
  void aPositionMovesOnlyFromWhereItsChunkBegan() {
    long id = submit("invoices", invoices(1));
    assertThat(mapper.setHeader(id, "number")).isEqualTo(1);
    Reading.Passed passed = new Reading.Passed(5_000, 1, 1);
    assertThat(mapper.progress(id, 0, passed, Counts.NONE)).isEqualTo(1);
    assertThat(mapper.progress(id, 0, passed, Counts.NONE)).isZero();
    imports.cancel(id, "me");
    assertThat(mapper.progress(id, 5_000, passed, Counts.NONE)).isZero();
  }

  @Test
  void whatWasTakenBeforeARunIsCancelledStays() {
    long waiting = submit("invoices", invoices(1));
    imports.cancel(waiting, "boss");
    assertThat(imports.byId(waiting).state()).isEqualTo("cancelled");

    long id = submit("invoices", invoices(ROWS));
    ImportWork worker = worker();
    worker.runDue(Instant.EPOCH);
    imports.cancel(id, "boss");
    worker.runDue(Instant.EPOCH);
    workLoop.runDue();
    ImportRun run = imports.byId(id);
    assertThat(run.state()).isEqualTo("cancelled");
    assertThat(run.endedBy()).isEqualTo("boss");
    assertThat(run.accepted()).isEqualTo(5_000).isEqualTo(stored());
    assertThat(jdbc.sql("select count(*) from receivables.import_chunk").query(Long.class).single())
        .isZero();
    assertThatThrownBy(() -> imports.cancel(id, "boss")).hasMessageContaining("nothing to cancel");
  }

  @Test
  void aLargeDryRunKeepsNobodyWaitingForLongAndLeavesNothing() {
    long id =
        submit("invoices", invoices(DryRuns.PORTION + 1).getBytes(StandardCharsets.UTF_8), true);
    workLoop.runDue();
    ImportRun run = imports.byId(id);
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.accepted()).isEqualTo(DryRuns.PORTION + 1);
    assertThat(run.inPortions()).isTrue();
    assertThat(run.percent()).isEqualTo(100);
    assertThat(stored()).isZero();
  }

  private ImportWork worker() {
    return new ImportWork(mapper, kinds, store, dryRuns, end, transaction, 1);
  }

  private long stored() {
    return jdbc.sql("select count(*) from receivables.invoice").query(Long.class).single();
  }

  /** Not past due for years: this is about reading, not about cases. */
  private static String invoices(int rows) {
    StringBuilder text =
        new StringBuilder("company code,number,customer,invoice date,due date,amount\n");
    for (int i = 0; i < rows; i++) {
      text.append("DE01,I").append(i).append(",C1,2026-01-01,2036-02-01,100.25\n");
    }
    return text.toString();
  }

  private long submit(String kind, String content) {
    return submit(kind, content.getBytes(StandardCharsets.UTF_8), false);
  }

  private long submit(String kind, byte[] content, boolean dryRun) {
    return imports.submit(
        new Upload(kind, kind + ".csv", new ByteArrayInputStream(content), null, dryRun, "me"));
  }
}

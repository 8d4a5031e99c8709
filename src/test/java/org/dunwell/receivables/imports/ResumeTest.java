package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

  private static final int ROWS = 60_000;

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

  @BeforeEach
  void wipe() {
    cleanSlate.wipe();
    submit("selling-entities", ImportsTest.ENTITIES);
    submit("customers", ImportsTest.CUSTOMERS);
    workLoop.runDue();
  }

  @Test
  void aRunGoesOnBehindItsLastChunkInAnotherProcess() {
    long id = submit("invoices", invoices());
    // a worker that does one portion and is never heard of again
    new ImportWork(mapper, kinds, store, dryRuns, end, transaction).runDue(Instant.EPOCH);
    ImportRun half = imports.byId(id);
    assertThat(half.state()).isEqualTo("running");
    assertThat(half.accepted()).isPositive().isLessThan(ROWS);

    workLoop.runDue();
    ImportRun run = imports.byId(id);
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.rows()).isEqualTo(ROWS);
    assertThat(run.accepted()).isEqualTo(ROWS);
    assertThat(run.rejected()).isZero();
    assertThat(jdbc.sql("select count(*) from receivables.instalment").query(Long.class).single())
        .isEqualTo(ROWS);
  }

  /** Not past due for years: this is about reading, not about cases. */
  private static String invoices() {
    StringBuilder text =
        new StringBuilder("company code,number,customer,invoice date,due date,amount\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("DE01,I").append(i).append(",C1,2026-01-01,2036-02-01,100.25\n");
    }
    return text.toString();
  }

  private long submit(String kind, String content) {
    return imports.submit(
        new Upload(
            kind,
            kind + ".csv",
            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "me"));
  }
}

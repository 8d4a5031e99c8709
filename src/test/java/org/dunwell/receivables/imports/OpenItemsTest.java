package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class OpenItemsTest {

  private static final String HEADER =
      "company code,invoice,customer,due date,amount,open amount\n";

  @Autowired CleanSlate cleanSlate;
  @Autowired Imports imports;
  @Autowired WorkLoop workLoop;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void sixOpenItemsOfOneSellingEntityAndOneOfAnother() {
    cleanSlate.wipe();
    run("selling-entities", ImportsTest.ENTITIES);
    run("customers", ImportsTest.CUSTOMERS);
    ImportRun first =
        run("open-items", snapshot(1, 2, 3, 4, 5, 6) + "US01,U-1,C2,2026-03-01,7,7\n");
    assertThat(first.accepted()).isEqualTo(7);
  }

  @Test
  void theSameSnapshotTwiceChangesNothing() {
    ImportRun again = run("open-items", snapshot(1, 2, 3, 4, 5, 6));
    assertThat(again.state()).isEqualTo("done");
    assertThat(again.unchanged()).isEqualTo(6);
    assertThat(again.accepted()).isZero();
    assertThat(open()).hasSize(7);
  }

  @Test
  void whatIsMissingIsSettledInTheLedgerForThatSellingEntityOnly() {
    ImportRun run = run("open-items", snapshot(1, 2, 3, 4, 5));
    assertThat(run.state()).isEqualTo("done");
    assertThat(state("I-6")).isEqualTo("settled-in-ledger");
    assertThat(open()).hasSize(6).containsKey("U-1");

    run("open-items", snapshot(1, 2, 3, 4, 5, 6));
    assertThat(state("I-6")).isEqualTo("open");
  }

  @Test
  void lessOpenAndALaterDueDateAreTakenOver() {
    run("open-items", snapshot(1, 2, 3, 4, 5) + "DE01,I-6,C1,2026-04-01,100,40\n");
    assertThat(open()).containsEntry("I-6", "40.0000");
    assertThat(
            jdbc.sql(
                    "select due_on::text from receivables.instalment where open_amount = 40"
                        + " and amount = 100")
                .query(String.class)
                .single())
        .isEqualTo("2026-04-01");
    run(
        "open-items",
        snapshot(1, 2, 3, 4, 5)
            + "DE01,N-1,C1,2026-04-01,100,30\n"
            + "DE01,I-6,C1,2026-04-01,100,100\n");
    assertThat(open()).containsEntry("I-6", "100.0000").containsEntry("N-1", "30.0000");
  }

  @Test
  void halfASnapshotAsksBeforeItClosesAnything() {
    ImportRun run = run("open-items", snapshot(1, 2, 3));
    assertThat(run.state()).isEqualTo("asking");
    assertThat(run.question()).contains("3 items of DE01").contains("EUR 300");
    assertThat(open()).hasSize(7);

    imports.answer(run.id(), "no");
    workLoop.runDue();
    assertThat(imports.byId(run.id()).state()).isEqualTo("done");
    assertThat(open()).hasSize(7);

    ImportRun again = run("open-items", snapshot(1, 2, 3));
    imports.answer(again.id(), "yes");
    workLoop.runDue();
    assertThat(imports.byId(again.id()).state()).isEqualTo("done");
    assertThat(open()).hasSize(4);
  }

  @Test
  void aRefusedRowClosesNothingAndARowNobodyCanReadAsks() {
    ImportRun run = run("open-items", snapshot(1, 2, 3, 4, 5) + "DE01,I-6,C1,31.02.2026,100,100\n");
    assertThat(run.rejected()).isEqualTo(1);
    assertThat(run.state()).isEqualTo("done");
    assertThat(open()).hasSize(7);

    assertThat(run("open-items", snapshot(1, 2, 3, 4, 5) + "DE01,\"I-6,C1\n").state())
        .isEqualTo("asking");
  }

  private static String snapshot(int... items) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int item : items) {
      text.append("DE01,I-").append(item).append(",C1,2026-03-01,100,100\n");
    }
    return text.toString();
  }

  private Map<String, String> open() {
    return jdbc
        .sql("select number, open_amount::text from receivables.invoice where state = 'open'")
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private String state(String number) {
    return jdbc.sql("select state from receivables.invoice where number = ?")
        .param(number)
        .query(String.class)
        .single();
  }

  private ImportRun run(String kind, String content) {
    long id =
        imports.submit(
            new Upload(
                kind,
                kind + ".csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                null,
                false,
                "me"));
    workLoop.runDue();
    return imports.byId(id);
  }
}

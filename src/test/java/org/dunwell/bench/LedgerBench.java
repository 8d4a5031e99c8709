package org.dunwell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.bench.BareEngine.rate;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.dunwell.TestLedger;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.platform.time.WorkLoop;
import org.dunwell.receivables.undo.Undo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * What a ledger of many invoices costs besides its cases: import against {@code COPY}, the undoing
 * of an import and tomorrow's preview against the import itself. Run by {@code bench/run import},
 * {@code undo} and {@code tomorrow}.
 */
@SpringBootTest
@ActiveProfiles("test")
@Import({TestLedger.class, BenchFiles.class})
class LedgerBench {

  private static final int ALTERNATIONS = Integer.getInteger("bench.alternations", 3);
  private static final int INVOICES = Integer.getInteger("bench.invoices", 100_000);

  @Autowired TestLedger ledger;
  @Autowired BenchFiles files;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired WorkLoop loop;
  @Autowired Undo undo;
  @Autowired Tomorrow tomorrow;

  private final RatioTable table = new RatioTable();

  @Test
  void importAgainstCopy() throws Exception {
    files.begin();
    for (int i = 0; i < ALTERNATIONS; i++) {
      storeNotYetDue();
    }
    table.print();
  }

  /** Invoices that are not due yet, so that nothing but reading and storing happens. */
  private void storeNotYetDue() throws Exception {
    String csv = files.invoices(INVOICES, "2036-02-0");
    long last =
        jdbc.sql("select coalesce(max(id), 0) from receivables.invoice").query(Long.class).single();
    long begin = System.nanoTime();
    files.submit("invoices", csv);
    loop.runDue();
    double rate = rate(INVOICES, begin);
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("receivables.invoice", "id > " + last);
    rows.put("receivables.instalment", "invoice_id > " + last);
    double copy = INVOICES / new CopyFloor(database).seconds(rows, 1);
    table.add("import rows / COPY of the same columns", rate, copy, 1 / 3.0, 0.5);
  }

  /** Of a wrong file that nobody has worked on. */
  @Test
  void undoAgainstImport() {
    files.begin();
    for (int i = 0; i < ALTERNATIONS; i++) {
      String csv = files.invoices(INVOICES, "2036-02-0");
      long begin = System.nanoTime();
      long run = files.submit("invoices", csv);
      loop.runDue();
      double imported = rate(INVOICES, begin);
      begin = System.nanoTime();
      assertThat(undo.ask(run, "bench").isFree()).isTrue();
      loop.runDue();
      table.add("undo of an import / import", rate(INVOICES, begin), imported, 0.1, 0.5);
      assertThat(ledger.count("receivables.invoice")).isZero();
    }
    table.print();
  }

  /** Every case is thought through, with its letter. */
  @Test
  void tomorrowAgainstImport() {
    files.begin();
    String csv = files.invoices(INVOICES, "2026-02-2");
    long begin = System.nanoTime();
    files.submit("invoices", csv);
    loop.runDue();
    double imported = rate(INVOICES, begin);
    for (int i = 0; i < ALTERNATIONS; i++) {
      begin = System.nanoTime();
      tomorrow.make("bench");
      loop.runDue();
      assertThat(tomorrow.run().orElseThrow().madeAt()).isNotNull();
      table.add(
          "preview of tomorrow / import to running cases", rate(INVOICES, begin), imported, 1, 2);
    }
    table.print();
  }
}

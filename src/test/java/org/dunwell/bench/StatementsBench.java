package org.dunwell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.bench.BareEngine.rate;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.dunwell.TestLedger;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.payments.bank.Camt;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.platform.time.WorkLoop;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * What a large bank statement costs: storing the file, looking it through, reading and keeping its
 * lines, against {@code COPY} of the same rows. The lines are charges, so that nothing is matched.
 * Run by {@code bench/run statements}.
 */
@SpringBootTest
@ActiveProfiles("test")
@Import(TestLedger.class)
class StatementsBench {

  private static final int ALTERNATIONS = Integer.getInteger("bench.alternations", 3);
  private static final int LINES = Integer.getInteger("bench.lines", 100_000);

  @Autowired TestLedger ledger;
  @Autowired BankStatements statements;
  @Autowired WorkLoop loop;
  @Autowired DataSource database;

  @Test
  void camtAgainstCopy() throws Exception {
    RatioTable table = new RatioTable();
    for (int i = 0; i < ALTERNATIONS; i++) {
      ledger.begin();
      byte[] file = camt();
      long begin = System.nanoTime();
      statements.submit(
          new Upload(
              CsvColumns.NAME, "camt.xml", new ByteArrayInputStream(file), null, false, "bench"));
      loop.runDue();
      double ours = rate(LINES, begin);
      assertThat(ledger.count("payments.statement_line")).isEqualTo(LINES);
      double copy =
          LINES / new CopyFloor(database).seconds(Map.of("payments.statement_line", "true"), 1);
      table.add("lines of camt.053 / COPY of the same rows", ours, copy, 0.1, 0.25);
    }
    table.print();
  }

  private static byte[] camt() {
    Camt camt = Camt.of("053.001.08");
    LocalDate day = TestLedger.TODAY;
    for (int i = 0; i < LINES; i++) {
      camt.entry(
          "-" + (1 + i % 900) + ".50",
          day,
          "REFERENCE" + i,
          Camt.paid("E2E-" + i, "Payer " + i % 2_000, "DE89370400440532013000", "Invoice R-" + i));
    }
    return camt.bytes();
  }
}

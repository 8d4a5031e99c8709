package org.dunwell.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.dunwell.TestLedger;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.springframework.boot.test.context.TestComponent;

/** Files of invoices of two thousand customers, as an ERP would send them. */
@TestComponent
class BenchFiles {

  private static final int CUSTOMERS = 2_000;

  private final TestLedger ledger;
  private final Imports imports;
  private int files;

  BenchFiles(TestLedger ledger, Imports imports) {
    this.ledger = ledger;
    this.imports = imports;
  }

  /** An empty ledger but for the customers. */
  void begin() {
    ledger.begin();
    for (int i = 0; i < CUSTOMERS; i++) {
      ledger.customer("K" + i);
    }
  }

  /**
   * @param dueOn all but the last digit of the due dates, such as {@code 2026-02-2}
   */
  String invoices(int count, String dueOn) {
    int file = files++;
    StringBuilder csv =
        new StringBuilder("sellingEntity,customer,number,issuedOn,dueOn,currency,amount\n");
    for (int i = 0; i < count; i++) {
      csv.append(
          "DE,K%d,R-%d-%d,2026-01-10,%s%d,EUR,%d.50\n"
              .formatted(i % CUSTOMERS, file, i, dueOn, 1 + i % 7, 100 + i % 900));
    }
    return csv.toString();
  }

  long submit(String kind, String csv) {
    return imports.submit(
        new Upload(
            kind,
            kind + ".csv",
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "bench"));
  }
}

package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import brings in past due is taken up at once, at whatever hour it comes. */
@DunwellTest
class ImportTakenUpTest {

  @Autowired TestLedger ledger;
  @Autowired Imports imports;
  @Autowired DunwellClock clock;

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-03T03:00:00Z", "2026-03-03T13:00:00Z"})
  void casesRunAsSoonAsTheImportIsDone(String hour) {
    ledger.begin();
    ledger.customer("C1");
    ledger.work();
    clock.standAt(Instant.parse(hour));
    String file =
        """
        company code,invoice number,customer,invoice date,due date,amount,currency
        DE,R1,C1,2026-01-01,2026-02-01,100.00,EUR
        DE,R2,C1,2026-01-01,2026-05-01,100.00,EUR
        """;
    imports.submit(
        new Upload(
            "invoices",
            "invoices.csv",
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "collector"));
    ledger.work();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(1);
  }
}

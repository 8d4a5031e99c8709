package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class RealLedgerTest {

  private static final Path LEDGER = Path.of("../shared/data/ar/late-payment-histories.csv");

  @Autowired CleanSlate cleanSlate;
  @Autowired ImportKinds kinds;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void wipe() {
    assumeTrue(Files.exists(LEDGER), "the public ledger is not here");
    cleanSlate.wipe();
  }

  @Test
  void aFlatExportFeedsSellingEntityCustomersInvoicesAndPayments() throws IOException {
    assertThat(apply("selling-entities")).isEqualTo(new Outcomes(1, 0, List.of()));
    assertThat(apply("customers")).isEqualTo(new Outcomes(100, 2_366, List.of()));
    assertThat(apply("invoices")).isEqualTo(new Outcomes(2_466, 0, List.of()));
    assertThat(sum("invoice")).isEqualByComparingTo("147703.18");
    assertThat(sum("instalment")).isEqualByComparingTo("147703.18");
    assertThat(apply("payments")).isEqualTo(new Outcomes(2_466, 0, List.of()));
    assertThat(sum("payment")).isEqualByComparingTo("147703.18");
    assertThat(sum("allocation")).isEqualByComparingTo("147703.18");
    assertThat(count("invoice where state = 'paid' and closed_on is not null")).isEqualTo(2_466);

    for (String kind : List.of("selling-entities", "customers", "invoices", "payments")) {
      assertThat(apply(kind).accepted()).as(kind).isZero();
    }
    assertThat(count("(select distinct email from receivables.contact) email")).isEqualTo(100);
  }

  private Outcomes apply(String name) throws IOException {
    Mapping mapping =
        Mapping.parse(Files.readString(Path.of("samples/late-payment-histories.mapping.yaml")));
    ImportKind kind = kinds.byName(name);
    try (var rows = LedgerFile.read(Files.newInputStream(LEDGER), mapping, kind)) {
      List<Row> all = rows.toList();
      assertThat(all).allMatch(row -> row.problems().isEmpty());
      return transaction.execute(status -> kind.apply(null, all));
    }
  }

  private BigDecimal sum(String table) {
    return jdbc.sql("select sum(amount) from receivables." + table)
        .query(BigDecimal.class)
        .single();
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from " + (from.startsWith("(") ? from : "receivables." + from))
        .query(Long.class)
        .single();
  }
}

package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class SettlementsTest {

  private static final LocalDate DAY = LocalDate.parse("2025-03-10");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired Settlements settlements;
  @Autowired Payments payments;
  @Autowired Invoices invoices;

  TestLedger ledger;
  long berlin;
  long customer;
  long run;

  @BeforeEach
  void aSnapshot() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
    run =
        jdbc.sql(
                """
                insert into receivables.import_run
                  (kind, file_name, sha256, dry_run, state, started_by, created_at)
                values ('open-items', 'x.csv', repeat('0', 64), false, 'running', 'test', now())
                returning id
                """)
            .query(Long.class)
            .single();
  }

  @Test
  void whatIsMissingIsClosedAndWhatIsLessIsLoweredOldestPartFirst() {
    long missing = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    long less = ledger.invoiceOf(berlin, customer, "B", "2025-02-01", "50", "2025-04-01", "50");
    long same = ledger.invoice(berlin, customer, "C", "2025-02-01", "100");
    assertThat(settle(to(missing, "0"), to(less, "30"), to(same, "100"))).isEmpty();
    assertThat(invoices.byId(missing).state()).isEqualTo("settled-in-ledger");
    assertThat(invoices.byId(missing).closedOn()).isEqualTo(DAY);
    assertThat(invoices.instalments(less))
        .extracting(part -> part.openAmount().intValueExact())
        .containsExactly(0, 30);
    assertThat(nudged()).containsExactly(missing, less);
    assertThat(TestLedger.balances(jdbc)).isTrue();
  }

  @Test
  void theSameSnapshotAgainChangesNothing() {
    long invoice = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    settle(to(invoice, "30"));
    int version = invoices.byId(invoice).version();
    settle(to(invoice, "30"));
    assertThat(invoices.byId(invoice).version()).isEqualTo(version);
    assertThat(nudged()).containsExactly(invoice);
  }

  @Test
  void aLaterSnapshotReopensWhatAnEarlierOneClosedButNotWhatPaymentsDid() {
    long invoice = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    payments.record(
        new NewPayment(berlin, customer, "P1", DAY, "EUR", new BigDecimal("40"), null, List.of()));
    settle(to(invoice, "0"));
    assertThat(settle(to(invoice, "25"))).isEmpty();
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("25.00");
    assertThat(invoices.byId(invoice).isOpen()).isTrue();
    assertThat(settle(to(invoice, "100"))).containsExactly(invoice);
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("60.00");
    assertThat(TestLedger.balances(jdbc)).isTrue();
  }

  private List<Long> settle(Settled... snapshot) {
    return settlements.settle(run, List.of(snapshot), DAY);
  }

  private static Settled to(long invoice, String open) {
    return new Settled(invoice, new BigDecimal(open));
  }

  private List<Long> nudged() {
    return jdbc.sql("select invoice_id from platform.nudge order by id").query(Long.class).list();
  }
}

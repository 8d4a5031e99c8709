package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many payments by one call, as an import brings them. */
@DunwellTest
class AllocationsTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired Allocations allocations;
  @Autowired Invoices invoices;
  @Autowired Payments payments;

  TestLedger ledger;
  long berlin;
  long customer;

  @BeforeEach
  void anEntityAndACustomer() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
  }

  @Test
  void whatIsNamedIsServedBeforeWhatIsNotAndEarlierBeforeLater() {
    long old = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long young = ledger.invoice(berlin, customer, "A1002", "2025-03-01", "100");
    long silent = cash(customer, "P1", "2025-03-05", "150", null);
    long named = cash(customer, "P2", "2025-03-06", "80", "A1001");
    long late = cash(customer, "P3", "2025-03-07", "60", null);
    allocations.allocateNew(List.of(late, named, silent));
    assertThat(invoices.byIds(List.of(old, young))).extracting(Invoice::state).containsOnly("paid");
    assertThat(payments.byId(silent).unappliedAmount()).isEqualTo("30.00");
    assertThat(payments.byId(named).unappliedAmount()).isEqualTo("0.00");
    assertThat(payments.byId(late).unappliedAmount()).isEqualTo("60.00");
    assertThat(TestLedger.balances(jdbc)).isTrue();
  }

  @Test
  void wherePayersMeetOnOneInvoiceTheRestFindsItsWayToTheNext() {
    long subsidiary = ledger.customer("C2");
    jdbc.sql("update receivables.customer set payer_id = ? where id = ?")
        .params(customer, subsidiary)
        .update();
    long first = ledger.invoice(berlin, subsidiary, "A1001", "2025-02-01", "100");
    long second = ledger.invoice(berlin, subsidiary, "A1002", "2025-03-01", "100");
    long own = cash(subsidiary, "P1", "2025-03-05", "100", null);
    long parent = cash(customer, "P2", "2025-03-06", "100", null);
    allocations.allocateNew(List.of(own, parent));
    assertThat(invoices.byIds(List.of(first, second)))
        .extracting(Invoice::state)
        .containsOnly("paid");
  }

  @Test
  void aToldAmountIsCutToWhatIsOpenAndTheRestStays() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long other = ledger.invoice(berlin, customer, "A1002", "2025-02-01", "100");
    long paid = cash(customer, "P1", "2025-03-05", "150", null);
    allocations.allocateNew(List.of(paid), List.of(new Told(paid, invoice, new BigDecimal("120"))));
    assertThat(invoices.byId(invoice).state()).isEqualTo("paid");
    assertThat(invoices.byId(other).isOpen()).isTrue();
    assertThat(payments.byId(paid).unappliedAmount()).isEqualTo("50.00");
  }

  @Test
  void allocatingAgainChangesNothing() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long paid = cash(customer, "P1", "2025-03-05", "60", null);
    allocations.allocateNew(List.of(paid));
    allocations.allocateNew(List.of(paid));
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("40.00");
    assertThat(invoices.allocations(invoice)).hasSize(1);
  }

  @Test
  void aThousandPaymentsOverManyCustomersBalance() {
    List<Long> paid = new ArrayList<>();
    for (int c = 0; c < 50; c++) {
      long one = ledger.customer("M" + c);
      for (int i = 0; i < 10; i++) {
        ledger.invoice(berlin, one, "M%02d-%03d".formatted(c, i), "2025-02-01", "33.33");
      }
      for (int p = 0; p < 20; p++) {
        String text = p % 2 == 0 ? "M%02d-%03d".formatted(c, p / 2) : null;
        paid.add(cash(one, "P%d-%d".formatted(c, p), "2025-03-01", "17.01", text));
      }
    }
    allocations.allocateNew(paid);
    assertThat(TestLedger.balances(jdbc)).isTrue();
    BigDecimal closed =
        jdbc.sql("select sum(amount - open_amount) from receivables.invoice")
            .query(BigDecimal.class)
            .single();
    BigDecimal spent =
        jdbc.sql("select sum(amount - unapplied_amount) from receivables.payment")
            .query(BigDecimal.class)
            .single();
    assertThat(closed).isEqualByComparingTo(spent).isEqualByComparingTo("16665");
  }

  private long cash(long payer, String reference, String on, String amount, String text) {
    return jdbc.sql(
            """
            insert into receivables.payment
              (selling_entity_id, customer_id, reference, received_on, currency, amount,
               unapplied_amount, remittance, recorded_at)
            values (:entity, :payer, :reference, :on, 'EUR', :amount, :amount, :text, now())
            returning id
            """)
        .param("entity", berlin)
        .param("payer", payer)
        .param("reference", reference)
        .param("on", LocalDate.parse(on))
        .param("amount", new BigDecimal(amount))
        .param("text", text)
        .query(Long.class)
        .single();
  }
}

package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class PaymentsAtOnceTest {

  private static final LocalDate DAY = LocalDate.parse("2025-03-10");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired Payments payments;
  @Autowired WriteOffs writeOffs;
  @Autowired Invoices invoices;

  TestLedger ledger;
  long berlin;

  @BeforeEach
  void anEntity() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
  }

  @Test
  void fortyPaymentsAtOnceCloseAnInvoiceExactlyOnce() throws Exception {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoiceOf(berlin, customer, "A", "2025-02-01", "5", "2025-02-02", "5");
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String reference = "P" + i;
      work.add(() -> payments.record(payment(customer, reference, "0.30")));
    }
    allOf(work);
    assertThat(invoices.byId(invoice).state()).isEqualTo("paid");
    assertThat(sum("select sum(amount) from receivables.allocation")).isEqualByComparingTo("10");
    assertThat(sum("select sum(unapplied_amount) from receivables.payment"))
        .isEqualByComparingTo("2");
    assertThat(TestLedger.balances(jdbc)).isTrue();
  }

  @Test
  void theSamePaymentFromManySidesIsRecordedOnce() throws Exception {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(berlin, customer, "A", "2025-02-01", "10");
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      work.add(() -> payments.record(payment(customer, "P", "3")));
    }
    allOf(work);
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("7.00");
  }

  @Test
  void payersReversalsAndWriteOffsCrossingEachOtherNeverLockInACircle() throws Exception {
    List<Long> customers = new ArrayList<>();
    List<Long> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long customer = ledger.customer("C" + i);
      customers.add(customer);
      open.add(ledger.invoice(berlin, customer, "A" + i, "2025-02-01", "1000"));
    }
    // each pays for the one before, the first for the last: the worst ring there is
    for (int i = 0; i < 4; i++) {
      jdbc.sql("update receivables.customer set payer_id = ? where id = ?")
          .params(customers.get((i + 1) % 4), customers.get(i))
          .update();
    }
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int n = i;
      work.add(
          () -> {
            Payment paid = payments.record(payment(customers.get(n % 4), "P" + n, "7"));
            return n % 3 == 0 ? payments.reverse(paid.id(), DAY, "returned", "test") : paid;
          });
      work.add(
          () -> writeOffs.writeOff(open.get(n * 3 % 4), new BigDecimal("0.50"), "small", "test"));
    }
    allOf(work);
    assertThat(TestLedger.balances(jdbc)).isTrue();
    assertThat(sum("select sum(open_amount) from receivables.invoice"))
        .isEqualByComparingTo(new BigDecimal(4000 - 40 - 53 * 7));
  }

  private static void allOf(List<Callable<Object>> work) throws Exception {
    ExecutorService hands = Executors.newFixedThreadPool(8);
    try {
      for (Future<Object> done : hands.invokeAll(work)) {
        done.get();
      }
    } finally {
      hands.shutdownNow();
    }
  }

  private NewPayment payment(long customer, String reference, String amount) {
    return new NewPayment(
        berlin, customer, reference, DAY, "EUR", new BigDecimal(amount), null, List.of());
  }

  private BigDecimal sum(String sql) {
    return jdbc.sql(sql).query(BigDecimal.class).single();
  }
}

package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class PaymentsTest {

  private static final LocalDate DAY = LocalDate.parse("2025-03-10");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired DunwellClock clock;
  @Autowired Payments payments;
  @Autowired CreditNotes creditNotes;
  @Autowired WriteOffs writeOffs;
  @Autowired Invoices invoices;
  @Autowired PastDue pastDue;
  @Autowired Timeline timeline;

  TestLedger ledger;
  long berlin;
  long customer;

  @BeforeEach
  void anEntityAndACustomer() {
    cleanSlate.wipe();
    clock.standAt(Instant.parse("2025-03-10T12:00:00Z"));
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
  }

  @AfterEach
  void letTheClockRun() {
    clock.reset();
  }

  @Test
  void goesWhereItIsTold() {
    long old = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long young = ledger.invoice(berlin, customer, "A1002", "2025-03-01", "100");
    Payment payment = payments.record(payment("P1", "130", "A1001", to(young, "100")));
    assertThat(invoices.byId(young).state()).isEqualTo("paid");
    assertThat(invoices.byId(young).closedOn()).isEqualTo(DAY);
    assertThat(invoices.byId(old).openAmount()).isEqualTo("100.00");
    assertThat(payment.unappliedAmount()).isEqualTo("30.00");
    assertThat(payments.allocations(payment.id())).hasSize(1);
    assertThat(nudged()).containsExactly(old, young);
  }

  @Test
  void elseToTheInvoicesItsTextNames() {
    long old = ledger.invoice(berlin, customer, "RE-2025/0001", "2025-02-01", "100");
    long young = ledger.invoice(berlin, customer, "RE-2025/0002", "2025-03-01", "100");
    payments.record(payment("P1", "100", "Your invoice re-2025/0002, thanks"));
    assertThat(invoices.byId(young).state()).isEqualTo("paid");
    assertThat(invoices.byId(old).isOpen()).isTrue();
    assertThat(nudged()).containsExactly(young);
  }

  @Test
  void elseToTheOldestDueInstalment() {
    long young = ledger.invoice(berlin, customer, "A1002", "2025-03-01", "100");
    long parts =
        ledger.invoiceOf(berlin, customer, "A1001", "2025-02-01", "50", "2025-05-01", "50");
    payments.record(payment("P1", "120", null));
    assertThat(invoices.byId(parts).openAmount()).isEqualTo("50.00");
    assertThat(invoices.byId(young).openAmount()).isEqualTo("30.00");
    assertThat(facts(parts).isPastDue()).isFalse();
    assertThat(invoices.instalments(parts))
        .extracting(part -> part.openAmount().intValueExact())
        .containsExactly(0, 50);
  }

  @Test
  void aBillPaidTwiceShowsUpAsCreditAndIsNetted() {
    long first = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long second = ledger.invoice(berlin, customer, "A1002", "2025-03-01", "150");
    payments.record(payment("P1", "100", "A1001"));
    assertThat(invoices.byId(first).state()).isEqualTo("paid");
    Payment again = payments.record(payment("P2", "100", "A1001"));
    assertThat(again.unappliedAmount()).isEqualTo("100.00");
    assertThat(facts(second).collectibleAmount()).isEqualTo("50.00");
    assertThat(nudged()).contains(second);
  }

  @Test
  void neverPaysInAnotherCurrencyNorForAnotherCustomerNorAnotherSeller() {
    long dollars = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100", "USD");
    long others = ledger.invoice(berlin, ledger.customer("C2"), "A1002", "2025-02-01", "100");
    long london = ledger.sellingEntity("LON", "Europe/London");
    long sold = ledger.invoice(london, customer, "A1003", "2025-02-01", "100");
    Payment named = payments.record(payment("P1", "100", "A1001 A1002 A1003"));
    Payment silent = payments.record(payment("P2", "100", null));
    assertThat(named.unappliedAmount()).isEqualTo("100.00");
    assertThat(silent.unappliedAmount()).isEqualTo("100.00");
    assertThat(invoices.byIds(List.of(dollars, others, sold))).allMatch(Invoice::isOpen);
    assertThatThrownBy(() -> payments.record(payment("P3", "1", null, to(dollars, "1"))))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("USD");
    assertThatThrownBy(() -> payments.record(payment("P3", "1", null, to(others, "1"))))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> payments.record(payment("P3", "1", null, to(sold, "1"))))
        .isInstanceOf(BrokenRule.class);
    assertThat(payments.count(customer)).isEqualTo(2);
  }

  @Test
  void aPayerPaysForTheCustomersItPaysFor() {
    long subsidiary = ledger.customer("C2");
    jdbc.sql("update receivables.customer set payer_id = ? where id = ?")
        .params(customer, subsidiary)
        .update();
    long own = ledger.invoice(berlin, customer, "A1001", "2025-03-01", "100");
    long theirs = ledger.invoice(berlin, subsidiary, "A1002", "2025-02-01", "100");
    payments.record(payment("P1", "150", null));
    assertThat(invoices.byId(theirs).state()).isEqualTo("paid");
    assertThat(invoices.byId(own).openAmount()).isEqualTo("50.00");
  }

  @Test
  void theSamePaymentTwiceIsRecordedOnce() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    Payment first = payments.record(payment("P1", "40", null));
    Payment second = payments.record(payment("P1", "40.00", null));
    assertThat(second).isEqualTo(first);
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("60.00");
    assertThatThrownBy(() -> payments.record(payment("P1", "41", null)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("P1");
  }

  @Test
  void refusesWhatIsNoMoneyAndMoreThanIsOpen() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    assertThatThrownBy(() -> payments.record(payment("P1", "0", null)))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> payments.record(payment("P1", "1.005", null)))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> payments.record(payment("P1", "500", null, to(invoice, "101"))))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("100.00 EUR");
    assertThatThrownBy(() -> payments.record(payment("P1", "50", null, to(invoice, "60"))))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("add up");
  }

  @Test
  void aReversalReopensAllThePaymentClosedAndNothingElse() {
    long first = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    long second =
        ledger.invoiceOf(berlin, customer, "A1002", "2025-02-10", "50", "2025-02-20", "50");
    Payment stays = payments.record(payment("P1", "30", "A1001"));
    Payment bounced = payments.record(payment("P2", "160", null));
    assertThat(invoices.byId(first).state()).isEqualTo("paid");
    assertThat(invoices.byId(second).openAmount()).isEqualTo("10.00");
    jdbc.sql("truncate platform.nudge").update();
    Payment reversed = payments.reverse(bounced.id(), DAY.plusDays(3), "returned debit", "ann");
    assertThat(reversed.reversedOn()).isEqualTo(DAY.plusDays(3));
    assertThat(invoices.byId(first).openAmount()).isEqualTo("70.00");
    assertThat(invoices.byId(first).state()).isEqualTo("open");
    assertThat(invoices.byId(first).closedOn()).isNull();
    assertThat(facts(second).pastDueAmount()).isEqualTo("100.00");
    assertThat(payments.byId(stays.id()).reversedOn()).isNull();
    assertThat(nudged()).containsExactly(first, second);
    assertThatThrownBy(() -> payments.reverse(bounced.id(), DAY, "again", "ann"))
        .isInstanceOf(BrokenRule.class);
    assertThat(booksBalance()).isTrue();
    assertThat(timeline.ofInvoice(first).get(0).entry().what()).contains("P2 reversed");
  }

  @Test
  void aReversedCreditIsNoLongerNetted() {
    Payment credit = payments.record(payment("P1", "100", null));
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    assertThat(facts(invoice).standing()).isEqualTo("netted");
    payments.reverse(credit.id(), DAY, "bounced cheque", "ann");
    assertThat(facts(invoice).standing()).isEqualTo("free");
    assertThat(nudged()).containsExactly(invoice);
  }

  @Test
  void theLastToCloseAnInvoiceNamesItsStateAndTheLatestDateItsClosing() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    payments.record(payment("P1", "50", null));
    creditNotes.record(
        new NewCreditNote(
            berlin, customer, "N1", DAY.minusDays(5), "EUR", new BigDecimal("20"), null, null));
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("30.00");
    writeOffs.writeOff(invoice, new BigDecimal("29.99"), "small", "ann");
    assertThat(invoices.byId(invoice).isOpen()).isTrue();
    creditNotes.record(
        new NewCreditNote(
            berlin,
            customer,
            "N2",
            DAY.minusDays(4),
            "EUR",
            new BigDecimal("0.01"),
            null,
            List.of(to(invoice, null))));
    assertThat(invoices.byId(invoice).state()).isEqualTo("credited");
    assertThat(invoices.byId(invoice).closedOn()).isEqualTo(DAY);
    assertThat(invoices.allocations(invoice))
        .extracting(Allocation::kind)
        .containsExactly("payment", "credit-note", "write-off", "credit-note");
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void aWriteOffEndsAnInvoiceAndCannotExceedWhatIsOpen() {
    long invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
    assertThatThrownBy(() -> writeOffs.writeOff(invoice, new BigDecimal("101"), "?", "ann"))
        .isInstanceOf(BrokenRule.class);
    Invoice closed = writeOffs.writeOff(invoice, new BigDecimal("100"), "insolvent", "ann");
    assertThat(closed.state()).isEqualTo("written-off");
    assertThat(closed.closedOn()).isEqualTo(DAY);
    assertThat(nudged()).containsExactly(invoice);
  }

  private NewPayment payment(String reference, String amount, String text, ToInvoice... told) {
    return new NewPayment(
        berlin, customer, reference, DAY, "EUR", new BigDecimal(amount), text, List.of(told));
  }

  private static ToInvoice to(long invoice, String amount) {
    return new ToInvoice(invoice, amount == null ? null : new BigDecimal(amount));
  }

  private PastDueFacts facts(long invoice) {
    return pastDue.of(List.of(invoice), clock.instant()).get(0);
  }

  private List<Long> nudged() {
    return jdbc.sql("select distinct invoice_id from platform.nudge order by 1")
        .query(Long.class)
        .list();
  }

  private boolean booksBalance() {
    return TestLedger.balances(jdbc);
  }
}

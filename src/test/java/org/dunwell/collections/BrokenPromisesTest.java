package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a case makes of promises, by the ladder as it is shipped. */
@DunwellTest
class BrokenPromisesTest {

  @Autowired TestLedger ledger;
  @Autowired Promises promises;

  long customer;
  long invoice;

  @BeforeEach
  void remindedOnce() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "100.00", 2);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(1));
  }

  @Test
  void aPromisedInvoiceIsLeftAloneUntilItsGraceIsOver() {
    promise(invoice, TODAY.plusDays(3));
    assertThat(action(invoice)).isEqualTo("waitForPromise");
    ledger.walkTo(TODAY.plusDays(8));
    assertThat(action(invoice)).isEqualTo("waitForPromise");
    assertThat(letters()).isEqualTo(1);
  }

  @Test
  void aBrokenOneRaisesTheTone() {
    promise(invoice, TODAY.plusDays(3));
    ledger.walkTo(TODAY.plusDays(9));

    assertThat(action(invoice)).isEqualTo("requestCall");
    assertThat(tone(invoice)).isEqualTo("urgent");
  }

  @Test
  void aSecondBrokenOneGoesToTheCreditManager() {
    long other = ledger.invoice(customer, "R2", "40.00", 5);
    promise(invoice, TODAY.plusDays(2));
    promise(other, TODAY.plusDays(3));
    ledger.walkTo(TODAY.plusDays(9));

    assertThat(action(invoice)).isEqualTo("requestEscalation");
    assertThat(ledger.count("collections.customer_task where kind = 'escalation'")).isEqualTo(1);
  }

  @Test
  void aKeptOneForAPartLetsTheRestGoOn() {
    promises.take(
        new NewPromise(
            null,
            customer,
            List.of(invoice),
            new java.math.BigDecimal("60.00"),
            TODAY.plusDays(3),
            "phone",
            null,
            "ann",
            null));
    ledger.work();
    assertThat(action(invoice)).isEqualTo("waitForPayment");
    ledger.pay(invoice, "P1", "60.00");
    ledger.work();
    ledger.walkTo(TODAY.plusDays(7));
    assertThat(letters()).isEqualTo(2);
  }

  private void promise(long about, LocalDate day) {
    promises.take(
        new NewPromise(null, customer, List.of(about), null, day, "phone", null, "ann", null));
    ledger.work();
  }

  private String action(long about) {
    return ledger.one(
        String.class, "select action from collections.past_due_case where invoice_id = ?", about);
  }

  private String tone(long about) {
    return ledger.one(
        String.class, "select tone from collections.past_due_case where invoice_id = ?", about);
  }

  private long letters() {
    return ledger.count(
        "contact.request where kind = 'reminder' and state = 'delivered' and invoice_id = ?",
        invoice);
  }
}

package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What must not be asked for too early, and what must not be asked for too late. */
@DunwellTest
class DeadlinesTest {

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired MockMvc web;

  private long customer;

  @BeforeEach
  void aCustomer() {
    ledger.begin();
    customer = ledger.customer("C1");
  }

  @Test
  void aDirectDebitIsWaitedForForFiveWorkingDaysAndDunnedWhenItFails() {
    ledger.update("update receivables.customer set payment_method = 'direct-debit'");
    long invoice = ledger.invoice(customer, "R1", "100.00", 0);
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(action(invoice)).isEqualTo("waitForIncomingPayment");
    assertThat(ledger.one(LocalDate.class, "select until from receivables.block"))
        .isEqualTo(TODAY.plusDays(7));
    ledger.walkTo(TODAY.plusDays(9));
    assertThat(action(invoice)).isNotEqualTo("waitForIncomingPayment");
    assertThat(ledger.count("receivables.block")).isEqualTo(1);
  }

  @Test
  void aReturnedDebitIsDunnedTheSameDayAndNeverWaitedForAgain() {
    ledger.update("update receivables.customer set payment_method = 'direct-debit'");
    long invoice = ledger.invoice(customer, "R1", "100.00", 0);
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(action(invoice)).isEqualTo("waitForIncomingPayment");
    ledger.pay(invoice, "D1", "100.00");
    ledger.work();
    assertThat(action(invoice)).isNull();
    assertThat(ledger.count("receivables.block where lifted_at is null")).isEqualTo(1);

    ledger.reverse("D1");
    assertThat(ledger.count("receivables.block where lifted_at is null")).isZero();
    ledger.work();
    assertThat(action(invoice)).isEqualTo("sendReminder");
    assertThat(
            ledger.one(
                String.class, "select what from platform.timeline where kind = 'direct-debit'"))
        .contains("direct debit of invoice R1 has come back");
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(ledger.count("receivables.block")).isEqualTo(1);
    assertThat(action(invoice)).isNotEqualTo("waitForIncomingPayment");
  }

  @Test
  void aDebitThatComesBackBeforeAnybodyWaitedForItIsNotWaitedForEither() {
    ledger.update("update receivables.customer set payment_method = 'direct-debit'");
    long invoice = ledger.invoice(customer, "R1", "100.00", 0);
    long monthly = ledger.invoice(customer, "R2", "70.00", -1);
    ledger.pay(invoice, "D1", "100.00");
    ledger.reverse("D1");
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(action(invoice)).isEqualTo("sendReminder");
    assertThat(ledger.one(Long.class, "select invoice_id from receivables.block"))
        .isEqualTo(monthly);
  }

  @Test
  void aReversedTransferLeavesWhatOthersAreBlockedForAlone() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 0);
    ledger.update(
        """
        insert into receivables.block (invoice_id, kind, source, reason, set_by, set_at)
        values (?, 'payment-on-the-way', 'call/1', 'says paid', 'collector', now())
        """,
        invoice);
    ledger.pay(invoice, "P1", "100.00");
    ledger.reverse("P1");
    assertThat(ledger.count("receivables.block where lifted_at is null")).isEqualTo(1);
    assertThat(ledger.count("receivables.returned_debit")).isZero();
  }

  @Test
  void whatADebitCannotCollectAnyMoreIsDunnedAtOnce() {
    ledger.update("update receivables.customer set payment_method = 'direct-debit'");
    long invoice = ledger.invoice(customer, "R1", "100.00", 20);
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(action(invoice)).isNotEqualTo("waitForIncomingPayment");
    assertThat(ledger.count("receivables.block")).isZero();
  }

  @Test
  void germanClaimsEndWithTheThirdYearOthersToTheDay() {
    long german = ledger.invoice(customer, "R1", "100.00", 100);
    assertThat(barredOn(german)).isEqualTo(LocalDate.of(2028, 12, 31));
    ledger.update("update receivables.selling_entity set country = 'GB'");
    assertThat(barredOn(german)).isEqualTo(TODAY.minusDays(100).plusYears(6));
    ledger.update("update receivables.selling_entity set country = 'JP'");
    assertThat(barredOn(german)).isEqualTo(TODAY.minusDays(100).plusYears(3));
    ledger.update("update receivables.selling_entity set country = 'PL'");
    assertThat(barredOn(german)).isEqualTo(LocalDate.of(2027, 12, 31));
    ledger.update("update receivables.selling_entity set country = 'CA'");
    assertThat(barredOn(german)).isEqualTo(TODAY.minusDays(100).plusYears(2));
  }

  @Test
  void ofSeveralInstalmentsTheOldestOpenOneCounts() {
    ledger.update("update receivables.selling_entity set country = 'GB'");
    long invoice = ledger.invoice(customer, "R1", "100.00", 100);
    ledger.update(
        """
        insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
        values (?, 2, date '2025-01-31', 50, 50), (?, 3, date '2024-12-31', 50, 0)
        """,
        invoice,
        invoice);
    assertThat(barredOn(invoice)).isEqualTo(LocalDate.of(2031, 1, 31));
  }

  @Test
  void thePagesOfInvoiceAndCustomerSayUntilWhenWithTheRuleAndWhenItIsNear() throws Exception {
    long fresh = ledger.invoice(customer, "R1", "100.00", 100);
    assertThat(page("/invoices/" + fresh))
        .contains("Enforceable until", "31 Dec 2028", "DE: 3 years from the end", "BGB 195, 199")
        .doesNotContain("soon over");
    assertThat(page("/customers/C1")).doesNotContain("enforceable");
    ledger.update("update receivables.selling_entity set country = 'US'");
    int fourYears = (int) (TODAY.toEpochDay() - TODAY.minusYears(4).toEpochDay());
    long near = ledger.invoice(customer, "R2", "100.00", fourYears - 80);
    long over = ledger.invoice(customer, "R3", "100.00", fourYears + 1);
    assertThat(page("/invoices/" + near)).contains("soon over", "UCC 2-725");
    assertThat(page("/invoices/" + over)).contains(">over<").doesNotContain("soon over");
    assertThat(page("/customers/C1"))
        .contains("enforceable until 21 May 2026", "no longer enforceable since 1 Mar 2026");
    ledger.pay(near, "P1", "100.00");
    assertThat(page("/invoices/" + near)).doesNotContain("Enforceable until");
  }

  private String page(String path) throws Exception {
    return web.perform(get(path).with(user("collector").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void aCreditManagerIsWarnedOnceBeforeAClaimEnds() {
    ledger.update("update receivables.selling_entity set country = 'FR'");
    int fiveYears = (int) (TODAY.toEpochDay() - TODAY.minusYears(5).toEpochDay());
    long soon = ledger.invoice(customer, "R1", "100.00", fiveYears - 80);
    ledger.invoice(customer, "R2", "100.00", fiveYears - 200);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(ledger.count("collections.limitation_warning")).isEqualTo(1);
    assertThat(ledger.count("platform.timeline where kind = 'limitation' and invoice_id = ?", soon))
        .isEqualTo(1);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("decideOnCustomer").count()).isEqualTo(1);
  }

  private LocalDate barredOn(long invoice) {
    return ledger.one(
        LocalDate.class,
        "select barred_on from receivables.limitation where invoice_id = ?",
        invoice);
  }

  private String action(long invoice) {
    return ledger.one(
        String.class,
        "select action from collections.past_due_case where ended_at is null and invoice_id = ?",
        invoice);
  }
}

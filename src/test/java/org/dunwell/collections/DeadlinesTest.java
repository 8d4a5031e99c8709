package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What must not be asked for too early, and what must not be asked for too late. */
@DunwellTest
class DeadlinesTest {

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;

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

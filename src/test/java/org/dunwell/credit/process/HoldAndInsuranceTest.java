package org.dunwell.credit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.Deadlines;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every ending and every door of {@code credit-hold} and {@code insurance-deadline}. */
@DunwellTest
class HoldAndInsuranceTest {

  private static final String MANAGER = TestPeople.MANAGER;

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired Parties parties;
  @Autowired CreditHolds holds;
  @Autowired Covers covers;
  @Autowired Deadlines deadlines;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;

  private long customer;
  private long party;

  @BeforeEach
  void aCustomer() {
    ledger.begin();
    people.ensure();
    customer = ledger.customer("C1");
    party = parties.ofCustomer(customer).id();
  }

  @Test
  void aHoldIsLookedAtOnItsDayKeptAndReleased() {
    holds.place(party, "They owe us an answer", MANAGER, TODAY.plusDays(3));
    holds.place(party, "Twice is once", MANAGER);
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(task("reviewHold")).isNull();
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(tasks.getVariable(task("reviewHold").getId(), "hold").toString())
        .contains("They owe us an answer");
    assertThatThrownBy(() -> complete("reviewHold", Map.of("decision", "keep")))
        .hasStackTraceContaining("Say on which day");
    complete("reviewHold", Map.of("decision", "keep", "reviewOn", TODAY.plusDays(4).toString()));
    assertThat(task("reviewHold")).isNull();
    ledger.walkTo(TODAY.plusDays(4));
    complete("reviewHold", Map.of("decision", "release", "note", "They have answered"));
    assertThat(holds.current(party)).isEmpty();
    assertThat(running("credit-hold")).isZero();
    assertThat(holds.of(party)).hasSize(1);
  }

  @Test
  void whoIsReleasedEarlierIsLookedAtNoMore() {
    holds.place(party, "They owe us an answer", MANAGER, TODAY.plusDays(1));
    holds.release(party, "Paid", MANAGER);
    assertThat(running("credit-hold")).isZero();
    holds.place(party, "Again", MANAGER, TODAY.plusDays(1));
    ledger.walkTo(TODAY.plusDays(2));
    holds.release(party, "Paid", MANAGER);
    assertThat(running("credit-hold")).isZero();
    assertThatThrownBy(() -> holds.release(party, "Paid", MANAGER)).isInstanceOf(BrokenRule.class);
  }

  @Test
  void aDeadlineIsOneTaskForAllInvoicesBeforeCoverIsLost() {
    insure();
    ledger.invoice(customer, "R-1", "100.00", 48);
    ledger.invoice(customer, "R-2", "200.00", 47);
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(task("meetDeadline")).as("eleven days before").isNull();
    ledger.walkTo(TODAY.plusDays(3));
    Task task = task("meetDeadline");
    assertThat(tasks.getVariable(task.getId(), "deadline").toString())
        .contains("Hafen Kredit", TODAY.plusDays(12).toString());
    assertThat(tasks.getVariable(task.getId(), "invoices").toString()).contains("R-1", "R-2");
    assertThatThrownBy(() -> complete("meetDeadline", Map.of("outcome", "let-go")))
        .hasStackTraceContaining("Say in the note");
    complete("meetDeadline", Map.of("outcome", "reported", "note", "HK-2026-17"));
    assertThat(deadlines.of(party))
        .singleElement()
        .satisfies(one -> assertThat(one.outcome()).isEqualTo("reported"));
    ledger.walkTo(TODAY.plusDays(5));
    assertThat(running("insurance-deadline")).as("reported once").isZero();
  }

  @Test
  void whatIsPaidNeedsNoReport() {
    insure();
    long invoice = ledger.invoice(customer, "R-1", "100.00", 55);
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(running("insurance-deadline")).isOne();
    ledger.pay(invoice, "P-1", "100.00");
    assertThat(running("insurance-deadline")).isZero();
    assertThat(deadlines.of(party))
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo("gone"));
  }

  private void insure() {
    covers.enter(
        new NewCover(
            party,
            "Hafen Kredit",
            "P-77",
            Money.of("5000", "EUR"),
            BigDecimal.TEN,
            TODAY.minusYears(1),
            TODAY.plusYears(1),
            60,
            200,
            200),
        MANAGER);
  }

  private long running(String process) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(process).count();
  }

  private Task task(String key) {
    return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
  }

  private void complete(String key, Map<String, Object> form) {
    Task task = task(key);
    tasks.setAssignee(task.getId(), MANAGER);
    tasks.complete(task.getId(), form);
  }
}

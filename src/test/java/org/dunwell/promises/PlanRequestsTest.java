package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the wish to pay in parts to the answer. */
@DunwellTest
class PlanRequestsTest {

  private static final LocalDate HELD = TODAY.plusDays(7);

  @Autowired TestLedger ledger;
  @Autowired PlanRequests requests;
  @Autowired Plans plans;
  @Autowired Promises promises;
  @Autowired Choices choices;
  @Autowired TaskService tasks;

  long customer;
  long older;
  long newer;

  @BeforeEach
  void twoInvoices() {
    ledger.begin();
    customer = ledger.customer("C1");
    older = ledger.invoice(customer, "R1", "100.00", 12);
    newer = ledger.invoice(customer, "R2", "200.00", 8);
  }

  @Test
  void askingAgainAddsInvoicesToTheOpenRequest() {
    long first = ask("call/1", older);
    long second = ask("call/2", older, newer);
    assertThat(second).isEqualTo(first);
    PlanRequest request = requests.byId(first);
    assertThat(request.invoiceIds()).containsExactly(older, newer);
    assertThat(request.openAmount()).isEqualByComparingTo("300.00");
    assertThat(request.askedBy()).isEqualTo("Ms Berg");
    assertThat(request.note()).isEqualTo("In three parts\nIn three parts");
    assertThat(requests.openOf(List.of(customer))).hasSize(1);
    assertThat(held(older)).isEqualTo(1);
    assertThat(held(newer)).isEqualTo(1);
  }

  @Test
  void eachCompanyAndCurrencyHasARequestOfItsOwn() {
    ledger.update("update receivables.invoice set currency = 'CHF' where id = ?", newer);
    List<Long> ids = requests.open(wanted("call/1", List.of(older, newer), HELD));
    assertThat(ids).hasSize(2);
    assertThat(requests.openOf(List.of(customer)))
        .extracting(PlanRequest::currency)
        .containsExactly("EUR", "CHF");
  }

  @Test
  void theHoldDoesNotStandInTheWayOfThePlanWhichAnswersTheRequest() {
    long request = ask("call/1", older, newer);
    assertThat(choices.of(customer).get(0).lines())
        .extracting(Choice.Line::obstacle)
        .containsOnlyNulls();
    Plan plan = propose(3, older, newer);
    assertThat(plan.state()).isEqualTo("running");
    assertThat(requests.byId(request).state()).isEqualTo("proposed");
    assertThat(requests.byId(request).planId()).isEqualTo(plan.id());
    assertThat(requests.openOf(List.of(customer))).isEmpty();
    assertThat(held(older) + held(newer)).isZero();
  }

  @Test
  void anotherHoldStillStandsInTheWay() {
    ask("call/1", older);
    ledger.update(
        """
        insert into receivables.block (invoice_id, kind, source, set_by, set_at)
        values (?, 'hold', 'hold/1', 'ann', now())
        """,
        older);
    assertThat(choices.of(customer).get(0).lines())
        .filteredOn(line -> line.invoiceId() == older)
        .extracting(Choice.Line::obstacle)
        .containsExactly("on hold");
  }

  @Test
  void aPlanAboutOtherInvoicesLeavesItOpen() {
    long request = ask("call/1", older);
    propose(1, newer);
    assertThat(requests.byId(request).isOpen()).isTrue();
    assertThat(held(older)).isEqualTo(1);
  }

  @Test
  void aPlanThatIsRejectedOrTakenBackLeavesTheCustomerWaitingForAnother() {
    ledger.update("update receivables.customer set risk_class = 'high'");
    long request = ask("call/1", older, newer);
    propose(3, older, newer);
    assertThat(requests.byId(request).state()).isEqualTo("proposed");
    Task task = tasks.createTaskQuery().taskDefinitionKey("approvePlan").singleResult();
    tasks.setAssignee(task.getId(), "boss");
    tasks.complete(task.getId(), java.util.Map.of("decision", "reject"));
    assertThat(requests.byId(request).isOpen()).isTrue();

    Plan second = propose(2, older, newer);
    plans.end(second.id(), "too quick", "ann");
    assertThat(requests.byId(request).isOpen()).isTrue();
    assertThat(requests.byId(request).planId()).isNull();
  }

  @Test
  void whoeverAskedIsToldInItsLanguageThatThereIsNoPlan() {
    ledger.update("update receivables.customer set language = 'de'");
    long request = ask("call/1", older, newer);
    assertThatThrownBy(() -> requests.decline(request, " ", false, "ann"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("why there is to be no payment plan");
    assertThatThrownBy(() -> requests.decline(request, "x".repeat(501), false, "ann"))
        .hasMessageContaining("1 to 500 characters");
    assertThat(requests.byId(request).isOpen()).isTrue();

    requests.decline(request, "Zwei Zusagen nicht gehalten", true, "ann");
    assertThat(requests.byId(request).state()).isEqualTo("declined");
    assertThat(held(older) + held(newer)).isZero();
    assertThat(mail())
        .contains("am 02.03.2026 gefragt", "Der Grund: Zwei Zusagen nicht gehalten", "300,00");
    assertThatThrownBy(() -> requests.decline(request, "again", false, "ann"))
        .hasMessageContaining("declined already");
    assertThat(ledger.count("contact.message")).isEqualTo(1);
  }

  @Test
  void theReasonIsForUsUnlessItIsMeantForTheCustomer() {
    requests.decline(ask("call/1", older), "They lie", false, "ann");
    assertThat(mail())
        .contains("On 2 March 2026 you asked", "we cannot offer you a payment plan")
        .doesNotContain("They lie", "reason");
    assertThat(ledger.count("platform.timeline where what like '%They lie%'")).isEqualTo(1);
  }

  @Test
  void whatOnlyWeHaveThoughtOfIsDeclinedWithoutAMail() {
    long request =
        requests
            .open(
                new NewPlanRequest(
                    customer,
                    List.of(older),
                    "escalation",
                    "escalation/1",
                    null,
                    null,
                    "boss",
                    HELD))
            .get(0);
    requests.decline(request, "They pay now", false, "ann");
    assertThat(ledger.count("contact.message")).isZero();
  }

  @Test
  void whatTheCustomerSaysItselfCountsBeforeOurOwnOffer() {
    requests.open(
        new NewPlanRequest(
            customer, List.of(older), "escalation", "escalation/1", null, null, "boss", HELD));
    assertThat(requests.byId(ask("call/1", newer)).isByCustomer()).isTrue();
  }

  @Test
  void whatWasSaidInErrorIsTakenBackAndNothingElse() {
    long request = ask("call/1", older);
    ask("call/2", newer);
    requests.takeBack("call/1", "the call was corrected", "ann");
    assertThat(requests.byId(request).invoiceIds()).containsExactly(newer);
    assertThat(held(older)).isZero();
    assertThat(held(newer)).isEqualTo(1);
    requests.takeBack("call/2", "the call was corrected", "ann");
    assertThat(requests.byId(request).state()).isEqualTo("withdrawn");
    assertThat(requests.byId(request).reason()).isEqualTo("the call was corrected");
    assertThat(held(newer)).isZero();
    requests.takeBack("call/2", "once more", "ann");
  }

  @Test
  void whatIsPaidNeedsNoPlan() {
    long request = ask("call/1", older, newer);
    ledger.pay(older, "P1", "100.00");
    assertThat(requests.byId(request).isOpen()).isTrue();
    ledger.pay(newer, "P2", "200.00");
    assertThat(requests.byId(request).state()).isEqualTo("withdrawn");
    assertThat(requests.byId(request).reason()).isEqualTo("everything is paid");
  }

  @Test
  void whoPromisesAllOfItNeedsNoPlanWhoPromisesSomeStillDoes() {
    long request = ask("call/1", older, newer);
    promise("90.00", older);
    assertThat(requests.byId(request).isOpen()).isTrue();
    promise(null, older, newer);
    assertThat(requests.byId(request).state()).isEqualTo("withdrawn");
    assertThat(held(older) + held(newer)).isZero();
  }

  @Test
  void whatIsInAPlanOrSettledOrSomebodyElsesCannotBeAskedFor() {
    propose(2, older);
    long strange = ledger.invoice(ledger.customer("C2"), "S1", "50.00", 5);
    ledger.pay(newer, "P1", "200.00");
    assertThatThrownBy(() -> ask("call/1", older, newer, strange))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("nothing to pay in parts");
    assertThat(ledger.count("promises.plan_request")).isZero();
  }

  private long ask(String source, Long... invoices) {
    return requests.open(wanted(source, List.of(invoices), HELD)).get(0);
  }

  private NewPlanRequest wanted(String source, List<Long> invoices, LocalDate until) {
    return new NewPlanRequest(
        customer, invoices, "call", source, "Ms Berg", "In three parts", "ann", until);
  }

  private Plan propose(int payments, Long... invoices) {
    BigDecimal total =
        ledger.one(
            BigDecimal.class,
            "select sum(open_amount) from receivables.invoice where id = any(?)",
            (Object) invoices);
    List<NewPlan.Leg> legs =
        NewPlan.evenly(Money.of(total.setScale(2), "EUR"), payments, TODAY.plusDays(7), "weekly");
    return plans.propose(
        new NewPlan(customer, List.of(invoices), "weekly", legs, "Ms Berg", "ann", null));
  }

  private void promise(String amount, Long... invoices) {
    promises.take(
        new NewPromise(
            null,
            customer,
            List.of(invoices),
            amount == null ? null : new BigDecimal(amount),
            TODAY.plusDays(3),
            "phone",
            null,
            "ann",
            null));
  }

  private long held(long invoice) {
    return ledger.count(
        "receivables.block where invoice_id = ? and kind = 'hold' and lifted_at is null"
            + " and source like 'plan-request/%'",
        invoice);
  }

  private String mail() {
    return ledger.one(String.class, "select body_text from contact.message");
  }
}

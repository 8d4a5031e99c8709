package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class PlansTest {

  private static final LocalDate FIRST = TODAY.plusDays(7);

  @Autowired TestLedger ledger;
  @Autowired Plans plans;
  @Autowired Promises promises;
  @Autowired ProcessEngine engine;

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
  void equalPaymentsLoseNoCentAndKeepTheDayOfTheMonth() {
    assertThat(NewPlan.evenly(Money.of("100.00", "EUR"), 3, LocalDate.of(2026, 1, 31), "monthly"))
        .containsExactly(
            new NewPlan.Leg(new BigDecimal("33.34"), LocalDate.of(2026, 1, 31)),
            new NewPlan.Leg(new BigDecimal("33.33"), LocalDate.of(2026, 2, 28)),
            new NewPlan.Leg(new BigDecimal("33.33"), LocalDate.of(2026, 3, 31)));
  }

  @Test
  void withinTheCollectorsAuthorityItRunsAtOnceEachPaymentAPromise() {
    Plan plan = propose(3);

    assertThat(plan.state()).isEqualTo("running");
    assertThat(plan.legs()).extracting(Plan.Leg::state).containsExactly("open", "open", "open");
    assertThat(blocked(older)).isEqualByComparingTo("100");
    assertThat(blocked(newer)).isEqualByComparingTo("200");
    assertThat(ledger.count("contact.message where template = 'plan-schedule'")).isEqualTo(1);
    assertThat(ledger.one(String.class, "select body_text from contact.message"))
        .contains("9 March 2026", "16 March 2026", "23 March 2026", "100.00");
  }

  @Test
  void moneyServesTheEarliestPaymentWhicheverInvoiceItCloses() {
    Plan plan = propose(3);
    ledger.pay(newer, "P1", "100.00");
    assertThat(states(plan)).containsExactly("kept", "open", "open");
    ledger.pay(newer, "P2", "100.00");
    ledger.pay(older, "P3", "100.00");

    assertThat(states(plan)).containsExactly("kept", "kept", "kept");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("kept");
    assertThat(instances()).isZero();
    assertThat(blocked(newer)).isZero();
  }

  @Test
  void aMissedPaymentEndsItAndSaysSo() {
    Plan plan = propose(3);
    ledger.pay(older, "P1", "100.00");
    ledger.walkTo(TODAY.plusDays(21));

    Plan ended = plans.byId(plan.id());
    assertThat(ended.state()).isEqualTo("ended");
    assertThat(ended.reason()).contains("payment 2 of 3");
    assertThat(states(plan)).containsExactly("kept", "broken", "withdrawn");
    assertThat(blocked(newer)).isZero();
    assertThat(instances()).isZero();
    assertThat(ledger.count("contact.message where template = 'plan-ended'")).isEqualTo(1);
    assertThat(ledger.count("platform.timeline where what like 'The payment plan is ended%'"))
        .isEqualTo(1);
    assertThat(promises.brokenOf(List.of(customer))).isEqualTo(Map.of(customer, 1));
  }

  @Test
  void aCreditNoteComesOffTheLastPayments() {
    Plan plan = propose(3);
    ledger.credit(newer, "N1", "150.00");
    assertThat(states(plan)).containsExactly("open", "open", "withdrawn");
    ledger.pay(older, "P1", "100.00");
    ledger.pay(newer, "P2", "50.00");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("kept");
  }

  @Test
  void aboveItACreditManagerDecidesButNeverTheProposer() {
    highRisk();
    Plan plan = propose(3);
    assertThat(plan.state()).isEqualTo("proposed");
    assertThat(blocked(newer)).isEqualByComparingTo("200");
    assertThat(ledger.count("promises.promise")).isZero();

    assertThatThrownBy(() -> complete("ann", "approve")).hasMessageContaining("somebody else");
    complete("boss", "approve");

    Plan approved = plans.byId(plan.id());
    assertThat(approved.state()).isEqualTo("running");
    assertThat(approved.decidedBy()).isEqualTo("boss");
    assertThat(blocked(newer)).isEqualByComparingTo("200");
    assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
  }

  @Test
  void aRejectedOneLeavesEverythingAsItWas() {
    highRisk();
    Plan plan = propose(3);
    complete("boss", "reject");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("rejected");
    assertThat(blocked(newer)).isZero();
    assertThat(instances()).isZero();
  }

  @Test
  void theTaskNeedsAnAnswerAndShowsWhatIsProposed() {
    highRisk();
    propose(3);
    assertThatThrownBy(() -> complete("boss", "perhaps")).hasMessageContaining("approve or reject");
    Object shown = engine.getTaskService().getVariable(task().getId(), "plan");
    assertThat(shown.toString()).contains("300.00 EUR for R1, R2", "9 Mar 2026: 100.00 EUR");
  }

  @Test
  void paidBeforeTheManagerDecidesItIsWithdrawn() {
    highRisk();
    Plan plan = propose(3);
    ledger.pay(older, "P1", "100.00");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("proposed");
    ledger.pay(newer, "P2", "200.00");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("withdrawn");
    assertThat(instances()).isZero();
  }

  @Test
  void whatIsPaidBeforeTheApprovalComesOffTheLastPayments() {
    highRisk();
    Plan plan = propose(3);
    ledger.pay(older, "P1", "100.00");
    complete("boss", "approve");
    assertThat(states(plan)).containsExactly("open", "open", "planned");
    ledger.pay(newer, "P2", "200.00");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("kept");
  }

  @Test
  void somebodyMayEndItAndThePromisesWithIt() {
    Plan plan = propose(2);
    assertThatThrownBy(() -> plans.end(plan.id(), "", "ann")).isInstanceOf(BrokenRule.class);
    plans.end(plan.id(), "the customer wants to pay at once", "ann");
    assertThat(plans.byId(plan.id()).state()).isEqualTo("ended");
    assertThat(states(plan)).containsExactly("withdrawn", "withdrawn");
    assertThat(blocked(newer)).isZero();
    assertThat(instances()).isZero();
    assertThatThrownBy(() -> plans.end(plan.id(), "again", "ann"))
        .hasMessageContaining("ended already");
  }

  @Test
  void whoeverHasAScheduleHearsThatSomebodyHasEndedIt() {
    Plan plan = propose(3);
    ledger.pay(older, "P1", "100.00");
    plans.end(plan.id(), "the customer sells the shop", "ann");
    assertThat(endMail())
        .contains("Our payment plan has ended", "200.00 is due now")
        .doesNotContain("arrived", "shop");
  }

  @Test
  void inGermanToo() {
    ledger.update("update receivables.customer set language = 'de'");
    plans.end(propose(3).id(), "wrong", "ann");
    assertThat(endMail())
        .contains("unsere Ratenvereinbarung ist beendet", "300,00")
        .doesNotContain("nicht eingegangen");
  }

  @Test
  void theMailAboutAMissedPaymentSaysWhichOne() {
    propose(3);
    ledger.walkTo(TODAY.plusDays(14));
    assertThat(endMail())
        .contains("The payment of EUR 100.00 that we had agreed on for 9 March 2026");
  }

  @Test
  void nothingIsWrittenAboutAPlanThatNeverRanOrOneWithNothingLeftToPay() {
    Plan running = propose(3);
    ledger.update("update receivables.customer set insolvent_on = date '2026-03-01'");
    plans.end(running.id(), "insolvent", "ann");
    ledger.update("update receivables.customer set insolvent_on = null");
    highRisk();
    plans.end(propose(3).id(), "asked the wrong one", "ann");
    assertThat(ledger.count("contact.message where template = 'plan-ended'")).isZero();
  }

  private String endMail() {
    return ledger.one(
        String.class, "select body_text from contact.message where template = 'plan-ended'");
  }

  @Test
  void aLegIsNotCancelledAloneAndItsInvoicesNotPromisedTwice() {
    Plan plan = propose(2);
    long leg = plan.legs().get(0).promiseId();
    assertThatThrownBy(() -> promises.cancel(leg, "error", "ann"))
        .hasMessageContaining("leg of payment plan");
    NewPromise other =
        new NewPromise(null, customer, List.of(newer), null, FIRST, "phone", null, "ann", null);
    assertThatThrownBy(() -> promises.take(other)).hasMessageContaining("part of payment plan");
    assertThatThrownBy(() -> propose(2)).hasMessageContaining("part of payment plan");
  }

  @Test
  void takesThePlaceOfAPromise() {
    Promise promise =
        promises.take(
            new NewPromise(
                null, customer, List.of(older), null, FIRST, "phone", null, "ann", null));
    propose(2);
    assertThat(promises.byId(promise.id()).state()).isEqualTo("superseded");
    assertThat(blocked(older)).isEqualByComparingTo("100");
  }

  @Test
  void refusesWhatIsNoPlan() {
    assertThatThrownBy(() -> propose("monthly", List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> propose("daily", legs(2))).hasMessageContaining("no frequency");
    assertThatThrownBy(() -> propose("list", List.of(leg("10.00", FIRST), leg("10.00", FIRST))))
        .hasMessageContaining("follow each other");
    assertThatThrownBy(() -> propose("list", List.of(leg("0", FIRST))))
        .hasMessageContaining("above zero");
    assertThatThrownBy(() -> propose("list", List.of(leg("1.005", FIRST))))
        .hasMessageContaining("more decimals");
    assertThatThrownBy(() -> propose("list", List.of(leg("300.01", FIRST))))
        .hasMessageContaining("at most 300.00 EUR");
    assertThatThrownBy(() -> propose("monthly", legs(25)))
        .hasMessageContaining("plan-authority.dmn");
    assertThat(ledger.count("promises.plan")).isZero();
  }

  private Plan propose(int payments) {
    return propose("weekly", legs(payments));
  }

  private List<NewPlan.Leg> legs(int payments) {
    return NewPlan.evenly(Money.of("300.00", "EUR"), payments, FIRST, "weekly");
  }

  private Plan propose(String frequency, List<NewPlan.Leg> legs) {
    return plans.propose(
        new NewPlan(customer, List.of(newer, older), frequency, legs, "Ms Berg", "ann", null));
  }

  private static NewPlan.Leg leg(String amount, LocalDate day) {
    return new NewPlan.Leg(new BigDecimal(amount), day);
  }

  private void highRisk() {
    ledger.update("update receivables.customer set risk_class = 'high'");
  }

  private Task task() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey("approvePlan")
        .singleResult();
  }

  private void complete(String user, String decision) {
    String task = task().getId();
    engine.getIdentityService().setAuthentication(user, List.of("credit-managers"));
    try {
      engine.getTaskService().complete(task, Map.of("decision", decision));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private List<String> states(Plan plan) {
    return plans.byId(plan.id()).legs().stream().map(Plan.Leg::state).toList();
  }

  private long instances() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey("payment-plan")
        .count();
  }

  private BigDecimal blocked(long invoice) {
    return ledger.one(
        BigDecimal.class,
        """
        select coalesce(sum(amount), 0) from receivables.block
        where invoice_id = ? and kind = 'promise' and lifted_at is null
        """,
        invoice);
  }

  private Plan bearing(String percent) {
    return plans.propose(
        new NewPlan(
            customer,
            List.of(newer, older),
            "weekly",
            legs(3),
            "Ms Berg",
            "ann",
            null,
            new BigDecimal(percent)));
  }

  private String schedule() {
    return ledger
        .one(
            String.class,
            """
            select body_text
            from contact.message
            where template = 'plan-schedule'
            order by id desc
            limit 1
            """)
        .replaceAll("[\\s\u00a0]+", " ");
  }

  /**
   * R1 of 100.00 is paid on 9 March: 8 days, at 6 % of 365 days 0.13. R2: 200.00 for 15 days, then
   * 100.00 for 7: until the three days 0.26, 0.49 and 0.61.
   */
  @Test
  void anAgreedRateIsToldWithEachPaymentAndInAll() {
    Plan plan = bearing("6");
    assertThat(plan.startedOn()).isEqualTo(TODAY);
    assertThat(plan.legs())
        .extracting(leg -> leg.interest().toPlainString())
        .containsExactly("0.39", "0.62", "0.74");
    assertThat(plan.costForeseen()).isEqualByComparingTo("300.74");
    assertThat(schedule())
        .contains(
            "by 9 March 2026: EUR 100.00 (interest until then: EUR 0.39)",
            "We have agreed on interest of 6.00 % a year",
            "this is EUR 0.74 in all, and you pay EUR 300.74 altogether")
        .doesNotContain("no interest runs");
  }

  @Test
  void whatIsPaidBeforeTheApprovalBearsNoInterestAndTheManagerSeesTheRate() {
    highRisk();
    // 100.00 for 8 days 0.32, 200.00 for 8 days 0.64
    bearing("14.5");
    assertThat(engine.getTaskService().getVariable(task().getId(), "plan").toString())
        .contains(
            "9 Mar 2026: 100.00 EUR, interest until then 0.96 EUR", "Interest of 14.50 % a year");
    ledger.pay(older, "P1", "100.00");
    complete("boss", "approve");
    // 200.00 for 8 days, 100.00 for 7
    assertThat(plans.of(List.of(customer)).get(0).interestForeseen()).isEqualByComparingTo("0.91");
  }

  @Test
  void inGermanTheRateReadsAsGermansWriteIt() {
    ledger.update("update receivables.customer set language = 'de'");
    bearing("6.25");
    assertThat(schedule()).contains("6,25 % Zinsen im Jahr", "(Zinsen bis dahin: 0,41 EUR)");
  }

  @Test
  void noInterestIsAgreedOnTooAndNoneAtAllChangesNothing() {
    bearing("0");
    assertThat(schedule()).contains("no interest runs on what is in the plan");
    plans.end(plans.of(List.of(customer)).get(0).id(), "again", "ann");
    assertThat(propose(3).interestForeseen()).isNull();
    assertThat(schedule()).doesNotContain("interest");
  }

  @Test
  void aRateGoesNoHigherThanTheTableAllows() {
    assertThatThrownBy(() -> bearing("12.01"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(
            "at most 12.00 % a year, not 12.01 %, by row 3 of rules/plan-interest.dmn: None is");
    for (String none : List.of("-1", "30.01", "1.00001", "1E+999999999")) {
      assertThatThrownBy(() -> bearing(none)).hasMessageContaining("is no interest for a plan");
    }
    assertThat(ledger.count("promises.plan")).isZero();
  }
}

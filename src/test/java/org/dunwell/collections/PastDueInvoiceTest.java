package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.WriteOffs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The process {@code past-due-invoice}: every ending, every door, every wait. */
@DunwellTest
class PastDueInvoiceTest {

  @Autowired TestLedger ledger;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired TaskService tasks;
  @Autowired Troubles troubles;
  @Autowired Payments payments;
  @Autowired WriteOffs writeOffs;
  @Autowired Blocks blocks;

  private long customer;

  @BeforeEach
  void begin() {
    ledger.begin();
    customer = ledger.customer("C1");
  }

  @AfterEach
  void nothingIsLeftBroken() {
    assertThat(troubles.open(10)).isEmpty();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void theSweepOpensOneCasePerPastDueInvoiceAndNoneForTheOthers() {
    ledger.invoice(customer, "R1", "100.00", 1);
    ledger.invoice(customer, "R2", "100.00", 0);
    ledger.work();
    ledger.work();
    assertThat(running()).isEqualTo(1);
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void aReminderIsAskedForOnTheDayTheTableSaysAndDeliveredNextMorning() {
    ledger.invoice(customer, "R1", "100.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(ledger.count("contact.request where kind = 'reminder'")).isEqualTo(1);
    assertThat(ledger.count("contact.message where state = 'delivered'")).isEqualTo(1);
  }

  @Test
  void someoneFirstSeenVeryLateGetsTheStepThatFits() {
    ledger.invoice(customer, "R1", "100.00", 70);
    ledger.work();
    assertThat(ledger.one(String.class, "select tone from contact.request"))
        .isNotIn("notice", "friendly");
  }

  @Test
  void endsAsPaidWithinTheSameRoundWhereverItStands() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 20);
    ledger.work();
    ledger.pay(invoice, "P1", "100.00");
    ledger.work();
    assertThat(outcome("R1")).isEqualTo("paid");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(endEvents()).contains("caseClosed").doesNotContain("nothingLeft");
    assertThat(ledger.count("contact.request where state = 'waiting'")).isZero();
  }

  @Test
  void endsAsCreditedWrittenOffOrNoLongerDueAsTheLedgerSays() {
    long credited = ledger.invoice(customer, "R1", "100.00", 20);
    long writtenOff = ledger.invoice(customer, "R2", "100.00", 20);
    long postponed = ledger.invoice(customer, "R3", "100.00", 20);
    ledger.work();
    ledger.credit(credited, "G1", "100.00");
    writeOffs.writeOff(writtenOff, new BigDecimal("100.00"), "too small to sue for", "manager");
    ledger.postpone(postponed, 60);
    ledger.work();
    assertThat(outcome("R1")).isEqualTo("credited");
    assertThat(outcome("R2")).isEqualTo("written-off");
    assertThat(outcome("R3")).isEqualTo("no-longer-due");
  }

  @Test
  void endsByItsOwnTimerWhenTheMessageWasLost() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 1);
    ledger.work();
    ledger.pay(invoice, "P1", "100.00");
    ledger.loseNudges();
    ledger.walkTo(TODAY.plusDays(10));
    assertThat(outcome("R1")).isEqualTo("paid");
    assertThat(endEvents()).containsExactlyInAnyOrder("nothingLeft", "caseClosed");
  }

  @Test
  void aPartPaymentLeavesTheCaseAndLowersWhatIsAskedFor() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 3);
    ledger.work();
    ledger.pay(invoice, "P1", "40.00");
    ledger.work();
    assertThat(running()).isEqualTo(1);
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select open_amount from contact.message_item order by message_id desc limit 1"))
        .isEqualByComparingTo("60.00");
  }

  @Test
  void aReversedPaymentStartsTheNextEpisodeWhichKnowsTheTouchesOfTheOneBefore() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 3);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(1));
    ledger.pay(invoice, "P1", "100.00");
    ledger.work();
    payments.reverse(
        ledger.one(Long.class, "select id from receivables.payment"),
        TODAY.plusDays(1),
        "debit returned",
        "collector");
    ledger.work();
    assertThat(running()).isEqualTo(1);
    assertThat(ledger.one(String.class, RUNNING_KEY)).isEqualTo(invoice + "/2");
    assertThat(
            ledger.one(
                Integer.class,
                "select (inputs ->> 'lettersDelivered')::int from platform.decision"
                    + " where subject = 'case/' || ? || '/2'",
                invoice))
        .isEqualTo(1);
  }

  @Test
  void eachBlockLeadsToTheWaitOfItsName() {
    Map<String, String> waits =
        Map.of(
            "dispute", "waitForDispute",
            "promise", "waitForPromise",
            "payment-on-the-way", "waitForIncomingPayment",
            "hold", "onHold");
    waits.forEach(
        (kind, wait) -> {
          String number = "R-" + kind;
          long invoice = ledger.invoice(customer, number, "100.00", 20);
          ledger.work();
          blocks.set(new NewBlock(invoice, kind, null, TODAY.plusDays(9), "test", null, "me"));
          ledger.work();
          assertThat(place(number)).isEqualTo(wait);
        });
  }

  @Test
  void aBlockOverHalfAnInvoiceStopsHalf() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 20);
    ledger.work();
    String before = place("R1");
    long block =
        blocks.set(
            new NewBlock(invoice, "dispute", new BigDecimal("50.00"), null, "test", null, "me"));
    ledger.work();
    assertThat(place("R1")).isEqualTo(before);
    blocks.set(new NewBlock(invoice, "hold", new BigDecimal("50.00"), null, "rest", null, "me"));
    ledger.work();
    assertThat(place("R1")).isEqualTo("waitForDispute");
    blocks.lift(block, "me");
    ledger.work();
    assertThat(place("R1")).isEqualTo(before);
  }

  @Test
  void aCallIsAskedForCompletedFromTheTaskAndTheCaseGoesOn() {
    ledger.invoice(customer, "R1", "100.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));
    assertThat(place("R1")).isEqualTo("waitForCall");
    Task call = tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult();
    assertThat(tasks.getVariables(call.getId())).containsKeys("customer", "contact", "owed");
    tasks.complete(call.getId(), Map.of("outcome", "reached", "note", "pays on Friday"));
    ledger.work();
    assertThat(place("R1")).isEqualTo("waitForPayment");
    assertThat(ledger.one(String.class, "select outcome from collections.customer_task"))
        .isEqualTo("reached");
  }

  @Test
  void aTaskCompletedWithoutAnOutcomeIsRefusedAndNothingIsStored() {
    ledger.invoice(customer, "R1", "100.00", 15);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(10));
    Task call = tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult();
    assertThatThrownBy(() -> tasks.complete(call.getId(), Map.of("outcome", "shrug")))
        .hasMessageContaining("How did the call go?");
    assertThat(ledger.one(String.class, "select state from collections.customer_task"))
        .isEqualTo("open");
  }

  @Test
  void payingEverythingWithdrawsTheCall() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));
    assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
    ledger.pay(invoice, "P1", "100.00");
    ledger.work();
    assertThat(tasks.createTaskQuery().count()).isZero();
    assertThat(ledger.one(String.class, "select state from collections.customer_task"))
        .isEqualTo("withdrawn");
    assertThat(endEvents()).contains("callWithdrawn");
  }

  @Test
  void aCreditManagerHoldsACustomerAndTheCaseWaits() {
    ledger.invoice(customer, "R1", "100.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));
    completeCall();
    ledger.walkTo(TODAY.plusDays(45));
    Task decision = tasks.createTaskQuery().taskDefinitionKey("decideOnCustomer").singleResult();
    tasks.complete(
        decision.getId(), Map.of("decision", "hold", "pauseUntil", TODAY.plusDays(60).toString()));
    ledger.work();
    assertThat(place("R1")).isEqualTo("onHold");
    ledger.walkTo(TODAY.plusDays(62));
    assertThat(place("R1")).isNotEqualTo("onHold");
  }

  @Test
  void aCreditManagerGoesOnOrIsNoLongerNeeded() {
    long one = ledger.invoice(customer, "R1", "100.00", 40);
    ledger.work();
    for (int day = 1;
        tasks.createTaskQuery().taskDefinitionKey("decideOnCustomer").count() == 0;
        day++) {
      assertThat(day).as("days until an escalation").isLessThan(60);
      ledger.walkTo(TODAY.plusDays(day));
      completeCall();
    }
    Task decision = tasks.createTaskQuery().taskDefinitionKey("decideOnCustomer").singleResult();
    assertThat(place("R1")).isEqualTo("waitForManager");
    tasks.complete(decision.getId(), Map.of("decision", "go-on"));
    ledger.work();
    assertThat(endEvents()).contains("customerDecided");
    ledger.pay(one, "P1", "100.00");
    ledger.work();
    assertThat(outcome("R1")).isEqualTo("paid");
  }

  private void completeCall() {
    tasks
        .createTaskQuery()
        .taskDefinitionKey("callCustomer")
        .list()
        .forEach(call -> tasks.complete(call.getId(), Map.of("outcome", "reached")));
    ledger.work();
  }

  private List<String> endEvents() {
    return history.createHistoricActivityInstanceQuery().finished().list().stream()
        .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
        .map(activity -> activity.getActivityId())
        .toList();
  }

  private String outcome(String invoice) {
    return ledger.one(
        String.class,
        """
        select c.outcome
        from collections.past_due_case c
        join receivables.invoice i on i.id = c.invoice_id
        where i.number = ?
        """,
        invoice);
  }

  private static final String RUNNING_KEY =
      "select business_key from collections.past_due_case where ended_at is null";

  private long running() {
    return ledger.count("collections.past_due_case where ended_at is null");
  }

  private String place(String invoice) {
    String instance =
        ledger.one(
            String.class,
            """
            select c.process_instance_id
            from collections.past_due_case c
            join receivables.invoice i on i.id = c.invoice_id
            where i.number = ? and c.ended_at is null
            """,
            invoice);
    List<String> places =
        runtime.getActiveActivityIds(instance).stream()
            .filter(id -> !id.equals("workTheCase"))
            .toList();
    return places.get(0);
  }
}

package org.dunwell.collections.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.TaskNotComplete;
import org.dunwell.collections.worklist.BulkAction;
import org.dunwell.collections.worklist.BulkActions;
import org.dunwell.collections.worklist.BulkOrder;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Troubles;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.PlanRequest;
import org.dunwell.promises.PlanRequests;
import org.dunwell.promises.Plans;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Notes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said on the phone, what follows from it, and how a wrong answer is put right. */
@DunwellTest
class CustomerCallsTest {

  /** Seen for the first time on the sixteenth day, an invoice is called about at once. */
  private static final LocalDate CALL_DAY = TODAY;

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identity;
  @Autowired PlanRequests requests;
  @Autowired BulkActions bulk;
  @Autowired Plans plans;
  @Autowired CustomerCalls calls;
  @Autowired CallBriefs briefs;
  @Autowired Customers customers;
  @Autowired Notes notes;
  @Autowired Troubles troubles;

  private long customer;
  private long first;
  private long second;

  @BeforeEach
  void aCallAboutTwoInvoicesWaits() {
    ledger.begin();
    customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R1", "1250.00", 16);
    second = ledger.invoice(customer, "R2", "400.00", 16);
    ledger.work();
  }

  @AfterEach
  void nothingIsLeftBroken() {
    assertThat(troubles.open(10)).isEmpty();
  }

  @Test
  void aPromiseForOneOfTwoInvoicesBlocksThatOneAndTheOtherGoesOn() {
    complete(
        "promises",
        Map.of(
            "invoices", Spin.JSON(List.of(Long.toString(first))),
            "amount", "1250.00",
            "promisedFor", CALL_DAY.plusDays(7).toString()));
    ledger.work();
    assertThat(ledger.one(String.class, "select key from promises.promise where state = 'open'"))
        .isEqualTo("call/" + theCall());
    assertThat(ledger.one(String.class, "select said_by from promises.promise"))
        .isEqualTo("Alex Payable");
    assertThat(place("R1")).isEqualTo("waitForPromise");
    assertThat(place("R2")).isEqualTo("waitForPayment");
    assertThat(ledger.count("contact.request where kind = 'call' and state = 'delivered'"))
        .isEqualTo(2);
  }

  @Test
  void aPromiseWithoutADateIsRefusedAndTheTaskStaysOpen() {
    assertThatThrownBy(() -> complete("promises", Map.of()))
        .hasStackTraceContaining("By when do they promise to pay?");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("callCustomer").count()).isEqualTo(1);
    assertThat(ledger.count("collections.call")).isZero();
  }

  @Test
  void aPromiseBeyondTheLimitsIsRefusedInTheWordsOfTheLimitAndNothingIsStored() {
    assertThatThrownBy(
            () -> complete("promises", Map.of("promisedFor", CALL_DAY.plusDays(200).toString())))
        .hasStackTraceContaining("promise-limits.dmn");
    assertThat(ledger.count("collections.call")).isZero();
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void aDisputeNeedsWordsAndAReasonAndBlocksWhatWasChosenUntilSomebodySettlesIt() {
    assertThatThrownBy(() -> complete("disputes", Map.of()))
        .hasStackTraceContaining("Say in the note what is wrong");
    assertThatThrownBy(() -> complete("disputes", Map.of("note", "Two were broken")))
        .hasStackTraceContaining("Why do they dispute it?");
    assertThatThrownBy(
            () -> complete("disputes", Map.of("note", "x", "reason", "DAMAGED", "amount", "5")))
        .hasStackTraceContaining("of one invoice at a time");
    assertThatThrownBy(() -> complete("disputes", Map.of("note", "x", "reason", "NONE")))
        .hasStackTraceContaining("There is no reason code");
    assertThat(ledger.count("disputes.dispute")).isZero();
    complete(
        "disputes",
        Map.of(
            "invoices", Spin.JSON(List.of(Long.toString(second))),
            "reason", "DAMAGED",
            "note", "Two were broken"));
    ledger.work();
    assertThat(
            ledger.one(
                String.class,
                "select key || ' ' || reason_code || ' ' || words || ' ' || channel"
                    + " from disputes.dispute where contact_id is not null"))
        .isEqualTo("call/%d/%d DAMAGED Two were broken call".formatted(theCall(), second));
    assertThat(ledger.count("receivables.block where kind = 'dispute' and until is null"))
        .isEqualTo(1);
    assertThat(place("R2")).isEqualTo("waitForDispute");
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void aPartOfAnInvoiceCanBeDisputedAndTheRestIsStillCollected() {
    complete(
        "disputes",
        Map.of(
            "invoices", Spin.JSON(List.of(Long.toString(first))),
            "reason", "QTY_SHORT",
            "amount", "250.00",
            "note", "Two boxes are missing"));
    ledger.work();
    assertThat(ledger.one(BigDecimal.class, "select amount from receivables.block"))
        .isEqualByComparingTo("250.00");
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void whatWasCreditedMeanwhileIsNotTakenBackWithTheCall() {
    complete("disputes", Map.of("reason", "QTY_SHORT", "note", "Two boxes are missing"));
    ledger.update(
        """
        update disputes.dispute
        set state = 'ended', outcome = 'credited', credited_amount = 5, open_amount = 0,
          ended_at = now()
        where invoice_id = ?
        """,
        first);
    assertThatThrownBy(() -> calls.correct(theCall(), report("reached", null)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("has been credited meanwhile");
  }

  @Test
  void whoSaysPaidIsLeftAloneForFiveWorkingDaysAndCannotSaySoTwice() {
    complete("says-paid", Map.of());
    ledger.work();
    // five working days after a Monday it is Monday again
    assertThat(ledger.one(LocalDate.class, "select max(until) from receivables.block"))
        .isEqualTo(CALL_DAY.plusDays(7));
    assertThat(place("R1")).isEqualTo("waitForIncomingPayment");
    assertThat(outcomes()).doesNotContain("says-paid").contains("promises", "reached");
    ledger.walkTo(CALL_DAY.plusDays(9));
    assertThat(place("R1")).isNotEqualTo("waitForIncomingPayment");
  }

  @Test
  void whoRefusesIsOnTheCreditManagersDeskAtOnceUnlessTheAccountIsSmall() {
    complete("refuses", Map.of());
    ledger.work();
    assertThat(open("decideOnCustomer")).isEqualTo(1);
    assertThat(place("R1")).isEqualTo("requestEscalation");
  }

  @Test
  void aSmallAccountThatRefusesGoesOnWithTheLadder() {
    ledger.update("update receivables.customer set segment = 'small'");
    complete("refuses", Map.of());
    ledger.work();
    assertThat(open("decideOnCustomer")).isZero();
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void whoAsksToPayInPartsIsNotChasedWhileThePlanIsDrawnUp() {
    complete("asks-for-plan", Map.of("note", "In three parts"));
    ledger.work();
    assertThat(place("R1")).isEqualTo("onHold");
    assertThat(place("R2")).isEqualTo("onHold");
    PlanRequest request = requests.openOf(List.of(customer)).get(0);
    assertThat(request.source()).isEqualTo("call/" + theCall());
    assertThat(request.askedBy()).isEqualTo("Alex Payable");
    assertThat(request.note()).isEqualTo("In three parts");
    assertThat(request.invoiceIds()).containsExactly(first, second);
    ledger.walkTo(CALL_DAY.plusDays(8));
    assertThat(place("R1")).isNotEqualTo("onHold");
    assertThat(requests.openOf(List.of(customer))).hasSize(1);
  }

  @Test
  void aWishToPayInPartsThatNobodyHadIsTakenBackWithTheCall() {
    complete("asks-for-plan", Map.of());
    ledger.work();
    long request = requests.openOf(List.of(customer)).get(0).id();
    calls.correct(theCall(), report("reached", null));
    ledger.work();
    assertThat(requests.byId(request).state()).isEqualTo("withdrawn");
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void whoHasAPlanAlreadyCannotAskForOneInACall() {
    plans.propose(
        new NewPlan(
            customer,
            List.of(first, second),
            "list",
            List.of(new NewPlan.Leg(new BigDecimal("1650.00"), CALL_DAY.plusDays(7))),
            null,
            "collector",
            null));
    assertThatThrownBy(
            () ->
                calls.came(
                    customer,
                    new CallReport(
                        "asks-for-plan", null, List.of(), null, null, null, "collector")))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("part of a payment plan");
    assertThat(ledger.count("collections.call")).isZero();
  }

  @Test
  void whoAsksForACopyGetsItByMailAndThreeWorkingDaysToEnterIt() {
    complete("asks-for-copy", Map.of("invoices", Spin.JSON(List.of(Long.toString(second)))));
    ledger.work();
    assertThat(
            ledger.one(
                String.class,
                "select body_text from contact.message where template = 'invoice-copy'"))
        .contains("R2", "400.00")
        .doesNotContain("R1 of");
    assertThat(ledger.one(LocalDate.class, "select until from receivables.block"))
        .isEqualTo(CALL_DAY.plusDays(3));
  }

  @Test
  void theCopyThatWasAskedForIsAttachedWhenItsDocumentIsStored() {
    ledger.update(
        """
        with content as (
          insert into receivables.document_content (sha256, size, bytes)
          values (repeat('0', 64), 6, '%PDF-2')
          returning sha256, size)
        insert into receivables.invoice_document
          (invoice_id, file_name, size, sha256, stored_at, stored_by)
        select ?, 'R2.pdf', size, sha256, now(), 'collector'
        from content
        """,
        second);
    complete("asks-for-copy", Map.of("invoices", Spin.JSON(List.of(Long.toString(second)))));
    ledger.work();
    assertThat(
            ledger.one(
                String.class,
                "select body_text from contact.message where template = 'invoice-copy'"))
        .contains("you find them attached");
    assertThat(ledger.one(String.class, "select file_name from contact.attachment"))
        .isEqualTo("R2.pdf");
  }

  @Test
  void aWrongNumberIsNotShownAsOneThatWorks() {
    long contact = customers.contacts(customer).get(0).id();
    complete("wrong-number", Map.of("contact", Long.toString(contact)));
    assertThat(customers.contact(contact).phoneUsable()).isFalse();
    assertThat(briefs.ofCustomer(customer).contacts().get(0).label()).contains("a wrong number");
  }

  @Test
  void somebodyIsAskedForTheRightNumberAndItIsCalledFromThenOn() {
    long contact = wrongNumber();
    Task task = tasks.createTaskQuery().taskDefinitionKey("fixAddress").singleResult();
    assertThat(tasks.getVariable(task.getId(), "addressKind")).isEqualTo("Phone");
    assertThat(tasks.getVariable(task.getId(), "wrongAddress")).isEqualTo("+49 30 555001");
    assertThat(tasks.getVariable(task.getId(), "reason")).isEqualTo("wrong number");

    assertThatThrownBy(() -> find("corrected", "+49 (30) 555-001"))
        .hasMessageContaining("does not work. Give the number that does");
    assertThatThrownBy(() -> find("corrected", "")).hasMessageContaining("does not work");
    assertThatThrownBy(() -> find("corrected", "call me"))
        .hasMessageContaining("not a telephone number");
    assertThatThrownBy(() -> find("", "+49 30 555002")).hasMessageContaining("found the right one");
    assertThat(open("fixAddress")).isEqualTo(1);
    assertThat(customers.contact(contact).phoneUsable()).isFalse();

    find("corrected", "+49 30 555002");
    assertThat(open("fixAddress")).isZero();
    assertThat(customers.contact(contact).phone()).isEqualTo("+49 30 555002");
    assertThat(customers.contact(contact).phoneUsable()).isTrue();
    assertThat(briefs.ofCustomer(customer).contacts().get(0).label())
        .isEqualTo("Alex Payable, +49 30 555002");
    assertThat(ledger.one(String.class, "select outcome from contact.task")).isEqualTo("corrected");
    assertThat(ledger.one(String.class, "select ended_by from contact.task"))
        .isEqualTo("collector");
  }

  @Test
  void whoeverHasNoNumberStaysOutOfUseAndNobodyIsAskedTwice() {
    long contact = wrongNumber();
    calls.came(
        customer,
        new CallReport("wrong-number", contact, List.of(), null, null, null, "collector"));
    assertThat(open("fixAddress")).isEqualTo(1);
    find("no-address", "");
    assertThat(customers.contact(contact).phoneUsable()).isFalse();
    assertThat(
            ledger.count(
                "platform.timeline where what ="
                    + " 'There is no telephone number to call instead of +49 30 555001.'"))
        .isEqualTo(1);
  }

  @Test
  void aNumberThatWasRightAfterAllIsInUseAgainAndNobodyLooksForAnother() {
    long contact = wrongNumber();
    calls.correct(theCall(), report("reached", null));
    assertThat(customers.contact(contact).phoneUsable()).isTrue();
    assertThat(open("fixAddress")).isZero();
    assertThat(ledger.one(String.class, "select outcome from contact.task")).isEqualTo("withdrawn");
  }

  @Test
  void callsGoOnWithTheOtherNumberWhileTheRightOneIsLookedFor() {
    ledger.update(
        "insert into receivables.contact (customer_id, name, role, phone)"
            + " values (?, 'Bea Boss', 'management', '+49 30 555009')",
        customer);
    wrongNumber();
    assertThat(open("fixAddress")).isEqualTo(1);
    assertThat(briefs.ofCustomer(customer).contacts())
        .extracting(CallBriefs.Option::label)
        .containsExactly("Bea Boss, +49 30 555009", "Alex Payable, +49 30 555001 (a wrong number)");
    ledger.walkTo(CALL_DAY.plusDays(9));
    bulk.run(new BulkOrder(BulkAction.CALL, List.of("C1"), null, null, null), "collector");
    ledger.work();
    Task call = tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult();
    assertThat(tasks.getVariable(call.getId(), "contact"))
        .isEqualTo(
            ledger
                .one(Long.class, "select id from receivables.contact where name = 'Bea Boss'")
                .toString());
  }

  private long wrongNumber() {
    long contact = customers.contacts(customer).get(0).id();
    complete("wrong-number", Map.of("contact", Long.toString(contact)));
    return contact;
  }

  /** As Tasklist does: all fields of the form, in the name of whoever is signed in. */
  private void find(String outcome, String phone) {
    String task = tasks.createTaskQuery().taskDefinitionKey("fixAddress").singleResult().getId();
    identity.setAuthentication("collector", List.of("collectors"));
    try {
      forms.submitTaskForm(
          task, Map.of("outcome", outcome, "email", "", "phone", phone, "place", ""));
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void twoBrokenPromisesTakeTheThirdOutOfTheCollectorsHands() {
    for (int broken = 1; broken <= 2; broken++) {
      ledger.update(
          """
          with p as (
            insert into promises.promise (customer_id, selling_entity_id, currency, amount,
              kept_amount, tolerance, promised_for, grace_until, state, channel, taken_by, taken_at,
              taken_after, ended_at)
            select customer_id, selling_entity_id, currency, 10, 0, 0, date '2026-03-01',
              date '2026-03-04', 'broken', 'call', 'collector', now(), 0, now()
            from receivables.invoice where id = ?
            returning id)
          insert into promises.promise_item (promise_id, invoice_id, amount, kept_amount)
          select id, ?, 10, 0 from p
          """,
          first,
          first);
    }
    assertThat(outcomes()).doesNotContain("promises").contains("reached", "refuses");
    assertThatThrownBy(
            () -> complete("promises", Map.of("promisedFor", CALL_DAY.plusDays(2).toString())))
        .hasStackTraceContaining("Two promises were broken");
  }

  @Test
  void aWrongOutcomeIsPutRightAndTheCasesFollow() {
    complete("promises", Map.of("promisedFor", CALL_DAY.plusDays(7).toString()));
    ledger.work();
    assertThat(place("R1")).isEqualTo("waitForPromise");

    long right = calls.correct(theCall(), disputes(List.of(), "They never got the goods"));
    ledger.work();
    assertThat(ledger.one(String.class, "select state from promises.promise"))
        .isEqualTo("cancelled");
    assertThat(place("R1")).isEqualTo("waitForDispute");
    assertThat(place("R2")).isEqualTo("waitForDispute");
    assertThat(
            ledger.one(
                String.class,
                "select what from platform.timeline where kind = 'call' order by id desc limit 1"))
        .contains("Corrected, was \"promises to pay\"", "disputes");

    calls.correct(right, report("reached", null));
    ledger.work();
    assertThat(ledger.count("disputes.dispute where outcome = 'withdrawn'")).isEqualTo(2);
    assertThat(ledger.count("act_ru_execution where proc_def_id_ like 'dispute:%'")).isZero();
    assertThat(ledger.count("receivables.block where lifted_at is null")).isZero();
    assertThat(place("R1")).isEqualTo("waitForPayment");
    assertThat(calls.of(List.of(customer), 10))
        .extracting(Call::outcome)
        .containsExactly("reached");
  }

  @Test
  void anEscalationByMistakeIsTakenBackFromTheManagersDesk() {
    complete("refuses", Map.of());
    ledger.work();
    calls.correct(theCall(), report("reached", null));
    ledger.work();
    assertThat(open("decideOnCustomer")).isZero();
    assertThat(place("R1")).isEqualTo("waitForPayment");
  }

  @Test
  void aCallIsCorrectedOnceAndNotAfterTwoWeeks() {
    complete("reached", Map.of());
    long call = theCall();
    calls.correct(call, report("not-reached", null));
    assertThatThrownBy(() -> calls.correct(call, report("reached", null)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("corrected already");
    ledger.walkTo(CALL_DAY.plusDays(15));
    assertThatThrownBy(() -> calls.correct(theCall(), report("reached", null)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("14 days");
  }

  @Test
  void aCallThatComesInCountsAsATouchAndDoesWhatWasSaid() {
    long third = ledger.invoice(ledger.customer("C2"), "R3", "90.00", -3);
    ledger.work();
    calls.came(customerOf(third), disputes(List.of(third), "Wrong price"));
    assertThat(
            ledger.one(
                String.class,
                "select reason from contact.request where kind = 'call' and invoice_id = ?",
                third))
        .isEqualTo("they called");
    assertThat(ledger.count("receivables.block where invoice_id = ? and kind = 'dispute'", third))
        .isEqualTo(1);
  }

  @Test
  void anInvoicePaidWhileTheFormIsOpenIsNotPromisedAgain() {
    ledger.pay(first, "P1", "1250.00");
    ledger.work();
    assertThatThrownBy(
            () ->
                complete(
                    "promises",
                    Map.of(
                        "invoices", Spin.JSON(List.of(Long.toString(first))),
                        "promisedFor", CALL_DAY.plusDays(7).toString())))
        .hasStackTraceContaining("settled meanwhile");
    complete("promises", Map.of("promisedFor", CALL_DAY.plusDays(7).toString()));
    assertThat(ledger.one(BigDecimal.class, "select amount from promises.promise"))
        .isEqualByComparingTo("400.00");
  }

  @Test
  void theBriefSaysWhomToAskForWhatIsOwedAndWhatWasSaidLast() {
    complete("reached", Map.of("note", "Pays on Friday"));
    CallBriefs.Brief brief = briefs.ofCustomer(customer);
    assertThat(brief.customer()).isEqualTo("Customer C1 (C1)");
    assertThat(brief.owed()).isEqualTo("1,650.00 EUR on 2 invoices, the oldest 16 days past due");
    assertThat(brief.lastWords()).contains("reached. Pays on Friday");
    assertThat(brief.payLinks()).contains("/pay/");
    assertThat(brief.contacts().get(0).label()).isEqualTo("Alex Payable, +49 30 555001");
    assertThat(brief.invoices().get(0).label()).isEqualTo("R1: 1,250.00 EUR, 16 days late");
  }

  @Test
  void theBriefHasWhatIsPinnedShortenedSoThatTheEngineCanHoldIt() {
    assertThat(briefs.ofCustomer(customer).pinnedNotes()).isNull();
    long talked = ledger.customer("C7");
    for (int n = 1; n <= 5; n++) {
      notes.add(new NewNote(null, talked, null, n + " " + "long ".repeat(799), true, "ann"));
    }
    notes.add(new NewNote(null, talked, null, "Not pinned", false, "ann"));
    ledger.invoice(talked, "R7", "700.00", 15);
    ledger.walkTo(CALL_DAY.plusDays(1));
    String task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("callCustomer")
            .orderByTaskCreateTime()
            .desc()
            .list()
            .stream()
            .map(org.camunda.bpm.engine.task.Task::getId)
            .filter(id -> tasks.getVariable(id, "customer").equals("Customer C7 (C7)"))
            .findFirst()
            .orElseThrow();
    assertThat((String) tasks.getVariable(task, "pinnedNotes"))
        .startsWith("2 Mar 2026, ann: 5 long")
        .contains("ann: 1 long", " …")
        .doesNotContain("Not pinned")
        .hasSizeLessThan(4_000);
  }

  @Test
  void aContactOfSomebodyElseIsNotAccepted() {
    long other = customers.contacts(ledger.customer("C9")).get(0).id();
    assertThatThrownBy(() -> complete("reached", Map.of("contact", Long.toString(other))))
        .hasStackTraceContaining("this customer's own contacts");
    assertThatThrownBy(() -> complete("reached", Map.of("contact", "nonsense")))
        .hasStackTraceContaining("none of the choices");
    assertThatThrownBy(() -> report("maybe", null)).isInstanceOf(TaskNotComplete.class);
  }

  private void complete(String outcome, Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(more);
    form.put("outcome", outcome);
    form.putIfAbsent("contact", Long.toString(customers.contacts(customer).get(0).id()));
    String task = tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult().getId();
    tasks.setAssignee(task, "collector");
    tasks.complete(task, form);
  }

  private static CallReport report(String outcome, String note) {
    return new CallReport(outcome, null, List.of(), null, null, note, "collector");
  }

  private static CallReport disputes(List<Long> invoices, String note) {
    return new CallReport("disputes", null, invoices, null, null, "PRICE", note, "collector");
  }

  private List<String> outcomes() {
    return briefs.ofCustomer(customer).outcomes().stream().map(CallBriefs.Option::value).toList();
  }

  private long theCall() {
    return ledger.one(Long.class, "select max(id) from collections.call");
  }

  private long open(String task) {
    return tasks.createTaskQuery().taskDefinitionKey(task).count();
  }

  private long customerOf(long invoice) {
    return ledger.one(
        Long.class, "select customer_id from receivables.invoice where id = ?", invoice);
  }

  private String place(String invoice) {
    return ledger.one(
        String.class,
        """
        select action
        from collections.past_due_case c
        join receivables.invoice i on i.id = c.invoice_id
        where i.number = ?
        order by c.id desc
        limit 1
        """,
        invoice);
  }
}

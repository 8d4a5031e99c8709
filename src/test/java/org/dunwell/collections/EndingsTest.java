package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.holds.HoldNotAllowed;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.collections.insolvency.Insolvencies;
import org.dunwell.collections.insolvency.InsolvencyRefused;
import org.dunwell.collections.insolvency.NewInsolvency;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.Requests;
import org.dunwell.platform.Money;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.security.Users;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.NewPlanRequest;
import org.dunwell.promises.PlanRequest;
import org.dunwell.promises.PlanRequests;
import org.dunwell.promises.Plans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What ends or suspends the work on a customer: holds, write-offs, insolvency. */
@DunwellTest
class EndingsTest {

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Troubles troubles;
  @Autowired Users users;
  @Autowired Holds holds;
  @Autowired WriteOffProposals writeOffs;
  @Autowired Insolvencies insolvencies;
  @Autowired Requests contactRequests;
  @Autowired CustomerTasks customerTasks;
  @Autowired PlanRequests requests;
  @Autowired Plans plans;
  @Autowired TransactionTemplate transaction;

  private long customer;
  private long first;
  private long second;

  @BeforeEach
  void twoLateInvoices() {
    ledger.begin();
    users.ensure("mona", "mona", "Mona", "Manager", "credit-managers");
    users.ensure("mark", "mark", "Mark", "Manager", "credit-managers");
    customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R1", "100.00", 20);
    second = ledger.invoice(customer, "R2", "900.00", 20);
    ledger.work();
  }

  @AfterEach
  void nothingIsLeftBroken() {
    assertThat(troubles.open(10)).isEmpty();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void aHeldInvoiceIsLeftAloneUntilItsDayAndTheOtherGoesOn() {
    hold(List.of(first), 3, "collector");
    assertThat(action(first)).isEqualTo("onHold");
    assertThat(action(second)).isNotEqualTo("onHold");
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(action(first)).isNotEqualTo("onHold");
  }

  @Test
  void aCustomerOnHoldIsSoWithWhatComesInLaterAndLiftingItFreesAll() {
    long id = hold(List.of(), 10, "collector");
    long late = ledger.invoice(customer, "R3", "50.00", 0);
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(List.of(action(first), action(second), action(late))).containsOnly("onHold");
    holds.lift(customer, id, "collector");
    holds.lift(customer, id, "collector");
    ledger.work();
    assertThat(List.of(action(first), action(second), action(late))).doesNotContain("onHold");
    assertThat(holds.of(List.of(customer)).get(0).liftedBy()).isEqualTo("collector");
  }

  @Test
  void aHoldLastsNoLongerThanTheTableAllowsWhoeverAsks() {
    assertThatThrownBy(() -> hold(List.of(first), 31, "collector"))
        .isInstanceOf(HoldNotAllowed.class)
        .hasMessageContaining("30 days ahead");
    assertThatThrownBy(() -> hold(List.of(), 15, "collector"))
        .hasMessageContaining("14 days ahead");
    assertThatThrownBy(() -> hold(List.of(first), -1, "mona")).hasMessageContaining("from today");
    hold(List.of(first), 31, "mona");
    assertThat(ledger.count("collections.hold")).isEqualTo(1);
    assertThatThrownBy(() -> new NewHold(customer, List.of(), TODAY, " ", "mona"))
        .hasMessageContaining("reason");
  }

  @Test
  void aPlanThatAManagerOffersIsWaitedForAWeekAndDrawnUpOnThePlanPage() {
    transaction.executeWithoutResult(tx -> customerTasks.escalateInvoices(List.of(first, second)));
    complete(
        task("decideOnCustomer"), "mona", Map.of("decision", "plan", "note", "They are honest"));
    PlanRequest request = requests.openOf(List.of(customer)).get(0);
    assertThat(request.channel()).isEqualTo("escalation");
    assertThat(request.enteredBy()).isEqualTo("mona");
    assertThat(request.note()).isEqualTo("They are honest");
    assertThat(request.invoiceIds()).containsExactly(first, second);
    assertThat(List.of(action(first), action(second))).containsOnly("onHold");
    ledger.walkTo(TODAY.plusDays(8));
    assertThat(List.of(action(first), action(second))).doesNotContain("onHold");
  }

  @Test
  void thePlanOfAManagerFollowsTheSameAuthority() {
    ledger.update("update receivables.customer set risk_class = 'high'");
    transaction.executeWithoutResult(tx -> customerTasks.escalateInvoices(List.of(first, second)));
    complete(task("decideOnCustomer"), "mona", Map.of("decision", "plan"));
    var legs = NewPlan.evenly(Money.of("1000.00", "EUR"), 4, TODAY.plusDays(7), "monthly");
    plans.propose(
        new NewPlan(customer, List.of(first, second), "monthly", legs, null, "mona", null));
    Task approval = task("approvePlan");
    assertThatThrownBy(() -> complete(approval, "mona", Map.of("decision", "approve")))
        .hasMessageContaining("somebody else");
    complete(approval, "mark", Map.of("decision", "approve"));
    assertThat(action(first)).isEqualTo("waitForPromise");
  }

  @Test
  void anInvoiceOfSomebodyElseCannotBeHeldWithThisCustomer() {
    long other = ledger.invoice(ledger.customer("C2"), "S1", "10.00", 20);
    assertThatThrownBy(() -> hold(List.of(other), 3, "mona")).hasMessageContaining("None of these");
  }

  @Test
  void withinOnesAuthorityAWriteOffIsBookedAtOnce() {
    var proposal =
        writeOffs.propose(new NewWriteOff(customer, List.of(first), "too small", "mona"));
    assertThat(proposal.state()).isEqualTo("written-off");
    ledger.work();
    assertThat(outcome(first)).isEqualTo("written-off");
    assertThat(ends()).contains("writtenOff");
  }

  @Test
  void aboveItAnotherManagerAgreesNeverTheProposer() {
    propose("mona");
    assertThat(action(second)).isEqualTo("onHold");
    Task approval = task("approveWriteOff");
    assertThat(tasks.getVariable(approval.getId(), "proposal").toString())
        .contains("900.00 EUR", "mona", "bankrupt soon");
    assertThatThrownBy(() -> complete(approval, "mona", Map.of("decision", "approve")))
        .hasMessageContaining("another credit manager");
    assertThatThrownBy(() -> complete(approval, "mark", Map.of("decision", "maybe")))
        .hasMessageContaining("Do we give it up?");
    complete(approval, "mark", Map.of("decision", "approve"));
    assertThat(outcome(second)).isEqualTo("written-off");
    assertThat(ledger.one(String.class, "select written_off_by from receivables.write_off"))
        .isEqualTo("mark");
  }

  @Test
  void aRefusedWriteOffIsAskedForAgainAndSaysWhy() {
    propose("collector");
    Task approval = task("approveWriteOff");
    assertThatThrownBy(() -> complete(approval, "mark", Map.of("decision", "refuse")))
        .hasMessageContaining("why");
    complete(approval, "mark", Map.of("decision", "refuse", "note", "They pay in spring"));
    assertThat(action(second)).isNotEqualTo("onHold");
    assertThat(ends()).contains("writeOffRefused");
    assertThat(ledger.count("platform.timeline where what like '%They pay in spring%'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsPaidMeanwhileNeedNotBeGivenUp() {
    propose("mona");
    ledger.pay(second, "P1", "900.00");
    ledger.work();
    assertThat(task("approveWriteOff")).isNull();
    assertThat(ends()).contains("writeOffWithdrawn");
    assertThat(ledger.count("receivables.write_off")).isZero();
  }

  @Test
  void insolvencyStopsEverythingAndOpensTheClaim() {
    insolvencies.declare(insolvency("Amtsgericht Hamburg 67 IN 1/26"));
    ledger.work();
    long late = ledger.invoice(customer, "R3", "50.00", 0);
    ledger.invoice(customer, "R4", "50.00", -6);
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(List.of(action(first), action(second), action(late))).containsOnly("onHold");
    assertThat(ledger.count("contact.request where state in ('waiting', 'bundled', 'announced')"))
        .isZero();
    assertThat(tasks.createTaskQuery().taskDefinitionKey("callCustomer").count()).isZero();
    Task claim = task("fileClaim");
    assertThat(claim.getDueDate()).isEqualTo(java.sql.Date.valueOf(TODAY.plusWeeks(4)));
    assertThat(tasks.getVariable(claim.getId(), "claim").toString()).contains("1,000.00 EUR");
    complete(claim, "mona", Map.of("outcome", "filed", "note", "By post"));
    assertThat(ends()).contains("claimClosed");
    assertThat(insolvencies.claims(List.of(customer)).get(0).state()).isEqualTo("filed");
  }

  @Test
  void insolvencyEndsTheWishToPayInParts() {
    requests.open(
        new NewPlanRequest(
            customer, List.of(first), "call", "call/1", "Ms Holm", null, "collector", null));
    insolvencies.declare(insolvency("Amtsgericht Hamburg 67 IN 1/26"));
    assertThat(requests.openOf(List.of(customer))).isEmpty();
    assertThat(ledger.count("promises.plan_request where state = 'withdrawn'")).isEqualTo(1);
    assertThat(ledger.count("contact.message where template = 'plan-declined'")).isZero();
  }

  @Test
  void anInsolvencyThatWasAnErrorIsTakenBack() {
    insolvencies.declare(insolvency("A rumour"));
    assertThatThrownBy(() -> insolvencies.declare(insolvency("Again")))
        .isInstanceOf(InsolvencyRefused.class);
    ledger.work();
    assertThatThrownBy(() -> insolvencies.revoke(customer, " ", "mona"))
        .hasMessageContaining("why");
    insolvencies.revoke(customer, "It was another company", "mona");
    ledger.work();
    assertThat(task("fileClaim")).isNull();
    assertThat(ends()).contains("claimWithdrawn");
    assertThat(List.of(action(first), action(second))).doesNotContain("onHold");
  }

  @Test
  void theClaimAndItsFileShowWhatWasOwedOnTheDayAndStayAsTheyWere() throws Exception {
    ledger.walkTo(TODAY.plusDays(3));
    ledger.pay(first, "P1", "40.00");
    ledger.pay(second, "P2", "900.00");
    ledger.invoice(customer, "R9", "50.00", -40);
    long id =
        insolvencies.declare(
            new NewInsolvency(
                customer, TODAY.plusDays(1), "Court", null, TODAY.plusWeeks(4), "collector"));
    ledger.work();
    assertThat(insolvencies.claim(id).amounts()).isEqualTo("1,000.00 EUR");
    assertThat(insolvencies.items(id))
        .extracting(
            item -> item.number() + " " + item.claimed().intValue() + " " + item.open().intValue())
        .containsExactly("R1 100 60", "R2 900 0");
    byte[] file = file(id);
    Map<String, byte[]> entries = entries(file);
    assertThat(new String(entries.get("contents.txt")))
        .startsWith("Claim in the insolvency of 2026-03-03")
        .contains("Owed on: 2026-03-03");
    assertThat(new String(entries.get("statement.csv")))
        .contains("R1,", ",100.00,100.00,", "R2,", ",900.00,900.00,")
        .doesNotContain("R9");
    assertThat(new String(entries.get("payments.csv"))).contains("P1", "P2");
    try (var pdf = org.apache.pdfbox.Loader.loadPDF(entries.get("statement-DE.pdf"))) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(pdf))
          .contains("3 March 2026", "R1", "R2", "1,000.00")
          .doesNotContain("R9");
    }
    ledger.pay(first, "P3", "60.00");
    ledger.walkTo(TODAY.plusDays(5));
    assertThat(file(id)).isEqualTo(file);
    Task claim = task("fileClaim");
    assertThat(tasks.getVariable(claim.getId(), "file").toString())
        .endsWith("/insolvency-claims/" + id);
  }

  private byte[] file(long claim) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    insolvencies.copyFile(claim, bytes);
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries(byte[] file) throws java.io.IOException {
    Map<String, byte[]> entries = new java.util.TreeMap<>();
    try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /** About an invoice without a case, so that only the contact policy stands before it. */
  @ParameterizedTest
  @EnumSource(ContactRequest.Channel.class)
  void whatIsAskedForOverAnyChannelAfterTheMarkReachesNobody(ContactRequest.Channel channel) {
    ledger.update("update receivables.customer set street = '1 Mill Lane', city = 'Leeds'");
    long untouched = ledger.invoice(customer, "R3", "50.00", -20);
    insolvencies.declare(insolvency("Court"));
    long letters = ledger.count("contact.message where kind <> 'alert'");
    boolean call = channel == ContactRequest.Channel.PHONE;
    transaction.executeWithoutResult(
        status ->
            contactRequests.request(
                List.of(
                    new ContactRequest(
                        "late",
                        call ? ContactRequest.Kind.CALL : ContactRequest.Kind.REMINDER,
                        channel,
                        call ? "none" : "firm",
                        customer,
                        ledger.one(Long.class, "select id from receivables.selling_entity"),
                        untouched))));
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(
            ledger.one(
                String.class,
                "select state || ': ' || reason from contact.request where key = 'late'"))
        .startsWith("failed: insolvency");
    assertThat(ledger.count("contact.message where kind <> 'alert'")).isEqualTo(letters);
    assertThat(task("callCustomer")).isNull();
  }

  @Test
  void aMessageThatWaitsToBeSentIsTakenBackUnlessAPersonWroteIt() {
    for (String kind : List.of("statement", "correspondence", "personal")) {
      ledger.update(
          """
          insert into contact.message
            (key, customer_id, selling_entity_id, contact_id, channel, template, language, tone,
             day, sender, recipient, subject, body_text, body_html, message_id, state,
             next_attempt_at, created_at, kind)
          select ?, c.customer_id, e.id, c.id, 'email', 'x', 'en', 'none', date '2026-03-01', 'us',
            'them', 'Hello', 'Hello', '', ?, 'queued', date '2036-03-01', date '2026-03-01', ?
          from receivables.contact c, receivables.selling_entity e
          """,
          kind,
          "<" + kind + ">",
          kind);
    }
    insolvencies.declare(insolvency("Court"));
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(kind || ' ' || state, ', ' order by kind) from contact.message"
                    + " where recipient = 'them'"))
        .isEqualTo("correspondence withdrawn, personal queued, statement withdrawn");
  }

  private NewInsolvency insolvency(String reason) {
    return new NewInsolvency(
        customer, TODAY, reason, "RA Klug, Hamburg", TODAY.plusWeeks(4), "collector");
  }

  private void propose(String by) {
    writeOffs.propose(new NewWriteOff(customer, List.of(second), "bankrupt soon", by));
    ledger.work();
  }

  private long hold(List<Long> invoices, int days, String by) {
    long id =
        holds.set(new NewHold(customer, invoices, TODAY.plusDays(days), "goods are checked", by));
    ledger.work();
    return id;
  }

  private Task task(String key) {
    return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
  }

  private void complete(Task task, String by, Map<String, Object> form) {
    tasks.setAssignee(task.getId(), by);
    tasks.complete(task.getId(), form);
    ledger.work();
  }

  private String action(long invoice) {
    return ledger.one(
        String.class,
        "select action from collections.past_due_case where ended_at is null and invoice_id = ?",
        invoice);
  }

  private String outcome(long invoice) {
    return ledger.one(
        String.class,
        "select outcome from collections.past_due_case where invoice_id = ?",
        invoice);
  }

  private List<String> ends() {
    return history.createHistoricActivityInstanceQuery().finished().list().stream()
        .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
        .map(activity -> activity.getActivityId())
        .toList();
  }
}

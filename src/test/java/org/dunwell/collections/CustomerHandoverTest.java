package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Notes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The process {@code customer-handover}: every ending and every door. */
@DunwellTest
class CustomerHandoverTest {

  /** Two weeks after the credit manager said to go on. */
  private static final LocalDate DECIDED = TODAY.plusDays(14);

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Troubles troubles;
  @Autowired Notes notes;
  @Autowired CustomerTasks customerTasks;
  @Autowired TransactionTemplate transaction;
  @Autowired org.dunwell.collections.handover.Handovers handovers;

  private long first;
  private long second;

  @BeforeEach
  void twoInvoicesNobodyPays() {
    ledger.begin();
    long customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R1", "100.00", 62);
    second = ledger.invoice(customer, "R2", "250.00", 62);
    touched(first);
    touched(second);
    ledger.work();
    complete("decideOnCustomer", Map.of("decision", "go-on"));
    ledger.walkTo(DECIDED);
  }

  /** Three weeks ago the final demand was delivered, after a call. */
  private void touched(long invoice) {
    for (String touch : List.of("call,phone,none", "reminder,email,final")) {
      String[] kind = touch.split(",");
      ledger.update(
          """
          insert into contact.request
            (key, kind, channel, tone, customer_id, selling_entity_id, invoice_id, state,
             requested_at, ended_at)
          select ? || i.id, ?, ?, ?, i.customer_id, i.selling_entity_id, i.id, 'delivered',
            date '2026-02-09', date '2026-02-09'
          from receivables.invoice i
          where i.id = ?
          """,
          kind[0],
          kind[0],
          kind[1],
          kind[2],
          invoice);
    }
  }

  @AfterEach
  void nothingIsLeftBroken() {
    assertThat(troubles.open(10)).isEmpty();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void theDecisionComesAfterTheFinalDemandAndIsOneForAllCasesOfACustomer() {
    assertThat(tasks.createTaskQuery().taskDefinitionKey("decideHandover").count()).isEqualTo(1);
    assertThat(tasks.getVariable(task("decideHandover").getId(), "owed").toString())
        .contains("350.00 EUR on 2 invoices");
    assertThat(ledger.count("contact.request where tone = 'final' and state = 'delivered'"))
        .isEqualTo(2);
    assertThat(actions()).containsOnly("requestHandover");
  }

  @Test
  void whatIsOutsideIsNotAskedForUntilItIsGivenBack() {
    handOver();
    assertThat(actions()).containsOnly("waitForHandover");
    long contacts = ledger.count("contact.request");
    ledger.walkTo(DECIDED.plusDays(20));
    assertThat(ledger.count("contact.request")).isEqualTo(contacts);

    report("instalments", DECIDED.plusDays(50).toString());
    assertThat(task("trackHandover").getFollowUpDate())
        .isEqualTo(java.sql.Date.valueOf(DECIDED.plusDays(50)));
    assertThat(actions()).containsOnly("waitForHandover");

    report("returned", null);
    assertThat(actions()).doesNotContain("waitForHandover");
    assertThat(ends()).contains("handoverClosed");
    ledger.walkTo(DECIDED.plusDays(22));
    assertThat(ledger.count("contact.request")).isGreaterThan(contacts);
  }

  @Test
  void whoGetsTheCasesGetsACompleteFileThatStaysAsItWas() throws Exception {
    long customer = ledger.one(Long.class, "select id from receivables.customer");
    notes.add(new NewNote(null, customer, first, "They lie about the goods", false, "collector"));
    handOver();
    long id = ledger.one(Long.class, "select id from collections.handover");
    Map<String, String> file = unzip(id);
    assertThat(file)
        .containsKeys(
            "contents.txt", "statement-DE.pdf", "payments.csv", "promises.csv", "timeline.csv");
    assertThat(file.get("statement-DE.pdf")).startsWith("%PDF-");
    assertThat(file.get("statement.csv"))
        .contains("Creditor,Invoice,Issued,Due,Currency,Amount,Open")
        .contains("Nordwerk GmbH,R1,", ",100.00,", "Nordwerk GmbH,R2,", ",250.00,");
    assertThat(file.get("calls.csv")).contains("escalation,system,go-on");
    assertThat(file.get("timeline.csv"))
        .contains("Handed over to the agency Incasso Nord")
        .doesNotContain("They lie");
    ledger.pay(first, "P1", "100.00");
    ledger.work();
    assertThat(unzip(id)).isEqualTo(file);
    assertThat(ledger.one(String.class, "select sha256 from collections.customer_file"))
        .hasSize(64);
  }

  @Test
  void theFileHoldsTheInvoicesAndTheMailsInBothDirectionsWithTheirFiles() throws Exception {
    ledger.update("update receivables.invoice set number = '../R/1' where id = ?", first);
    ledger.update(
        """
        with content as (
          insert into receivables.document_content (sha256, size, bytes)
          values (repeat('0', 64), 8, '%PDF-one')
          returning sha256, size)
        insert into receivables.invoice_document
          (invoice_id, file_name, size, sha256, stored_at, stored_by)
        select ?, 'x.pdf', size, sha256, date '2026-03-01', 'collector'
        from content
        """,
        first);
    ledger.update(
        """
        with came as (
          insert into contact.inbound_mail
            (message_id, kind, sender, subject, received_at, raw, from_name, from_address, text,
             customer_id)
          select '<' || n || '>', 'mail', 'x', 'Your letter', date '2026-03-01', '', 'Alex',
            'ap@c1.example', 'The goods were broken', c.id
          from generate_series(1, 2) n, receivables.customer c
          returning id)
        insert into contact.attachment (inbound_id, position, file_name, media_type, bytes)
        select id, p, '../../evil.pdf', 'application/pdf', '%PDF-scan'
        from came, generate_series(1, 2) p
        """);
    ledger.update(
        """
        with sent as (
          insert into contact.message
            (key, customer_id, selling_entity_id, contact_id, channel, template, language, tone, day, sender,
             recipient, subject, body_text, body_html, message_id, state, delivered_at, created_at,
             kind)
          select 'k', c.customer_id, e.id, c.id, 'email', 'personal', 'en', 'none', date '2026-03-01', 'us', 'them',
            'Hello', 'Word for word', '', '<k>', 'delivered', date '2026-03-01',
            date '2026-03-01', 'personal'
          from receivables.contact c, receivables.selling_entity e
          returning id)
        insert into contact.attachment (message_id, position, file_name, media_type, bytes)
        select id, 1, 'terms.txt', 'text/plain', 'terms' from sent
        """);
    handOver();
    Map<String, String> file = unzip(ledger.one(Long.class, "select id from collections.handover"));
    assertThat(file.keySet()).noneMatch(name -> name.contains("../"));
    assertThat(file).containsEntry("invoices/_R_1.pdf", "%PDF-one");
    List<String> received =
        file.keySet().stream().filter(name -> name.startsWith("attachments/received-")).toList();
    assertThat(received)
        .hasSize(4)
        .allMatch(name -> name.endsWith("evil.pdf") || name.endsWith("-2.pdf"));
    assertThat(file.get("mail/2026-03-01-1.txt"))
        .contains("From: Alex <ap@c1.example>", "Subject: Your letter", "The goods were broken")
        .contains("Files: attachments/received-1-");
    assertThat(file).containsEntry("attachments/sent-1-terms.txt", "terms");
    assertThat(file.get("letters/2026-03-01-email-1.txt"))
        .contains("Word for word", "Files: attachments/sent-1-terms.txt");
    assertThat(file.get("contents.txt")).contains("invoices/", "mail/", "attachments/");
  }

  private Map<String, String> unzip(long id) throws java.io.IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    handovers.copyFile(id, bytes);
    assertThat(handovers.fileSize(id)).hasValue((long) bytes.size());
    Map<String, String> entries = new java.util.TreeMap<>();
    try (var zip =
        new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String twice =
            entries.put(
                entry.getName(),
                new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(twice).as(entry.getName() + " stands twice").isNull();
      }
    }
    return entries;
  }

  @Test
  void whatCannotBeCollectedOutsideIsProposedToBeWrittenOff() {
    handOver();
    report("uncollectable", null);
    assertThat(task("approveWriteOff")).isNotNull();
    assertThat(actions()).containsOnly("onHold");
  }

  @Test
  void whatTheAgencyHasReceivedIsWaitedForAndMissedWhenItDoesNotCome() {
    handOver();
    report("paid", null);
    assertThat(actions()).containsOnly("waitForIncomingPayment");
    ledger.walkTo(DECIDED.plusDays(17));
    assertThat(actions()).doesNotContain("waitForIncomingPayment", "waitForHandover");
  }

  @Test
  void settlingEverythingEndsTheTrackingByItself() {
    handOver();
    ledger.pay(first, "P1", "100.00");
    ledger.work();
    assertThat(task("trackHandover")).isNotNull();
    ledger.pay(second, "P2", "250.00");
    ledger.work();
    assertThat(task("trackHandover")).isNull();
    assertThat(ends()).contains("settledOutside");
    assertThat(ledger.one(String.class, "select status from collections.handover"))
        .isEqualTo("settled");
  }

  @Test
  void goingOnKeepsWritingAndCalling() {
    complete("decideHandover", Map.of("decision", "go-on", "note", "A good customer once"));
    ledger.work();
    assertThat(ends()).contains("handoverDeclined");
    assertThat(ledger.count("collections.handover")).isZero();
    assertThat(actions()).containsOnly("sendReminder");
  }

  @Test
  void whatIsToBeHandedOverIsNotEscalatedOnceMore() {
    assertThat(escalate(first, second)).isEmpty();
    assertThat(task("decideOnCustomer")).isNull();
    assertThat(task("decideHandover")).isNotNull();
  }

  @Test
  void aHandOverDecisionTakesItsCasesOutOfTheEscalation() {
    complete("decideHandover", Map.of("decision", "go-on"));
    assertThat(escalate(first, second)).containsExactlyInAnyOrder(first, second);
    long escalation = ledger.one(Long.class, openTask("escalation"));
    transaction.executeWithoutResult(tx -> customerTasks.decideHandover(List.of(first)));
    assertThat(left(escalation)).isEqualTo(1);
    assertThat(task("decideOnCustomer")).isNotNull();
    assertThat(task("decideHandover")).isNotNull();

    transaction.executeWithoutResult(tx -> customerTasks.decideHandover(List.of(second)));
    assertThat(left(escalation)).isEqualTo(2);
    assertThat(task("decideOnCustomer")).isNull();
    assertThat(ends()).contains("escalationWithdrawn");
    assertThat(left(ledger.one(Long.class, openTask("handover")))).isZero();
  }

  private List<Long> escalate(Long... invoices) {
    return transaction.execute(tx -> customerTasks.escalateInvoices(List.of(invoices)));
  }

  private static String openTask(String kind) {
    return "select id from collections.customer_task where state = 'open' and kind = '%s'"
        .formatted(kind);
  }

  private long left(long task) {
    return ledger.count(
        "collections.customer_task_case where task_id = ? and left_at is not null", task);
  }

  @Test
  void payingWithdrawsTheDecision() {
    ledger.payAllOf("C1");
    ledger.work();
    assertThat(task("decideHandover")).isNull();
    assertThat(ends()).contains("handoverWithdrawn");
  }

  @Test
  void aDecisionWithoutANameAndAReportThatComesTooLateAreRefused() {
    assertThatThrownBy(() -> complete("decideHandover", Map.of("decision", "agency")))
        .hasMessageContaining("Name of the agency or lawyer");
    assertThatThrownBy(() -> complete("decideHandover", Map.of("decision", "sell")))
        .hasMessageContaining("Who gets the cases?");
    handOver();
    assertThatThrownBy(() -> report("outside", DECIDED.plusYears(2).toString()))
        .hasMessageContaining("Ask again on");
    assertThat(task("trackHandover")).isNotNull();
  }

  private void handOver() {
    complete("decideHandover", Map.of("decision", "agency", "partner", "Incasso Nord"));
    ledger.work();
    assertThat(ledger.count("receivables.block where kind = 'handover' and lifted_at is null"))
        .isEqualTo(2);
  }

  private void report(String status, String followUp) {
    complete(
        "trackHandover",
        followUp == null
            ? Map.of("status", status)
            : Map.of("status", status, "followUp", followUp));
    ledger.work();
  }

  private void complete(String key, Map<String, Object> form) {
    tasks
        .createTaskQuery()
        .taskDefinitionKey(key)
        .list()
        .forEach(task -> tasks.complete(task.getId(), form));
    ledger.work();
  }

  private Task task(String key) {
    return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
  }

  private List<String> actions() {
    return List.of(
        ledger
            .one(
                String.class,
                "select string_agg(action, ',') from collections.past_due_case"
                    + " where ended_at is null")
            .split(","));
  }

  private List<String> ends() {
    return history.createHistoricActivityInstanceQuery().finished().list().stream()
        .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
        .map(activity -> activity.getActivityId())
        .toList();
  }
}

package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Nudges;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What programs that remind customers are known to get wrong, told from the customer's side. */
@DunwellTest
class KnownPitfallsTest {

  @Autowired TestLedger ledger;
  @Autowired Blocks blocks;
  @Autowired Nudges nudges;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc mvc;

  private long customer;

  @BeforeEach
  void begin() {
    ledger.begin();
    customer = ledger.customer("C1");
  }

  @Test
  void aPartPaymentKeepsTheStepAndAsksOnlyForTheRest() {
    long invoice = ledger.invoice(customer, "R1", "1000.00", 1);
    ledger.walkTo(TODAY.plusDays(8));
    assertThat(tones()).containsExactly("friendly", "friendly");
    ledger.pay(invoice, "P1", "900.00");
    ledger.walkTo(TODAY.plusDays(15));
    assertThat(openCalls()).isEqualTo(1);
    completeCalls();
    ledger.walkTo(TODAY.plusDays(24));
    assertThat(tones()).containsExactly("friendly", "friendly", "firm");
    assertThat(askedLast("R1")).isEqualByComparingTo("100.00");
  }

  @Test
  void aCreditNoteOverAllOfItEndsTheRemindersAndTheCall() {
    long invoice = ledger.invoice(customer, "R1", "1000.00", 1);
    ledger.walkTo(TODAY.plusDays(15));
    assertThat(openCalls()).isEqualTo(1);
    int letters = tones().size();
    ledger.credit(invoice, "G1", "1000.00");
    ledger.walkTo(TODAY.plusDays(60));
    assertThat(openCalls()).isZero();
    assertThat(tones()).hasSize(letters);
  }

  @Test
  void aLaterInstalmentBeginsItsOwnLadder() {
    long invoice = ledger.invoice(customer, "R1", "500.00", 25);
    addInstalment(invoice, "500.00", TODAY.plusDays(30));
    ledger.walkTo(TODAY.plusDays(10));
    assertThat(tones()).isNotEmpty().doesNotContain("friendly");
    ledger.pay(invoice, "P1", "500.00");
    ledger.work();
    assertThat(runningCases()).isZero();
    int before = tones().size();
    ledger.walkTo(TODAY.plusDays(36));
    assertThat(tones().subList(before, tones().size())).containsExactly("notice", "friendly");
  }

  @Test
  void aDisputedInvoiceLeavesTheLetterByItselfAndTheOthersStay() {
    long disputed = ledger.invoice(customer, "R1", "100.00", 1);
    ledger.invoice(customer, "R2", "200.00", 1);
    ledger.invoice(customer, "R3", "300.00", 1);
    ledger.work();
    blocks.set(new NewBlock(disputed, "dispute", null, null, "test", "damaged", "me"));
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(askedFor()).containsExactly("R2", "R3");
    blocks.lift(
        ledger.one(Long.class, "select id from receivables.block where kind = 'dispute'"), "me");
    ledger.walkTo(TODAY.plusDays(12));
    assertThat(askedFor()).containsExactly("R1", "R2", "R3");
  }

  @Test
  void nothingIsAskedForBeforeItIsDue() {
    LocalDate due = TODAY.plusDays(60);
    ledger.invoice(customer, "R1", "100.00", -60);
    ledger.walkTo(due.minusDays(6));
    assertThat(tones()).isEmpty();
    ledger.walkTo(due);
    assertThat(tones()).containsExactly("notice");
    assertThat(runningCases()).isZero();
    ledger.walkTo(due.plusDays(4));
    assertThat(tones()).containsExactly("notice", "friendly");
  }

  @Test
  void whoeverIsFirstSeenSeventyDaysLateIsNotAskedPolitelyButIsAskedInWritingFirst() {
    ledger.invoice(customer, "R1", "100.00", 70);
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(tones()).containsExactly("urgent");
  }

  @Test
  void whoeverPaysEverythingBeginsAnewWithTheNextInvoice() {
    long first = ledger.invoice(customer, "R1", "100.00", 25);
    ledger.walkTo(TODAY.plusDays(10));
    assertThat(tones()).isNotEmpty();
    ledger.pay(first, "P1", "100.00");
    ledger.work();
    int before = tones().size();
    ledger.invoice(customer, "R2", "100.00", -20);
    ledger.walkTo(TODAY.plusDays(24));
    assertThat(tones().subList(before, tones().size())).containsExactly("notice", "friendly");
  }

  @Test
  void aChangedRiskClassChangesTheStepAtOnceAndForgetsNoLetter() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 1);
    ledger.walkTo(TODAY.plusDays(5));
    assertThat(tones()).containsExactly("friendly");
    assertThat(openCalls()).isZero();
    ledger.update("update receivables.customer set risk_class = 'high' where id = ?", customer);
    transaction.executeWithoutResult(tx -> nudges.about(List.of(invoice), "customer"));
    ledger.walkTo(TODAY.plusDays(7));
    assertThat(openCalls()).isEqualTo(1);
    assertThat(tones()).containsExactly("friendly");
  }

  @Test
  void whatTheWeekendHoldsBackCanBeReadBeforeItGoesOut() throws Exception {
    LocalDate sunday = TODAY.plusDays(6);
    ledger.invoice(customer, "R1", "100.00", -3);
    ledger.walkTo(sunday);
    assertThat(tones()).containsExactly("notice");
    assertThat(page("/messages?state=planned")).contains("Customer C1");
    ledger.walkTo(sunday.plusDays(1));
    assertThat(tones()).containsExactly("notice", "friendly");
    assertThat(page("/messages?state=planned")).doesNotContain("Customer C1");
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).with(user("collector").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private void addInstalment(long invoice, String amount, LocalDate due) {
    BigDecimal more = new BigDecimal(amount);
    ledger.update(
        "update receivables.invoice set amount = amount + ?, open_amount = open_amount + ?"
            + " where id = ?",
        more,
        more,
        invoice);
    ledger.update(
        """
        insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
        values (?, 2, ?, ?, ?)
        """,
        invoice,
        due,
        more,
        more);
  }

  private void completeCalls() {
    tasks
        .createTaskQuery()
        .taskDefinitionKey("callCustomer")
        .list()
        .forEach(call -> tasks.complete(call.getId(), java.util.Map.of("outcome", "not-reached")));
    ledger.work();
  }

  /** The tones of the letters the customer got, oldest first. */
  private List<String> tones() {
    return jdbc.sql("select tone from contact.message where state = 'delivered' order by id")
        .query(String.class)
        .list();
  }

  /** The invoices that the last letter asked for. */
  private List<String> askedFor() {
    return jdbc.sql(
            """
            select i.number
            from contact.message_item m
            join receivables.invoice i on i.id = m.invoice_id
            where m.requested
              and m.message_id = (select max(id) from contact.message where state = 'delivered')
            order by i.number
            """)
        .query(String.class)
        .list();
  }

  private BigDecimal askedLast(String number) {
    return ledger.one(
        BigDecimal.class,
        """
        select m.open_amount
        from contact.message_item m
        join receivables.invoice i on i.id = m.invoice_id
        where i.number = ?
        order by m.message_id desc
        limit 1
        """,
        number);
  }

  private long openCalls() {
    return tasks.createTaskQuery().taskDefinitionKey("callCustomer").count();
  }

  private long runningCases() {
    return ledger.count("collections.past_due_case where ended_at is null");
  }
}

package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
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

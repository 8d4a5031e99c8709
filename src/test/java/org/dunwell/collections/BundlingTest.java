package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Thirty late invoices of one customer are one letter and one call. */
@DunwellTest
class BundlingTest {

  private static final int CUSTOMERS = 200;
  private static final int INVOICES = 30;

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired Troubles troubles;

  @Test
  void sixThousandLateInvoicesAreTwoHundredLettersAndTwoHundredCalls() {
    ledger.begin();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      long id = ledger.customer("C" + customer);
      for (int invoice = 0; invoice < INVOICES; invoice++) {
        ledger.invoice(id, "R%d-%d".formatted(customer, invoice), "10.00", 1);
      }
    }
    ledger.analyze();
    ledger.work();
    assertThat(troubles.open(10)).isEmpty();
    assertThat(ledger.count("collections.past_due_case where ended_at is null"))
        .isEqualTo(CUSTOMERS * INVOICES);

    ledger.walkTo(TODAY.plusDays(2));
    assertThat(ledger.count("contact.request where kind = 'reminder'"))
        .isEqualTo(CUSTOMERS * INVOICES);
    assertThat(ledger.count("contact.message where state = 'delivered'")).isEqualTo(CUSTOMERS);

    ledger.walkTo(TODAY.plusDays(14));
    assertThat(ledger.count("contact.request where kind = 'call'")).isEqualTo(CUSTOMERS * INVOICES);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("callCustomer").count())
        .isEqualTo(CUSTOMERS);

    ledger.payAllOf("C0");
    ledger.work();
    assertThat(tasks.createTaskQuery().taskDefinitionKey("callCustomer").count())
        .isEqualTo(CUSTOMERS - 1);
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'"))
        .isEqualTo(INVOICES);
    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(troubles.open(10)).isEmpty();
  }
}

package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunwell.DunwellTest;
import org.dunwell.StatementCounter;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the engine costs per case, as a ratchet: the numbers are exact, so a change that makes each
 * of a million cases dearer fails here and not in production.
 */
@DunwellTest
class StatementsPerCaseTest {

  private static final int CASES = 1_000;
  private static final double PER_START = 2;
  private static final double PER_END = 22;

  @Autowired TestLedger ledger;
  @Autowired StatementCounter counter;

  @Test
  void startingAndEndingCasesInBulkCostsFewStatements() {
    ledger.begin();
    for (int customer = 0; customer < CASES / 10; customer++) {
      long id = ledger.customer("C" + customer);
      for (int invoice = 0; invoice < 10; invoice++) {
        ledger.invoice(id, "R%d-%d".formatted(customer, invoice), "100.00", 1);
      }
    }

    counter.reset();
    ledger.work();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(CASES);
    report("start", PER_START);

    ledger.settleEverything();
    counter.reset();
    ledger.work();
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'")).isEqualTo(CASES);
    report("end", PER_END);
  }

  private void report(String what, double most) {
    double engine = (double) counter.engineStatements() / CASES;
    double all = (double) counter.statements() / CASES;
    System.out.printf("engine statements per %s: %.2f (all: %.2f)%n", what, engine, all);
    assertThat(engine).as(() -> counter.byStatement().toString()).isLessThanOrEqualTo(most);
  }
}

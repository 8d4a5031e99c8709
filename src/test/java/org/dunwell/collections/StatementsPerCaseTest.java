package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.StatementCounter;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine costs per case, as a ratchet: the numbers are exact, so a change that makes each
 * of a million cases dearer fails here and not in production.
 */
@DunwellTest
class StatementsPerCaseTest {

  private static final int CASES = 1_000;
  private static final double PER_START = 1;
  private static final double PER_END = 14;
  private static final long ROWS_PER_START = 9;
  private static final long ROWS_KEPT = 6;

  @Autowired TestLedger ledger;
  @Autowired StatementCounter counter;
  @Autowired JdbcClient jdbc;

  private List<String> tables;

  @Test
  void startingAndEndingCasesInBulkCostsFewStatements() {
    ledger.begin();
    tables =
        jdbc.sql(
                """
                select table_name
                from information_schema.tables
                where table_schema = 'public'
                  and (table_name like 'act_hi_%'
                    or table_name in (
                      'act_ru_execution', 'act_ru_job', 'act_ru_event_subscr', 'act_ru_variable',
                      'act_ru_task'))
                order by 1
                """)
            .query(String.class)
            .list();
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
    assertThat(engineRows() / CASES)
        .as("the engine's rows per running case")
        .isLessThanOrEqualTo(ROWS_PER_START);

    ledger.settleEverything();
    counter.reset();
    ledger.work();
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'")).isEqualTo(CASES);
    report("end", PER_END);
    assertThat(engineRows() / CASES)
        .as("what it keeps of an ended case")
        .isLessThanOrEqualTo(ROWS_KEPT);
  }

  private long engineRows() {
    return tables.stream().mapToLong(ledger::count).sum();
  }

  private void report(String what, double most) {
    double engine = (double) counter.engineStatements() / CASES;
    double all = (double) counter.statements() / CASES;
    System.out.printf("engine statements per %s: %.2f (all: %.2f)%n", what, engine, all);
    assertThat(engine).as(() -> counter.byStatement().toString()).isLessThanOrEqualTo(most);
  }
}

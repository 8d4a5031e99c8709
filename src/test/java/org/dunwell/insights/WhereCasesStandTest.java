package org.dunwell.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The picture counts cases where the engine's tokens stand, as Cockpit does. */
@DunwellTest
class WhereCasesStandTest {

  private record Stand(String element, long cases) {}

  @Autowired TestLedger ledger;
  @Autowired InsightsPage page;
  @Autowired JdbcClient jdbc;

  @Test
  void thePictureSaysWhatTheEngineSays() {
    ledger.begin();
    long late = ledger.customer("LATE");
    ledger.invoice(late, "R1", "5000.00", 1);
    ledger.invoice(late, "R2", "700.00", 30);
    ledger.invoice(ledger.customer("FRESH"), "R3", "100.00", -15);
    ledger.work();
    ledger.walkTo(TestLedger.TODAY.plusDays(20));
    assertThat(page.picture().cases()).hasSizeGreaterThan(1).isEqualTo(tokens());
  }

  private Map<String, Long> tokens() {
    return jdbc
        .sql(
            """
            select e.act_id_ as element, count(*) as cases
            from act_ru_execution e
            join act_re_procdef d on d.id_ = e.proc_def_id_
            where d.key_ = 'past-due-invoice'
              and e.is_active_
            group by e.act_id_
            """)
        .query(Stand.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Stand::element, Stand::cases));
  }
}

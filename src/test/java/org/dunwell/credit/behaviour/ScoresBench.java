package org.dunwell.credit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What it costs to judge everybody: behaviour from the ledger, decisions, scores, risk classes and
 * expected losses, first for all, then for a night in which little has changed; against one plain
 * statement that only averages lateness. Run by {@code bench/run scores}.
 */
@DunwellTest
class ScoresBench {

  private static final int CUSTOMERS = Integer.getInteger("bench.customers", 100_000);
  private static final int INVOICES = Integer.getInteger("bench.invoices", 1_000_000);
  private static final List<String> FILL =
      List.of(
          """
          insert into receivables.customer (number, name, country, time_zone, calendar)
          select 'C' || n, 'Customer ' || n, 'DE', 'Europe/Berlin', 'DE'
          from generate_series(1, :customers) n
          """,
          // each customer with a habit of its own, from two weeks early to a month late
          """
          insert into receivables.invoice
            (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount,
             open_amount, state, closed_on)
          select
            e.id, c.id, 'R' || n, due.on_day - 30, due.on_day, 'EUR', paid.amount,
            case when paid.on_day < date '2026-03-02' then 0 else paid.amount end,
            case when paid.on_day < date '2026-03-02' then 'paid' else 'open' end,
            case when paid.on_day < date '2026-03-02' then paid.on_day end
          from generate_series(1, :invoices) n
          join receivables.customer c on c.number = 'C' || (1 + n % :customers)
          cross join receivables.selling_entity e
          cross join lateral (select date '2026-03-20' - (n::bigint * 7919 % 420)::int as on_day) due
          cross join lateral (
            select
              due.on_day + (c.id * 31 % 45 - 14 + n * 17 % 9)::int as on_day,
              (50 + n * 37 % 5000)::numeric as amount) paid
          """,
          """
          insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
          select id, 1, due_on, amount, open_amount
          from receivables.invoice
          """,
          "analyze receivables.customer",
          "analyze receivables.invoice",
          "analyze receivables.instalment");

  @Autowired TestLedger ledger;
  @Autowired BehaviourMarks marks;
  @Autowired BehaviourWork work;
  @Autowired JdbcClient jdbc;

  @Test
  void everybodyIsJudged() {
    ledger.begin();
    for (String statement : FILL) {
      var filled = jdbc.sql(statement);
      if (statement.contains(":customers")) {
        filled = filled.param("customers", CUSTOMERS);
      }
      if (statement.contains(":invoices")) {
        filled = filled.param("invoices", INVOICES);
      }
      filled.update();
    }
    double plain = plain();
    double first = everybody();
    long scores = ledger.count("credit.score");
    double night = everybody();
    say("%,d customers, %,d invoices, %,d scores".formatted(CUSTOMERS, INVOICES, scores));
    say("a plain statement that averages lateness  %8.1f s".formatted(plain));
    say(
        "everybody judged for the first time       %8.1f s  ratio %.1f"
            .formatted(first, first / plain));
    say(
        "a night in which nothing has changed      %8.1f s  ratio %.1f"
            .formatted(night, night / plain));
    assertThat(scores).isGreaterThan(CUSTOMERS / 2L);
    assertThat(ledger.count("credit.score")).isEqualTo(scores);
  }

  private double everybody() {
    long begin = System.nanoTime();
    marks.everybody(ZoneId.of("Europe/Berlin"));
    while (work.nextDue().isPresent()) {
      work.runDue(TestLedger.MONDAY);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private double plain() {
    long begin = System.nanoTime();
    jdbc.sql(
            """
            create temporary table plain as
            select
              customer_id,
              count(*) as settled,
              sum(amount * greatest(closed_on - due_on, 0)) / sum(amount) as beyond_terms,
              avg((closed_on > due_on)::int) as late_share
            from receivables.invoice
            where state = 'paid'
              and closed_on >= date '2025-03-02'
            group by customer_id
            """)
        .update();
    jdbc.sql("drop table if exists plain").update();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void say(String line) {
    System.out.println("BENCH " + line);
  }
}

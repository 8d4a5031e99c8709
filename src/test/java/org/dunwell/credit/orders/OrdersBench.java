package org.dunwell.credit.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.ApiTokens;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long an order system waits, with many customers of five open invoices each, one in ten of a
 * group; beside a check without tables, groups, holds or history: lock the customer, sum up,
 * insert. Through the whole web layer but the socket. Run by {@code bench/run orders}.
 */
@DunwellTest
class OrdersBench {

  private static final int CUSTOMERS = Integer.getInteger("bench.customers", 100_000);
  private static final int TIMES = Integer.getInteger("bench.checks", 2_000);
  private static final int WARM_UP = 300;
  private static final int AT_ONCE = 4;

  /** What 99 of 100 checks may take, in milliseconds. */
  private static final double MOST = 50;

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired ApiTokens tokens;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc web;

  private final Random random = new Random(7);
  private String token;

  @Test
  void theAnswerIsThereBeforeAnybodyNotices() throws Exception {
    ledger.begin();
    people.ensure();
    token = tokens.create(TestPeople.COLLECTOR, "order system");
    fill();
    say(
        "%,d customers, %,d open invoices"
            .formatted(CUSTOMERS, ledger.count("receivables.invoice")));
    run(WARM_UP, 1, this::check);
    run(WARM_UP, 1, this::bare);
    double[] alone = run(TIMES, 1, this::check);
    double[] bare = run(TIMES, 1, this::bare);
    double[] together = run(TIMES, AT_ONCE, this::check);
    double[] bareTogether = run(TIMES, AT_ONCE, this::bare);
    print("one after the other", alone, bare);
    print(AT_ONCE + " at once", together, bareTogether);
    assertThat(alone[1]).as("p99, ms").isLessThanOrEqualTo(MOST);
  }

  /** One order system's question. */
  private void check(int number) throws Exception {
    web.perform(
            post("/api/credit/order-checks")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"customer\": \"C%d\", \"order\": \"O-%d\", \"amount\": 25, \"currency\": \"EUR\"}"
                        .formatted(1 + random.nextInt(CUSTOMERS), number))
                .header("Authorization", "Bearer " + token))
        .andExpect(status().isOk());
  }

  private void bare(int number) {
    String customer = "C" + (1 + random.nextInt(CUSTOMERS));
    transaction.executeWithoutResult(
        tx -> {
          long id =
              jdbc.sql("select id from receivables.customer where number = ? for update")
                  .param(customer)
                  .query(Long.class)
                  .single();
          BigDecimal open =
              jdbc.sql(
                      """
                      select coalesce(sum(open_amount), 0)
                      from receivables.invoice
                      where customer_id = ? and state = 'open'
                      """)
                  .param(id)
                  .query(BigDecimal.class)
                  .single();
          jdbc.sql("insert into bench_order values (?, ?, ?)")
              .params(id, "O-" + number, open)
              .update();
        });
  }

  private interface Step {
    void go(int number) throws Exception;
  }

  private int numbers;

  private double[] run(int times, int threads, Step step) throws Exception {
    List<Callable<Double>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = ++numbers;
      all.add(
          () -> {
            long start = System.nanoTime();
            step.go(number);
            return (System.nanoTime() - start) / 1e6;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Double> took = new ArrayList<>();
    try {
      for (var one : pool.invokeAll(all)) {
        took.add(one.get());
      }
    } finally {
      pool.shutdown();
    }
    Collections.sort(took);
    return new double[] {took.get(times / 2), took.get(times * 99 / 100)};
  }

  private static void print(String how, double[] ours, double[] bare) {
    say(
        "  %-20s p50 %5.1f ms  p99 %5.1f ms   bare p50 %5.1f ms  p99 %5.1f ms   p99 ratio %4.1f"
            .formatted(how, ours[0], ours[1], bare[0], bare[1], ours[1] / bare[1]));
  }

  private void fill() {
    jdbc.sql("create table if not exists bench_order (customer bigint, number text, open numeric)")
        .update();
    ledger.update(
        """
        insert into receivables.customer
          (number, name, country, language, time_zone, calendar, segment)
        select 'C' || n, 'Customer ' || n, 'DE', 'en', 'Europe/Berlin', 'DE',
          (array['key-account', 'standard', 'small'])[1 + n % 3]
        from generate_series(1, ?) n
        """,
        CUSTOMERS);
    jdbc.sql(
            """
            update receivables.customer c
            set parent_id = h.id
            from receivables.customer h
            where c.number ~ '[1-9]0$'
              and h.number = left(c.number, -2) || '01'
              and h.id <> c.id
            """)
        .update();
    jdbc.sql(
            """
            with made as (
              insert into receivables.invoice
                (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount,
                 open_amount)
              select e.id, c.id, c.number || '-' || n, date '2026-02-01', date '2026-03-02' + n * 5,
                'EUR', 100, 100
              from receivables.customer c
              cross join generate_series(1, 5) n
              cross join receivables.selling_entity e
              returning id, due_on)
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            select id, 1, due_on, 100, 100
            from made
            """)
        .update();
    jdbc.sql(
            """
            insert into credit.party (customer_id, currency, created_at)
            select id, 'EUR', now() from receivables.customer
            """)
        .update();
    jdbc.sql(
            """
            with proposed as (
              insert into credit.limit_proposal
                (party_id, scope, cause, currency, proposed, amount, terms, terms_days, flag, from_on,
                 decision_id, authority_id, approval, state, proposed_by, proposed_at, decided_by,
                 decided_at)
              select p.id, s.scope, 'bench', 'EUR', 5000, 5000, 'open', 30, 'none',
                date '2026-01-01', 1, 1, 'none', 'granted', 'bench', now(), 'bench', now()
              from credit.party p
              join receivables.customer c on c.id = p.customer_id
              join (values ('own'), ('group')) s (scope)
                on s.scope = 'own' or c.number ~ '01$'
              returning *)
            insert into credit.credit_limit
              (party_id, scope, proposal_id, amount, currency, terms, terms_days, from_on, temporary,
               cause, decision_id, approved_by, approved_at)
            select party_id, scope, id, amount, currency, terms, terms_days, from_on, false, cause,
              decision_id, decided_by, decided_at
            from proposed
            """)
        .update();
    jdbc.sql("analyze").update();
  }

  private static void say(String line) {
    System.out.println("BENCH " + line);
  }
}

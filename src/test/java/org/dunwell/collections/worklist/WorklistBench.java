package org.dunwell.collections.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * How fast the worklist is with many open invoices of 20,000 customers, few of whom have most of
 * them; against the same facts computed from the invoices while somebody waits. Run by {@code
 * bench/run worklist}; rows only, through the whole web layer but the socket.
 */
@DunwellTest
class WorklistBench {

  private static final int WARM_UP = 40;
  private static final int TIMES = 300;
  private static final int BASELINE_TIMES = 5;

  /** What a page is allowed to take, in milliseconds, for 99 of 100 who ask. */
  private static final double MOST = 200;

  @Autowired TestLedger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired WorklistMarks marks;
  @Autowired WorklistWork work;
  @Autowired MockMvc web;

  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000, 1_000_000})
  void theListIsThereBeforeAnybodyNotices(int invoices) throws Exception {
    ledger.begin();
    fill(invoices);
    say("%,d open invoices of 20,000 customers".formatted(invoices));
    long start = System.nanoTime();
    marks.everybody(ZoneId.of("Europe/Berlin"), TestLedger.TODAY);
    while (work.nextDue().isPresent()) {
      work.runDue(TestLedger.MONDAY);
    }
    say(
        "  all lines made anew in %.1f s: %,d lines, %,d of them on the list"
            .formatted(
                (System.nanoTime() - start) / 1e9,
                ledger.count("collections.worklist_line"),
                ledger.count("collections.worklist_line where place = 'list'")));
    jdbc.sql("analyze collections.worklist_line").update();
    double baseline = baseline();
    Map<String, String> doors = new LinkedHashMap<>();
    doors.put("page, mine", "/worklist");
    doors.put("page, all", "/worklist?view=all");
    doors.put("page, all, the last one", "/worklist?view=all&state=all&page=200");
    doors.put(
        "page, filtered",
        "/worklist?view=all&risk=high&currency=USD&min=500&late=31-60&sort=amount&q=er+1");
    doors.put("next customer", "/worklist/next?after=C500");
    doors.put("REST", "/api/worklist?limit=50");
    List<String> slow = new ArrayList<>();
    for (Map.Entry<String, String> door : doors.entrySet()) {
      double[] took = measure(door.getValue());
      say(
          "  %-26s p50 %6.1f ms  p99 %6.1f ms  baseline / p99 %6.1f"
              .formatted(door.getKey(), took[0], took[1], baseline / took[1]));
      if (took[1] > MOST) {
        slow.add(door.getKey());
      }
    }
    assertThat(slow).as("p99 above %.0f ms", MOST).isEmpty();
  }

  private double[] measure(String path) throws Exception {
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long start = System.nanoTime();
      web.perform(get(URI.create(path)).with(user("collector").roles("COLLECTOR")))
          .andExpect(path.contains("next") ? status().is3xxRedirection() : status().isOk());
      if (i >= WARM_UP) {
        took.add((System.nanoTime() - start) / 1e6);
      }
    }
    Collections.sort(took);
    return new double[] {took.get(TIMES / 2), took.get(TIMES * 99 / 100)};
  }

  /** The first fifty customers by what is past due and not blocked, computed while one waits. */
  private double baseline() {
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < BASELINE_TIMES; i++) {
      long start = System.nanoTime();
      assertThat(
              jdbc.sql(
                      """
                      select
                        k.number,
                        i.currency,
                        sum(s.open_amount) as past_due,
                        sum(s.open_amount) filter (where b.invoice_id is null) as free,
                        max(date '2026-03-02' - s.due_on) as days_late,
                        max(m.delivered_at) as last_touch
                      from receivables.customer k
                      join receivables.invoice i on i.customer_id = k.id and i.state = 'open'
                      join receivables.instalment s on s.invoice_id = i.id and s.open_amount > 0
                      left join (
                        select invoice_id
                        from receivables.block
                        where lifted_at is null
                        group by invoice_id) b on b.invoice_id = i.id
                      left join (
                        select customer_id, max(delivered_at) as delivered_at
                        from contact.message
                        where state = 'delivered'
                        group by customer_id) m on m.customer_id = k.id
                      where s.due_on < date '2026-03-02'
                      group by k.number, i.currency
                      order by free desc nulls last
                      limit 50
                      """)
                  .query()
                  .listOfRows())
          .isNotEmpty();
      took.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(took);
    double middle = took.get(BASELINE_TIMES / 2);
    say("  baseline: the query over the invoices takes %.0f ms".formatted(middle));
    return middle;
  }

  private void fill(int invoices) {
    jdbc.sql("select setseed(0.42)").query(String.class).list();
    jdbc.sql(
            """
            insert into receivables.customer
              (number, name, country, time_zone, calendar, segment, risk_class, owner, portfolio)
            select
              'C' || n,
              'Customer ' || n,
              'DE',
              'Europe/Berlin',
              'DE',
              (array['small', 'standard', 'standard', 'key-account'])[1 + n % 4],
              (array['low', 'medium', 'high'])[1 + n % 3],
              case when n % 10 = 0 then 'collector' else 'collector' || n % 10 end,
              'Portfolio ' || n % 12
            from generate_series(1, 20000) n
            """)
        .update();
    jdbc.sql(
            """
            insert into receivables.contact (customer_id, name, email, phone)
            select id, 'Alex Payable', 'ap@' || lower(number) || '.example', '+49 30 555001'
            from receivables.customer
            """)
        .update();
    jdbc.sql(
            """
            insert into receivables.invoice
              (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount,
               open_amount)
            select
              (select min(id) from receivables.selling_entity),
              1 + floor(20000 * power(random(), 3))::int,
              'R' || n,
              date '2026-01-01',
              date '2026-03-02' + (random() * 150)::int - 110,
              (array['EUR', 'EUR', 'EUR', 'USD', 'GBP'])[1 + n % 5],
              amount,
              amount
            from (
              select n, round((20 * exp(random() * 6))::numeric, 2) as amount
              from generate_series(1, :invoices) n) drawn
            """)
        .param("invoices", invoices)
        .update();
    jdbc.sql(
            """
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            select id, 1, due_on, amount, amount from receivables.invoice order by id
            """)
        .update();
    jdbc.sql(
            """
            insert into receivables.block (invoice_id, kind, amount, until, source, set_by, set_at)
            select
              id,
              (array['dispute', 'promise', 'hold'])[1 + id % 3],
              case when id % 2 = 0 then amount / 2 end,
              date '2026-03-20',
              'bench',
              'bench',
              timestamptz '2026-02-20 09:00Z'
            from receivables.invoice
            where id % 12 = 0
            order by id
            """)
        .update();
    jdbc.sql(
            """
            insert into collections.past_due_case
              (id, invoice_id, episode, business_key, customer_id, selling_entity_id, action,
               next_at, started_at)
            select
              id, id, 1, id || '/1', customer_id, selling_entity_id, 'waitForPayment',
              timestamptz '2026-03-05 05:00Z', timestamptz '2026-02-20 05:00Z'
            from receivables.invoice
            where due_on < date '2026-03-02'
            order by id
            """)
        .update();
    jdbc.sql(
            """
            insert into contact.message
              (key, customer_id, selling_entity_id, contact_id, channel, template, language, tone,
               day, sender, recipient, subject, body_text, body_html, message_id, state,
               created_at, delivered_at)
            select
              'bench/' || k.id || '/' || g, k.id, (select min(id) from receivables.selling_entity),
              c.id, 'email', 'reminder', 'en', 'friendly', date '2026-02-01', 'a@b.example',
              'c@d.example', 'Reminder', 'text', 'html', 'bench-' || k.id || '-' || g, 'delivered',
              at, at
            from receivables.customer k
            cross join generate_series(1, 8) g
            cross join lateral (
              select timestamptz '2026-03-01 09:00Z'
                - (random() * 60 + 0 * k.id) * interval '1 day' as at) t
            join receivables.contact c on c.customer_id = k.id
            """)
        .update();
    jdbc.sql("vacuum analyze").update();
  }

  private static void say(String line) {
    System.out.println("BENCH " + line);
  }
}

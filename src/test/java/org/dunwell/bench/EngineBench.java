package org.dunwell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.bench.BareEngine.rate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.dunwell.TestLedger;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * What Dunwell does end to end (parse, check, write its rows, decide, then the engine) side by side
 * with the engine alone, in alternation on the same server. A context of its own, without the
 * statement counter of the tests, which costs a tenth. Run by {@code bench/run engine}.
 */
@SpringBootTest
@ActiveProfiles("test")
@Import({TestLedger.class, BenchFiles.class})
class EngineBench {

  private static final int ALTERNATIONS = Integer.getInteger("bench.alternations", 3);
  private static final int INVOICES = Integer.getInteger("bench.invoices", 100_000);
  private static final int PAYMENTS = INVOICES / 5;
  private static final int NAIVE = Math.min(5_000, INVOICES);
  private static final int FUTURE_TIMERS = Integer.getInteger("bench.timers", 1_000_000);

  @Autowired TestLedger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired BenchFiles files;
  @Autowired WorkLoop loop;
  @Autowired DunwellClock clock;
  @Autowired Decisions decisions;

  @Autowired
  @Qualifier("engineTimers")
  DueWork timers;

  private final RatioTable table = new RatioTable();
  private int paid;

  @Test
  void sideBySide() throws Exception {
    files.begin();
    String url;
    String user;
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("drop database if exists bare with (force)");
      connection.createStatement().execute("drop database if exists tuned with (force)");
      connection.createStatement().execute("create database bare");
      connection.createStatement().execute("create database tuned");
      url = connection.getMetaData().getURL().replaceFirst("/[^/?]+(\\?|$)", "/%s$1");
      user = connection.getMetaData().getUserName();
    }
    double few = fewRunning();
    try (BareEngine bare = new BareEngine(url.formatted("bare"), user, false)) {
      bare.startOneByOne(500);
      for (int i = 0; i < ALTERNATIONS; i++) {
        alternate(bare);
      }
    }
    double many = drain(Math.min(5_000, INVOICES / 2));
    table.add(
        "drain rate, %,d running cases against few".formatted(running()), many, few, 0.8, 0.95);
    acquisition();
    decisions();
    try (BareEngine tuned = new BareEngine(url.formatted("tuned"), user, true)) {
      writeAheadLog(tuned);
    }
    table.print();
  }

  private void alternate(BareEngine bare) throws Exception {
    double naive = bare.startOneByOne(NAIVE);
    double imported = importPastDue(INVOICES);
    table.add("import to running cases / naive start", imported, naive, 4, 6);
    table.add("import to running cases / COPY of the engine's rows", imported, copied(), 0.25, 0.4);
    double drained = drain(PAYMENTS);
    table.add("due timers / stock job executor", drained, bare.drain(NAIVE), 2, 3);
    double ended = pay(PAYMENTS);
    table.add("payments to ended cases / correlate", ended, bare.endByCorrelation(NAIVE), 2, 3);
  }

  private double fewRunning() throws Exception {
    importPastDue(Math.min(5_000, INVOICES));
    drain(Math.min(5_000, INVOICES)); // the first time everything is slower
    return drain(Math.min(5_000, INVOICES));
  }

  /** From the file to the running case; invoices a second. */
  private double importPastDue(int count) throws Exception {
    String csv = files.invoices(count, "2026-02-2");
    long before = running();
    long begin = System.nanoTime();
    files.submit("invoices", csv);
    loop.runDue();
    double rate = rate(count, begin);
    assertThat(running() - before).isEqualTo(count);
    jdbc.sql("delete from contact.request").update();
    return rate;
  }

  /** Payments that name what they pay, from the file to the ended case; payments a second. */
  private double pay(int count) throws Exception {
    StringBuilder csv =
        new StringBuilder(
            "sellingEntity,customer,reference,receivedOn,currency,amount,remittance\n");
    jdbc.sql(
            """
            select k.number as customer, i.number, i.open_amount
            from receivables.invoice i
            join receivables.customer k on k.id = i.customer_id
            where i.state = 'open'
            order by i.id
            limit ?
            """)
        .param(count)
        .query(
            row -> {
              csv.append(
                  "DE,%s,P-%d,2026-03-02,EUR,%s,Invoice %s\n"
                      .formatted(
                          row.getString(1),
                          paid++,
                          row.getBigDecimal(3).setScale(2).toPlainString(),
                          row.getString(2)));
            });
    long before = running();
    long begin = System.nanoTime();
    files.submit("payments", csv.toString());
    loop.runDue();
    double rate = rate(count, begin);
    assertThat(before - running()).isEqualTo(count);
    return rate;
  }

  /** Timers are due and every case decides anew and asks for its letter; timers a second. */
  private double drain(int count) {
    java.sql.Timestamp due = java.sql.Timestamp.from(clock.instant().minusSeconds(1));
    jdbc.sql("delete from contact.request").update();
    assertThat(
            jdbc.sql(
                    """
                    update act_ru_job set duedate_ = ?
                    where id_ in (select id_ from act_ru_job order by id_ desc limit ?)
                    """)
                .params(due, count)
                .update())
        .isEqualTo(count);
    long begin = System.nanoTime();
    while (timers.nextDue().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
      timers.runDue(clock.instant());
    }
    double rate = rate(count, begin);
    assertThat(ledger.count("contact.request")).isEqualTo(count);
    return rate;
  }

  /** The engine's rows of some cases, by COPY on two connections; cases a second. */
  private double copied() throws Exception {
    int cases = Math.min(20_000, INVOICES / 2);
    String some =
        "%s in (select id_ from act_ru_execution where parent_id_ is null order by id_ desc limit "
            + cases
            + ")";
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("act_ru_execution", some.formatted("proc_inst_id_"));
    rows.put("act_ru_job", some.formatted("process_instance_id_"));
    rows.put(
        "act_ru_event_subscr",
        "execution_id_ in (select id_ from act_ru_execution where "
            + some.formatted("proc_inst_id_")
            + ")");
    rows.put("act_hi_procinst", some.formatted("proc_inst_id_"));
    rows.put("act_hi_actinst", some.formatted("proc_inst_id_"));
    return cases / new CopyFloor(database).seconds(rows, 2);
  }

  private void acquisition() {
    jdbc.sql(
            """
            insert into act_ru_job
            select clone.*
            from (select * from act_ru_job order by id_ limit 1) j
            cross join generate_series(1, ?) n
            cross join lateral jsonb_populate_record(
              null::act_ru_job,
              to_jsonb(j) || jsonb_build_object(
                  'id_', 'clone-' || n, 'duedate_', j.duedate_ + interval '400 days')) clone
            """)
        .param(FUTURE_TIMERS)
        .update();
    jdbc.sql("analyze act_ru_job").update();
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long begin = System.nanoTime();
      timers.nextDue();
      timers.runDue(clock.instant());
      took.add((System.nanoTime() - begin) / 1e6);
    }
    Collections.sort(took);
    table.fact(
        "looking for due timers among %,d future ones, ms (must 10, aim 2)"
            .formatted(FUTURE_TIMERS),
        took.get(100));
    jdbc.sql("delete from act_ru_job where id_ like 'clone-%'").update();
  }

  private void decisions() {
    Map<String, Object> call =
        Map.of(
            "channel",
            "email",
            "localHour",
            9,
            "dayKind",
            "working",
            "touchesLast7Days",
            0,
            "contactedToday",
            false,
            "consent",
            true,
            "reachable",
            true);
    table.fact(
        "decisions a second, contact-policy of eleven rows (must 20,000, aim 50,000)",
        decided("contact-policy", call));
    String inputs =
        jdbc.sql("select inputs::text from platform.decision where decision = 'treatment' limit 1")
            .query(String.class)
            .optional()
            .orElse(null);
    if (inputs != null) {
      table.fact("decisions a second, treatment of 81 rows", decided("treatment", typed(inputs)));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> typed(String json) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().readValue(json, Map.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private double decided(String model, Map<String, Object> inputs) {
    List<Decisions.Question> questions =
        Collections.nCopies(2_000, new Decisions.Question("bench", inputs));
    Class<?> type =
        model.equals("treatment") ? org.dunwell.collections.Treatment.class : Said.class;
    for (int i = 0; i < 20; i++) {
      decisions.previewAll(model, questions, type);
    }
    long begin = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      decisions.previewAll(model, questions, type);
    }
    return rate(20 * 2_000, begin);
  }

  /** What {@code contact-policy} answers. */
  record Said(String answer) {}

  private void writeAheadLog(BareEngine tuned) {
    tuned.startTogether(100);
    int cases = Math.min(5_000, INVOICES);
    String before = position(tuned);
    for (int i = 0; i < cases / 100; i++) {
      tuned.startTogether(100);
    }
    table.fact("engine WAL per started case, kB (must 24, aim 14)", since(tuned, before) / cases);
    before = position(tuned);
    for (int i = 0; i < cases / 100; i++) {
      tuned.endTogether(100);
    }
    table.fact("engine WAL per ended case, kB (must 14, aim 10)", since(tuned, before) / cases);
  }

  private static String position(BareEngine engine) {
    engine.jdbc().sql("checkpoint").update();
    return engine
        .jdbc()
        .sql("select pg_current_wal_insert_lsn()::text")
        .query(String.class)
        .single();
  }

  private static double since(BareEngine engine, String before) {
    return engine
            .jdbc()
            .sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ?::pg_lsn)::float8")
            .param(before)
            .query(Double.class)
            .single()
        / 1024;
  }

  private long running() {
    return ledger.count("collections.past_due_case where ended_at is null");
  }
}

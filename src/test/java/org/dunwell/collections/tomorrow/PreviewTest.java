package org.dunwell.collections.tomorrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.CaseForecast;
import org.dunwell.collections.PlannedStep;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.contact.LetterChanges;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Preview equals what is sent: the day is told beforehand, then lived, then both are compared. */
@DunwellTest
class PreviewTest {

  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final Instant BEGIN = Instant.parse("2026-03-02T23:00:00Z");
  private static final Instant END = Instant.parse("2026-03-03T23:00:00Z");

  @Autowired TestLedger ledger;
  @Autowired CaseForecast forecast;
  @Autowired Holds holds;
  @Autowired LetterChanges changes;
  @Autowired Promises promises;
  @Autowired TimeMachine machine;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void thePreviewOfTomorrowIsWhatHappensTomorrow() {
    List<Long> customers = ledgerOfManySteps();
    ledger.work();
    long held = customer("F010");
    holds.set(new NewHold(held, List.of(), TOMORROW, "They have asked for a day", "admin"));
    long left = invoice("F011-B");
    changes.leaveOut(left, TOMORROW, "admin");
    ledger.work();
    String before = traces();

    List<PlannedStep> preview = forecast.of(customers, TOMORROW);

    assertThat(traces()).as("a preview writes nothing").isEqualTo(before);
    Set<Long> announced = announced();
    machine.walkTo(END);

    Set<String> told =
        preview.stream()
            .filter(PlannedStep::goes)
            .map(this::words)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> happened = happened(announced);
    assertThat(told).isEqualTo(happened);
    assertThat(told).hasSizeGreaterThan(100);
    assertThat(told)
        .anyMatch(line -> line.startsWith("email friendly"))
        .anyMatch(line -> line.startsWith("email firm"))
        .anyMatch(line -> line.startsWith("email urgent"))
        .anyMatch(line -> line.startsWith("email notice"))
        .anyMatch(line -> line.startsWith("letter friendly"))
        .anyMatch(line -> line.startsWith("phone none"))
        .anyMatch(line -> line.startsWith("desk none"));
    whyNothingComes(preview, held, left);
  }

  private void whyNothingComes(List<PlannedStep> preview, long held, long left) {
    assertThat(notGoing(preview, held)).extracting(PlannedStep::whyNot).containsOnly("hold");
    assertThat(ledger.count("contact.message where customer_id = ?", held)).isZero();

    long holiday = customer("H000");
    PlannedStep deferred = notGoing(preview, holiday).get(0);
    assertThat(deferred.whyNot()).contains("contactPolicy.holiday");
    assertThat(deferred.until()).isEqualTo(Instant.parse("2026-03-04T08:00:00Z"));
    assertThat(
            ledger
                .one(
                    java.sql.Timestamp.class,
                    "select min(due_at) from contact.request where customer_id = ? and state = 'waiting'",
                    holiday)
                .toInstant())
        .isEqualTo(deferred.until());

    PlannedStep without = notGoing(preview, customer("F011")).get(0);
    assertThat(without.asked()).containsExactly(left);
    assertThat(without.whyNot()).contains("left out", "admin");
    assertThat(ledger.count("contact.message_item where invoice_id = ?", left)).isZero();
    assertThat(
            ledger
                .one(
                    java.sql.Timestamp.class,
                    "select due_at from contact.request where invoice_id = ? and state = 'waiting'",
                    left)
                .toInstant())
        .as("it is asked for in the next letter")
        .isEqualTo(without.until())
        .isAfter(END);
  }

  private static List<PlannedStep> notGoing(List<PlannedStep> preview, long customer) {
    List<PlannedStep> lines =
        preview.stream().filter(s -> s.customerId() == customer && !s.goes()).toList();
    assertThat(lines).isNotEmpty();
    return lines;
  }

  /** More than a hundred customers on all the rungs of the ladders. */
  private List<Long> ledgerOfManySteps() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long id = add(all, "F%03d".formatted(i));
      ledger.invoice(id, "F%03d-A".formatted(i), (100 + i) + ".10", 1);
      ledger.invoice(id, "F%03d-B".formatted(i), (200 + i) + ".20", i % 3 == 2 ? 25 : 1);
      ledger.invoice(id, "F%03d-C".formatted(i), (300 + i) + ".30", -30);
    }
    for (int i = 0; i < 20; i++) {
      ledger.invoice(add(all, "I%03d".formatted(i)), "I%03d-A".formatted(i), "80.00", 24);
      ledger.invoice(add(all, "U%03d".formatted(i)), "U%03d-A".formatted(i), "900.00", 70);
      ledger.invoice(add(all, "N%03d".formatted(i)), "N%03d-A".formatted(i), "70.00", -6);
      ledger.invoice(add(all, "C%03d".formatted(i)), "C%03d-A".formatted(i), "500.00", 14);
    }
    said("C%", "friendly", 10);
    for (int i = 0; i < 5; i++) {
      long post = add(all, "L%03d".formatted(i));
      ledger.invoice(post, "L%03d-A".formatted(i), "60.00", 1);
      long manager = add(all, "M%03d".formatted(i));
      ledger.invoice(manager, "M%03d-A".formatted(i), "700.00", 30);
      long promised = add(all, "P%03d".formatted(i));
      promise(promised, ledger.invoice(promised, "P%03d-A".formatted(i), "300.00", 9));
    }
    said("M%", "friendly", 27);
    said("M%", "friendly", 20);
    said("M%", "firm", 12);
    madeCalls("M%", 9);
    ledger.update(
        "delete from receivables.contact where customer_id in (select id from receivables.customer where number like 'L%')");
    ledger.update(
        "update receivables.customer set street = '1 Mill Lane', city = 'Leeds' where number like 'L%'");
    ledger.invoice(add(all, "H000"), "H000-A", "100.00", 1);
    ledger.update(
        "update receivables.customer set calendar = 'BG', country = 'BG' where number = 'H000'");
    return all;
  }

  private long add(List<Long> all, String number) {
    long id = ledger.customer(number);
    all.add(id);
    return id;
  }

  /** Promised for last Thursday, and nothing came: broken when the grace is over. */
  private void promise(long customer, long invoice) {
    clock.standAt(TestLedger.MONDAY.minusSeconds(5 * 86_400));
    promises.take(
        new NewPromise(
            null,
            customer,
            List.of(invoice),
            null,
            TODAY.minusDays(3),
            "phone",
            "x",
            "admin",
            null));
    ledger.update("update promises.promise set grace_until = ?", TODAY);
    ledger.update("update receivables.block set until = ? where kind = 'promise'", TODAY);
    clock.standAt(TestLedger.MONDAY);
  }

  private void said(String like, String tone, int daysAgo) {
    ledger.update(
        """
        insert into contact.request
          (key, kind, channel, tone, customer_id, selling_entity_id, invoice_id, state,
           requested_at, ended_at)
        select concat_ws('/', 'said', i.id, ?::int), 'reminder', 'email', ?, i.customer_id, i.selling_entity_id, i.id,
          'delivered', ?::timestamptz - ? * interval '1 day', ?::timestamptz - ? * interval '1 day'
        from receivables.invoice i
        where i.number like ?
        """,
        daysAgo,
        tone,
        java.sql.Timestamp.from(TestLedger.MONDAY),
        daysAgo,
        java.sql.Timestamp.from(TestLedger.MONDAY),
        daysAgo,
        like);
  }

  private void madeCalls(String like, int daysAgo) {
    ledger.update(
        """
        insert into contact.request
          (key, kind, channel, tone, customer_id, selling_entity_id, invoice_id, state,
           requested_at, ended_at)
        select 'called/' || i.id, 'call', 'phone', 'none', i.customer_id, i.selling_entity_id, i.id,
          'delivered', ?::timestamptz - ? * interval '1 day', ?::timestamptz - ? * interval '1 day'
        from receivables.invoice i
        where i.number like ?
        """,
        java.sql.Timestamp.from(TestLedger.MONDAY),
        daysAgo,
        java.sql.Timestamp.from(TestLedger.MONDAY),
        daysAgo,
        like);
  }

  private String words(PlannedStep step) {
    String items =
        step.letter() == null
            ? step.asked().stream().map(id -> id.toString()).collect(Collectors.joining(" "))
            : step.shown().stream()
                .map(
                    shown ->
                        item(
                            shown.invoiceId(),
                            step.asked().contains(shown.invoiceId()),
                            shown.open()))
                .sorted()
                .collect(Collectors.joining(" "));
    String letter = step.letter() == null ? "" : withoutLink(step.letter().text());
    return "%s %s %d %s %s\n%s"
        .formatted(
            step.channel(),
            step.letter() == null ? "none" : step.tone(),
            step.customerId(),
            step.letter() == null ? step.step() : step.recipient(),
            items,
            letter);
  }

  private static String item(long invoice, boolean asked, BigDecimal open) {
    return "%d%s=%s".formatted(invoice, asked ? "!" : "", open.setScale(2));
  }

  private static String withoutLink(String text) {
    return text.replaceAll("http\\S+", "link");
  }

  private Set<Long> announced() {
    return Set.copyOf(
        jdbc.sql("select id from contact.request where state = 'announced'")
            .query(Long.class)
            .list());
  }

  private Set<String> happened(Set<Long> announcedBefore) {
    Set<String> lines = new TreeSet<>();
    jdbc.sql(
            """
            select m.channel, m.tone, m.customer_id, m.recipient, m.body_text, string_agg(
              t.item, ' ' order by t.item collate "C") as items
            from contact.message m
            join (
              select message_id, concat(
                invoice_id, case when requested then '!' end, '=', round(open_amount, 2)) as item
              from contact.message_item) t on t.message_id = m.id
            where m.created_at >= ? and m.created_at < ?
            group by m.id
            """)
        .params(java.sql.Timestamp.from(BEGIN), java.sql.Timestamp.from(END))
        .query(
            (row, n) ->
                lines.add(
                    "%s %s %d %s %s\n%s"
                        .formatted(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getString(6),
                            withoutLink(row.getString(5)))))
        .list();
    jdbc.sql(
            """
            select customer_id, string_agg(invoice_id::text, ' ' order by invoice_id)
            from contact.request
            where state = 'announced' and id <> all (?)
            group by customer_id
            """)
        .param(announcedBefore.toArray(Long[]::new))
        .query((row, n) -> lines.add(desk("phone", row.getLong(1), "call", row.getString(2))))
        .list();
    jdbc.sql(
            """
            select t.customer_id, t.kind, string_agg(c.invoice_id::text, ' ' order by c.invoice_id)
            from collections.customer_task t
            join collections.customer_task_case l on l.task_id = t.id
            join collections.past_due_case c on c.id = l.case_id
            where t.opened_at >= ? and t.opened_at < ? and t.kind in ('escalation', 'handover')
            group by t.id
            """)
        .params(java.sql.Timestamp.from(BEGIN), java.sql.Timestamp.from(END))
        .query(
            (row, n) ->
                lines.add(
                    desk(
                        "desk",
                        row.getLong(1),
                        row.getString(2).equals("handover") ? "hand-over" : "escalation",
                        row.getString(3))))
        .list();
    return lines;
  }

  private static String desk(String channel, long customer, String step, String invoices) {
    return "%s none %d %s %s\n".formatted(channel, customer, step, invoices);
  }

  /** How much there is of everything that a preview could have written. */
  private String traces() {
    return ledger.one(
        String.class,
        """
        select concat_ws(' ',
          (select count(*) from contact.request),
          (select md5(string_agg(r::text, '' order by id)) from contact.request r),
          (select count(*) from contact.message),
          (select md5(string_agg(c::text, '' order by id)) from collections.past_due_case c),
          (select count(*) from platform.decision),
          (select count(*) from platform.timeline),
          (select count(*) from platform.nudge))
        """);
  }

  private long customer(String number) {
    return ledger.one(Long.class, "select id from receivables.customer where number = ?", number);
  }

  private long invoice(String number) {
    return ledger.one(Long.class, "select id from receivables.invoice where number = ?", number);
  }
}

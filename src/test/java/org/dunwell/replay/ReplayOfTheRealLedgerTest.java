package org.dunwell.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.replay.RealLedger.Invoice;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two years of a real ledger are lived once, day by day; what has come of it is compared with what
 * the file itself says, by code that shares nothing with the product.
 */
@DunwellTest
@EnabledIf("org.dunwell.replay.RealLedger#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayOfTheRealLedgerTest {

  private static final Path MAPPING = Path.of("samples/late-payment-histories.mapping.yaml");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");
  private static final long PATIENCE_MINUTES = 30;

  @Autowired Replays replays;
  @Autowired JdbcClient jdbc;
  @Autowired ProcessEngine engine;
  @Autowired Mails mails;

  private Map<String, Invoice> invoices;
  private ReplayReport report;

  @BeforeAll
  void liveTheHistory() throws IOException, InterruptedException {
    invoices = RealLedger.invoices().stream().collect(toMap(Invoice::number, i -> i));
    String mapping = Files.readString(MAPPING, StandardCharsets.UTF_8);
    long id =
        replays.begin(
            new Replays.Order(
                RealLedger.FILE, "late-payment-histories.csv", mapping, true, true, "me"));
    long patience =
        System.nanoTime() + java.util.concurrent.TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    report = replays.report(id);
    while (report.state().equals("running") && System.nanoTime() < patience) {
      Thread.sleep(500);
      report = replays.report(id);
    }
    assertThat(report.state()).isEqualTo("done");
  }

  @Test
  void reportsTheWholeLedgerAndNothingLeftOver() {
    assertThat(report.customers()).isEqualTo(100);
    assertThat(report.invoices()).isEqualTo(2_466);
    assertThat(report.payments()).isEqualTo(2_466);
    assertThat(report.casesStarted()).isEqualTo(877);
    assertThat(report.casesEnded()).isEqualTo(877);
    assertThat(report.outcomes()).isEqualTo(Map.of("paid", 877L));
    assertThat(report.openInvoices()).isZero();
    assertThat(report.disputesOpened()).isEqualTo(561);
    assertThat(report.disputesEnded()).isEqualTo(561);
    assertThat(report.rejected()).isZero();
    assertThat(report.percent()).isEqualTo(100);
    assertThat(report.until())
        .isEqualTo(LocalDate.of(2014, 1, 10).atStartOfDay(RealLedger.ZONE).toInstant());
  }

  @Test
  void leavesNoIncidentNoTroubleAndNothingWaiting() {
    assertThat(
            jdbc.sql("select what || ' ' || coalesce(detail, '') from platform.trouble")
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    onlyReviewsWaitForAPerson();
    assertThat(count("platform.nudge")).isZero();
    assertThat(count("replay.staged_row")).isZero();
    assertThat(count("contact.request where state in ('waiting', 'bundled', 'announced')"))
        .isZero();
    assertThat(count("contact.message where state = 'queued'")).isZero();
    assertThat(report.incidents() + report.troubles()).isZero();
  }

  /**
   * Credit is a credit manager's decision, whom a replay has not: each review stands at his task.
   */
  private void onlyReviewsWaitForAPerson() {
    Set<String> waiting =
        engine.getTaskService().createTaskQuery().taskDefinitionKey("reviewCredit").list().stream()
            .map(Task::getProcessInstanceId)
            .collect(toSet());
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().list())
        .extracting(ProcessInstance::getId)
        .containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(engine.getManagementService().createJobQuery().list())
        .allMatch(job -> job.getProcessInstanceId() == null);
    assertThat(report.creditReviews())
        .isEqualTo(waiting.size())
        .isEqualTo(count("credit.review where state = 'running'"));
  }

  @Test
  void everyInvoiceSettledLateWasOneCaseThatEndedAsPaidOnThatDay() {
    Map<String, LocalDate> late = new HashMap<>();
    invoices.values().stream()
        .filter(invoice -> invoice.daysLate() > 0)
        .forEach(invoice -> late.put(invoice.number(), invoice.settled()));
    Map<String, LocalDate> ended = new HashMap<>();
    List<String> notPaid = new ArrayList<>();
    jdbc.sql(
            """
            select invoice.number, c.outcome, c.ended_at
            from collections.past_due_case c
            join receivables.invoice invoice on invoice.id = c.invoice_id
            """)
        .query(
            row -> {
              LocalDate day = dayOf(row.getTimestamp("ended_at").toInstant());
              assertThat(ended.put(row.getString("number"), day)).isNull();
              if (!"paid".equals(row.getString("outcome"))) {
                notPaid.add(row.getString("number"));
              }
            });

    assertThat(late).hasSize(877);
    assertThat(ended).isEqualTo(late);
    assertThat(notPaid).isEmpty();
  }

  @Test
  void everyCaseWasOneInstanceOfTheProcess() {
    List<HistoricProcessInstance> instances =
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("past-due-invoice")
            .list();
    Map<String, LocalDate> ended =
        instances.stream()
            .collect(
                toMap(
                    HistoricProcessInstance::getBusinessKey,
                    instance -> dayOf(instance.getEndTime().toInstant())));
    Map<String, LocalDate> expected = new HashMap<>();
    jdbc.sql(
            """
            select c.business_key, invoice.number
            from collections.past_due_case c
            join receivables.invoice invoice on invoice.id = c.invoice_id
            """)
        .query(
            row -> {
              expected.put(
                  row.getString("business_key"), invoices.get(row.getString("number")).settled());
            });

    assertThat(instances).hasSize(877);
    assertThat(ended).isEqualTo(expected);
  }

  /** What became of a dispute, in New York. */
  private record Life(LocalDate raised, LocalDate ended, String outcome) {}

  @Test
  void everyDisputedInvoiceWasOneDisputeFromItsDayUntilItWasPaid() {
    Map<String, Life> expected = new HashMap<>();
    invoices.values().stream()
        .filter(Invoice::disputed)
        .forEach(i -> expected.put(i.number(), new Life(i.issued(), i.settled(), "paid")));
    Map<String, Life> lived = new HashMap<>();
    jdbc.sql(
            """
            select i.number, d.raised_at, d.ended_at, d.outcome
            from disputes.dispute d
            join receivables.invoice i on i.id = d.invoice_id
            where d.state = 'ended' and d.whole and d.reason_code = 'OTHER'
            """)
        .query(
            row -> {
              lived.put(
                  row.getString("number"),
                  new Life(
                      dayOf(row.getTimestamp("raised_at").toInstant()),
                      dayOf(row.getTimestamp("ended_at").toInstant()),
                      row.getString("outcome")));
            });

    assertThat(expected).hasSize(561);
    assertThat(lived).isEqualTo(expected);
    assertThat(count("disputes.dispute")).isEqualTo(561);
    assertThat(
            engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("dispute")
                .finished()
                .count())
        .isEqualTo(561);
  }

  /**
   * Reason "something else" has 16 hours of the credit department, who work from 8 to 12 and 13 to
   * 17 in Berlin but not on public holidays. Counted here day by day, piece by piece.
   */
  @Test
  void everyDisputeWasEscalatedAtTheMinuteAtWhichItsWorkingTimeWasUsedUpAndNoOther() {
    assertThat(count("disputes.department where code = 'credit' and calendar = 'DE'")).isOne();
    List<Invoice> disputed = invoices.values().stream().filter(Invoice::disputed).toList();
    Map<String, Instant> expected = new HashMap<>();
    jdbc.sql(WORKING_TIME_BY_HAND)
        .param("numbers", disputed.stream().map(Invoice::number).toArray(String[]::new))
        .param("issued", disputed.stream().map(i -> i.issued().toString()).toArray(String[]::new))
        .param("settled", disputed.stream().map(i -> i.settled().toString()).toArray(String[]::new))
        .query(
            row -> {
              expected.put(row.getString("number"), row.getTimestamp("used_up").toInstant());
            });
    Map<String, Instant> escalated = new HashMap<>();
    jdbc.sql(
            """
            select i.number, d.escalated_at
            from disputes.dispute d
            join receivables.invoice i on i.id = d.invoice_id
            where d.escalated_at is not null and d.escalation = 'time'
            """)
        .query(
            row -> {
              escalated.put(row.getString("number"), row.getTimestamp("escalated_at").toInstant());
            });

    System.out.println("Escalated in the replay: " + escalated.size());
    assertThat(escalated).isEqualTo(expected);
    assertThat(report.disputesEscalated()).isEqualTo(expected.size()).isGreaterThanOrEqualTo(100);
  }

  private static final String WORKING_TIME_BY_HAND =
      """
      with holiday (day) as (
        values
          (date '2012-01-01'), (date '2012-04-06'), (date '2012-04-09'), (date '2012-05-01'),
          (date '2012-05-17'), (date '2012-05-28'), (date '2012-10-03'), (date '2012-12-25'),
          (date '2012-12-26'),
          (date '2013-01-01'), (date '2013-03-29'), (date '2013-04-01'), (date '2013-05-01'),
          (date '2013-05-09'), (date '2013-05-20'), (date '2013-10-03'), (date '2013-12-25'),
          (date '2013-12-26'),
          (date '2014-01-01')),
      piece as (
        select
          (day + opens) at time zone 'Europe/Berlin' as opens,
          (day + closes) at time zone 'Europe/Berlin' as closes
        from generate_series(timestamp '2012-01-01', '2014-01-31', interval '1 day') as d (day)
        cross join (values (time '08:00', time '12:00'), (time '13:00', time '17:00'))
          as h (opens, closes)
        where extract(isodow from day) <= 5
          and day::date not in (select holiday.day from holiday)),
      disputed as (
        select
          number,
          (issued_on + time '05:00') at time zone 'America/New_York' as raised,
          (settled_on + time '12:00') at time zone 'America/New_York' as paid
        from unnest(:numbers::text[], :issued::date[], :settled::date[])
          as line (number, issued_on, settled_on)),
      worked as (
        select
          d.number,
          d.paid,
          greatest(piece.opens, d.raised) as from_at,
          piece.closes - greatest(piece.opens, d.raised) as time,
          sum(piece.closes - greatest(piece.opens, d.raised))
            over (partition by d.number order by piece.opens) as so_far
        from disputed d
        join piece
          on piece.closes > d.raised
          and piece.opens < d.raised + interval '30 days')
      select
        number,
        min(from_at + (interval '16 hours' - (so_far - time))) as used_up
      from worked
      where so_far >= interval '16 hours'
        and so_far - time < interval '16 hours'
      group by number, paid
      having min(from_at + (interval '16 hours' - (so_far - time))) < paid
      """;

  @Test
  void everyInvoiceTenDaysLateThatNobodyDisputedStoodInAMailBetweenItsDueDateAndItsSettlement() {
    Map<String, List<Instant>> mentioned = mailsByInvoice("@customers.example");
    Set<String> expected = undisputedLateFor(10);
    Set<String> reminded = new TreeSet<>();
    for (String number : expected) {
      Invoice invoice = invoices.get(number);
      if (mentioned.getOrDefault(number, List.of()).stream()
          .anyMatch(
              sent -> dayOf(sent).isAfter(invoice.due()) && sent.isBefore(invoice.settledAt()))) {
        reminded.add(number);
      }
    }

    assertThat(expected).hasSize(143);
    assertThat(reminded).isEqualTo(expected);
  }

  @Test
  void noMailSpeaksOfAnInvoiceThatIsSettled() {
    List<String> tooLate = new ArrayList<>();
    mailsByInvoice("")
        .forEach(
            (number, sent) ->
                sent.stream()
                    .filter(at -> !at.isBefore(invoices.get(number).settledAt()))
                    .forEach(at -> tooLate.add(number + " at " + at)));
    assertThat(tooLate).isEmpty();
  }

  @Test
  void everyMailOfTheReportReachedTheMailServerOnce() {
    List<Mail> all = allMails();
    assertThat(all).hasSize((int) report.mails());
    assertThat(all.stream().map(Mail::messageId).distinct()).hasSameSizeAs(all);
  }

  /** The confirmation of a promise is an answer and comes besides; alerts go to our own people. */
  @Test
  void nobodyWasDunnedTwiceADay() {
    Set<String> answers =
        Set.copyOf(
            jdbc.sql(
                    "select message_id from contact.message where kind in ('correspondence', 'alert')")
                .query(String.class)
                .list());
    Map<String, List<LocalDate>> days =
        allMails().stream()
            .filter(mail -> !answers.contains(mail.messageId()))
            .collect(groupingBy(Mail::to, mapping(mail -> dayOf(mail.sentAt()), toList())));
    days.values().forEach(of -> assertThat(of).doesNotHaveDuplicates());
  }

  @Test
  void everyInvoiceFifteenDaysLateThatNobodyDisputedReachedACallRequest() {
    Set<String> called =
        new TreeSet<>(
            jdbc.sql(
                    """
                    select distinct invoice.number
                    from contact.request
                    join receivables.invoice on invoice.id = request.invoice_id
                    where request.kind = 'call'
                    """)
                .query(String.class)
                .list());
    Set<String> expected = undisputedLateFor(15);

    assertThat(expected).hasSize(56);
    assertThat(called).containsAll(expected);
    assertThat(called).noneMatch(number -> invoices.get(number).disputed());
  }

  /** A promise as its own row says, and what had come in for its invoices, by the file. */
  private record Promised(LocalDate until, String state, List<String> invoices) {

    String judged(Map<String, Invoice> file) {
      long paid = invoices.stream().filter(i -> !file.get(i).settled().isAfter(until)).count();
      return paid == invoices.size() ? "kept" : paid == 0 ? "broken" : "partly-kept";
    }
  }

  /** Every invoice of this file is paid at once and in full, and every promise is for all of it. */
  @Test
  void whatBecameOfEachPromiseIsWhatTheFileSaysAboutItsInvoices() {
    List<Promised> promises =
        jdbc.sql(
                """
                select p.grace_until, p.state, string_agg(i.number, ',') as invoices
                from promises.promise p
                join promises.promise_item t on t.promise_id = p.id
                join receivables.invoice i on i.id = t.invoice_id and t.amount = i.amount
                where t.released_at is null
                group by p.id, p.grace_until, p.state
                """)
            .query(
                (row, n) ->
                    new Promised(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        List.of(row.getString(3).split(","))))
            .list();
    Map<String, Long> states =
        promises.stream()
            .collect(groupingBy(Promised::state, java.util.stream.Collectors.counting()));
    System.out.println("Promises of the replay: " + states);

    assertThat(promises).hasSize((int) count("promises.promise")).hasSizeGreaterThanOrEqualTo(300);
    assertThat(promises)
        .allSatisfy(promise -> assertThat(promise.judged(invoices)).isEqualTo(promise.state()));
    assertThat(states).containsOnlyKeys("kept", "broken", "partly-kept");
    assertThat(states.get("kept")).isGreaterThanOrEqualTo(30);
    assertThat(states.get("broken")).isGreaterThanOrEqualTo(30);
    assertThat(states.get("partly-kept")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void openAndPaidPerCustomerAndMonthEndAreThoseOfTheFile() {
    List<Invoice> lines = List.copyOf(invoices.values());
    Map<String, List<BigDecimal>> expected = new HashMap<>();
    RealLedger.positions(lines)
        .forEach(p -> expected.put(p.month() + " " + p.customer(), List.of(p.open(), p.paid())));
    Map<String, List<BigDecimal>> lived = new HashMap<>();
    RealLedger.months(lines).forEach(month -> lived.putAll(positionsAt(month)));

    assertThat(expected).hasSize(2_500);
    assertThat(lived).isEqualTo(expected);
  }

  private Map<String, List<BigDecimal>> positionsAt(YearMonth month) {
    Map<String, List<BigDecimal>> positions = new HashMap<>();
    jdbc.sql(
            """
            select
              customer.number,
              (select coalesce(sum(i.amount), 0) from receivables.invoice i
               where i.customer_id = customer.id and i.issued_on <= :end) as issued,
              (select coalesce(sum(p.amount), 0) from receivables.payment p
               where p.customer_id = customer.id and p.received_on <= :end) as paid,
              (select coalesce(sum(a.amount), 0)
               from receivables.allocation a
               join receivables.invoice i on i.id = a.invoice_id
               where i.customer_id = customer.id and a.allocated_on <= :end) as allocated
            from receivables.customer
            """)
        .param("end", month.atEndOfMonth())
        .query(
            row -> {
              BigDecimal paid = row.getBigDecimal("paid").setScale(2);
              assertThat(row.getBigDecimal("allocated")).isEqualByComparingTo(paid);
              BigDecimal open = row.getBigDecimal("issued").setScale(2).subtract(paid);
              positions.put(month + " " + row.getString("number"), List.of(open, paid));
            });
    return positions;
  }

  private Set<String> undisputedLateFor(int days) {
    return invoices.values().stream()
        .filter(invoice -> !invoice.disputed())
        .filter(invoice -> invoice.daysLate() >= days)
        .map(Invoice::number)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  private List<Mail> allMails() {
    return mails.list("", Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Read from the mails as they arrived, not from our tables. */
  private Map<String, List<Instant>> mailsByInvoice(String addresses) {
    Map<String, List<Instant>> mentioned = new HashMap<>();
    for (Mail mail : allMails()) {
      if (!mail.to().endsWith(addresses)) {
        continue;
      }
      NUMBER
          .matcher(mail.body())
          .results()
          .map(java.util.regex.MatchResult::group)
          .filter(invoices::containsKey)
          .distinct()
          .forEach(
              number ->
                  mentioned.computeIfAbsent(number, n -> new ArrayList<>()).add(mail.sentAt()));
    }
    return mentioned;
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, RealLedger.ZONE);
  }
}

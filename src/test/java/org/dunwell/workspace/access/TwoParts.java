package org.dunwell.workspace.access;

import static org.dunwell.TestLedger.TODAY;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.collections.calls.CallReport;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.Requests;
import org.dunwell.credit.Parties;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.doors.Raising;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.platform.Money;
import org.dunwell.platform.security.Users;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.NewCharge;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two customers in two portfolios with one of everything that a page can name, and two people who
 * see the first portfolio only. Whatever belongs to the second customer carries {@link #SECRET}.
 */
class TwoParts {

  static final String SECRET = "VERBOTEN";
  static final String OPEN = "NORTH1";
  static final String SHUT = SECRET + "1";
  static final String SHUT_NAME = "Customer " + SHUT;

  private final TestLedger ledger;
  private final Users users;
  private final Access access;
  private final Requests requests;
  private final CustomerCalls calls;
  private final Promises promises;
  private final Holds holds;
  private final Charges charges;
  private final Raising raising;
  private final Tomorrow tomorrow;
  private final Parties parties;
  private final CreditLimits limits;
  private final Covers covers;
  private final OrderChecks checks;
  private final TransactionTemplate transaction;

  TwoParts(
      TestLedger ledger,
      Users users,
      Access access,
      Requests requests,
      CustomerCalls calls,
      Promises promises,
      Holds holds,
      Charges charges,
      Raising raising,
      Tomorrow tomorrow,
      Parties parties,
      CreditLimits limits,
      Covers covers,
      OrderChecks checks,
      TransactionTemplate transaction) {
    this.ledger = ledger;
    this.users = users;
    this.access = access;
    this.requests = requests;
    this.calls = calls;
    this.promises = promises;
    this.holds = holds;
    this.charges = charges;
    this.raising = raising;
    this.tomorrow = tomorrow;
    this.parties = parties;
    this.limits = limits;
    this.covers = covers;
    this.checks = checks;
    this.transaction = transaction;
  }

  void build() {
    begin();
    askForALetter(OPEN);
    askForALetter(SHUT);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));
    more(OPEN);
    more(SHUT);
    aStranger();
    aProspect();
    ledger.work();
    tomorrow.make("whole");
    ledger.work();
    limit();
  }

  private void limit() {
    for (String user : List.of("carol", "mona")) {
      access.give(user, null, "p1", "admin");
    }
  }

  private void begin() {
    ledger.begin();
    users.ensure("carol", "carol", "Carol", "Part", "collectors");
    users.ensure("mona", "mona", "Mona", "Part", "credit-managers");
    users.ensure("whole", "whole", "Wanda", "Whole", "collectors", "credit-managers");
    customer(OPEN, "p1");
    customer(SHUT, "p2");
    // Both belong to one group of companies.
    ledger.update(
        "update receivables.customer set parent_id = (select id from receivables.customer where"
            + " number = ?) where number = ?",
        SHUT,
        OPEN);
  }

  /** The two customers with one call each that nobody has taken, without a walk through time. */
  void calls() {
    begin();
    ledger.update("update receivables.customer set owner = null");
    ledger.work();
    limit();
  }

  /** A row that an instance of the process is about. */
  long rowOf(String process, long customer) {
    String sql =
        switch (process) {
          case "customer-call", "customer-escalation", "customer-handover" ->
              """
              insert into collections.customer_task (customer_id, kind, state, opened_at)
              values (?, '%s', 'open', now())
              on conflict (kind, customer_id) where state = 'open'
              do update set opened_at = excluded.opened_at
              returning id
              """
                  .formatted(process.substring("customer-".length()));
          case "credit-review" ->
              """
              insert into credit.review
                (party_id, cause, started_by, started_at, wait_until)
              select id, 'x', 'whole', now(), now()
              from credit.party
              where customer_id = ?
              on conflict (party_id) where state = 'running' do update set cause = excluded.cause
              returning id
              """;
          case "contact-task" ->
              """
              insert into contact.task
                (customer_id, kind, medium, contact_id, reason, state, opened_at)
              select k, 'address', 'email', c.id, 'x', 'open', now()
              from (values (?::bigint)) v (k)
              join receivables.contact c on c.customer_id = k
              returning id
              """;
          case "payment-plan" ->
              """
              insert into promises.plan
                (customer_id, selling_entity_id, currency, amount, frequency, state, proposed_by,
                 proposed_at, approval)
              select ?, id, 'EUR', 100, 'monthly', 'proposed', 'whole', now(), 'none'
              from receivables.selling_entity
              returning id
              """;
          case "dispute" ->
              """
              insert into disputes.dispute
                (key, invoice_id, customer_id, selling_entity_id, currency, reason_code, amount,
                 open_amount, whole, channel, raised_by, raised_at)
              select 'row-of/' || i.id, i.id, i.customer_id, i.selling_entity_id, i.currency,
                'PRICE', 1, 1, false, 'api', 'whole', now()
              from receivables.invoice i
              where i.customer_id = ?
              order by i.id
              limit 1
              on conflict (key) do update set words = excluded.words
              returning id
              """;
          case "refund" ->
              """
              with paid as (
                insert into receivables.payment
                  (selling_entity_id, customer_id, reference, received_on, currency, amount,
                   unapplied_amount, recorded_at)
                select id, ?, 'row-of', current_date, 'EUR', 1, 1, now()
                from receivables.selling_entity
                returning id)
              insert into payments.refund
                (payment_id, currency, amount, reason, state, approval, asked_by, asked_at)
              select id, 'EUR', 1, 'x', 'asked', 'credit-manager', 'whole', now()
              from paid
              returning id
              """;
          case "write-off" ->
              """
              insert into collections.write_off_proposal
                (customer_id, reason, state, approval, proposed_by, proposed_at, decision_id)
              values (?, 'x', 'proposed', 'credit-manager', 'whole', now(), 1)
              returning id
              """;
          case "credit-application" ->
              """
              with whose as (
                insert into credit.party (customer_id, currency, created_at)
                values (?, 'EUR', now())
                on conflict (customer_id) do update set currency = excluded.currency
                returning id)
              insert into credit.application
                (key, party_id, kind, channel, selling_entity_id, language, wanted, currency,
                 terms_days, state, created_at, created_by, ended_at)
              select 'row-of/' || p.id || '/' || random(), p.id, 'higher-limit', 'person', e.id, 'en',
                100, 'EUR', 30, 'declined', now(), 'whole', now()
              from whose p
              cross join receivables.selling_entity e
              returning id
              """;
          case "insolvency-claim" ->
              """
              insert into collections.insolvency_claim
                (customer_id, insolvent_on, file_by, state, opened_by, opened_at)
              values (?, current_date, current_date, 'open', 'whole', now())
              returning id
              """;
          case "limit-approval" ->
              """
              with party as (
                insert into credit.party (customer_id, currency, created_at)
                values (?, 'EUR', now())
                on conflict (customer_id) do update set version = party.version + 1
                returning id)
              insert into credit.limit_proposal
                (party_id, cause, currency, proposed, amount, terms, terms_days, flag, from_on,
                 decision_id, authority_id, approval, proposed_by, proposed_at)
              select id, 'x', 'EUR', 1, 1, 'open', 30, 'none', current_date, 1, 1,
                'credit-manager', 'whole', now()
              from party
              returning id
              """;
          case "credit-hold" ->
              """
              with party as (
                insert into credit.party (customer_id, currency, created_at)
                values (?, 'EUR', now())
                on conflict (customer_id) do update set version = party.version + 1
                returning id)
              insert into credit.credit_hold (party_id, reason, placed_by, placed_at, review_on)
              select id, 'x', 'whole', now(), current_date
              from party
              returning id
              """;
          case "insurance-deadline" ->
              """
              with party as (
                insert into credit.party (customer_id, currency, created_at)
                values (?, 'EUR', now())
                on conflict (customer_id) do update set version = party.version + 1
                returning id),
              cover as (
                insert into credit.insurance_cover
                  (party_id, insurer, policy, amount, currency, self_retention, from_on, until_on,
                   report_days, extension_days, stop_shipping_days, entered_by, entered_at)
                select id, 'x', 'x', 1, 'EUR', 0, current_date, current_date, 1, 1, 1, 'whole', now()
                from party
                returning id, party_id)
              insert into credit.insurance_deadline (cover_id, party_id, kind, due_on, opened_at)
              select id, party_id, 'report', current_date, now()
              from cover
              returning id
              """;
          default ->
              throw new IllegalArgumentException("teach this test what %s is".formatted(process));
        };
    return ledger.one(Long.class, sql, customer);
  }

  /** What a path variable of that name, under that path, can be filled with. */
  String id(String number, String what) {
    String sql = SQL.get(what);
    return sql == null ? null : ledger.one(String.class, sql, number);
  }

  private static final Map<String, String> SQL =
      Map.ofEntries(
          Map.entry("credit file", of("select max(i.id)::text from credit.party i", "i")),
          Map.entry(
              "report",
              of(
                  "select max(r.id)::text from credit.bureau_report r join credit.party i on i.id ="
                      + " r.party_id",
                  "i")),
          Map.entry(
              "credit alert",
              of(
                  "select max(a.id)::text from credit.alert a join credit.party i on i.id ="
                      + " a.party_id",
                  "i")),
          Map.entry("invoice", of("select max(i.id)::text from receivables.invoice i", "i")),
          Map.entry("case", of("select max(i.id)::text from collections.past_due_case i", "i")),
          Map.entry("hand-over", of("select max(i.id)::text from collections.handover i", "i")),
          Map.entry(
              "message",
              of("select max(i.id)::text from contact.message i", "i") + " and channel = 'email'"),
          Map.entry(
              "letter",
              of("select max(i.id)::text from contact.message i", "i") + " and channel = 'letter'"),
          Map.entry("mail", of("select max(i.id)::text from contact.inbound_mail i", "i")),
          Map.entry("phone call", of("select max(i.id)::text from contact.phone_call i", "i")),
          Map.entry("payment", of("select max(i.id)::text from receivables.payment i", "i")),
          Map.entry("promise", of("select max(i.id)::text from promises.promise i", "i")),
          Map.entry("dispute", of("select max(i.id)::text from disputes.dispute i", "i")),
          Map.entry(
              "question",
              of(
                  "select max(q.id)::text from disputes.question q join disputes.dispute i on i.id ="
                      + " q.dispute_id",
                  "i")),
          Map.entry(
              "file",
              of(
                  "select max(f.id)::text from disputes.evidence f join disputes.dispute i on i.id ="
                      + " f.dispute_id",
                  "i")),
          Map.entry("plan", of("select max(i.id)::text from promises.plan i", "i")),
          Map.entry("note", of("select max(i.id)::text from receivables.note i", "i")),
          Map.entry("plan request", of("select max(i.id)::text from promises.plan_request i", "i")),
          Map.entry(
              "insolvency claim",
              of("select max(i.id)::text from collections.insolvency_claim i", "i")),
          Map.entry("autopay", of("select max(i.id)::text from payments.autopay i", "i")),
          Map.entry("proof", of("select max(i.id)::text from payments.payment_hint i", "i")),
          Map.entry(
              "credit application",
              "select max(a.id)::text from credit.application a join credit.party i on i.id ="
                  + " a.party_id join receivables.customer k on k.id = i.customer_id where k.number ="
                  + " ?"),
          Map.entry(
              "document",
              "select max(d.id)::text from credit.application_document d join credit.application a"
                  + " on a.id = d.application_id join credit.party i on i.id = a.party_id join"
                  + " receivables.customer k on k.id = i.customer_id where k.number = ?"),
          Map.entry("call", of("select max(i.id)::text from collections.call i", "i")),
          Map.entry(
              "charge",
              of(
                  "select max(c.id)::text from receivables.charge c join receivables.invoice i"
                      + " on i.id = c.invoice_id",
                  "i")),
          Map.entry("hold", of("select max(i.id)::text from collections.hold i", "i")),
          Map.entry("contact", of("select max(i.id)::text from receivables.contact i", "i")),
          Map.entry("order", ofParty("select max(o.id)::text from credit.sales_order o", "o")),
          Map.entry("guarantee", ofParty("select max(o.id)::text from credit.guarantee o", "o")),
          Map.entry("cover", ofParty("select max(o.id)::text from credit.insurance_cover o", "o")),
          Map.entry(
              "limit decision",
              ofParty("select max(o.decision_id)::text from credit.limit_proposal o", "o")),
          Map.entry(
              "task",
              of(
                  "select max(t.id_) from act_ru_task t join collections.customer_task i"
                      + " on i.process_instance_id = t.proc_inst_id_",
                  "i")));

  private static String ofParty(String select, String row) {
    return of(select + " join credit.party i on i.id = %s.party_id".formatted(row), "i");
  }

  private static String of(String select, String row) {
    return select
        + " join receivables.customer k on k.id = %s.customer_id where k.number = ?".formatted(row);
  }

  private void customer(String number, String portfolio) {
    long id = ledger.customer(number);
    ledger.update(
        """
        update receivables.customer
        set portfolio = ?, street = '1 Mill Lane', city = 'Leeds', owner = 'whole'
        where id = ?
        """,
        portfolio,
        id);
    ledger.update("update receivables.contact set name = ? where customer_id = ?", number, id);
    ledger.invoice(id, number + "-R1", "1250.00", 1);
    ledger.invoice(id, number + "-R2", "99.90", 20);
    ledger.invoice(id, number + "-R3", "900.00", 20);
  }

  private void askForALetter(String number) {
    ContactRequest letter =
        new ContactRequest(
            "letter " + number,
            ContactRequest.Kind.REMINDER,
            ContactRequest.Channel.LETTER,
            "friendly",
            customerId(number),
            ledger.one(Long.class, "select id from receivables.selling_entity"),
            invoice(number, "R1"));
    transaction.executeWithoutResult(tx -> requests.request(List.of(letter)));
  }

  private void more(String number) {
    long customer = customerId(number);
    ledger.pay(invoice(number, "R1"), number + "-P1", "250.00");
    calls.came(
        customer,
        new CallReport("reached", null, List.of(), null, null, number + " is well", "whole"));
    promises.take(
        new NewPromise(
            null,
            customer,
            List.of(invoice(number, "R2")),
            null,
            TODAY.plusDays(18),
            "phone",
            number,
            "whole",
            null));
    new RecordedCalls(ledger)
        .call(customer, TestLedger.MONDAY, "en", number + " will wire half of it by Friday.");
    dispute(number);
    ledger.update(
        """
        insert into credit.trade_reference (application_id, position, company, email, state)
        values (?, 1, ?, 'ar@reference.example', 'asked')
        """,
        documented(rowOf("credit-application", customer), number),
        number + " was named");
    charges.book(
        List.of(
            new NewCharge(
                "charge " + number,
                invoice(number, "R1"),
                null,
                "fee",
                BigDecimal.ONE,
                null,
                null,
                "a fee of " + number)),
        "whole");
    holds.set(
        new NewHold(
            customer,
            List.of(invoice(number, "R3")),
            TODAY.plusDays(18),
            number + " asked",
            "whole"));
    ledger.update(
        """
        with plan as (
        insert into promises.plan
          (customer_id, selling_entity_id, currency, amount, frequency, state, proposed_by,
           proposed_at, approval)
        select ?, id, 'EUR', 100, 'monthly', 'proposed', 'whole', now(), 'none'
        from receivables.selling_entity
        returning id)
        insert into promises.plan_leg (plan_id, leg, amount, due_on)
        select id, 1, 100, current_date
        from plan
        """,
        customer);
    ledger.update(
        """
        insert into contact.inbound_mail
          (message_id, kind, sender, subject, received_at, raw, state, text, customer_id)
        values (?, 'mail', ?, ?, now(), '', 'open', ?, ?)
        """,
        "<" + number + "@mail>",
        number + "@mail.example",
        number + " writes",
        number + " has questions",
        customer);
    ledger.update(
        """
        insert into receivables.note (customer_id, invoice_id, text, pinned, author, written_at)
        values (?, ?, ?, true, 'whole', now())
        """,
        customer,
        invoice(number, "R1"),
        number + " pays late on purpose");
    ledger.update(
        """
        insert into promises.plan_request
          (customer_id, selling_entity_id, currency, state, channel, source, asked_by, entered_by,
           asked_at)
        select ?, id, 'EUR', 'open', 'call', 'call/0', ?, 'whole', now()
        from receivables.selling_entity
        """,
        customer,
        number);
    ledger.update(
        """
        insert into collections.insolvency_claim
          (customer_id, insolvent_on, file_by, state, opened_by, opened_at)
        values (?, current_date, current_date, 'open', ?, now())
        """,
        customer,
        number);
    ledger.update(
        """
        insert into payments.payment_hint
          (key, customer_id, paid_on, reference, file_name, media_type, file_bytes, noted_at)
        values (?, ?, current_date, ?, 'advice.txt', 'text/plain', convert_to(?, 'UTF8'), now())
        """,
        number,
        customer,
        number,
        number);
    ledger.update(
        """
        insert into payments.autopay
          (customer_id, selling_entity_id, currency, state, return_url, payment_method, method_kind,
           method_name, last4, mandate_reference, started_at, asked_at, agreed_on)
        select ?, id, 'EUR', 'active', 'https://pay.example', 'pm_' || ?, 'sepa_debit', 'bank',
          '3201', ?, now(), now(), current_date + 1000
        from receivables.selling_entity
        """,
        customer,
        number,
        number);
    handedOver(customer, number);
    trusted(customer, number);
    alarmed(customer, number);
  }

  /** A limit, a cover, a hold and an order that waits. */
  private void trusted(long customer, String number) {
    long party = parties.ofCustomer(customer).id();
    limits.propose(
        new NewLimit(
            party, "own", number + " asks", BigDecimal.TEN, "open", 30, null, null, "whole"));
    covers.enter(
        new NewCover(
            party,
            "Insurer of " + number,
            "P-1",
            Money.of("5", "EUR"),
            BigDecimal.TEN,
            TODAY,
            TODAY.plusYears(1),
            60,
            60,
            60),
        "whole");
    ledger.update(
        """
        insert into credit.guarantee
          (party_id, kind, guarantor, amount, currency, entered_by, entered_at)
        values (?, 'bank', ?, 5, 'EUR', 'whole', now())
        """,
        party,
        "Bank of " + number);
    checks.check(new NewOrder(customer, number + "-O1", Money.of("99", "EUR"), false, "whole"));
  }

  /** Nobody knows whose customer has called, so it may be one of the other part. */
  private void aStranger() {
    RecordedCalls line = new RecordedCalls(ledger);
    line.forget(line.call(customerId(SHUT), TestLedger.MONDAY, "en", "I call for " + SECRET + "."));
  }

  /** Of no part of the ledger, and somebody else's. */
  private void aProspect() {
    ledger.update(
        """
        with party as (
          insert into credit.party (currency, name, country, language, owner, created_at)
          values ('EUR', ?, 'DE', 'en', 'whole', now())
          returning id),
        review as (
          insert into credit.review (party_id, cause, started_by, started_at, wait_until)
          select id, 'x', 'whole', now(), now()
          from party)
        insert into credit.alert
          (party_id, kind, episode, urgency, by_how_much, what, decision_id, raised_at)
        select id, 'insolvency', 'x', 'urgent', 1, 'x', 1, now()
        from party
        """,
        SECRET + " Prospect");
  }

  private long documented(long application, String number) {
    ledger.update(
        """
        insert into credit.application_document
          (application_id, file_name, media_type, size, sha256, received_sha256, bytes, stored_at,
           stored_by)
        values (?, ? || '.pdf', 'application/pdf', 1, 'a', 'a', 'x', now(), 'applicant')
        """,
        application,
        number);
    ledger.update(
        """
        insert into credit.application_consent
          (application_id, version, language, given_at, entered_by)
        select ?, version, language, now(), 'whole'
        from credit.consent_wording
        where language = 'en'
        order by version desc
        limit 1
        """,
        application);
    return application;
  }

  /** A bureau's report and the alert about it. */
  private void alarmed(long customer, String number) {
    ledger.update(
        """
        with party as (
          insert into credit.party (customer_id, currency, created_at)
          values (?, 'EUR', now())
          on conflict (customer_id) do update set currency = excluded.currency
          returning id),
        report as (
          insert into credit.bureau_report
            (party_id, bureau, via, reference, reported_on, received_at, entered_by, insolvent)
          select id, 'x', 'manual', ?, current_date, now(), 'whole', true
          from party)
        insert into credit.alert
          (party_id, kind, episode, urgency, by_how_much, what, decision_id, raised_at)
        select id, 'insolvency', 'x', 'urgent', 1, ?, 1, now()
        from party
        """,
        customer,
        number,
        number + " is insolvent");
  }

  private void dispute(String number) {
    byte[] words = (number + " never got it").getBytes(StandardCharsets.UTF_8);
    raising.raise(
        List.of(
            new NewDispute(
                "test/" + number,
                invoice(number, "R1"),
                "QTY_SHORT",
                new BigDecimal("10.00"),
                List.of(),
                number + " got less",
                "page",
                null,
                "whole")),
        List.of(FileCheck.read(number + ".txt", new ByteArrayInputStream(words))));
    ledger.update(
        """
        insert into disputes.question (dispute_id, asked, recipient, question, asked_by, asked_at)
        select id, 'colleague', ?, 'who signed?', 'whole', now()
        from disputes.dispute
        where key = ?
        """,
        number,
        "test/" + number);
  }

  private void handedOver(long customer, String number) {
    ledger.update(
        """
        with decided as (
          insert into collections.customer_task (kind, customer_id, state, opened_at, ended_at)
          values ('handover', ?, 'done', now(), now())
          returning id)
        insert into collections.handover
          (task_id, customer_id, recipient, partner, handed_over_at, handed_over_by, status,
           follow_up_on)
        select id, ?, 'agency', ?, now(), 'whole', 'outside', current_date
        from decided
        """,
        customer,
        customer,
        "Agency of " + number);
  }

  long customerId(String number) {
    return ledger.one(Long.class, "select id from receivables.customer where number = ?", number);
  }

  long invoice(String number, String which) {
    return ledger.one(
        Long.class, "select id from receivables.invoice where number = ?", number + "-" + which);
  }

  /** Everything that is stored about the customer, in few words: it changes when anything does. */
  String traces(String number) {
    StringBuilder traces = new StringBuilder();
    long customer = customerId(number);
    ledger
        .one(
            String.class,
            """
            select string_agg(name, ' ' order by name)
            from (
              select format('%I.%I', table_schema, table_name) as name
              from information_schema.columns
              where column_name = 'customer_id'
                and table_schema in
                  ('receivables', 'contact', 'disputes', 'promises', 'payments', 'credit',
                  'collections', 'portal', 'platform')) tables
            """)
        .lines()
        .flatMap(line -> List.of(line.split(" ")).stream())
        .forEach(
            table ->
                traces
                    .append(table)
                    .append(' ')
                    .append(
                        ledger.one(
                            String.class,
                            """
                            select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '')
                            from %s t
                            where customer_id = ?
                            """
                                .formatted(table),
                            customer))
                    .append('\n'));
    return traces
        + ledger.one(
            String.class,
            """
            select count(*) filter (where a.seen_at is null)::text
            from credit.alert a
            join credit.party p on p.id = a.party_id
            where p.customer_id = ?
            """,
            customer)
        + ledger.one(
            String.class,
            """
            select count(*)::text
            from credit.bureau_request q
            join credit.party p on p.id = q.party_id
            where p.customer_id = ?
            """,
            customer)
        + ledger.one(
            String.class, "select md5(k::text) from receivables.customer k where id = ?", customer)
        + ledger.one(
            String.class,
            """
            select string_agg(t::text, '' order by t::text)
            from (
              select o.party_id, o.id, o.state, o.reserved, o.delivered, o.billed
              from credit.sales_order o
              union all
              select l.party_id, l.id, l.state, l.amount, null, null
              from credit.limit_proposal l
              union all
              select h.party_id, h.id, h.reason, null, null, null
              from credit.credit_hold h
              union all
              select v.party_id, v.id, v.policy, v.amount, null, null
              from credit.insurance_cover v
              where v.ended_at is null) t
            join credit.party p on p.id = t.party_id
            where p.customer_id = ?
            """,
            customer)
        + ledger.one(
            String.class,
            "select string_agg(id_ || coalesce(assignee_, ''), ' ' order by id_) from act_ru_task");
  }
}

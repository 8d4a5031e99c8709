package org.dunwell.receivables.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.dunwell.receivables.undo.UndoPlan.Hindrance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class UndoTest {

  private static final String CUSTOMERS = "number;name;country\nC1;One;DE\nC2;Two;DE\n";

  /** Three past due on the ledger's day, one not due for years. */
  private static final String INVOICES =
      """
      number;customer;invoice date;due date;amount
      R-1;C1;2026-01-01;2026-02-01;100
      R-2;C1;2026-01-01;2026-02-02;200
      R-3;C2;2026-01-01;2026-02-03;300
      R-4;C2;2026-01-01;2036-02-01;400
      """;

  @Autowired TestLedger ledger;
  @Autowired Imports imports;
  @Autowired Undo undo;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @Test
  void casesWithoutContactEndAsImportUndoneAndTheRightFileCanCome() {
    run("customers", CUSTOMERS);
    long id = run("invoices", INVOICES);
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(3);

    UndoPlan plan = undo.plan(id);
    assertThat(plan.hindrances()).isEmpty();
    assertThat(plan.rows()).isEqualTo(4);
    assertThat(plan.sums()).containsExactly("EUR 1000");
    undoAndWork(id);

    assertThat(state(id)).isEqualTo("undone");
    assertThat(undo.run(id).undoneRows()).isEqualTo(4);
    assertThat(ledger.count("collections.past_due_case where outcome = 'import-undone'"))
        .isEqualTo(3);
    assertThat(ledger.count("act_ru_execution where business_key_ like '%/1'")).isZero();
    // what a case was about stays for the case, the other one is gone
    assertThat(
            jdbc.sql("select number from receivables.invoice order by id").query().singleColumn())
        .containsExactly(
            "R-1 (import %d undone)".formatted(id),
            "R-2 (import %d undone)".formatted(id),
            "R-3 (import %d undone)".formatted(id));
    assertThat(ledger.count("receivables.invoice where state <> 'import-undone'")).isZero();
    assertThat(ledger.count("receivables.instalment where open_amount > 0")).isZero();
    assertThat(
            ledger.count(
                "platform.timeline where kind = 'import-undone' and actor = 'manager'"
                    + " and what like 'Import %d (invoices.csv) undone: 2 invoices over EUR %%'"
                        .formatted(id)))
        .isEqualTo(2);

    assertThat(imports.byId(run("invoices", INVOICES)).accepted()).isEqualTo(4);
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(3);
  }

  @Test
  void whatCreditHasReckonedGoesAlongAndAccountsSomebodyEnteredStay() {
    long id = run("customers", CUSTOMERS);
    long invoices = run("invoices", INVOICES);
    ledger.work();
    assertThat(ledger.count("credit.behaviour")).isEqualTo(2);
    assertThat(undo.plan(id).hindrances())
        .extracting(Hindrance::reason)
        .noneMatch(reason -> reason.contains("credit"));

    ledger.update(
        "insert into credit.financial_statement (party_id, as_of, currency, working_capital,"
            + " total_assets, retained_earnings, ebit, book_equity, total_liabilities, sales,"
            + " source, entered_by, entered_at)"
            + " select min(id), '2025-12-31', 'EUR', 1, 1, 1, 1, 1, 1, 1, 'x', 'ann', now()"
            + " from credit.party");

    assertThat(undo.plan(id).hindrances())
        .extracting(Hindrance::reason)
        .contains("its credit file has financial statements");
    assertThat(undo.plan(invoices).hindrances()).isEmpty();
  }

  @Test
  void customersGoWithWhatCreditHasReckoned() {
    long id = run("customers", CUSTOMERS);
    ledger.update(
        "insert into credit.behaviour_mark (customer_id, marked_at)"
            + " select id, '2026-03-01' from receivables.customer");
    ledger.work();
    assertThat(ledger.count("credit.party")).isEqualTo(2);

    undoAndWork(id);

    assertThat(state(id)).isEqualTo("undone");
    assertThat(ledger.count("credit.party")).isZero();
    assertThat(ledger.count("credit.behaviour")).isZero();
  }

  @Test
  void whateverSomebodyHasActedOnStandsInTheWayAndNothingIsChanged() throws Exception {
    run("customers", CUSTOMERS);
    long id = run("invoices", INVOICES);
    ledger.pay(invoice("R-4"), "P-1", "1");
    ledger.credit(invoice("R-3"), "CN-1", "2");
    promise(invoice("R-2"));
    dispute(invoice("R-1"));
    note(invoice("R-1"));
    call(invoice("R-2"));
    told(invoice("R-2"));
    String before = picture();

    assertThat(undo.plan(id).hindrances())
        .extracting(Hindrance::reason, Hindrance::rows, Hindrance::first)
        .containsExactlyInAnyOrder(
            reason("a payment closed a part of it", "R-4"),
            reason("a credit note closed a part of it", "R-3"),
            reason("the customer promised to pay it", "R-2"),
            reason("it is or was in dispute", "R-1"),
            reason("somebody wrote a note on it", "R-1"),
            reason("a call was about it", "R-2"),
            reason("a letter or mail to the customer names it", "R-2"));
    mvc.perform(
            post("/api/imports/%d/undo".formatted(id))
                .with(user("manager").roles("CREDIT_MANAGER"))
                .with(csrf()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.free").value(false))
        .andExpect(jsonPath("$.hindrances.length()").value(7));
    mvc.perform(
            get("/api/imports/%d/undo.csv".formatted(id))
                .with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(content().string(containsString("\"R-4\",\"a payment closed a part of it\"")));
    mvc.perform(get("/imports/%d/undo".formatted(id)).with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(content().string(containsString("the customer promised to pay it")));
    ledger.work();
    assertThat(state(id)).isEqualTo("done");
    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void whatComesInBetweenAskingAndDoingRefusesTheWhole() {
    run("customers", CUSTOMERS);
    long id = run("invoices", INVOICES);
    assertThat(undo.ask(id, "manager").isFree()).isTrue();
    ledger.pay(invoice("R-3"), "P-1", "1");
    String before = picture();
    ledger.work();
    assertThat(state(id)).isEqualTo("done");
    assertThat(undo.run(id).undoRefused()).isEqualTo("1 times: a payment closed a part of it");
    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void paymentsThatNeverWereOpenTheirInvoicesAgain() {
    run("customers", CUSTOMERS);
    run("invoices", INVOICES);
    long id =
        run(
            "payments",
            """
            payment no;customer;payment date;amount;invoices
            P-1;C1;2026-03-01;100;R-1
            P-2;C2;2026-03-01;5000;R-3
            """);
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'")).isEqualTo(2);
    undoAndWork(id);
    assertThat(state(id)).isEqualTo("undone");
    assertThat(ledger.count("receivables.payment")).isZero();
    assertThat(ledger.count("receivables.allocation")).isZero();
    assertThat(ledger.count("receivables.invoice where state = 'open' and open_amount = amount"))
        .isEqualTo(4);
    assertThat(org.dunwell.receivables.TestLedger.balances(jdbc)).isTrue();
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(3);
  }

  @Test
  void customersGoWhenNobodyUsesThemAndNotWhenTheyWereThereBefore() {
    long id =
        run(
            "customers",
            "number;name;country;e-mail;parent\nC1;One;DE;a@b.example;C2\nC2;Two;DE;;\n");
    long used = run("invoices", INVOICES);
    assertThat(undo.plan(id).hindrances())
        .extracting(Hindrance::reason)
        .contains("used by invoices (receivables)");
    undoAndWork(used);
    // cases that were opened keep their customers, too
    assertThat(undo.plan(id).isFree()).isFalse();

    ledger.begin();
    long fresh = run("customers", CUSTOMERS);
    long again = run("customers", CUSTOMERS.replace("Two", "Second") + "C3;Three;DE\n");
    assertThat(undo.plan(again).reasons())
        .isEqualTo("1 times: it changed customers that were there before");
    undoAndWork(fresh);
    assertThat(jdbc.sql("select number from receivables.customer").query().singleColumn())
        .containsExactly("C3");
    long entity =
        run(
            "selling-entities",
            "code;name;country;time zone;currency;e-mail\nX1;X;DE;Europe/Berlin;EUR;x@y.example\n");
    undoAndWork(entity);
    assertThat(ledger.count("receivables.selling_entity where code = 'X1'")).isZero();
  }

  @Test
  void aSnapshotCanBeUndoneAsLongAsItOnlyBroughtInvoices() {
    run("customers", CUSTOMERS);
    String items =
        """
        number;customer;due date;amount;open amount
        R-1;C1;2026-02-01;100;60
        R-2;C1;2026-02-02;200;200
        """;
    long first = run("open-items", items);
    assertThat(imports.byId(first).accepted()).isEqualTo(2);
    assertThat(undo.plan(first).isFree()).isTrue();
    long second = run("open-items", items.replace("100;60", "100;50"));
    assertThat(undo.plan(second).reasons())
        .isEqualTo("1 times: it changed invoices that were there before");
    assertThat(undo.plan(first).reasons()).contains("a later snapshot of the ledger settled it");

    ledger.begin();
    run("customers", CUSTOMERS);
    undoAndWork(run("open-items", items));
    assertThat(ledger.count("receivables.invoice where state = 'open'")).isZero();
  }

  @Test
  void onlyManagersMayAndOnlyWhatHasEndedCanBeUndone() throws Exception {
    long customers = run("customers", CUSTOMERS);
    mvc.perform(
            post("/api/imports/%d/undo".formatted(customers))
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/api/imports/%d/undo?dryRun=true".formatted(customers))
                .with(user("manager").roles("CREDIT_MANAGER"))
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows").value(2));
    assertThat(state(customers)).isEqualTo("done");

    long waiting = imports.submit(upload("invoices", INVOICES, false));
    assertThatThrownBy(() -> undo.plan(waiting)).hasMessageContaining("cancel it first");
    imports.cancel(waiting, "manager");
    assertThatThrownBy(() -> undo.ask(waiting, "manager")).hasMessageContaining("nothing");
    long dry = imports.submit(upload("invoices", INVOICES, true));
    ledger.work();
    assertThatThrownBy(() -> undo.plan(dry)).hasMessageContaining("dry run");
    undoAndWork(customers);
    assertThatThrownBy(() -> undo.ask(customers, "manager"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("undone already");
  }

  /** The database looks at each of these tables once for every invoice that goes. */
  @Test
  void everyTableThatPointsAtAnInvoiceHasAnIndexForIt() {
    assertThat(
            jdbc.sql(
                    """
                    select c.conrelid::regclass::text
                    from pg_constraint c
                    where c.contype = 'f'
                      and c.confrelid in
                        ('receivables.invoice'::regclass, 'receivables.payment'::regclass,
                         'receivables.credit_note'::regclass, 'receivables.instalment'::regclass)
                      and not exists (
                        select 1
                        from pg_index i
                        where i.indrelid = c.conrelid
                          and i.indkey[0] = c.conkey[1])
                    order by 1
                    """)
                .query()
                .singleColumn())
        .isEmpty();
  }

  private void undoAndWork(long id) {
    assertThat(undo.ask(id, "manager").hindrances()).isEmpty();
    ledger.work();
  }

  private long run(String kind, String content) {
    long id = imports.submit(upload(kind, content, false));
    ledger.work();
    ImportRun run = imports.byId(id);
    assertThat(run.rejected()).isZero();
    assertThat(run.state()).isEqualTo("done");
    return id;
  }

  private static Upload upload(String kind, String content, boolean dryRun) {
    return new Upload(
        kind,
        kind + ".csv",
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
        null,
        dryRun,
        "me");
  }

  private String state(long id) {
    return imports.byId(id).state();
  }

  private long invoice(String number) {
    return ledger.one(Long.class, "select id from receivables.invoice where number = ?", number);
  }

  private static org.assertj.core.groups.Tuple reason(String reason, String invoice) {
    return org.assertj.core.api.Assertions.tuple(reason, 1L, List.of(invoice));
  }

  /** All that an undo could touch. */
  private String picture() {
    return jdbc.sql(
            """
            select
              (select string_agg(i::text, ' ' order by id) from receivables.invoice i)
              || (select string_agg(n::text, ' ' order by id) from receivables.instalment n)
              || (select string_agg(c.id || coalesce(c.outcome, ''), ' ' order by id)
                  from collections.past_due_case c)
            """)
        .query(String.class)
        .single();
  }

  private void promise(long invoice) {
    ledger.update(
        """
        insert into promises.promise
          (customer_id, selling_entity_id, currency, amount, tolerance, promised_for, grace_until,
           state, channel, taken_by, taken_at, taken_after, ended_at)
        select customer_id, selling_entity_id, currency, 5, 0, date '2026-04-01',
          date '2026-04-03', 'withdrawn', 'call', 'me', now(), 0, now()
        from receivables.invoice where id = ?
        """,
        invoice);
    ledger.update(
        """
        insert into promises.promise_item (promise_id, invoice_id, amount)
        select max(id), ?, 5 from promises.promise
        """,
        invoice);
  }

  private void dispute(long invoice) {
    ledger.update(
        """
        insert into disputes.dispute
          (key, invoice_id, customer_id, selling_entity_id, currency, amount, open_amount,
           whole, reason_code, channel, raised_by, raised_at, state, outcome, ended_at)
        select 'undo-test', id, customer_id, selling_entity_id, currency, 5, 0, false, 'PRICE', 'page',
          'me', now(), 'ended', 'rejected', now()
        from receivables.invoice where id = ?
        """,
        invoice);
  }

  private void note(long invoice) {
    ledger.update(
        """
        insert into receivables.note (customer_id, invoice_id, text, pinned, author, written_at)
        select customer_id, id, 'Ask Alex', false, 'me', now() from receivables.invoice where id = ?
        """,
        invoice);
  }

  private void call(long invoice) {
    ledger.update(
        """
        insert into collections.call (customer_id, direction, outcome, taken_by, made_at)
        select customer_id, 'outgoing', 'reached', 'me', now()
        from receivables.invoice where id = ?
        """,
        invoice);
    ledger.update(
        "insert into collections.call_invoice (call_id, invoice_id)"
            + " select max(id), ? from collections.call",
        invoice);
  }

  private void told(long invoice) {
    ledger.update(
        """
        insert into contact.message
          (key, customer_id, selling_entity_id, channel, template, language, tone, day, sender,
           recipient, subject, body_text, body_html, message_id, state, created_at, delivered_at)
        select 'undo-test', customer_id, selling_entity_id, 'letter', 'reminder', 'en', 'friendly',
          date '2026-03-02', 'us', 'them', 's', 't', 'h', 'undo-test', 'delivered', now(), now()
        from receivables.invoice where id = ?
        """,
        invoice);
    ledger.update(
        """
        insert into contact.message_item
          (message_id, invoice_id, requested, currency, open_amount, due_on, days_late)
        select max(id), ?, true, 'EUR', 200, date '2026-02-02', 28 from contact.message
        """,
        invoice);
  }
}

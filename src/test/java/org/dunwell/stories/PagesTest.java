package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.collections.calls.CallReport;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.Requests;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.Wish;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.board.RootCauses;
import org.dunwell.disputes.doors.Raising;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.payments.matching.BankLines;
import org.dunwell.platform.Money;
import org.dunwell.platform.SignedLinks;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of ours with something on it, in a real browser, at a desk and on a phone. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class PagesTest {

  private static final int PHONE = 390;

  private static final String HISTORY =
      """
      customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate
      A-1,0000000001,3/1/2012,3/11/2012,100.00,3/9/2012
      A-1,0000000002,3/2/2012,3/12/2012,50.50,3/20/2012
      """;

  @Autowired TestLedger ledger;
  @Autowired JdbcTemplate jdbc;
  @Autowired Requests requests;
  @Autowired CustomerCalls calls;
  @Autowired Notes notes;
  @Autowired Raising raising;
  @Autowired RootCauses causes;
  @Autowired Parties parties;
  @Autowired CreditLimits limits;
  @Autowired CreditHolds holds;
  @Autowired OrderChecks checks;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired SignedLinks links;
  @Autowired Applications applications;

  @LocalServerPort int port;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void everyPageOpensWithoutAnErrorAndFitsAPhone() {
    ledger.begin();
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "1250.00", 1);
    ledger.invoice(customer, "R2", "99.90", 20);
    askForALetter(customer, invoice);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(9));
    ledger.pay(invoice, "P1", "250.00");
    ledger.work();
    long pastDue = ledger.one(Long.class, "select min(id) from collections.past_due_case");
    long message = ledger.one(Long.class, "select min(id) from contact.message");

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      page.onConsoleMessage(
          said -> {
            if (said.type().equals("error")) {
              complaints.add(page.url() + ": " + said.text());
            }
          });
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      Chromium.signIn(page, base, "admin");
      List<String> paths =
          List.of(
              "/",
              "/worklist",
              "/worklist?view=all&state=all&risk=medium",
              "/worklist/next",
              "/worklist/bulk?action=snooze&customer=C1",
              "/worklist/bulk?action=hand-over&customer=C1",
              "/tomorrow",
              "/tomorrow?view=mine&state=not&why=hold",
              "/customers/C1/tomorrow",
              "/team",
              "/team/absences",
              "/cases",
              "/cases/" + pastDue,
              "/disputes",
              "/disputes/1",
              "/disputes?state=all&reason=PRICE&q=C",
              "/disputes/figures",
              "/credit/poor-payers?show=all",
              "/credit/financials/"
                  + ledger.one(
                      Long.class,
                      "insert into credit.party (customer_id, currency, created_at)"
                          + " values (?, 'EUR', now())"
                          + " on conflict (customer_id) do update set currency = 'EUR' returning id",
                      customer),
              "/customers",
              "/customers/C1",
              "/customers/C1?decisions=true",
              "/search?q=C",
              "/customers/C1/contacts/new",
              "/customers/C1/contacts/"
                  + ledger.one(Long.class, "select min(id) from receivables.contact"),
              "/customers/C1/notes",
              "/customers/C1/notes/new",
              noted(customer, invoice),
              "/customers/C1/calls/new",
              "/me/phone",
              "/credit",
              "/credit/alerts",
              "/customers/C1/credit",
              "/credit/parties/" + prospect(),
              reported(customer),
              "/phone-calls",
              "/phone-calls?q=wire&direction=outbound",
              "/phone-calls/"
                  + new RecordedCalls(ledger)
                      .call(
                          customer, TestLedger.MONDAY, "en", "I'll wire half by Friday.", "Good."),
              "/calls/" + called() + "/correct",
              "/customers/C1/plans/new",
              "/customers/C1/promises/new",
              disputed(invoice),
              "/customers/C1/holds/new",
              limited(customer),
              "/customers/C1/limit/decisions/"
                  + ledger.one(
                      String.class, "select min(decision_id)::text from credit.limit_proposal"),
              "/customers/C1/covers/new",
              "/credit/orders",
              "/credit/rates",
              "/credit/order-systems",
              "/sandbox/orders",
              "/handovers",
              "/insights",
              handedOver(customer),
              claimed(customer),
              "/customers/C1/write-offs/new",
              "/customers/C1/insolvency",
              "/invoices",
              "/invoices/" + invoice,
              "/online-payments",
              "/payments/" + ledger.one(Long.class, "select min(id) from receivables.payment"),
              "/messages",
              "/messages?state=planned",
              "/messages/" + message,
              replied(page, base),
              "/tasks/" + ledger.one(String.class, "select max(id_) from act_ru_task"),
              "/messages/" + ledger.one(Long.class, "select max(message_id) from contact.letter"),
              "/letters",
              "/letters/runs/" + ledger.one(Long.class, "select max(id) from contact.letter_run"),
              "/templates",
              "/templates/reminder-firm/en",
              "/mail",
              "/mail?view=automatic",
              "/customers/C1/write",
              "/tasks",
              firstLink(page, base + "/worklist", "/tasks/"),
              "/troubles",
              "/departments",
              "/journal",
              moneyWaits(),
              "/matching?state=posted",
              "/departments/logistics",
              "/late-payment",
              "/reason-codes",
              "/reason-codes/QTY_SHORT",
              "/bank-statements",
              "/bank-statements/accounts",
              returned(page, base),
              "/bank-statements/"
                  + ledger.one(Long.class, "select max(file_id) from payments.statement"),
              ledger.one(
                  String.class,
                  "select '/bank-statements/' || file_id || '/statements/' || id"
                      + " from payments.statement order by id desc limit 1"),
              "/imports",
              imported(page, base),
              "/imports/"
                  + ledger.one(Long.class, "select max(id) from receivables.import_run")
                  + "/undo",
              "/tokens",
              "/access",
              "/login",
              "/sandbox/mails",
              firstLink(page, base + "/sandbox/mails", "/sandbox/mails/"),
              "/sandbox/replay",
              payLink(),
              payLink() + "/pay",
              payLink() + "/autopay",
              payLink() + "/autopay/given?autopay=" + autopay(customer),
              payLink() + "/autopay/cancel?autopay=" + autopay(customer),
              payLink() + "/promise",
              payLink() + "/plan",
              payLink() + "/dispute?invoice=" + invoice,
              payLink() + "/said-paid",
              payLink() + "/question",
              payLink() + "/contacts",
              payLink() + "/limit",
              "/apply?lang=de",
              applied(),
              "/apply/" + links.mint("credit-application", "1", Duration.ofDays(1)),
              "/reference/" + links.mint("trade-reference", "1", Duration.ofDays(1)),
              "/credit/applications?state=all",
              "/credit/applications/new",
              "/credit/applications/new?customer=C1",
              payLink() + "/phone-pin",
              payLink() + "/history",
              contactChange(customer));
      paths.forEach(path -> open(page, base, path));
      String replay = replayed(page, base);
      open(page, base, replay);
      assertThat(
              new Router(mapping)
                  .notAmong(
                      Stream.concat(
                              paths.stream(),
                              // needs a payment provider: PayOnlinePageTest looks at it
                              Stream.of(replay, "/pay/link/checkout"))
                          .toList()))
          .as("pages not looked at")
          .isEmpty();
      assertThat(complaints).isEmpty();
    }
  }

  /** Somebody who is no customer applies, with a reference and a document. */
  private String applied() {
    Application application =
        applications.submit(
            new NewApplication(
                "test/1",
                NewApplication.Applicant.of(
                    new NewProspect(
                        "Neue Welle GmbH",
                        "Hafenstr. 2",
                        "20457",
                        "Hamburg",
                        "DE",
                        "de",
                        "EUR",
                        "HRB 12345",
                        "DE123456788",
                        "other",
                        "Ina Welle",
                        "ina@welle.example",
                        "+49 40 1234",
                        null)),
                new Wish(new BigDecimal("12000"), "EUR", 30, new BigDecimal("4000")),
                List.of(new NewReference("Alpha GmbH", "Al Pha", "ar@alpha.example")),
                List.of(),
                new NewApplication.GivenConsent(
                    ledger.one(String.class, "select max(version) from credit.consent_wording"),
                    "de",
                    "192.0.2.1"),
                "form",
                NewApplication.APPLICANT));
    return "/credit/applications/" + application.id();
  }

  /** One that runs and is about to take something. */
  private long autopay(long customer) {
    ledger.update(
        """
        with running as (
          insert into payments.autopay
            (customer_id, selling_entity_id, currency, ceiling, state, return_url, payment_method,
             method_kind, method_name, last4, mandate_reference, started_at, asked_at, agreed_on)
          select ?, id, 'EUR', 500, 'active', 'https://pay.example', 'pm_1', 'sepa_debit', '19043',
            '3201', 'KOS7QW2AHXM1ZTVB', now(), now(), date '2026-03-02'
          from receivables.selling_entity
          on conflict do nothing
          returning id)
        insert into payments.autopay_charge
          (autopay_id, amount, charge_on, state, next_on, notice_days, created_at)
        select id, 100, date '2027-03-20', 'announced', date '2027-03-20', 14, now()
        from running
        """,
        customer);
    return ledger.one(Long.class, "select max(id) from payments.autopay");
  }

  /** The link that asks the address on file whether a contact is no longer right. */
  private String contactChange(long customer) {
    ledger.update(
        """
        insert into portal.contact_change (key, customer_id, name, email, asked_at)
        values ('test', ?, 'Jane Miller', 'jane@miller.example', now())
        """,
        customer);
    return "/pay/" + links.mint("contact-change", "1", Duration.ofDays(1)) + "/confirm";
  }

  /** A dispute with a file; the way to the next one. */
  /** A limit that was granted, and one order that waits. */
  private String limited(long customer) {
    long party = parties.ofCustomer(customer).id();
    limits.propose(
        new NewLimit(party, "own", "steady", null, null, null, null, TODAY.plusDays(90), "admin"));
    limits.propose(
        new NewLimit(
            party, "own", "more", new BigDecimal("60000"), null, null, null, null, "admin"));
    checks.check(new NewOrder(customer, "SO-1", Money.of("99999.99", "EUR"), false, "admin"));
    holds.place(party, "They owe us an answer", "admin");
    return "/customers/C1/limit";
  }

  private String disputed(long invoice) {
    raising.raise(
        List.of(
            new NewDispute(
                "test/1",
                invoice,
                "QTY_SHORT",
                new BigDecimal("10.00"),
                List.of(),
                "One box is missing",
                "page",
                null,
                "admin")),
        List.of(
            FileCheck.read(
                "a.txt", new ByteArrayInputStream("Missing".getBytes(StandardCharsets.UTF_8)))));
    causes.add("QTY_SHORT", "The scales are old", "admin", TODAY, "admin");
    return "/customers/C1/disputes/new?invoice=" + invoice;
  }

  /** What somebody has written down, about the customer and about an invoice. */
  private String noted(long customer, long invoice) {
    notes.add(new NewNote(null, customer, invoice, "The copy went out twice", false, "admin"));
    long id =
        notes
            .add(new NewNote(null, customer, null, "Pays on Fridays\nAsk Alex", true, "admin"))
            .id();
    return "/customers/C1/notes/" + id;
  }

  /** A bank line that nobody can tell yet. */
  private String moneyWaits() {
    new BankLines(jdbc).came("Customer C1", "DE02120300000000202051", "77.70", "Danke fuer alles");
    ledger.work();
    return "/matching?find=C1";
  }

  /** Somebody who is no customer and of whom nothing is known. */
  private long prospect() {
    return jdbc.queryForObject(
        """
        insert into credit.party (currency, name, country, language, created_at)
        values ('EUR', 'Neu GmbH', 'DE', 'de', now())
        returning id
        """,
        Long.class);
  }

  /** A party with a report, a question and an alert; the page of its reports. */
  private String reported(long customer) {
    long party =
        jdbc.queryForObject(
            """
            with party as (
              insert into credit.party (customer_id, currency, created_at)
              values (?, 'EUR', now())
              on conflict (customer_id) do update set currency = excluded.currency
              returning id),
            report as (
              insert into credit.bureau_report
                (party_id, bureau, via, reference, reported_on, received_at, entered_by, scale,
                 raw_score, points, band, insolvent, insolvency_notice)
              select id, 'sandbox', 'asked', 'r1', date '2026-03-01', now(), 'system',
                'creditsafe', 12, 12, 'very high', true, 'Proceedings were opened.'
              from party),
            alert as (
              insert into credit.alert
                (party_id, kind, episode, urgency, by_how_much, what, decision_id, raised_at)
              select id, 'insolvency', 'x', 'urgent', 1, 'It is insolvent.', 1, now()
              from party)
            select id
            from party
            """,
            Long.class,
            customer);
    return "/credit/parties/" + party + "/reports";
  }

  /** Somebody else has called us. */
  private long called() {
    long other = ledger.customer("C2");
    ledger.invoice(other, "R3", "80.00", -30);
    return calls.came(
        other, new CallReport("reached", null, List.of(), null, null, "All is well", "collector"));
  }

  private void askForALetter(long customer, long invoice) {
    ledger.update(
        "update receivables.customer set street = '1 Mill Lane', city = 'Leeds' where id = ?",
        customer);
    ContactRequest letter =
        new ContactRequest(
            "letter",
            ContactRequest.Kind.REMINDER,
            ContactRequest.Channel.LETTER,
            "friendly",
            customer,
            ledger.one(Long.class, "select id from receivables.selling_entity"),
            invoice);
    transaction.executeWithoutResult(tx -> requests.request(List.of(letter)));
  }

  /** What an agency has. */
  private String handedOver(long customer) {
    ledger.update(
        """
        with decided as (
          insert into collections.customer_task (kind, customer_id, state, opened_at, ended_at)
          values ('handover', ?, 'done', now(), now())
          returning id),
        outside as (
          insert into collections.handover
            (task_id, customer_id, recipient, partner, handed_over_at, handed_over_by, status,
             follow_up_on)
          select id, ?, 'agency', 'Incasso Nord', now(), 'manager', 'outside', current_date
          from decided
          returning id, customer_id)
        insert into collections.handover_item (handover_id, invoice_id, currency, open_amount)
        select o.id, i.id, i.currency, i.amount
        from outside o
        join receivables.invoice i on i.customer_id = o.customer_id
        """,
        customer,
        customer);
    return "/handovers/" + ledger.one(Long.class, "select max(id) from collections.handover");
  }

  private String claimed(long customer) {
    ledger.update(
        """
        with claim as (
          insert into collections.insolvency_claim
            (customer_id, insolvent_on, file_by, state, opened_by, opened_at)
          values (?, current_date, current_date, 'open', 'collector', now())
          returning id, customer_id)
        insert into collections.insolvency_claim_item (claim_id, invoice_id, currency, open_amount)
        select c.id, i.id, i.currency, i.amount
        from claim c
        join receivables.invoice i on i.customer_id = c.customer_id
        """,
        customer);
    return "/insolvency-claims/"
        + ledger.one(Long.class, "select max(id) from collections.insolvency_claim");
  }

  private void open(Page page, String base, String path) {
    page.setViewportSize(1280, 860);
    Response response = page.navigate(base + path);
    assertThat(response.status()).as(path).isEqualTo(200);
    assertThat(page.locator("h1").count()).as("a heading on " + path).isEqualTo(1);
    page.waitForTimeout(300);
    Accessibility.findings(page).forEach(finding -> complaints.add(path + ": " + finding));
    String name =
        path.startsWith("/pay")
            ? "pay" + path.replaceFirst("^/pay/[^/]*", "").replaceAll("[^a-z]+", "-")
            : path.replaceAll("[^a-z]+", "-");
    Chromium.picture(page, "page" + name);
    page.setViewportSize(PHONE, 844);
    page.waitForTimeout(100);
    Accessibility.findings(page)
        .forEach(finding -> complaints.add(path + " on a phone: " + finding));
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    Chromium.picture(page, "phone" + name);
    assertThat(width).as("width of %s on a phone", path).isLessThanOrEqualTo(PHONE);
  }

  /** Plays a customer who answers the latest letter; the path of what came in. */
  private String replied(Page page, String base) {
    page.navigate(base + firstLink(page, base + "/sandbox/mails", "/sandbox/mails/"));
    page.fill("#text", "We have paid R1 last week.\n\nOn Monday Nordwerk wrote:\n> Dear Alex");
    page.setInputFiles("#file", file("advice.csv", "R1;1250.00\n"));
    page.click("form[action$=reply] button[type=submit]");
    page.waitForURL(base + "/sandbox/mails/*");
    ledger.walkTo(TODAY.plusDays(10));
    return "/mail/" + ledger.one(Long.class, "select max(id) from contact.inbound_mail");
  }

  /** Uploads a bank's file with a return that may be about anything. */
  private String returned(Page page, String base) {
    page.navigate(base + "/bank-statements");
    page.setInputFiles(
        "#file",
        file(
            "day.sta",
            ":20:A\n:25:12030000/0000202051\n:60F:C260228EUR1000,00\n"
                + ":61:2603010301D119,00NRTINONREF\n:86:109?00RUECKLASTSCHRIFT?20R1?32Payer\n"
                + ":62F:C260301EUR881,00\n"));
    page.click("main button[type=submit]");
    page.waitForURL(base + "/bank-statements/*");
    ledger.work();
    return "/bank-statements/returns";
  }

  /** Uploads a file with a mistake in it, as a collector would. */
  private String imported(Page page, String base) {
    page.navigate(base + "/imports");
    page.selectOption("#kind", "invoices");
    page.setInputFiles("#file", file("late.csv", "number;customer;amount\nR9;C9;1,00\n"));
    page.click("main button[type=submit]");
    page.waitForURL(base + "/imports/*");
    ledger.work();
    return page.url().substring(base.length());
  }

  /** Lives a little history; the ledger that was there is gone. */
  private String replayed(Page page, String base) {
    page.navigate(base + "/sandbox/replay");
    page.setInputFiles("#file", file("history.csv", HISTORY));
    page.setInputFiles("#mapping", Path.of("samples/late-payment-histories.mapping.yaml"));
    page.check("input[name=reset]");
    page.click("main button[type=submit]");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ledger.count("replay.run where state = 'done'") == 1);
    return "/sandbox/replay/" + ledger.one(Long.class, "select max(id) from replay.run");
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private static String firstLink(Page page, String from, String to) {
    page.navigate(from);
    return page.locator("main a[href^='" + to + "']").first().getAttribute("href");
  }

  /** The link the customer found in the letter. */
  private String payLink() {
    String text =
        ledger.one(
            String.class,
            "select max(body_text) from contact.message where body_text like '%/pay/%'");
    java.util.regex.Matcher link = java.util.regex.Pattern.compile("/pay/[\\w.~-]+").matcher(text);
    assertThat(link.find()).isTrue();
    return link.group();
  }
}

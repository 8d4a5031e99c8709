package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One morning of a collector, in a real browser, without a mouse; and what becomes of it. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class CollectorsMorningTest {

  private static final LocalDate MORNING = TODAY.plusDays(15);
  private static final LocalDate PROMISED_FOR = MORNING.plusDays(5);
  private static final LocalDate HELD_UNTIL = MORNING.plusDays(9);

  @Autowired TestLedger ledger;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String base;

  /** Five late invoices of one customer, a letter that another one answers, and a small one. */
  @BeforeEach
  void aLedgerOfSomeWeeks() {
    base = "http://localhost:" + port;
    ledger.begin();
    long first = ledger.customer("ALDER");
    for (int i = 1; i <= 5; i++) {
      ledger.invoice(first, "A-10" + i, "24000.00", i);
    }
    ledger.update("update receivables.customer set segment = 'key-account'");
    ledger.invoice(ledger.customer("BIRCH"), "B-201", "800.00", 4);
    ledger.invoice(ledger.customer("CEDAR"), "C-301", "650.00", 12);
    ledger.update("update receivables.customer set owner = 'collector'");
    ledger.walkTo(MORNING.minusDays(1));
  }

  @Test
  void worksThroughTheListAndTheLedgerShowsLaterWhatCameOfIt() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      theCustomerReplies(page);
      ledger.walkTo(MORNING);
      ledger.work();
      Keyboard keys = new Keyboard(page);
      readsWhyTheFirstIsFirst(page, keys);
      takesAPromiseForThreeOfFive(page, keys);
      putsOneOnHold(page, keys);
      answersAMail(page, keys);
      goesOnToTheNext(page, keys);
      theDayComesAndOnlyPartOfTheMoney();
      page.navigate(base + "/customers/ALDER");
      Chromium.picture(page, "morning-7-afterwards");
      assertThat(page.locator("main").textContent()).containsIgnoringCase("partly kept");
    }
  }

  private void readsWhyTheFirstIsFirst(Page page, Keyboard keys) {
    page.navigate(base + "/worklist");
    Chromium.picture(page, "morning-1-worklist");
    assertThat(page.locator("table.worklist tbody tr").first().textContent()).contains("ALDER");
    keys.to("summary", "A").space();
    Chromium.picture(page, "morning-1-worklist");
    assertThat(page.locator("table.worklist details[open] li").count()).isPositive();
    keys.to("a", "Customer ALDER").enter();
    Chromium.picture(page, "morning-2-customer");
    assertThat(page.locator("h1").textContent()).contains("ALDER");
  }

  private void takesAPromiseForThreeOfFive(Page page, Keyboard keys) {
    keys.to("a", "Take a promise").enter();
    // All that is past due is ticked to begin with: two are taken out.
    keys.to("input[type=checkbox]", "A-101").space();
    keys.to("input[type=checkbox]", "A-102").space();
    keys.to("#promisedFor", "By which day").date(PROMISED_FOR);
    keys.to("#saidBy", "Who said it").type("Ms Holm");
    Chromium.picture(page, "morning-3-promise");
    keys.to("button", "Take the promise").enter();
    assertThat(page.locator("main").textContent()).contains("72,000.00 EUR");
    assertThat(states("ALDER")).containsExactly("open");
    assertThat(ledger.count("promises.promise_item")).isEqualTo(3);
  }

  private void putsOneOnHold(Page page, Keyboard keys) {
    keys.to("a", "Put on hold").enter();
    keys.to("input[type=checkbox]", "A-101").space();
    keys.to("#until", "Hold until").date(HELD_UNTIL);
    keys.to("#reason", "Why").type("The delivery note is on its way to them.");
    Chromium.picture(page, "morning-4-hold");
    keys.to("button", "Put on hold").enter();
    assertThat(ledger.count("receivables.block where kind = 'hold' and until = ?", HELD_UNTIL))
        .isEqualTo(1);
  }

  private void answersAMail(Page page, Keyboard keys) {
    page.navigate(base + "/mail");
    Chromium.picture(page, "morning-5-mail-list");
    keys.to("a", "Re:").enter();
    Chromium.picture(page, "morning-5-mail");
    keys.to("select[name=outcome]", "Outcome").choose("Disputes");
    // The invoice they name is ticked already.
    keys.to("select[name=reason]", "Why do they dispute it?").choose("Damaged");
    keys.to("#note", "Note").type("Logistics looks for the delivery.");
    keys.to("button", "Done with this mail").enter();
    assertThat(ledger.count("contact.task where kind = 'reply' and state = 'done'")).isEqualTo(1);
  }

  private void goesOnToTheNext(Page page, Keyboard keys) {
    page.navigate(base + "/customers/ALDER");
    keys.to("a", "Next customer").enter();
    Chromium.picture(page, "morning-6-next");
    assertThat(page.locator("h1").textContent()).doesNotContain("ALDER");
  }

  /** Half of what was promised arrives; the rest does not. */
  private void theDayComesAndOnlyPartOfTheMoney() {
    long invoice = ledger.one(Long.class, "select min(invoice_id) from promises.promise_item");
    ledger.walkTo(PROMISED_FOR);
    ledger.pay(invoice, "P1", "24000.00");
    ledger.walkTo(PROMISED_FOR.plusDays(9));
    assertThat(states("ALDER")).containsExactly("partly-kept");
  }

  /** The evening before, with the sandbox playing the customer. */
  private void theCustomerReplies(Page page) {
    page.navigate(base + "/sandbox/mails?q=birch");
    page.locator("main a[href^='/sandbox/mails/']").first().click();
    page.fill("#text", "We have not received the goods of B-201. Who can tell us where they are?");
    page.click("main form[action$='/reply'] button");
  }

  private List<String> states(String customer) {
    return jdbc.sql(
            """
            select p.state
            from promises.promise p
            join receivables.customer c on c.id = p.customer_id
            where c.number = ?
            order by p.id
            """)
        .param(customer)
        .query(String.class)
        .list();
  }
}

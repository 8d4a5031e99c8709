package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One customer asks to pay in parts, another one's number is wrong: what a collector sees. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class AskingForAPlanTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  private String base;

  @Test
  void fromTheCallToThePlanAndFromTheWrongNumberToTheRightOne() {
    base = "http://localhost:" + port;
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 16);
    ledger.invoice(customer, "R2", "400.00", 16);
    ledger.invoice(ledger.customer("C2"), "S1", "700.00", 16);
    ledger.work();
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      asksToPayInParts(page);
      readsThatItIsStillOpen(page);
      agrees(page);
      findsTheRightNumber(page);
    }
    assertThat(ledger.one(String.class, "select state from promises.plan_request"))
        .isEqualTo("proposed");
    assertThat(ledger.count("receivables.contact where phone = '+49 40 7654321'")).isEqualTo(1);
  }

  private void asksToPayInParts(Page page) {
    call(page, "Customer C1", "Asks to pay in parts");
    page.waitForURL(base + "/customers/C1/plans/new?request=*");
    assertThat(page.locator("main").textContent()).contains("Alex Payable asked on 2 Mar 2026");
    assertThat(page.locator("input[name=invoice]:checked").count()).isEqualTo(2);
    look(page, "plan-asked-for");
  }

  private void readsThatItIsStillOpen(Page page) {
    ledger.work();
    page.navigate(base + "/customers/C1");
    page.locator("summary:has-text('Decline')").click();
    page.locator("#promises").scrollIntoViewIfNeeded();
    look(page, "plan-request-of-customer");
    page.navigate(base + "/worklist?view=all&action=plan");
    look(page, "worklist-plan-request");
    page.locator("a:has-text('Propose a payment plan')").click();
  }

  private static void agrees(Page page) {
    page.click("text=Agree on this plan");
    page.locator("summary:has-text('3 payment(s)')").waitFor();
    assertThat(page.locator("main").textContent()).doesNotContain("Asked to pay in parts");
  }

  private void findsTheRightNumber(Page page) {
    call(page, "Customer C2", "Wrong number");
    page.waitForURL(base + "/customers/C2");
    ledger.work();
    page.navigate(base + "/worklist?view=all&action=address");
    page.locator("a:has-text('Find an address or number that works')").click();
    page.locator(".fjs-form").waitFor();
    page.locator(".fjs-form .fjs-input-group input, .fjs-form select").last().click();
    page.getByText("The right one").click();
    page.getByLabel("Telephone number").fill("+49 40 7654321");
    page.keyboard().press("Tab");
    look(page, "task-right-number");
    page.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForURL(base + "/worklist**");
  }

  private void call(Page page, String customer, String outcome) {
    page.navigate(base + "/tasks?view=all");
    page.locator("tr:has-text('" + customer + "') a:has-text('Call customer')").first().click();
    page.locator(".fjs-form").waitFor();
    page.navigate(page.url().replaceAll("\\?.*", ""));
    page.locator(".fjs-form").waitFor();
    page.getByLabel(outcome).check();
    page.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click();
  }

  private static void look(Page page, String name) {
    assertThat(Accessibility.findings(page)).as(name).isEmpty();
    Chromium.look(page, name);
  }
}

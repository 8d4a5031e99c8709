package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Page;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A collector takes a promise and agrees on a plan, at a desk and on a phone. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class PromisesInTheBrowserTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  @Test
  void takesAPromiseForTwoOfThreeInvoicesAndAPlanForTheThird() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 12);
    ledger.invoice(customer, "R2", "99.90", 8);
    ledger.invoice(customer, "R3", "480.00", 6);
    ledger.work();

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/customers/C1");
      page.click("text=Take a promise");
      page.uncheck("label:has-text('R3') input");
      page.fill("#saidBy", "Ms Berg");
      Chromium.look(page, "promise-new");
      page.click("button:has-text('Take the promise')");
      assertThat(page.locator("[role=status]").first().textContent())
          .contains("1349.90 EUR", "is taken");

      page.click("text=Agree on a plan");
      assertThat(page.locator("text=part of payment plan").count()).isZero();
      page.uncheck("label:has-text('R1') input");
      page.uncheck("label:has-text('R2') input");
      page.click("text=Show the payments");
      Chromium.look(page, "plan-new");
      page.click("text=Agree on this plan");
      page.locator("summary:has-text('3 payment(s)')").waitFor();
      page.locator("#promises").scrollIntoViewIfNeeded();
      Chromium.look(page, "promises-of-customer");
    }
    assertThat(ledger.count("promises.promise where plan_id is null")).isEqualTo(1);
    assertThat(
            ledger.one(
                java.time.LocalDate.class,
                "select promised_for from promises.promise where plan_id is null"))
        .isEqualTo(TODAY.plusDays(7));
  }
}

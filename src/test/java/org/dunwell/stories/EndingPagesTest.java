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

/** A collector puts an invoice on hold, gives another up, and marks a customer as insolvent. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class EndingPagesTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  @Test
  void holdWriteOffAndInsolvencyAreFormsOnTheCustomersPage() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 20);
    ledger.invoice(customer, "R2", "3.10", 20);
    ledger.work();

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      hold(page, base);
      giveUp(page);
      page.getByText("Insolvent", new Page.GetByTextOptions().setExact(true)).last().click();
      page.fill("#reason", "Amtsgericht Hamburg, 67 IN 1/26");
      picture(page, "insolvency");
      page.click("main button[type=submit]");
      page.waitForURL(base + "/customers/C1");
      assertThat(page.locator("main").innerText())
          .contains("This customer is insolvent", "Insolvency claims");
      picture(page, "endings");
    }
    ledger.work();
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(distinct action, ',') from"
                    + " collections.past_due_case where ended_at is null"))
        .isEqualTo("onHold");
  }

  private static void hold(Page page, String base) {
    page.navigate(base + "/customers/C1");
    page.getByText("Put on hold").click();
    page.getByLabel("R1").check();
    page.fill("#until", TODAY.plusDays(60).toString());
    page.fill("#reason", "Goods are being checked");
    page.click("main button[type=submit]");
    assertThat(page.locator("[role=alert]").innerText()).contains("30 days ahead");
    assertThat(page.inputValue("#reason")).isEqualTo("Goods are being checked");
    assertThat(page.getByLabel("R1").isChecked()).isTrue();
    picture(page, "hold");
    page.fill("#until", TODAY.plusDays(14).toString());
    page.click("main button[type=submit]");
    page.waitForURL(base + "/customers/C1");
    assertThat(page.locator("main").innerText()).contains("Goods are being checked");
  }

  private static void giveUp(Page page) {
    page.getByText("Write off", new Page.GetByTextOptions().setExact(true)).click();
    page.getByLabel("R2").check();
    page.fill("#reason", "Bank fees");
    picture(page, "write-off");
    page.click("main button[type=submit]");
    assertThat(page.locator("main").innerText()).contains("Written off: 3.10 EUR.");
  }

  /** At a desk and on a phone. */
  private static void picture(Page page, String name) {
    Chromium.picture(page, "ending-" + name);
    page.setViewportSize(390, 844);
    page.waitForTimeout(100);
    Chromium.picture(page, "ending-phone-" + name);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    page.setViewportSize(1280, 860);
  }
}

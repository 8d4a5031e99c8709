package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A dispute from the call to the credit note: on our pages, and in Tasklist. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class DisputesInTheBrowserTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  private String base;
  private long invoice;

  @BeforeEach
  void anInvoiceThatIsLate() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R1", "1250.00", 12);
    ledger.work();
    base = "http://localhost:" + port;
  }

  @Test
  void onOurPages() {
    try (Chromium chromium = new Chromium()) {
      Page collector = chromium.window();
      Chromium.signIn(collector, base, "collector");
      raise(collector);

      Page investigator = chromium.window();
      Chromium.signIn(investigator, base, "investigator");
      Chromium.look(investigator, "dispute-home");
      investigator.click("table a:has-text('Quantity short')");
      ask(investigator);
      fill(investigator, "Credit", "Reason as the customer reads it", "Three boxes were missing.");
      investigator.getByLabel("Findings").fill("The driver's list has 17 boxes of 20.");
      Chromium.look(investigator, "dispute-investigator");
      complete(investigator);
      investigator.locator("text=It waits for a credit manager").waitFor();

      Page manager = chromium.window();
      Chromium.signIn(manager, base, "manager");
      manager.navigate(base + "/");
      manager.click("table a:has-text('Quantity short')");
      manager.locator(".fjs-form").waitFor();
      choose(manager, "Approve");
      Chromium.look(manager, "dispute-manager");
      complete(manager);
      manager.locator("h2:has-text('Settled')").waitFor();
      manager.locator("#picture svg").first().waitFor();
      Chromium.look(manager, "dispute");
    }
    assertThat(open()).isEqualByComparingTo("850.00");
    assertThat(ledger.one(String.class, "select answered_by from disputes.question"))
        .isEqualTo("investigator");
  }

  @Test
  void inTasklist() {
    try (Chromium chromium = new Chromium()) {
      Page collector = chromium.window();
      Chromium.signIn(collector, base, "collector");
      raise(collector);

      Page investigator = chromium.window();
      Chromium.signIn(investigator, base, "investigator");
      take(investigator, "Disputes of my department");
      fill(investigator, "Credit", "Reason as the customer reads it", "Three boxes were missing.");
      investigator.getByLabel("Findings").fill("17 boxes of 20.");
      investigator.keyboard().press("Tab");
      investigator.waitForTimeout(1_000);
      Chromium.picture(investigator, "tasklist-dispute");
      completeInTasklist(investigator);

      Page manager = chromium.window();
      Chromium.signIn(manager, base, "manager");
      take(manager, "Dispute decisions to approve");
      choose(manager, "Approve");
      manager.waitForTimeout(1_000);
      Chromium.picture(manager, "tasklist-dispute-approve");
      completeInTasklist(manager);
    }
    assertThat(ledger.one(String.class, "select outcome from disputes.dispute"))
        .isEqualTo("credited");
    assertThat(open()).isEqualByComparingTo("850.00");
  }

  private BigDecimal open() {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where id = ?", invoice);
  }

  private void raise(Page page) {
    page.navigate(base + "/customers/C1");
    page.click("text=Raise a dispute");
    page.check("label:has-text('R1') input");
    page.selectOption("#reason", "QTY_SHORT");
    page.fill("#words", "Three of twenty boxes were missing, says Ms Payable");
    page.check("input[name=scope][value=amount]");
    page.fill("#amount", "400.00");
    page.setInputFiles(
        "input[type=file]",
        new FilePayload(
            "delivery note.txt",
            "text/plain",
            "17 boxes received\n".getBytes(StandardCharsets.UTF_8)));
    Chromium.look(page, "dispute-new");
    page.click("main form button[type=submit]:has-text('Raise')");
    page.locator("[role=status]").first().waitFor();
    assertThat(page.locator("[role=status]").first().innerText()).contains("dispute is raised");
  }

  private void ask(Page page) {
    page.fill("#question", "Who signed for the delivery?");
    page.click("button:has-text('Send')");
    assertThat(page.locator("[role=status]").first().innerText()).contains("the clock stands");
    page.click("summary:has-text('Enter the answer')");
    page.locator("textarea[name=answer]").fill("Mr Lager, at the gate.");
    page.click("button:has-text('Store')");
    assertThat(page.locator("#questions ~ article, article").first().innerText())
        .contains("Mr Lager, at the gate.");
  }

  private void take(Page page, String filter) {
    page.navigate(base + "/camunda/app/tasklist/default/");
    page.getByText(filter).first().click();
    page.locator(".tasks-list .task").first().click();
    page.locator("button:has-text('Claim')").first().click();
    page.locator(".fjs-form").waitFor();
  }

  private static void fill(Page page, String decision, String label, String text) {
    page.locator(".fjs-form").waitFor();
    choose(page, decision);
    page.getByLabel(label).fill(text);
  }

  private static void choose(Page page, String choice) {
    page.locator(
            ".fjs-form .fjs-input-group:has(.fjs-select-display) , .fjs-form .fjs-select-display")
        .last()
        .click();
    page.locator(".fjs-dropdownlist-item:has-text('" + choice + "')").first().click();
  }

  private static void complete(Page page) {
    page.keyboard().press("Tab");
    page.waitForTimeout(500);
    page.click("button:has-text('Complete')");
  }

  /** Tasklist ignores the button while the form still takes over what was typed last. */
  private static void completeInTasklist(Page page) {
    Locator form = page.locator(".fjs-form");
    for (int tries = 0; tries < 5 && form.isVisible(); tries++) {
      page.locator("button.btn-primary:has-text('Complete')").first().click();
      page.waitForTimeout(3_000);
    }
    assertThat(form.isVisible()).isFalse();
  }
}

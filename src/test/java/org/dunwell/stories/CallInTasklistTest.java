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

/** A collector finds a call in Tasklist, fills in the form, completes it; the case goes on. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class CallInTasklistTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  @Test
  void aCollectorCompletesACallInTasklistAndAManagerSeesTheInstanceInCockpit() {
    ledger.begin();
    ledger.invoice(ledger.customer("C1"), "R1", "1250.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      completeCall(page, base);
      ledger.work();
      lookInCockpit(chromium.window(), base);
    }
    assertThat(ledger.one(String.class, "select outcome from collections.customer_task"))
        .isEqualTo("reached");
    assertThat(ledger.one(String.class, "select ended_by from collections.customer_task"))
        .isEqualTo("collector");
    assertThat(ledger.one(String.class, "select action from collections.past_due_case"))
        .isEqualTo("waitForPayment");
  }

  private static void completeCall(Page page, String base) {
    page.navigate(base + "/camunda/app/tasklist/default/");
    page.getByText("For my group").first().click();
    page.locator(".tasks-list .task").first().click();
    page.locator("button:has-text('Claim')").first().click();
    page.locator(".fjs-form").waitFor();
    assertThat(page.locator(".fjs-form").innerText()).contains("How did the call go?");
    assertThat(page.locator(".fjs-form textarea").first().inputValue())
        .isEqualTo("1,250.00 EUR on 1 invoice, the oldest 15 days past due");
    page.getByLabel("Reached: they know and will pay").check();
    page.getByLabel("Note").fill("Ms Payable pays on Friday");
    // the form takes over what was typed when the field is left
    page.keyboard().press("Tab");
    page.waitForTimeout(1_000);
    Chromium.picture(page, "tasklist-call");
    complete(page);
  }

  /** Tasklist ignores the button while the form still takes over what was typed last. */
  private static void complete(Page page) {
    for (int tries = 0; tries < 5 && page.locator(".fjs-form").isVisible(); tries++) {
      page.locator("button.btn-primary:has-text('Complete')").first().click();
      page.waitForTimeout(3_000);
    }
    assertThat(page.locator(".fjs-form").isVisible()).isFalse();
  }

  private static void lookInCockpit(Page page, String base) {
    Chromium.signIn(page, base, "admin");
    page.navigate(base + "/camunda/app/cockpit/default/#/processes");
    page.getByText("Past-due invoice").first().click();
    page.locator("svg .djs-shape").first().waitFor();
    page.waitForTimeout(1_500);
    Chromium.picture(page, "cockpit-past-due-invoice");
    assertThat(page.locator("[data-element-id=waitForPayment]").count()).isPositive();
  }
}

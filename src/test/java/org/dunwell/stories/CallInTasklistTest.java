package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Page;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.contact.phone.TranscriptWritten;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A collector finds a call in Tasklist, fills in the form, completes it; the case goes on. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class CallInTasklistTest {

  @Autowired TestLedger ledger;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
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

  /** What is only chosen there is a promise, with the sentence as its proof. */
  @Test
  void aCollectorTakesOverASentenceInTasklist() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 16);
    ledger.work();
    long call =
        new RecordedCalls(ledger)
            .call(customer, TestLedger.MONDAY, "en", "I'll wire half by Friday.");
    transaction.executeWithoutResult(any -> events.publishEvent(new TranscriptWritten(call)));

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/tasks?view=group");
      page.locator("main a[href^='/tasks/']").first().click();
      page.locator("figure.proof figcaption").first().waitFor();
      assertThat(page.locator("figure.proof figcaption").first().innerText())
          .isEqualTo("at 0:00, 2 s");
      claim(page, base);
      page.locator(".fjs-form-field-select:has-text('Take over what they said')")
          .locator(".fjs-select-display")
          .click();
      page.locator(".fjs-dropdownlist-item:has-text('wire half')").first().click();
      assertThat(page.getByText("How did the call go?").count())
          .as("what is taken over says how it went")
          .isZero();
      Chromium.picture(page, "tasklist-call-proposal");
      complete(page);
    }
    assertThat(
            ledger.one(
                String.class,
                """
                select p.amount::numeric(9,2) || ' ' || p.promised_for || ' ' || e.sentence || ' '
                  || e.call_id
                from promises.promise p
                join promises.promise_evidence e on e.promise_id = p.id
                """))
        .isEqualTo("625.00 2026-03-06 I'll wire half by Friday. " + call);
    assertThat(ledger.one(String.class, "select outcome from collections.customer_task"))
        .isEqualTo("promises");
  }

  private static void claim(Page page, String base) {
    page.navigate(base + "/camunda/app/tasklist/default/");
    page.getByText("For my group").first().click();
    page.locator(".tasks-list .task").first().click();
    page.locator("button:has-text('Claim')").first().click();
    page.locator(".fjs-form").waitFor();
  }

  private static void completeCall(Page page, String base) {
    claim(page, base);
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

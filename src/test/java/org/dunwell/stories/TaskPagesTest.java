package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call on our own pages, in a real browser: two people have it open, one is first. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class TaskPagesTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  @Test
  void whoIsFirstTakesThePromiseAndTheOtherIsToldAndKeepsTheWords() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 16);
    ledger.invoice(customer, "R2", "400.00", 16);
    ledger.work();

    String base = "http://localhost:" + port;
    List<String> complaints = new ArrayList<>();
    try (Chromium chromium = new Chromium()) {
      Page first = open(chromium, base, "collector", complaints);
      Page second = open(chromium, base, "manager", complaints);
      promise(first);
      first.waitForURL(base + "/customers/C1");
      Chromium.look(first, "customer-after-call");

      second.getByLabel("Not reached: try again").check();
      second.getByLabel("Note").fill("Nobody picks up");
      second.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click();
      second.getByText("collector has completed this task").waitFor();
      assertThat(second.getByLabel("Note").inputValue()).isEqualTo("Nobody picks up");
      Chromium.picture(second, "task-completed-by-another");

      correct(first, base);
    }
    assertThat(complaints).isEmpty();
    assertThat(ledger.one(String.class, "select state from promises.promise"))
        .isEqualTo("cancelled");
    assertThat(ledger.count("receivables.block where kind = 'dispute' and lifted_at is null"))
        .isEqualTo(2);
  }

  @Test
  void whatWasSaidIsTakenOverByOneClickAndStandsOnTheCustomersPageAsProof() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 16);
    ledger.work();
    new RecordedCalls(ledger)
        .call(customer, TestLedger.MONDAY, "en", "I'll wire half by Friday.", "Thank you.");

    String base = "http://localhost:" + port;
    List<String> complaints = new ArrayList<>();
    try (Chromium chromium = new Chromium()) {
      Page page = open(chromium, base, "collector", complaints);
      page.getByText("Take over", new Page.GetByTextOptions().setExact(true)).click();
      page.waitForCondition(() -> page.getByLabel("Amount").inputValue().equals("625.00"));
      assertThat(page.getByLabel("Promises to pay by a date").isChecked()).isTrue();
      assertThat(page.getByLabel("R1: 1,250.00 EUR, 16 days late").isChecked()).isTrue();
      Chromium.look(page, "task-take-over");
      page.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click();
      page.waitForURL(base + "/customers/C1");
      assertThat(page.locator("figure.proof").innerText()).contains("I'll wire half by Friday.");
      Chromium.look(page, "customer-proof");
    }
    assertThat(complaints).isEmpty();
    assertThat(
            ledger.one(
                String.class,
                "select amount::numeric(9,2) || ' ' || promised_for from promises.promise"))
        .isEqualTo("625.00 2026-03-06");
    assertThat(ledger.count("promises.promise_evidence")).isEqualTo(1);
  }

  private static Page open(Chromium chromium, String base, String user, List<String> complaints) {
    Page page = chromium.window();
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    Chromium.signIn(page, base, user);
    page.navigate(base + "/tasks?view=all");
    page.getByText("Call customer").first().click();
    page.locator(".fjs-form").waitFor();
    page.waitForURL(base + "/tasks/**");
    // the way back of this test is the customer, not the list
    page.navigate(page.url().replaceAll("\\?.*", ""));
    page.locator(".fjs-form").waitFor();
    return page;
  }

  private static void promise(Page page) {
    page.getByLabel("Promises to pay by a date").check();
    page.getByLabel("R1: 1,250.00 EUR, 16 days late").check();
    page.locator(".fjs-form input.flatpickr-input").first().fill("09/03/2026");
    page.keyboard().press("Tab");
    page.getByLabel("Note").fill("Pays R1 next Monday");
    Chromium.look(page, "task-promise");
    page.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click();
  }

  private static void correct(Page page, String base) {
    page.locator("a[href$='/correct']").first().click();
    page.locator(".fjs-form").waitFor();
    page.getByLabel("Disputes: something is wrong with an invoice").check();
    page.getByLabel("Why do they dispute it?").fill("Goods not");
    page.locator(".fjs-dropdownlist-item:has-text('Goods not received')").first().click();
    page.getByLabel("Note").fill("They say the goods never came");
    Chromium.look(page, "call-correct");
    page.getByText("Correct the call").click();
    page.waitForURL(base + "/customers/C1");
  }
}

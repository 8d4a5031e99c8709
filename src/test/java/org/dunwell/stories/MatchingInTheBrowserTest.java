package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.BankLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A morning's queue: one key for what is suggested, a split by hand for what is not. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class MatchingInTheBrowserTest {

  @Autowired TestLedger ledger;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  @Test
  void enterAcceptsTheFirstSuggestionAndTheRestIsSplitByHand() {
    ledger.begin();
    long customer = ledger.customer("C1");
    long first = ledger.invoice(customer, "R1", "500.00", 20);
    ledger.invoice(customer, "R2", "500.00", 10);
    long third = ledger.invoice(customer, "R3", "320.00", 5);
    BankLines bank = new BankLines(jdbc);
    long ambiguous = bank.came("Customer C1", "DE77", "500.00", "");
    long unknown = bank.came("Treuhand Nord", "DE99", "400.00", "danke");
    ledger.work();

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/matching");
      page.keyboard().press("Enter");
      page.waitForSelector(".note.good");
      assertThat(bank.state(ambiguous)).isEqualTo("posted");
      assertThat(stateOf(first)).isEqualTo("paid");

      page.getByLabel("Customer or invoice", new Page.GetByLabelOptions().setExact(true))
          .fill("R3");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find")).click();
      page.getByLabel("Amount for R3").fill("320.00");
      page.getByText("Post by hand").click();
      page.waitForSelector(".note.good");
    }
    assertThat(bank.state(unknown)).isEqualTo("posted");
    assertThat(stateOf(third)).isEqualTo("paid");
    assertThat(ledger.count("receivables.payment where unapplied_amount = 80")).isEqualTo(1);
  }

  @Test
  void whoAcceptsMoneyThatWasChangedSaysWhatWasPaidWhereTheBankDoesNot() {
    ledger.begin();
    long invoice = ledger.invoice(ledger.customer("C1"), "INV-10481", "500.00", 20);
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", invoice);
    BankLines bank = new BankLines(jdbc);
    long line = bank.came("Customer C1", "US1", "460.00", "INV-10481");
    ledger.update(
        "update payments.statement_line set original_currency = 'USD', exchange_rate = 0.92"
            + " where id = ?",
        line);
    ledger.work();

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/matching");
      assertThat(page.locator("main").innerText()).contains("credited EUR 460.00 at 0.92");
      page.keyboard().press("1");
      assertThat(page.getByLabel("Paid in USD").inputValue()).isEmpty();
      page.keyboard().type("500.00");
      page.keyboard().press("Enter");
      page.waitForSelector(".note.good");
    }
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(stateOf(invoice)).isEqualTo("paid");
  }

  private String stateOf(long invoice) {
    return ledger.one(String.class, "select state from receivables.invoice where id = ?", invoice);
  }
}

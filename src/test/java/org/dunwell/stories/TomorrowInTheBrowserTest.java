package org.dunwell.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A collector sees what goes out tomorrow, changes a letter, and the customer gets that one. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class TomorrowInTheBrowserTest {

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  private String base;

  @BeforeEach
  void aDayBeforeReminders() {
    ledger.begin();
    base = "http://localhost:" + port;
    String[] names = {
      "Alpenblick Hotels", "Brandt Maschinenbau", "Cormoran Shipping", "Delta Foods"
    };
    for (int i = 0; i < names.length; i++) {
      long customer = ledger.customer("C" + i);
      ledger.update("update receivables.customer set name = ? where id = ?", names[i], customer);
      ledger.invoice(customer, "R" + i + "-1", (1250 + i) + ".00", i == 3 ? 14 : 1);
      ledger.invoice(customer, "R" + i + "-2", (480 + i) + ".50", i == 2 ? 24 : 1);
      ledger.invoice(customer, "R" + i + "-3", (96 + i) + ".10", -20);
    }
    ledger.work();
  }

  @AfterEach
  void now() {
    ledger.begin();
  }

  @Test
  void whatWasChangedTheDayBeforeIsWhatGoesOut() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/tomorrow");
      button(page, "Think it through now").click();
      assertThat(page.getByText("Tomorrow is being thought through.")).isVisible();
      ledger.work();
      page.navigate(base + "/customers/C0/tomorrow");

      button(page, "Leave out R0-2").click();
      assertThat(page.getByText("The letter goes without it")).isVisible();
      page.getByText("Add words of your own").click();
      page.getByLabel("Words for this one letter")
          .fill(
              "Thank you for your call on Friday, Ms Payable.\nThe copy you asked for is on its way.");
      button(page, "Put them in").click();
      assertThat(page.getByText("Your words are in the letter.")).isVisible();
      Locator letter = page.frameLocator("iframe.mail").locator("body");
      assertThat(letter).containsText("Thank you for your call on Friday");
      assertThat(letter).not().containsText("R0-2");
      Chromium.look(page, "tomorrow-letter");

      page.navigate(base + "/customers/C1/tomorrow");
      page.getByLabel("Why").fill("They move offices this week");
      button(page, "Hold").click();
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("On hold");

      page.navigate(base + "/tomorrow");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Left out: collector asks for it");
      Chromium.look(page, "tomorrow");
      page.getByLabel("Why not").selectOption("hold");
      button(page, "Show").click();
      assertThat(page.locator("table.rows").last()).containsText("Brandt Maschinenbau");
      assertThat(page.locator("table.rows").last()).not().containsText("Alpenblick");

      ledger.walkTo(TODAY.plusDays(1));
      page.navigate(
          base
              + "/messages/"
              + ledger.one(
                  Long.class, "select id from contact.message where recipient = 'ap@c0.example'"));
      assertThat(page.frameLocator("iframe.mail").locator("body"))
          .containsText("The copy you asked for is on its way.");
      assertThat(ledger.count("contact.message where recipient = 'ap@c1.example'")).isZero();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}

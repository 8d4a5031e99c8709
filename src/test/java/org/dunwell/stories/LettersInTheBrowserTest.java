package org.dunwell.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;
import org.dunwell.contact.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A manager changes what reminders say, sees it, and has the letters of the day printed. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class LettersInTheBrowserTest {

  @Autowired TestLedger ledger;
  @Autowired Requests requests;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private String base;

  @BeforeEach
  void someoneIsLate() {
    ledger.begin();
    ledger.update("delete from contact.template_version");
    base = "http://localhost:" + port;
    for (int i = 1; i <= 3; i++) {
      long customer = ledger.customer("C" + i);
      ledger.update(
          "update receivables.customer set street = '1 Mill Lane', city = 'Leeds' where id = ?",
          customer);
      ledger.invoice(customer, "R" + i, "125" + i + ".00", 40 + i);
    }
  }

  @AfterEach
  void asItCame() {
    ledger.update("delete from contact.template_version");
  }

  @Test
  void wordsAreChangedInTheBrowserAndABrokenTextIsRefusedWithItsLine() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "manager");
      page.navigate(base + "/templates");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Firm reminder (en)"))
          .click();
      var preview = page.frameLocator("iframe[name=preview]");
      assertThat(preview.locator("body")).containsText("pay EUR 1,253.00 by");
      String words = page.inputValue("#body");
      page.fill("#body", words.replace("We ask you to pay", "Please {{settle}}, that is"));
      assertThat(preview.locator("li").first()).containsText("Line 3: \"settle\" is not known");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
      assertThat(page.locator("[role=alert]")).containsText("Line 3: \"settle\" is not known here");
      assertThat(page.inputValue("#body")).contains("Please {{settle}}");
      Chromium.picture(page, "template-refused");
      page.fill("#body", words.replace("We ask you to pay", "We ask you once more to pay"));
      page.fill("#note", "Clearer");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As letter")).click();
      assertThat(preview.locator("body")).containsText("We ask you once more to pay");
      assertThat(preview.locator(".to")).containsText("1 Mill Lane");
      Chromium.picture(page, "template-editor");
      page.setViewportSize(390, 844);
      Chromium.picture(page, "template-editor-phone");
      page.setViewportSize(1280, 860);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
      assertThat(page.locator("[role=status].good")).containsText("Saved");
      assertThat(page.locator("main")).containsText("Clearer");
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Back to the words it came with"))
          .click();
      assertThat(page.inputValue("#body")).isEqualTo(words);
    }
    assertThat(ledger.count("contact.template_version where body like '%once more%'")).isEqualTo(1);
  }

  @Test
  void lettersArePrintedAndOneComesBack() {
    askForLetters();
    ledger.walkTo(TODAY.plusDays(1));
    ledger.work();
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.navigate(base + "/letters");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Run 1").setExact(true))
          .click();
      assertThat(page.locator("main")).containsText("3, 3 pages");
      Chromium.picture(page, "letter-run-page");
      APIResponse pdf = page.request().get(base + "/letters/runs/1.pdf");
      assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
      assertThat(new String(pdf.body(), 0, 5)).isEqualTo("%PDF-");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Came back: Customer C1"))
          .click();
      assertThat(page.locator("[role=status].good")).containsText("out of use");
      assertThat(page.locator("main")).containsText("came back");
      page.setViewportSize(390, 844);
      page.navigate(base + "/letters");
      Chromium.picture(page, "letters-phone");
    }
    assertThat(
            ledger.count(
                "receivables.customer where number = 'C1' and address_retired_at is not null"))
        .isEqualTo(1);
  }

  private void askForLetters() {
    List<ContactRequest> asked =
        List.of(1L, 2L, 3L).stream()
            .map(
                n ->
                    new ContactRequest(
                        "test/" + n,
                        Kind.REMINDER,
                        Channel.LETTER,
                        "final",
                        ledger.one(
                            Long.class,
                            "select customer_id from receivables.invoice where number = ?",
                            "R" + n),
                        ledger.one(Long.class, "select id from receivables.selling_entity"),
                        ledger.one(
                            Long.class,
                            "select id from receivables.invoice where number = ?",
                            "R" + n)))
            .toList();
    transaction.executeWithoutResult(tx -> requests.request(asked));
  }
}

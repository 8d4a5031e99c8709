package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer on a phone, whose browser runs no scripts, deals with everything that is open. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class CustomersOwnPageTest {

  @Autowired PayLinks links;
  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;

  @LocalServerPort int port;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void aCustomerDealsWithEverythingOnAPhoneWithoutScripts() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 20);
    ledger.invoice(customer, "R2", "99.90", 2);
    ledger.invoice(customer, "R3", "40.00", 1);
    long entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    ledger.work();
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.phoneWithoutScripts();
      page.navigate(
          "http://localhost:" + port + "/pay/" + links.token(new Account(customer, entity)));
      Chromium.picture(page, "portal-phone");
      page.click("text=Something is wrong >> nth=0");
      page.selectOption("#reason", "DAMAGED");
      page.fill("#sum", "200.00");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "note.txt", "text/plain", "Box 3 is wet".getBytes(StandardCharsets.UTF_8)));
      Chromium.picture(page, "portal-dispute-phone");
      sent(page, "We are looking into it");
      page.click("text=Promise a date");
      page.uncheck("label:has-text('R1') input[type=checkbox]");
      page.uncheck("label:has-text('R3') input[type=checkbox]");
      page.fill("#day", "2026-03-06");
      Chromium.picture(page, "portal-promise-phone");
      sent(page, "Your promise is noted");
      page.click("text=I have paid");
      page.uncheck("label:has-text('R1') input[type=checkbox]");
      page.fill("#day", "2027-03-01");
      page.click("main button[type=submit]");
      assertThat(page.locator("[role=alert]").textContent()).contains("one of the last 90 days");
      page.fill("#day", "2026-03-01");
      sent(page, "We look out for your payment");
      page.click("text=Ask a question");
      page.fill("#note", "When is box 4 to come?");
      sent(page, "We answer by e-mail");
      assertThat(page.locator("main").textContent())
          .contains("being clarified: 200.00", "promised", "You have promised EUR\u00a099.90");
      Chromium.picture(page, "portal-phone-after");
      double width = page.locator("main").boundingBox().width;
      assertThat(width).isLessThanOrEqualTo(390);
    }
    assertThat(ledger.count("disputes.dispute where amount = 200")).isEqualTo(1);
    assertThat(ledger.count("promises.promise where amount = 99.90")).isEqualTo(1);
    assertThat(ledger.count("payments.payment_hint_invoice")).isEqualTo(1);
    assertThat(ledger.count("contact.inbound_mail where matched_by = 'portal'")).isEqualTo(1);
  }

  private static void sent(Page page, String answer) {
    page.click("main button[type=submit]");
    assertThat(page.locator("[role=status]").first().textContent()).contains(answer);
  }
}

package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of ours with something on it, in a real browser, at a desk and on a phone. */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class PagesTest {

  private static final int PHONE = 390;

  @Autowired TestLedger ledger;
  @LocalServerPort int port;

  @Test
  void everyPageOpensWithoutAnErrorAndFitsAPhone() {
    ledger.begin();
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "1250.00", 1);
    ledger.invoice(customer, "R2", "99.90", 20);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(9));
    ledger.pay(invoice, "P1", "250.00");
    ledger.work();
    long pastDue = ledger.one(Long.class, "select min(id) from collections.past_due_case");
    long message = ledger.one(Long.class, "select min(id) from contact.message");

    String base = "http://localhost:" + port;
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.window();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(
          said -> {
            if (said.type().equals("error")) {
              complaints.add(page.url() + ": " + said.text());
            }
          });
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      Chromium.signIn(page, base, "admin");
      for (String path :
          List.of(
              "/",
              "/cases",
              "/cases/" + pastDue,
              "/customers",
              "/customers/C1",
              "/invoices",
              "/invoices/" + invoice,
              "/messages",
              "/messages?state=planned",
              "/messages/" + message,
              "/tasks",
              "/troubles",
              "/imports",
              "/tokens",
              "/sandbox/mails",
              "/sandbox/replay",
              payLink())) {
        open(page, base, path);
      }
      assertThat(complaints).isEmpty();
    }
  }

  private static void open(Page page, String base, String path) {
    page.setViewportSize(1280, 860);
    Response response = page.navigate(base + path);
    assertThat(response.status()).as(path).isEqualTo(200);
    assertThat(page.locator("h1").count()).as("a heading on " + path).isEqualTo(1);
    page.waitForTimeout(300);
    String name = path.startsWith("/pay") ? "pay" : path.replaceAll("[^a-z]+", "-");
    Chromium.picture(page, "page" + name);
    page.setViewportSize(PHONE, 844);
    page.waitForTimeout(100);
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    Chromium.picture(page, "phone" + name);
    assertThat(width).as("width of %s on a phone", path).isLessThanOrEqualTo(PHONE);
  }

  /** The link the customer found in the letter. */
  private String payLink() {
    String text = ledger.one(String.class, "select max(body_text) from contact.message");
    java.util.regex.Matcher link = java.util.regex.Pattern.compile("/pay/[\\w.~-]+").matcher(text);
    assertThat(link.find()).isTrue();
    return link.group();
  }
}

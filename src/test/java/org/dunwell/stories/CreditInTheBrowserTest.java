package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.platform.Money;
import org.dunwell.sandbox.bureau.BureauServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A score dips at the bureau: an alert, a review, a smaller limit; the next order waits and goes
 * when money has come. As a credit manager sees it.
 */
@DunwellTest
@EnabledIf("org.dunwell.stories.Chromium#isInstalled")
class CreditInTheBrowserTest {

  @Autowired TestLedger ledger;
  @Autowired Parties parties;
  @Autowired OrderChecks orders;
  @Autowired BureauServer bureau;
  @LocalServerPort int port;

  private String base;
  private long customer;
  private long invoice;

  @BeforeEach
  void aCustomerThatTheRegisterKnows() throws Exception {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "1000.00", -10);
    parties.identify(parties.ofCustomer(customer).id(), "HRB 1", null, "other");
    ledger.work();
    base = "http://localhost:" + port;
    send(
        "/companies",
        """
        {"account": "bk_sandbox", "companies":
          [{"name": "Customer C1", "registrationNumber": "HRB 1", "country": "DE"}]}
        """);
    bureauSays(85);
  }

  @Test
  void fromTheDipToTheRelease() throws Exception {
    try (Chromium chromium = new Chromium()) {
      Page manager = chromium.window();
      Chromium.signIn(manager, base, "manager");
      manager.navigate(base + "/customers/C1");
      manager.click("text=Credit file of");
      manager.click("text=Ask the bureau");
      ledger.work();
      grantLimit(manager);

      bureauSays(12);
      bureau.awaitSent(Duration.ofSeconds(20));
      ledger.work();
      manager.navigate(base + "/credit");
      manager.locator("text=alerts to look at").waitFor();
      assertThat(manager.locator("main").innerText()).contains("from A to E");
      Chromium.look(manager, "credit-home");

      cutLimit(manager);
      ledger.work();
      orders.check(new NewOrder(customer, "O1", Money.of("800.00", "EUR"), false, "manager"));
      assertThat(order()).isEqualTo("held");
      manager.navigate(base + "/credit/orders");
      manager.locator("text=O1").first().waitFor();
      Chromium.look(manager, "credit-orders");

      ledger.pay(invoice, "P1", "1000.00");
      ledger.work();
      assertThat(order()).isEqualTo("approved");
      manager.navigate(base + "/customers/C1/credit");
      assertThat(manager.locator("main").innerText())
          .contains("1,000.00 EUR", "Change limit by manager", "of the limit is used");
      Chromium.look(manager, "credit-file");
    }
  }

  @Test
  void thePageOfTheBureauMakesACompanyWorseWithoutAComplaint() {
    try (Chromium chromium = new Chromium()) {
      List<String> complaints = new ArrayList<>();
      Page page = chromium.window();
      Chromium.signIn(page, base, "collector");
      page.onConsoleMessage(said -> complaints.add(said.text()));
      page.navigate(base + "/sandbox/bureau");
      assertThat(page.locator("h1").innerText()).isEqualTo("Sandbox credit bureau");
      page.getByLabel("Company").fill("nobody of this name");
      page.click("button:has-text('Find')");
      assertThat(page.locator("main").innerText()).contains("None yet.");
      page.navigate(base + "/sandbox/bureau");
      page.getByLabel("Score of Customer C1").fill("101");
      page.locator("tr:has-text('Customer C1') button").click();
      assertThat(page.locator("body").innerText()).contains("between 0 and 100");
      complaints.clear();

      page.navigate(base + "/sandbox/bureau");
      page.getByLabel("Score of Customer C1").fill("12");
      page.locator("tr:has-text('Customer C1') button").click();
      page.waitForURL("**/_control/**");
      assertThat(page.getByLabel("Score of Customer C1").inputValue()).isEqualTo("12");
      assertThat(Accessibility.findings(page)).isEmpty();
      Chromium.look(page, "sandbox-bureau");
      assertThat(complaints).isEmpty();
    }
  }

  private void grantLimit(Page manager) {
    manager.navigate(base + "/customers/C1/limit");
    manager.fill("#amount", "4000");
    manager.fill("#cause", "A new contract");
    manager.click("button:has-text('Ask')");
    manager.locator("[role=status]").waitFor();
    assertThat(manager.locator("[role=status]").innerText()).contains("In force");
  }

  /** The rule has begun the review; the table's proposal stands in the form. */
  private void cutLimit(Page manager) {
    manager.navigate(base + "/tasks?view=group");
    manager.click("main a[href^='/tasks/']");
    manager.locator(".fjs-form").waitFor();
    Chromium.look(manager, "credit-review");
    manager
        .locator(".fjs-form-field-select:has-text('What do we do?') .fjs-select-display")
        .click();
    manager.locator(".fjs-dropdownlist-item:has-text('Change')").first().click();
    manager.getByLabel("The new limit").fill("1000");
    manager.getByLabel("Note").fill("The bureau sees it fail");
    manager.keyboard().press("Tab");
    manager.click("main button:has-text('Complete')");
    manager.waitForURL(url -> !url.contains("/tasks/"));
  }

  private String order() {
    return ledger.one(String.class, "select state from credit.sales_order where number = 'O1'");
  }

  private void bureauSays(int score) throws Exception {
    for (JsonNode one : new ObjectMapper().readTree(send("/companies", null))) {
      if (one.get("registrationNumber").asText().equals("HRB 1")) {
        send(
            "/company",
            "{\"account\": \"bk_sandbox\", \"id\": \"%s\", \"score\": %d}"
                .formatted(one.get("id").asText(), score));
      }
    }
  }

  private String send(String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(bureau.address() + "/_control" + path))
            .header("Content-Type", "application/json");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                (body == null
                        ? request.GET()
                        : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}

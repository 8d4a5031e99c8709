package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DunwellTest
class PromisePagesTest {

  private static final LocalDate FRIDAY = TODAY.plusDays(4);

  @Autowired TestLedger ledger;
  @Autowired PlanRequests requests;
  @Autowired MockMvc web;

  long older;
  long newer;

  @BeforeEach
  void twoInvoices() {
    ledger.begin();
    long customer = ledger.customer("C1");
    older = ledger.invoice(customer, "R1", "100.00", 12);
    newer = ledger.invoice(customer, "R2", "300.00", 8);
    ledger.invoice(customer, "R3", "50.00", -20);
  }

  @Test
  void theFormSuggestsWhatIsPastDueAndSaysTheLimits() throws Exception {
    page("/customers/C1/promises/new")
        .andExpect(
            content()
                .string(
                    stringContainsInOrder("value=\"%d\"".formatted(older), "checked=\"checked\"")))
        .andExpect(content().string(containsString("Until 16 Mar 2026")))
        .andExpect(content().string(containsString("At least 120.00 EUR")));
  }

  @Test
  void aPromiseTakenOnThePageStandsOnTheCustomersPageAndCanBeCancelled() throws Exception {
    submit(promise("")).andExpect(redirectedUrl("/customers/C1"));
    page("/customers/C1")
        .andExpect(content().string(containsString("Open promises")))
        .andExpect(content().string(containsString("Ms Berg, call")))
        .andExpect(content().string(containsString("400.00 EUR")));

    long id = ledger.one(Long.class, "select id from promises.promise");
    submit(post("/promises/" + id + "/cancel").param("reason", "wrong customer"))
        .andExpect(redirectedUrl("/customers/C1"));
    page("/customers/C1")
        .andExpect(content().string(not(containsString("Open promises"))))
        .andExpect(content().string(containsString("wrong customer")));
  }

  @Test
  void whatIsRefusedKeepsWhatWasTyped() throws Exception {
    submit(promise("1.50"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("at least 120.00 EUR")))
        .andExpect(content().string(containsString("value=\"1.50\"")))
        .andExpect(content().string(containsString("value=\"Ms Berg\"")));
    submit(promise("a lot"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("is not an amount")));
    submit(post("/customers/C1/promises").param("channel", "phone"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Choose the invoices")));
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void aPlanIsShownBeforeItIsAgreedOn() throws Exception {
    submit(plan("preview"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The payments would be")))
        .andExpect(content().string(containsString("133.34 EUR")));
    assertThat(ledger.count("promises.plan")).isZero();
    submit(plan("agree")).andExpect(redirectedUrl("/customers/C1"));
    page("/customers/C1").andExpect(content().string(containsString("3 payment(s)")));

    long id = ledger.one(Long.class, "select id from promises.plan");
    submit(post("/plans/" + id + "/end").param("reason", "pays at once"))
        .andExpect(redirectedUrl("/customers/C1"));
    page("/customers/C1").andExpect(content().string(containsString("pays at once")));
  }

  @Test
  void whoAskedToPayInPartsStandsOnTheCustomersPageWithTheWayToThePlan() throws Exception {
    long request = asked();
    page("/customers/C1")
        .andExpect(content().string(containsString("Asked to pay in parts")))
        .andExpect(content().string(containsString("by Ms Berg (call, taken by ann)")))
        .andExpect(content().string(containsString("/customers/C1/plans/new?request=" + request)));
    String form =
        page("/customers/C1/plans/new?request=" + request)
            .andExpect(content().string(containsString("Ms Berg asked on 2 Mar 2026")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(form).containsPattern("value=\"%d\"\\s+checked".formatted(newer));
    assertThat(form).doesNotContainPattern("value=\"%d\"\\s+checked".formatted(older));
    assertThat(form).containsPattern("name=\"saidBy\"[^>]*value=\"Ms Berg\"");
    submit(
            post("/customers/C1/plans")
                .param("request", Long.toString(request))
                .param("payments", "0"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Ms Berg asked on")));
    submit(plan("agree").param("request", Long.toString(request)))
        .andExpect(redirectedUrl("/customers/C1"));
    assertThat(ledger.one(String.class, "select state from promises.plan_request"))
        .isEqualTo("proposed");
    page("/customers/C1").andExpect(content().string(not(containsString("Asked to pay in parts"))));
    page("/customers/C1/plans/new?request=" + request)
        .andExpect(content().string(containsString("is proposed already")));
  }

  @Test
  void aRequestIsDeclinedOnThePageOfItsOwnCustomerOnly() throws Exception {
    long request = asked();
    ledger.invoice(ledger.customer("C2"), "S1", "50.00", 5);
    String path = "/plan-requests/" + request + "/decline";
    submit(post("/customers/C2" + path).param("reason", "no")).andExpect(status().isNotFound());
    web.perform(
            get("/customers/C2/plans/new?request=" + request)
                .accept(MediaType.TEXT_HTML)
                .with(collector()))
        .andExpect(status().isNotFound());
    submit(post("/customers/C1" + path).param("reason", " "))
        .andExpect(flash().attribute("refused", containsString("why there is to be no")));
    submit(post("/customers/C1" + path).param("reason", "Too small").param("tell", "true"))
        .andExpect(redirectedUrl("/customers/C1"));
    assertThat(ledger.one(String.class, "select body_text from contact.message"))
        .contains("The reason: Too small");
    page("/customers/C1").andExpect(content().string(not(containsString("Asked to pay in parts"))));
  }

  private long asked() {
    long customer = ledger.one(Long.class, "select id from receivables.customer");
    return requests
        .open(
            new NewPlanRequest(
                customer, List.of(newer), "call", "call/1", "Ms Berg", null, "ann", FRIDAY))
        .get(0);
  }

  @Test
  void paymentsThatAreNotAlikeAreListed() throws Exception {
    submit(
            plan("preview")
                .param("frequency", "list")
                .param("list", "2026-03-10 100,00\n2026-04-10 300.00"))
        .andExpect(content().string(containsString("10 Apr 2026")));
    submit(plan("agree").param("frequency", "list").param("list", "next week"))
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void overRestAPromiseIsTakenOnceAndListed() throws Exception {
    String said =
        """
        {"key": "bot/1", "customer": "C1", "invoices": ["R1"], "promisedFor": "%s"}
        """
            .formatted(FRIDAY);
    for (int i = 0; i < 2; i++) {
      web.perform(
              post("/api/promises")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(said)
                  .with(collector())
                  .with(csrf()))
          .andExpect(status().isCreated())
          .andExpect(header().string("Location", containsString("/api/promises/")))
          .andExpect(jsonPath("$.amount").value(100.00))
          .andExpect(jsonPath("$.state").value("open"));
    }
    web.perform(get("/api/promises?state=open&customer=C1&limit=1").with(collector()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].items[0].invoiceNumber").value("R1"));
    web.perform(get("/api/promises?state=broken").with(collector()))
        .andExpect(jsonPath("$.total").value(0));
    web.perform(get("/api/promises?state=good").with(collector()))
        .andExpect(status().isUnprocessableEntity());
    web.perform(
            post("/api/promises")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"customer\": \"C1\", \"invoices\": [\"R1\"]}")
                .with(collector())
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("between")));
  }

  private MockHttpServletRequestBuilder promise(String amount) {
    return post("/customers/C1/promises")
        .param("invoice", Long.toString(older), Long.toString(newer))
        .param("amount", amount)
        .param("promisedFor", FRIDAY.toString())
        .param("channel", "call")
        .param("saidBy", "Ms Berg");
  }

  private MockHttpServletRequestBuilder plan(String step) {
    return post("/customers/C1/plans")
        .param("invoice", Long.toString(older), Long.toString(newer))
        .param("payments", "3")
        .param("first", FRIDAY.toString())
        .param("step", step);
  }

  private ResultActions submit(MockHttpServletRequestBuilder form) throws Exception {
    return web.perform(form.accept(MediaType.TEXT_HTML).with(collector()).with(csrf()));
  }

  private ResultActions page(String path) throws Exception {
    return web.perform(get(path).accept(MediaType.TEXT_HTML).with(collector()))
        .andExpect(status().isOk());
  }

  private static UserRequestPostProcessor collector() {
    return user("collector").roles("COLLECTOR");
  }

  @Test
  void theInterestOfAPlanIsShownBeforeItIsAgreedOnAndNeverMoreThanAllowed() throws Exception {
    page("/customers/C1/plans/new").andExpect(content().string(containsString("At most 12.")));
    submit(plan("preview").param("interest", "6,5"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    stringContainsInOrder(
                        "value=\"6,5\"", "Interest until then", "If all is paid on time: ")));
    submit(plan("agree").param("interest", "12.5"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("bears at most 12.00 % a year, not 12.50 %")))
        .andExpect(content().string(containsString("value=\"12.5\"")));
    submit(plan("agree").param("interest", "much"))
        .andExpect(content().string(containsString("is no rate of interest")));
    assertThat(ledger.count("promises.plan")).isZero();
    submit(plan("agree").param("interest", "6.5")).andExpect(redirectedUrl("/customers/C1"));
    page("/customers/C1")
        .andExpect(content().string(containsString("interest of 6.50 % a year")))
        .andExpect(content().string(containsString(", interest until then ")));
  }

  @Test
  void overRestAPlanIsProposedWithItsInterest() throws Exception {
    String wanted =
        """
        {"customer": "C1", "invoices": ["R2"], "interestPercent": 7.3,
         "payments": [{"amount": 300, "dueOn": "%s"}]}
        """
            .formatted(FRIDAY);
    // 300.00 for 5 days at 0.06 a day
    web.perform(rest(wanted))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.interestPercent").value(7.3))
        .andExpect(jsonPath("$.legs[0].interest").value(0.3))
        .andExpect(jsonPath("$.costForeseen").value(300.3));
    web.perform(get("/api/plans?customer=C1").with(collector()))
        .andExpect(jsonPath("$.items[0].interestForeseen").value(0.3));
    web.perform(rest(wanted.replace("7.3", "29").replace("R2", "R1").replace("300", "100")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("at most 0.00 % a year")));
    web.perform(rest("{\"customer\": \"C1\", \"invoices\": [], \"payments\": [null]}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get("/api/plans?customer=C9").with(collector())).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder rest(String plan) {
    return post("/api/plans")
        .contentType(MediaType.APPLICATION_JSON)
        .content(plan)
        .with(collector())
        .with(csrf());
  }
}

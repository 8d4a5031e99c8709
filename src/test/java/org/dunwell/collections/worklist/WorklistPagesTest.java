package org.dunwell.collections.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a collector does with the list on its pages and over REST. */
@DunwellTest
class WorklistPagesTest {

  @Autowired TestLedger ledger;
  @Autowired MockMvc web;
  @Autowired TaskService tasks;
  @Autowired Users users;
  @Autowired Access access;

  private final MockHttpSession session = new MockHttpSession();
  private long anna;

  @BeforeEach
  void threeCustomersPastDue() {
    ledger.begin();
    users.ensure("ben", "ben", "Ben", "Okafor", "collectors");
    anna = customer("ANNA", "collector", "60000.00");
    customer("BORIS", "collector", "12000.00");
    customer("CARLA", "ben", "3000.00");
    ledger.work();
  }

  @Test
  void theListShowsMyCustomersFirstTheOneWithMostPointsAndWhy() throws Exception {
    page("/worklist")
        .andExpect(content().string(containsString("Customer ANNA")))
        .andExpect(content().string(containsString("Mine 2")))
        .andExpect(content().string(containsString("Team 2")))
        .andExpect(content().string(containsString("All 3")))
        .andExpect(content().string(containsString("60,000.00 EUR")))
        .andExpect(content().string(containsString("A very large amount.")))
        .andExpect(content().string(not(containsString("Customer CARLA"))));
    page("/worklist?view=all&min=abc")
        .andExpect(content().string(containsString("write a number such as 500")));
    page("/worklist?state=left-out").andExpect(content().string(containsString("Nobody fits")));
  }

  @Test
  void fromOneCustomerToTheNextInTheListThatWasLookedAtLast() throws Exception {
    page("/worklist?view=all&sort=name");
    perform(get("/worklist/next")).andExpect(redirectedUrl("/customers/ANNA"));
    page("/customers/ANNA")
        .andExpect(content().string(containsString("/worklist/next?after=ANNA")))
        .andExpect(content().string(containsString("Get in touch.")));
    perform(get("/worklist/next?after=BORIS")).andExpect(redirectedUrl("/customers/CARLA"));
    perform(get("/worklist/next?after=CARLA"))
        .andExpect(redirectedUrl("/worklist?view=all&sort=name"));
  }

  @Test
  void aFilterIsKeptUnderANameForMeAlone() throws Exception {
    perform(
            post("/worklist/views")
                .param("name", "Large")
                .param("min", "5000")
                .param("view", "all"))
        .andExpect(redirectedUrl("/worklist?view=all&min=5000"));
    page("/worklist").andExpect(content().string(containsString("Large")));
    web.perform(get("/worklist").with(user("ben").roles("COLLECTOR")))
        .andExpect(content().string(not(containsString("Large"))));
    long view = ledger.one(Long.class, "select id from collections.worklist_view");
    web.perform(
        post("/worklist/views/{id}/remove", view)
            .with(csrf())
            .with(user("ben").roles("COLLECTOR")));
    assertThat(ledger.count("collections.worklist_view")).isEqualTo(1);
    perform(post("/worklist/views/{id}/remove", view)).andExpect(status().is3xxRedirection());
    assertThat(ledger.count("collections.worklist_view")).isZero();
    perform(post("/worklist/views").param("name", " ")).andExpect(redirectedUrl("/worklist"));
    assertThat(ledger.count("collections.worklist_view")).isZero();
  }

  @Test
  void manyArePutOffAfterALookAtWhatThatDoes() throws Exception {
    page("/worklist/bulk?action=snooze&customer=ANNA&customer=BORIS&query=view%3Dall")
        .andExpect(content().string(containsString("Put off: 2 customers")));
    perform(
            post("/worklist/bulk")
                .param("action", "snooze")
                .param("customer", "ANNA", "BORIS")
                .param("query", "view=all")
                .param("until", TODAY.plusDays(40).toString())
                .param("reason", "Fair in Milan"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("30 days ahead")))
        .andExpect(content().string(containsString("Fair in Milan")));
    assertThat(ledger.count("collections.worklist_snooze")).isZero();
    perform(
            post("/worklist/bulk")
                .param("action", "snooze")
                .param("customer", "ANNA", "BORIS")
                .param("query", "view=all")
                .param("until", TODAY.plusDays(4).toString())
                .param("reason", "Fair in Milan"))
        .andExpect(redirectedUrl("/worklist?view=all"));
    assertThat(ledger.count("collections.worklist_line where place = 'snoozed'")).isEqualTo(2);
    perform(post("/worklist/wake").param("customer", "ANNA"))
        .andExpect(redirectedUrl("/customers/ANNA"));
    assertThat(ledger.count("collections.worklist_line where place = 'snoozed'")).isEqualTo(1);
  }

  @Test
  void allThatFitAreHandedOverWithTheirOpenCalls() throws Exception {
    ledger.walkTo(TODAY.plusDays(9));
    ledger.work();
    String call =
        tasks.createTaskQuery().taskDefinitionKey("callCustomer").list().stream()
            .filter(task -> "collector".equals(task.getAssignee()))
            .findFirst()
            .orElseThrow()
            .getId();
    page("/worklist?view=all").andExpect(content().string(containsString("/tasks/" + call)));
    page("/worklist/bulk?action=hand-over&all=true&query=view%3Dmine%26state%3Dall")
        .andExpect(content().string(containsString("Hand over: 2 customers")));
    perform(
            post("/worklist/bulk")
                .param("action", "hand-over")
                .param("customer", "ANNA", "BORIS", "CARLA")
                .param("owner", "ben"))
        .andExpect(redirectedUrl("/worklist"));
    assertThat(ledger.count("receivables.customer where owner = 'ben'")).isEqualTo(3);
    assertThat(assignee(call)).isEqualTo("ben");
    assertThat(ledger.count("platform.timeline where what = 'Handed over from collector to ben.'"))
        .isEqualTo(2);
    perform(
            post("/worklist/bulk")
                .param("action", "hand-over")
                .param("customer", "ANNA")
                .param("owner", "stranger"))
        .andExpect(content().string(containsString("is no collector")));
  }

  @Test
  void aReminderIsAskedForOnceHoweverOftenThatIsPressed() throws Exception {
    ledger.walkTo(TODAY.plusDays(2));
    ledger.work();
    long before = ledger.count("contact.request where kind = 'reminder'");
    for (int press = 0; press < 2; press++) {
      perform(post("/worklist/bulk").param("action", "reminder").param("customer", "ANNA"))
          .andExpect(status().is3xxRedirection());
    }
    ledger.work();
    assertThat(ledger.count("contact.request where kind = 'reminder'")).isEqualTo(before + 1);
    page("/worklist/bulk?action=reminder&customer=ANNA")
        .andExpect(content().string(containsString("is on its way already")));
    assertThat(
            ledger.count(
                "platform.timeline where actor = 'collector' and customer_id = ?"
                    + " and what = 'Asked for a reminder about 1 invoice.'",
                anna))
        .isEqualTo(1);
  }

  @Test
  void aCallIsAskedForAndBecomesATask() throws Exception {
    ledger.update(
        "update receivables.contact set phone_consent = false where customer_id = ?", anna);
    page("/worklist/bulk?action=call&customer=ANNA&customer=BORIS")
        .andExpect(content().string(containsString("Ask for a call: 1 customer")))
        .andExpect(content().string(containsString("Does not want to be called")));
    perform(post("/worklist/bulk").param("action", "call").param("customer", "ANNA", "BORIS"))
        .andExpect(redirectedUrl("/worklist"));
    ledger.walkTo(TODAY.plusDays(1));
    ledger.work();
    assertThat(
            ledger.count(
                "collections.customer_task t join receivables.customer c on c.id = t.customer_id"
                    + " where t.kind = 'call' and t.state = 'open' and c.number = 'BORIS'"))
        .isEqualTo(1);
  }

  @Test
  void whoStandsInFindsTheCustomersOnTheOwnList() throws Exception {
    perform(
            post("/team/absences")
                .param("user", "ben")
                .param("from", TODAY.toString())
                .param("to", TODAY.plusDays(7).toString())
                .param("substitute", "collector"))
        .andExpect(content().string(containsString("Only a credit manager")));
    absence("ben").andExpect(redirectedUrl("/team/absences"));
    absence("ben").andExpect(content().string(containsString("is entered as away")));
    page("/worklist")
        .andExpect(content().string(containsString("Mine 3")))
        .andExpect(content().string(containsString("Customer CARLA")));
    ledger.walkTo(TODAY.plusDays(9));
    ledger.work();
    assertThat(ledger.count("collections.absence")).isEqualTo(1);
    page("/worklist?view=mine&state=all")
        .andExpect(content().string(not(containsString("Customer CARLA"))));
  }

  @Test
  void openCallsGoToTheStandInAndComeBack() throws Exception {
    ledger.walkTo(TODAY.plusDays(9));
    ledger.work();
    String call =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("callCustomer")
            .taskAssignee("ben")
            .list()
            .stream()
            .findFirst()
            .orElseThrow()
            .getId();
    web.perform(
            post("/team/absences")
                .param("user", "ben")
                .param("from", TODAY.plusDays(10).toString())
                .param("to", TODAY.plusDays(11).toString())
                .param("substitute", "collector")
                .with(csrf())
                .with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(redirectedUrl("/team/absences"));
    assertThat(assignee(call)).isEqualTo("ben");
    ledger.walkTo(TODAY.plusDays(10));
    assertThat(assignee(call)).isEqualTo("collector");
    long away = ledger.one(Long.class, "select id from collections.absence");
    perform(post("/team/absences/{id}/cancel", away)).andExpect(status().isUnprocessableEntity());
    web.perform(
        post("/team/absences/{id}/cancel", away).with(csrf()).with(user("ben").roles("COLLECTOR")));
    assertThat(assignee(call)).isEqualTo("ben");
    page("/team/absences").andExpect(content().string(containsString("Everybody is here")));
  }

  private String assignee(String task) {
    return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
  }

  private ResultActions absence(String who) throws Exception {
    return web.perform(
        post("/team/absences")
            .param("user", who)
            .param("from", TODAY.toString())
            .param("to", TODAY.plusDays(7).toString())
            .param("substitute", "collector")
            .with(csrf())
            .with(user(who).roles("COLLECTOR")));
  }

  @Test
  void restAnswersPointsReasonsAndAmounts() throws Exception {
    web.perform(get("/api/worklist?limit=1").with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].customer").value("ANNA"))
        .andExpect(jsonPath("$.items[0].reasons[0].row").value("money.huge"))
        .andExpect(jsonPath("$.items[0].reasons[0].points").value(36))
        .andExpect(jsonPath("$.items[0].amounts[0].currency").value("EUR"))
        .andExpect(jsonPath("$.next").value("/api/worklist?view=all&page=2&limit=1"));
    web.perform(get("/api/worklist?owner=ben").with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.items[0].customer").value("CARLA"));
    web.perform(get("/api/worklist?limit=0").with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get("/api/worklist?state=odd").with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void whoWorksOnAPartOfTheLedgerSeesAndChangesOnlyThat() throws Exception {
    ledger.update("update receivables.customer set portfolio = 'North' where number = 'CARLA'");
    access.give("ben", null, "North", "admin");
    web.perform(get("/api/worklist").with(user("ben").roles("COLLECTOR")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].customer").value("CARLA"));
    web.perform(
        post("/worklist/bulk")
            .param("action", "reminder")
            .param("customer", "ANNA", "CARLA")
            .with(csrf())
            .with(user("ben").roles("COLLECTOR")));
    assertThat(ledger.count("platform.timeline where actor = 'ben' and customer_id = ?", anna))
        .isZero();
  }

  @Test
  void anAnalystReadsAndChangesNothing() throws Exception {
    web.perform(get("/worklist?view=all").with(user("eva").roles("ANALYST")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("type=\"checkbox\""))));
    web.perform(
            post("/worklist/bulk")
                .param("action", "reminder")
                .param("customer", "ANNA")
                .with(csrf())
                .with(user("eva").roles("ANALYST")))
        .andExpect(status().isForbidden());
  }

  private long customer(String number, String owner, String amount) {
    long id = ledger.customer(number);
    ledger.update("update receivables.customer set owner = ? where id = ?", owner, id);
    ledger.invoice(id, "R-" + number, amount, 40);
    return id;
  }

  private ResultActions page(String path) throws Exception {
    return perform(get(java.net.URI.create(path)).accept(MediaType.TEXT_HTML))
        .andExpect(status().isOk());
  }

  private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(
        request.session(session).with(csrf()).with(user("collector").roles("COLLECTOR")));
  }
}

package org.dunwell.workspace.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Tasks on our own pages: shown, taken, given away, completed, refused, and who was faster. */
@DunwellTest
class TaskCompletionTest {

  private static final String REACHED = "{\"outcome\": \"reached\", \"note\": \"Pays on Friday\"}";

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired MockMvc web;

  private long invoice;
  private String task;

  @BeforeEach
  void oneCallWaits() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R1", "1250.00", 1);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(15));
    task = tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult().getId();
  }

  @Test
  void whoCompletesATaskHasTakenItAndTheNextOneIsToldWhoWasFaster() throws Exception {
    complete("collector", REACHED, null).andExpect(status().isOk());
    assertThat(ledger.one(String.class, "select ended_by from collections.customer_task"))
        .isEqualTo("collector");
    complete("manager", REACHED, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.over").value(true))
        .andExpect(jsonPath("$.message").value(containsString("collector has completed")));
    page("collector", "/tasks/" + task)
        .andExpect(content().string(containsString("has completed this task")));
  }

  @Test
  void whoHearsThatSomebodyWantsToPayInPartsGoesOnToThePlan() throws Exception {
    complete("collector", "{\"outcome\": \"asks-for-plan\"}", null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.next").value("/customers/C1/plans/new?request=" + request()));
    page("collector", "/customers/C1/plans/new?request=" + request())
        .andExpect(
            content().string(matchesPattern("(?s).*value=\"%d\"\\s+checked.*".formatted(invoice))));
  }

  @Test
  void whoIsCalledGoesOnToThePlanToo() throws Exception {
    String said = "{\"values\": {\"outcome\": \"%s\"}, \"knownAssignee\": null}";
    called("/customers/C1/calls", said.formatted("reached"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.next").doesNotExist());
    long call = ledger.one(Long.class, "select max(id) from collections.call");
    called("/calls/" + call + "/correct", said.formatted("asks-for-plan"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.next").value("/customers/C1/plans/new?request=" + request()));
  }

  private ResultActions called(String path, String json) throws Exception {
    return web.perform(
        post(path)
            .with(csrf())
            .with(user("collector").roles("COLLECTOR"))
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .content(json));
  }

  private long request() {
    return ledger.one(Long.class, "select max(id) from promises.plan_request");
  }

  @Test
  void whatTheProcessRefusesIsSaidInItsOwnWordsAndTheTaskStaysOpen() throws Exception {
    complete("collector", "{\"outcome\": \"maybe\"}", null)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.over").value(false))
        .andExpect(jsonPath("$.message").value(containsString("How did the call go?")));
    assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
  }

  @Test
  void aTaskThatSomebodyTakesWhileTheFormIsOpenIsNotCompletedBehindTheirBack() throws Exception {
    tasks.setAssignee(task, "manager");
    complete("collector", REACHED, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.assignee").value("manager"));
    assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    complete("collector", REACHED, "manager").andExpect(status().isOk());
  }

  @Test
  void aTaskWithNothingLeftToTalkAboutSaysThatItWasWithdrawn() throws Exception {
    ledger.pay(invoice, "P1", "1250.00");
    ledger.work();
    complete("collector", REACHED, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.message").value(containsString("withdrawn")));
  }

  @Test
  void theFormShowsWhatIsOwedNowNotWhatWasOwedWhenTheTaskWasMade() throws Exception {
    ledger.pay(invoice, "P1", "250.00");
    web.perform(get("/tasks/{id}/form", task).with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.schema.id").value("call-customer"))
        .andExpect(jsonPath("$.data.customer").value("Customer C1 (C1)"))
        .andExpect(jsonPath("$.data.owed").value(containsString("1,000.00 EUR")));
  }

  @Test
  void tasksAreListedByWhoHasThemAndCanBeTakenGivenAndGivenBack() throws Exception {
    page("collector", "/tasks?view=group")
        .andExpect(content().string(containsString("Customer C1 (C1)")));
    assign("collector").andExpect(status().is3xxRedirection());
    page("collector", "/tasks").andExpect(content().string(containsString("Customer C1 (C1)")));
    page("collector", "/tasks?view=group")
        .andExpect(content().string(not(containsString("Customer C1 (C1)"))));
    assign("nobody-we-know").andExpect(status().isUnprocessableEntity());
    assign("").andExpect(status().is3xxRedirection());
    page("collector", "/tasks")
        .andExpect(content().string(containsString("Nothing waits for you")));
  }

  private ResultActions complete(String who, String values, String known) throws Exception {
    return web.perform(
        post("/tasks/{id}/complete", task)
            .with(csrf())
            .with(user(who).roles("COLLECTOR"))
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .content(
                "{\"values\": %s, \"knownAssignee\": %s}"
                    .formatted(values, known == null ? "null" : '"' + known + '"')));
  }

  private ResultActions assign(String to) throws Exception {
    return web.perform(
        post("/tasks/{id}/assignee", task)
            .param("user", to)
            .with(csrf())
            .with(user("collector").roles("COLLECTOR")));
  }

  private ResultActions page(String who, String path) throws Exception {
    return web.perform(get(path).accept(MediaType.TEXT_HTML).with(user(who).roles("COLLECTOR")))
        .andExpect(status().isOk());
  }
}

package org.dunwell.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.workspace.access.TwoParts.OPEN;
import static org.dunwell.workspace.access.TwoParts.SHUT;
import static org.dunwell.workspace.access.TwoParts.SHUT_NAME;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.worklist.Absence;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Access;
import org.dunwell.workspace.process.TaskCustomers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Tasks keep to the part of the ledger that a person works on, wherever they are done. */
@DunwellTest
class TaskRightsTest {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired TestLedger ledger;
  @Autowired Access access;
  @Autowired TaskService tasks;
  @Autowired TaskCustomers taskCustomers;
  @Autowired IdentityService identity;
  @Autowired RepositoryService repository;
  @Autowired Absences absences;
  @Autowired CreditReviews reviews;
  @Autowired MockMvc web;

  @Value("${local.server.port}")
  int port;

  private TwoParts parts;

  @BeforeEach
  void aCallWaitsInEachPortfolio() {
    parts = beans.createBean(TwoParts.class);
    parts.calls();
  }

  @Test
  void listsAndCountsHoldTheTasksOfOnesOwnPartAndChangeWithIt() throws Exception {
    String shut = task(SHUT);
    assertThat(page("/tasks?view=group")).contains("Not taken (<span>1</span>)").contains(OPEN);
    assertThat(page("/tasks?view=all")).contains(OPEN).doesNotContain(SHUT);
    assertThat(page("/")).contains("<b>1</b><span>tasks for people</span>");
    ledger.update("update receivables.customer set portfolio = 'p1' where number = ?", SHUT);
    assertThat(page("/tasks?view=group")).contains("Not taken (<span>2</span>)").contains(SHUT);
    assertThat(ask(get("/tasks/{id}", shut)).getStatus()).isEqualTo(200);
    ledger.update("update receivables.customer set portfolio = 'p3'");
    assertThat(page("/tasks?view=group")).contains("Nothing waits for a person");
    access.all().stream()
        .filter(part -> part.userId().equals("carol"))
        .forEach(part -> access.takeBack(part.id()));
    assertThat(page("/tasks?view=group")).contains("Not taken (<span>2</span>)");
  }

  @Test
  void aTaskOfAnotherPartCannotBeOpenedTakenOrCompletedEvenWhenItIsOver() throws Exception {
    String shut = task(SHUT);
    String filled = "{\"values\": {\"outcome\": \"reached\"}}";
    for (MockHttpServletRequestBuilder request :
        List.of(
            get("/tasks/{id}", shut),
            get("/tasks/{id}/form", shut),
            post("/tasks/{id}/assignee", shut).param("user", "carol"),
            post("/tasks/{id}/complete", shut)
                .contentType(MediaType.APPLICATION_JSON)
                .content(filled))) {
      assertThat(ask(request).getStatus()).isEqualTo(404);
    }
    assertThat(tasks.createTaskQuery().taskId(shut).singleResult().getAssignee()).isNull();
    tasks.complete(shut, Map.of("outcome", "reached"));
    assertThat(ask(get("/tasks/{id}", shut)).getStatus()).isEqualTo(404);
    assertThat(ask(get("/tasks/{id}", "no-such-task")).getStatus()).isEqualTo(404);
    var own =
        post("/tasks/{id}/complete", task(OPEN))
            .contentType(MediaType.APPLICATION_JSON)
            .content(filled);
    assertThat(ask(own).getStatus()).isEqualTo(200);
  }

  @Test
  void nobodyIsGivenATaskOfACustomerWhomTheyMayNotSee() throws Exception {
    String shut = task(SHUT);
    var give = post("/tasks/{id}/assignee", shut).param("user", "carol");
    var answer = web.perform(give.with(user("whole").roles("COLLECTOR")).with(csrf())).andReturn();
    assertThat(answer.getFlashMap().get("refused").toString())
        .contains("carol works on another part of the ledger");
    identity.setAuthentication("whole", List.of("collectors", "camunda-admin"));
    try {
      assertThatThrownBy(() -> tasks.setAssignee(shut, "carol"))
          .as("as Tasklist and the engine's REST do it")
          .hasRootCauseInstanceOf(BrokenRule.class);
      tasks.setAssignee(task(OPEN), "carol");
    } finally {
      identity.clearAuthentication();
    }
    assertThat(tasks.createTaskQuery().taskId(shut).singleResult().getAssignee()).isNull();
    ledger.update("update receivables.customer set owner = 'carol' where number = ?", SHUT);
    web.perform(give.with(user("whole").roles("COLLECTOR")).with(csrf()));
    assertThat(tasks.createTaskQuery().taskId(shut).singleResult().getAssignee())
        .as("whoever looks after the customer")
        .isEqualTo("carol");
  }

  @Test
  void nobodyStandsInForOrTakesOverCustomersWhomTheyMayNotSee() throws Exception {
    ledger.update("update receivables.customer set owner = 'whole'");
    LocalDate day = LocalDate.of(2026, 4, 1);
    assertThatThrownBy(() -> absences.enter(new Absence(0, "whole", day, day, "carol"), "mona"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("may not see 1 of whole's customers");
    var over =
        post("/worklist/bulk")
            .param("action", "hand-over")
            .param("owner", "carol")
            .param("customer", SHUT, OPEN);
    int status =
        web.perform(over.with(user("whole").roles("COLLECTOR")).with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(status).isEqualTo(422);
    assertThat(ledger.count("receivables.customer where owner = 'carol'")).isZero();
  }

  @Test
  void whoSeesAPartWorksOnTheProspectsThatAreTheirsAndOnNoOthers() throws Exception {
    long own = prospect("Neue Welle (UK)", "mona");
    long other = prospect(SHUT_NAME, "whole");
    String ownTask = review(own);
    String otherTask = review(other);

    String list = ask(get("/tasks?view=group"), "mona").getContentAsString();
    assertThat(list).contains("Neue Welle (UK), a prospect", "/credit/parties/" + own);
    assertThat(list)
        .contains("Not taken (<span>1</span>)")
        .doesNotContain(SHUT_NAME, "/customers/UK");
    assertThat(ask(get("/tasks/{id}", ownTask), "mona").getContentAsString())
        .contains("/credit/parties/" + own);
    for (String path :
        List.of("/tasks/" + otherTask, "/credit/parties/" + other, "/credit/financials/" + other)) {
      assertThat(ask(get(path), "mona").getStatus()).as(path).isEqualTo(404);
    }
    var give = post("/tasks/{id}/assignee", otherTask).param("user", "mona");
    var refused =
        web.perform(give.with(user("whole").roles("CREDIT_MANAGER")).with(csrf())).andReturn();
    assertThat(refused.getFlashMap().get("refused").toString())
        .contains("not a prospect of theirs");

    var decided =
        post("/tasks/{id}/complete", ownTask)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"values\": {\"decision\": \"keep\"}}");
    assertThat(ask(decided, "mona").getStatus()).isEqualTo(200);
    assertThat(ledger.count("credit.review where decided_by = 'mona'")).isEqualTo(1);
    assertThat(ask(get("/tasks/{id}", ownTask), "mona").getStatus()).isEqualTo(200);
  }

  private long prospect(String name, String owner) {
    ledger.update(
        """
        insert into credit.party (currency, name, country, language, owner, created_at)
        values ('EUR', ?, 'DE', 'en', ?, now())
        """,
        name,
        owner);
    return ledger.one(Long.class, "select max(id) from credit.party");
  }

  private String review(long party) {
    long review = reviews.start(party, "It is time.", "system");
    ledger.work();
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(Long.toString(review))
        .taskDefinitionKey("reviewCredit")
        .singleResult()
        .getId();
  }

  @Test
  void theEnginesOwnDoorsAreShutForPartsAndSayWhereToGo() throws Exception {
    String header = "Basic " + Base64.getEncoder().encodeToString("carol:carol".getBytes());
    HttpClient program = HttpClient.newHttpClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
            .header("Authorization", header);
    var shut = program.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(shut.statusCode()).isEqualTo(403);
    assertThat(shut.body()).contains("portfolio p1").doesNotContain("callCustomer");
    access.takeBack(
        access.all().stream().filter(p -> p.userId().equals("carol")).findFirst().get().id());
    var open = program.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.body()).contains("callCustomer");
  }

  /** A process with tasks for people that is missing in TaskMapper.xml would hide its tasks. */
  @Test
  void everyProcessWithUserTasksKnowsItsCustomer() {
    long customer = parts.customerId(OPEN);
    List<String> processes =
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
            .filter(
                definition ->
                    !repository
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(UserTask.class)
                        .isEmpty())
            .map(ProcessDefinition::getKey)
            .toList();
    assertThat(processes).isNotEmpty();
    for (String process : processes) {
      long row = parts.rowOf(process, customer);
      assertThat(taskCustomers.of(process, Long.toString(row)))
          .as(process)
          .isEqualTo(Optional.of(customer));
    }
  }

  private String task(String number) {
    return parts.id(number, "task");
  }

  private String page(String path) throws Exception {
    return ask(get(path)).getContentAsString();
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
    return ask(request, "carol");
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, String who)
      throws Exception {
    String role = who.equals("carol") ? "COLLECTOR" : "CREDIT_MANAGER";
    return web.perform(request.with(user(who).roles(role)).with(csrf())).andReturn().getResponse();
  }
}

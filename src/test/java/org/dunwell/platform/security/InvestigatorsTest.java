package org.dunwell.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.workspace.process.TaskDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What investigators may: look at what a dispute is about, and work on their own tasks. */
@DunwellTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigatorsTest {

  /** All that somebody who only investigates can change; a new route is shut until it is here. */
  private static final String OPEN =
      "/tasks/.*|(/api)?/disputes.*|(/api)?/customers/\\{number}/notes.*|/sandbox/.*|/error"
          + "|/pay/.*|/apply.*|/reference/.*|/hooks/.*";

  @Autowired TestLedger ledger;
  @Autowired Users users;
  @Autowired TaskService tasks;
  @Autowired TaskDesk desk;
  @Autowired MockMvc web;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @BeforeAll
  void begin() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "100.00", 10);
    users.ensure(
        "inv.ines", "a-long-password", "Ines", "Test", "investigators", "department-logistics");
  }

  /** Nobody whom another test expects not to be there works in a department. */
  @AfterAll
  void leave() {
    ledger.update("delete from act_id_membership where user_id_ = 'inv.ines'");
  }

  @ParameterizedTest
  @CsvSource({
    "200, /",
    "200, /tasks",
    "200, /search?q=zzz",
    "200, /customers",
    "200, /customers/C1",
    "200, /customers/C1/notes",
    "200, /invoices",
    "200, /messages",
    "200, /cases",
    "200, /departments",
    "200, /departments/logistics",
    "200, /reason-codes",
    "200, /reason-codes/PRICE",
    "200, /api/reason-codes",
    "200, /api/departments",
    "200, /api/customers",
    "200, /menu.js",
    "200, /renew.js",
    "403, /worklist",
    "403, /credit",
    "403, /customers/C1/credit",
    "403, /credit/parties/1",
    "403, /credit/alerts",
    "403, /credit/parties/1/reports",
    "403, /phone-calls",
    "403, /phone-calls/1",
    "403, /phone-calls/1/audio",
    "403, /mail",
    "403, /imports",
    "403, /bank-statements",
    "403, /api/bank-statements",
    "403, /api/bank-accounts",
    "403, /letters",
    "403, /templates",
    "403, /handovers",
    "403, /customers/C1/limit",
    "403, /credit/orders",
    "403, /troubles",
    "403, /team",
    "403, /insights",
    "403, /tokens",
    "403, /access",
    "403, /customers/C1/promises/new",
    "403, /customers/C1/holds/new",
    "403, /customers/C1/write",
    "403, /api/payments",
    "403, /api/worklist",
    "403, /api/rules/treatment",
    "403, /actuator/prometheus"
  })
  void looksAtWhatDisputesAreAboutAndIsShutOutOfEverythingElse(int answer, String path)
      throws Exception {
    assertThat(status(path)).isEqualTo(answer);
  }

  @Test
  void noLinkOfTheirPagesLeadsToADoorThatIsShut() throws Exception {
    var link = java.util.regex.Pattern.compile("href=\"(/[^\"#?]*)");
    Set<String> shut = new TreeSet<>();
    for (String page :
        List.of("/", "/tasks", "/customers", "/customers/C1", "/invoices", "/departments")) {
      String html =
          web.perform(get(page).with(investigator()))
              .andReturn()
              .getResponse()
              .getContentAsString();
      link.matcher(html)
          .results()
          .map(found -> found.group(1))
          .filter(to -> !to.startsWith("/camunda"))
          .filter(to -> statusOrZero(to) == 403)
          .forEach(to -> shut.add(page + " -> " + to));
      assertThat(html).doesNotContain("Put on hold", "Take a promise", "Write a mail");
    }
    assertThat(shut).isEmpty();
  }

  @Test
  void changesNothingButTasksDisputesAndNotes() throws Exception {
    Set<String> open = new TreeSet<>();
    for (var route : mapping.getHandlerMethods().keySet()) {
      for (RequestMethod method : route.getMethodsCondition().getMethods()) {
        if (method != RequestMethod.GET) {
          for (String pattern : route.getPatternValues()) {
            int answer =
                web.perform(
                        MockMvcRequestBuilders.request(
                                method.asHttpMethod(), pattern.replaceAll("[{}]", ""))
                            .with(investigator())
                            .with(csrf())
                            .accept(MediaType.APPLICATION_JSON))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            if (answer != 403) {
              open.add(pattern);
            }
          }
        }
      }
    }
    assertThat(open).allMatch(pattern -> pattern.matches(OPEN));
    assertThat(open).contains("/tasks/{id}/complete", "/customers/{number}/notes");
  }

  @Test
  void anAnalystWhoInvestigatesTooMayLookEverywhereAndAManagerDoesEverything() throws Exception {
    var both = user("x").roles("ANALYST", "INVESTIGATOR");
    assertThat(web.perform(get("/handovers").with(both)).andReturn().getResponse().getStatus())
        .isEqualTo(200);
    assertThat(
            web.perform(post("/worklist/wake").with(both).with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(403);
    var manager = user("x").roles("INVESTIGATOR", "CREDIT_MANAGER");
    assertThat(web.perform(get("/handovers").with(manager)).andReturn().getResponse().getStatus())
        .isEqualTo(200);
  }

  @Test
  void worksOnTheTasksOfTheirDepartmentAndOnNoOthers() {
    Task own = task("department-logistics");
    Task others = task("credit-managers");
    try {
      desk.assign(own.getId(), "inv.ines", "inv.ines");
      assertThat(tasks.createTaskQuery().taskId(own.getId()).singleResult().getAssignee())
          .isEqualTo("inv.ines");
      assertThatThrownBy(() -> desk.assign(others.getId(), "inv.ines", "inv.ines"))
          .isInstanceOf(BrokenRule.class)
          .hasMessageContaining("given to other people");
      assertThat(tasks.createTaskQuery().taskId(others.getId()).singleResult().getAssignee())
          .isNull();
    } finally {
      tasks.deleteTasks(List.of(own.getId(), others.getId()), true);
    }
  }

  private Task task(String group) {
    Task task = tasks.newTask();
    task.setName("For " + group);
    tasks.saveTask(task);
    tasks.addCandidateGroup(task.getId(), group);
    return task;
  }

  private int status(String path) throws Exception {
    return web.perform(get(path).with(investigator())).andReturn().getResponse().getStatus();
  }

  private int statusOrZero(String path) {
    try {
      return status(path);
    } catch (Exception elsewhere) {
      return 0;
    }
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor investigator() {
    return user("inv.ines").roles(Group.INVESTIGATORS.role());
  }
}

package org.dunwell.workspace.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.MONDAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.collections.calls.CallReport;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.contact.phone.Voicemails;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.workspace.process.TaskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages about calls: found, followed, heard, noted, and shut to whom they do not concern. */
@DunwellTest
@ExtendWith(OutputCaptureExtension.class)
class PhoneCallPagesTest {

  @Autowired TestLedger ledger;
  @Autowired Access access;
  @Autowired CustomerCalls customerCalls;
  @Autowired Voicemails voicemails;
  @Autowired TransactionTemplate transaction;
  @Autowired TaskService tasks;
  @Autowired TaskDesk desk;
  @Autowired Users users;
  @Autowired MockMvc web;

  private RecordedCalls line;
  private long customer;

  @BeforeEach
  void oneCustomer() {
    ledger.begin();
    line = new RecordedCalls(ledger);
    users.ensure("carol", "carol", "Carol", "Part", "collectors");
    customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1250.00", 16);
  }

  @AfterEach
  void everybodySeesEverythingAgain() {
    ledger.update("delete from receivables.access");
  }

  @Test
  void theListIsSearchedInTheLanguageOfEachCallAndNarrowedDown() throws Exception {
    assertThat(page("/phone-calls")).contains("Nobody has called over the line yet.");
    long german =
        line.call(customer, MONDAY, "de", "Hallo.", "Guten Tag.", "Ich überweise die Rechnungen.");
    long english = line.call(customer, MONDAY.plusSeconds(600), "en", "Two boxes were broken.");
    assertThat(page("/phone-calls")).contains(link(german), link(english), "Customer C1");
    assertThat(page("/phone-calls?q=rechnung"))
        .contains("/phone-calls/%d#t3000\"".formatted(german), "Ich überweise die Rechnungen.")
        .doesNotContain(link(english));
    assertThat(page("/phone-calls?q=box"))
        .contains("Two boxes were broken.")
        .doesNotContain("/phone-calls/%d".formatted(german));
    assertThat(page("/phone-calls?q=giraffe")).contains("No recorded call has these words.");
    assertThat(page("/phone-calls?direction=inbound")).contains("No call here.");
    assertThat(page("/phone-calls?mine=true")).contains(link(english));
    ledger.update("update contact.transcript set deleted_at = now()");
    assertThat(page("/phone-calls?q=box")).contains("No recorded call has these words.");
  }

  @Test
  void everybodySaysWhichTelephoneIsTheirs() throws Exception {
    assertThat(page("/me/phone")).contains("My telephone", "name=\"number\"");
    send(post("/me/phone").param("number", "+49 (0)30 777001"))
        .andExpect(redirectedUrl("/me/phone"))
        .andExpect(flash().attribute("done", containsString("This telephone rings")));
    assertThat(page("/me/phone")).contains("value=\"+49 30 777001\"");
    assertThat(ledger.one(String.class, "select user_id || number from contact.desk_phone"))
        .isEqualTo("collector+4930777001");
    assertThat(
            send(post("/me/phone").param("number", "12"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString())
        .contains("cannot be dialled", "value=\"12\"");
    send(post("/me/phone").param("number", " ")).andExpect(redirectedUrl("/me/phone"));
    assertThat(ledger.count("contact.desk_phone")).isZero();
  }

  @Test
  void aCallIsReadHeardAndLeadsToItsOutcome() throws Exception {
    long call = line.call(customer, MONDAY, "en", "I'll wire half by Friday.", "Thank you.");
    assertThat(page("/phone-calls/" + call))
        .contains("Call to Customer C1", "I&#39;ll wire half by Friday.", "Thank you.")
        .contains("data-recording", RecordedCalls.SHA256)
        .contains("href=\"/phone-calls/%d/audio#t=1.5\"".formatted(call))
        .contains("Whoever was called has agreed to the recording.")
        .contains("href=\"/customers/C1/calls/new\"", "Enter what came of it");
    line.deleteSound();
    assertThat(page("/phone-calls/" + call))
        .contains("The recording was deleted on", RecordedCalls.SHA256, "Thank you.")
        .doesNotContain("<audio", "/audio#");
  }

  @Test
  void whileTheyTalkThePageSaysWhatIsOwedAndKeepsTheNotesByButtonAndAsTheyAreTyped()
      throws Exception {
    long call = line.silent(customer, MONDAY, "en");
    ledger.update(
        "update contact.phone_call set state = 'talking', ended_at = null, result = null");
    assertThat(page("/phone-calls/" + call))
        .contains("You are talking.", "1,250.00 EUR on 1 invoice", "data-notes");
    web.perform(get("/phone-calls/{id}/state", call).with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.state").value("talking"))
        .andExpect(jsonPath("$.over").value(false));
    send(post("/phone-calls/{id}/note", call).param("note", "Wants"))
        .andExpect(redirectedUrl("/phone-calls/" + call));
    send(post("/phone-calls/{id}/note", call)
            .param("note", "Wants a copy")
            .accept(MediaType.APPLICATION_JSON))
        .andExpect(jsonPath("$.message").value("Kept."));
    send(post("/phone-calls/{id}/note", call)
            .param("note", "x".repeat(2001))
            .accept(MediaType.APPLICATION_JSON))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.message").value(containsString("at most 2000")));
    assertThat(page("/phone-calls/" + call)).contains(">Wants a copy</textarea>");
    ledger.update("update contact.phone_call set state = 'ended', ended_at = now()");
    web.perform(get("/phone-calls/{id}/state", call).with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.over").value(true))
        .andExpect(jsonPath("$.next").value("/customers/C1/calls/new"));
    ledger.update("update contact.phone_call set ended_at = started_at");
    web.perform(get("/customers/C1/calls/form").with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.data.note").value("Wants a copy"));
  }

  @Test
  void aPromiseThatWasEnteredBeforeAnybodyCouldReadIsProvenFromTheCallsPage() throws Exception {
    long call = line.call(customer, MONDAY, "en", "I'll wire half by Friday.");
    customerCalls.came(
        customer,
        new CallReport(
            "promises", null, List.of(), null, TestLedger.TODAY.plusDays(4), null, "collector"));
    ledger.update("update collections.call set phone_call_id = ?", call);
    assertThat(page("/phone-calls/" + call)).contains("This proves the promise");
    send(post("/phone-calls/{id}/evidence", call).param("proposal", call + "-0"))
        .andExpect(flash().attribute("done", "The promise keeps this sentence as its proof."));
    assertThat(ledger.count("promises.promise_evidence")).isEqualTo(1);
    assertThat(page("/phone-calls/" + call))
        .contains("Promised word for word")
        .doesNotContain("This proves the promise");
  }

  @Test
  void aCallThatMayNotBeMadeSaysWhyWhereTheButtonWasPressed() throws Exception {
    send(post("/customers/C1/phone-calls")
            .param("key", "k1")
            .param("back", "https://evil.example/"))
        .andExpect(redirectedUrl("/customers/C1"))
        .andExpect(flash().attribute("refused", containsString("Nobody knows which telephone")));
    send(post("/customers/C1/phone-calls").param("key", "k1").param("back", "/worklist"))
        .andExpect(redirectedUrl("/worklist"));
    ledger.update("update receivables.contact set phone = null");
    send(post("/customers/C1/phone-calls").param("key", "k1"))
        .andExpect(flash().attribute("refused", containsString("No number of Customer C1")));
    assertThat(ledger.count("contact.phone_call")).isZero();
  }

  @Test
  void whoDoesNotSeeTheCustomerDoesNotHearItsCallsAndThatIsLogged(CapturedOutput log)
      throws Exception {
    long call = line.call(customer, MONDAY, "en", "I'll wire half by Friday.");
    access.give("carol", null, "north", "admin");
    for (String path : new String[] {"", "/audio", "/state"}) {
      assertThat(as("carol", get("/phone-calls/" + call + path)).andReturn().getResponse())
          .extracting(answer -> answer.getStatus())
          .isEqualTo(404);
    }
    assertThat(log).contains("carol asked for phone call " + call + ", which is of another part");
    assertThat(
            as("carol", get("/phone-calls?q=wire")).andReturn().getResponse().getContentAsString())
        .contains("No recorded call has these words.");
    assertThat(as("carol", post("/phone-calls/" + call + "/note").param("note", "x")).andReturn())
        .extracting(answer -> answer.getResponse().getStatus())
        .isEqualTo(404);
    ledger.update("update receivables.customer set portfolio = 'north'");
    as("carol", get("/phone-calls/" + call)).andExpect(status().isOk());
  }

  @Test
  void aCallerWhomNobodyKnowsIsForWhoeverSeesAllCustomersOfTheCompanyThatWasCalled()
      throws Exception {
    long call = line.call(customer, MONDAY, "en", "It is me, call me back.");
    line.forget(call);
    transaction.executeWithoutResult(tx -> voicemails.open(call));
    String task = tasks.createTaskQuery().taskDefinitionKey("callBack").singleResult().getId();
    assertThat(sees("collector", call, task)).containsOnly(true);
    for (String[] part : new String[][] {{null, "north"}, {"DE", "north"}, {"FR", null}}) {
      ledger.update("delete from receivables.access");
      access.give("carol", part[0], part[1], "admin");
      assertThat(sees("carol", call, task)).as(String.join(" of ", part)).containsOnly(false);
      assertThatThrownBy(() -> desk.assign(task, "carol", "collector"))
          .hasStackTraceContaining("nobody knows whether this caller belongs to it");
    }
    access.give("carol", "DE", null, "admin");
    assertThat(sees("carol", call, task)).containsOnly(true);
    desk.assign(task, "carol", "collector");
    var investigator = user("ines").roles("INVESTIGATOR");
    for (String path : List.of("/tasks/" + task, "/tasks/" + task + "/form")) {
      web.perform(get(path).with(investigator)).andExpect(status().isNotFound());
    }
  }

  /** Whether somebody sees it in each place where a call is to be seen. */
  private List<Boolean> sees(String who, long call, String task) throws Exception {
    List<Boolean> seen = new ArrayList<>();
    for (String one : List.of("", "/audio", "/state")) {
      seen.add(found(who, "/phone-calls/" + call + one));
    }
    seen.add(found(who, "/tasks/" + task));
    seen.add(found(who, "/tasks/" + task + "/form"));
    seen.add(text(who, "/phone-calls").contains(link(call)));
    seen.add(text(who, "/phone-calls?q=call").contains("It is me, call me back."));
    seen.add(text(who, "/tasks?view=all").contains(task));
    return seen;
  }

  private boolean found(String who, String path) throws Exception {
    int status = as(who, get(path)).andReturn().getResponse().getStatus();
    assertThat(status).as(path).isIn(200, 404);
    return status == 200;
  }

  private String text(String who, String path) throws Exception {
    return as(who, get(path)).andReturn().getResponse().getContentAsString();
  }

  private static String link(long call) {
    return "href=\"/phone-calls/%d\"".formatted(call);
  }

  private String page(String path) throws Exception {
    return as("collector", get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    return as("collector", request);
  }

  private ResultActions as(String who, MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request.with(csrf()).with(user(who).roles("COLLECTOR")));
  }
}

package org.dunwell.collections.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.MONDAY;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.collections.process.CustomerEscalationTasks;
import org.dunwell.contact.phone.TranscriptWritten;
import org.dunwell.platform.BrokenRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What was said over the line comes into the form, and the promise keeps the sentence. */
@DunwellTest
class PhoneTalksTest {

  private static final String HALF = "I'll wire half by Friday.";

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired PhoneTalks talks;
  @Autowired CallBriefs briefs;
  @Autowired CustomerCalls calls;
  @Autowired CustomerEscalationTasks escalation;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc web;

  private RecordedCalls line;
  private long customer;
  private long invoice;

  @BeforeEach
  void aCallWaits() {
    ledger.begin();
    line = new RecordedCalls(ledger);
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "1250.00", 16);
    ledger.work();
  }

  @Test
  void theFormProposesTheSentenceWithWhatItFillsIn() throws Exception {
    long call = line.call(customer, MONDAY, "en", HALF);
    web.perform(get("/tasks/{id}/form", task()).with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.data.proposalOptions[0].value").value(call + "-0"))
        .andExpect(
            jsonPath("$.data.proposalOptions[0].label")
                .value(
                    "“%s” – 625.00 EUR of 1,250.00 EUR past due with Nordwerk GmbH by 6 Mar 2026"
                        .formatted(HALF)))
        .andExpect(jsonPath("$.data.proposalOptions[0].amount").value("625.00"))
        .andExpect(jsonPath("$.data.proposalOptions[0].promisedFor").value("2026-03-06"))
        .andExpect(jsonPath("$.data.proposalOptions[0].place").value("at 0:00, 2 s"))
        .andExpect(jsonPath("$.data.proposalOptions[0].invoices[0]").value("" + invoice));
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void tasklistShowsTheSentenceAsSoonAsItIsWritten() {
    long call = line.call(customer, MONDAY, "en", HALF);
    assertThat(tasks.getVariable(task(), "proposalOptions").toString()).isEqualTo("[]");
    transaction.executeWithoutResult(any -> events.publishEvent(new TranscriptWritten(call)));
    assertThat(tasks.getVariable(task(), "proposalOptions").toString())
        .contains("\"value\":\"%d-0\"".formatted(call));
  }

  @Test
  void aChosenSentenceAloneIsThePromiseAndItsProof() {
    long call = line.call(customer, MONDAY, "en", HALF);
    talks.note(call, "Sounded willing", "collector");
    complete(Map.of("proposal", call + "-0"));
    assertThat(
            ledger.one(
                String.class,
                """
                select p.amount::numeric(9,2) || ' ' || p.promised_for || ' ' || e.sentence || ' '
                  || e.taken_by || ' ' || c.note || ' ' || c.outcome
                from promises.promise p
                join promises.promise_evidence e on e.promise_id = p.id
                join collections.call c on c.phone_call_id = e.call_id
                """))
        .isEqualTo("625.00 2026-03-06 " + HALF + " collector Sounded willing promises");
    assertThat(ledger.one(String.class, "select body_text from contact.message"))
        .contains("you told us: “" + HALF + "”");
    assertThat(briefs.ofCustomer(customer).talk()).isEqualTo(PhoneTalk.NONE);
  }

  @Test
  void whatAPersonTypesHoldsAgainstTheSentenceWhichStaysTheProof() throws Exception {
    long call = line.call(customer, MONDAY, "en", HALF);
    enter(
        """
        {"values": {"outcome": "promises", "amount": "500.00", "promisedFor": "2026-03-05",
         "note": "They corrected themselves", "proposal": "%d-0"}}
        """
            .formatted(call));
    assertThat(
            ledger.one(
                String.class,
                """
                select p.amount::numeric(9,2) || ' ' || p.promised_for || ' ' || e.sentence
                from promises.promise p
                join promises.promise_evidence e on e.promise_id = p.id
                """))
        .isEqualTo("500.00 2026-03-05 " + HALF);
    assertThat(ledger.one(String.class, "select direction from collections.call"))
        .as("whoever picked up the receiver")
        .isEqualTo("outgoing");
  }

  @Test
  void whatIsHalfOfTwoCurrenciesIsAskedForBeforeItIsBooked() throws Exception {
    long dollars = ledger.invoice(customer, "R-USD", "80.00", 16);
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", dollars);
    long call = line.call(customer, MONDAY, "en", HALF);
    assertThatThrownBy(() -> complete(Map.of("proposal", call + "-0")))
        .hasStackTraceContaining("It is not clear which is meant: 1,250.00 EUR");
    enter(
        """
        {"values": {"outcome": "promises", "invoices": ["%d"], "amount": "600.00",
         "promisedFor": "2026-03-06", "proposal": "%d-0"}}
        """
            .formatted(invoice, call));
    assertThat(
            ledger.one(
                String.class, "select amount::numeric(9,2) || currency from promises.promise"))
        .isEqualTo("600.00EUR");
  }

  @Test
  void aSentenceOfAnotherCustomersCallIsRefusedAndNothingIsStored() {
    long other = ledger.customer("C2");
    ledger.invoice(other, "R9", "80.00", 16);
    long call = line.call(other, MONDAY, "en", HALF);
    assertThatThrownBy(() -> complete(Map.of("proposal", call + "-0")))
        .hasStackTraceContaining("The sentence you took over is not offered here");
    assertThat(ledger.count("collections.call")).isZero();
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void anotherOutcomeThanAPromiseKeepsNoSentence() throws Exception {
    long call = line.call(customer, MONDAY, "en", HALF);
    enter("{\"values\": {\"outcome\": \"reached\", \"proposal\": \"%d-0\"}}".formatted(call));
    assertThat(ledger.count("promises.promise_evidence")).isZero();
    assertThat(ledger.one(Long.class, "select phone_call_id from collections.call"))
        .isEqualTo(call);
  }

  @Test
  void aTranscriptThatComesAfterTheOutcomeCanStillProveThePromise() {
    long call = line.silent(customer, MONDAY, "en");
    complete(Map.of("outcome", "promises", "promisedFor", TODAY.plusDays(4).toString()));
    assertThat(talks.unproven(call)).isEmpty();
    ledger.update("delete from contact.recording");
    long written = line.call(customer, MONDAY, "en", HALF);
    ledger.update("update collections.call set phone_call_id = ?", written);
    assertThat(talks.unproven(written)).hasSize(1);
    assertThatThrownBy(() -> talks.prove(written, written + "-99", "collector"))
        .isInstanceOf(BrokenRule.class);
    talks.prove(written, written + "-0", "collector");
    talks.prove(written, written + "-0", "collector");
    assertThat(ledger.count("promises.promise_evidence")).isEqualTo(1);
    assertThat(talks.unproven(written)).isEmpty();
    assertThatThrownBy(() -> talks.prove(call, call + "-0", "collector"))
        .hasMessageContaining("No promise was taken in this call");
  }

  @Test
  void aCorrectedEntryTakesItsProofAlong() {
    long call = line.call(customer, MONDAY, "en", HALF);
    complete(Map.of("outcome", "reached"));
    long wrong = ledger.one(Long.class, "select id from collections.call");
    CallReport.Fields fields =
        new CallReport.Fields(null, null, List.of(), null, null, null, null, call + "-0");
    calls.correct(wrong, briefs.ofCall(calls.byId(wrong)).talk().entered(fields, "collector"));
    assertThat(ledger.one(String.class, "select sentence from promises.promise_evidence"))
        .isEqualTo(HALF);
    assertThat(talks.entry(call).outcome()).isEqualTo("promises");
  }

  @Test
  void theManagerReadsAndHearsTheSentenceOfTheBrokenPromise() throws Exception {
    long call = line.call(customer, MONDAY, "en", HALF);
    complete(Map.of("proposal", call + "-0"));
    ledger.work();
    ledger.update(
        """
        insert into collections.customer_task (kind, customer_id, state, opened_at)
        values ('escalation', ?, 'open', now())
        """,
        customer);
    String key =
        ledger.one(
            String.class,
            "select max(id)::text from collections.customer_task where kind = 'escalation'");
    assertThat(escalation.proof(key))
        .isEqualTo(
            "2 Mar 2026, 10:00: “%s” (625.00 EUR by 6 Mar 2026: open; to be heard at 0:00 of call %d)"
                .formatted(HALF, call));
  }

  private void enter(String json) throws Exception {
    web.perform(
            post("/tasks/{id}/complete", task())
                .with(csrf())
                .with(user("collector").roles("COLLECTOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.message").value(containsString("Done")));
  }

  private void complete(Map<String, Object> values) {
    String task = task();
    tasks.setAssignee(task, "collector");
    tasks.complete(task, new HashMap<>(values));
  }

  private String task() {
    return tasks.createTaskQuery().taskDefinitionKey("callCustomer").singleResult().getId();
  }
}

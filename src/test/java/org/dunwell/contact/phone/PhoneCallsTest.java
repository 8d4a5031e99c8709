package org.dunwell.contact.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.Requests;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Connect;
import org.dunwell.contact.phone.CallStep.HangUp;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.CallStep.Voicemail;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioNews;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.files.Sha256;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.published.PublishedApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls over the sandbox's telephone, with real webhooks over the wire. */
@DunwellTest
class PhoneCallsTest {

  private static final String NO_HIT = "No recorded call has these words.";

  private static final String ADA = "+4930555001";
  private static final String DESK = "+4930777001";
  private static final String OTHER_DESK = "+4930777002";
  private static final int HEADER = 44;
  private static final int BYTES_PER_MILLI = 8 * 2 * 2;

  @Autowired TestLedger ledger;
  @Autowired Handsets phones;
  @Autowired ScriptedCalls script;
  @Autowired PhoneCalls calls;
  @Autowired Transcripts transcripts;
  @Autowired DeskPhones desks;
  @Autowired RecordingLaw law;
  @Autowired RecordingPause pause;
  @Autowired TwilioAccess access;
  @Autowired DunwellClock clock;
  @Autowired PhoneRetention retention;
  @Autowired AutomatedCalls automated;
  @Autowired Requests requests;
  @Autowired TransactionTemplate transaction;
  @Autowired List<TwilioNews> news;
  @Autowired TaskService tasks;
  @Autowired MockMvc web;

  private long customer;
  private long entity;
  private String ours;

  @BeforeEach
  void aCustomerWhoIsLate() {
    ledger.begin();
    phones.begin();
    customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "100.00", 3);
    entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    ours = access.numberOf(entity);
    desks.set("anna", DESK);
    desks.set("berta", OTHER_DESK);
  }

  @AfterEach
  void nobodyComplainedOfAnyDocument() {
    script.says(null);
    ReflectionTestUtils.setField(automated, "on", false);
    assertThat(phones.complaints()).isEqualTo("[]");
  }

  /** Of all that the tests of this class have made Dunwell ask for. */
  @AfterAll
  static void everyRequestIsOneThatTwilioPublishes(@Autowired Handsets phones) throws Exception {
    Path documents = Path.of("../shared/data/twilio");
    if (!Files.isDirectory(documents)) {
      return;
    }
    PublishedApi calls = new PublishedApi(documents.resolve("twilio_api_v2010.json"));
    PublishedApi words = new PublishedApi(documents.resolve("twilio_intelligence_v2.json"));
    Set<String> kinds = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (JsonNode one : phones.asked()) {
      String method = one.get("method").asText();
      String path = one.get("path").asText();
      PublishedApi api = path.startsWith("/v2/") ? words : calls;
      wrong.addAll(api.complaints(method, path, one.get("form").asText()));
      kinds.add(method + " " + path.replaceAll("[A-Z]{2}[0-9a-f]{32}", "{}"));
    }
    assertThat(wrong).isEmpty();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(10);
    System.out.println("asked of Twilio: " + kinds);
  }

  private long dial(String key) {
    return calls.dial(new NewPhoneCall(key, customer, entity, "030 555001", "anna"));
  }

  private long connected(String consent) {
    long call = dial("k1");
    phones.pass(1);
    phones.answer(DESK);
    phones.pass(2);
    phones.answer(ADA);
    phones.pass(1);
    if (consent != null) {
      phones.press(ADA, consent);
      phones.pass(8);
    }
    return call;
  }

  private static Spoken words(String text) {
    return new Spoken(text, "en");
  }

  @Test
  void aCallIsRecordedAfterAYesWrittenDownAndKeptWithoutTheCardNumber() throws Exception {
    long id = connected("1");
    phones.say(ADA, "I pay fifty euros on Friday.");
    phones.pass(4);
    phones.say(ADA, "My card is 4242 4242 4242 4242.");
    phones.pass(4);
    phones.say(DESK, "Please never say that here.");
    phones.pass(4);
    phones.hangUp(ADA);
    phones.pass(120);

    PhoneCall call = calls.of(id);
    assertThat(call.state()).isEqualTo("ended");
    assertThat(call.recordingConsent()).isEqualTo("given");
    assertThat(call.user()).isEqualTo("anna");
    assertThat(calls.ofCustomer(customer, 10)).containsExactly(call);
    List<TranscriptLine> lines = transcripts.of(id).orElseThrow().lines();
    assertThat(lines)
        .extracting(TranscriptLine::speaker, TranscriptLine::text)
        .containsExactly(
            tuple("customer", "I pay fifty euros on Friday."),
            tuple("customer", "My card is [card number]."),
            tuple("collector", "Please never say that here."));

    byte[] sound = listen(id, null).getContentAsByteArray();
    assertThat(
            ledger.one(
                String.class,
                "select encode(sha256(string_agg(bytes, '' order by position)), 'hex') || length(string_agg(bytes, ''))"
                    + " from contact.recording_piece"))
        .isEqualTo(call.recording().sha256() + sound.length);
    assertThat(Sha256.of(sound)).isEqualTo(call.recording().sha256());
    assertThat(heard(sound, lines.get(0))).isTrue();
    assertThat(heard(sound, lines.get(1))).isFalse();
    assertThat(heard(sound, lines.get(2))).isTrue();
    MockHttpServletResponse part = listen(id, "bytes=100-299");
    assertThat(part.getStatus()).isEqualTo(206);
    assertThat(part.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(sound, 100, 300));
    assertThat(listen(id, "bytes=99999999-").getStatus()).isEqualTo(416);

    assertThat(phones.ledger().get("recordings")).isEmpty();
    assertThat(phones.ledger().get("transcripts")).isEmpty();
    assertThat(phones.ledger().get("calls")).hasSize(2);
    assertThat(
            ledger.count(
                "contact.request where kind = 'call' and state = 'delivered' and key like 'phone-call/%'"))
        .isEqualTo(1);
    assertThat(ledger.count("platform.timeline where room = 'contact' and kind = 'phone'"))
        .isEqualTo(1);
  }

  private MockHttpServletResponse listen(long id, String range) throws Exception {
    var request = get("/phone-calls/" + id + "/audio").with(user("anna").roles("COLLECTOR"));
    return web.perform(range == null ? request : request.header("Range", range))
        .andReturn()
        .getResponse();
  }

  private static boolean heard(byte[] sound, TranscriptLine line) {
    int from = HEADER + (int) line.startMillis() * BYTES_PER_MILLI;
    int to = HEADER + (int) line.endMillis() * BYTES_PER_MILLI;
    for (int i = from; i < Math.min(to, sound.length); i++) {
      if (sound[i] != 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatWasSaidIsFoundInAnyFormOfItsWords() throws Exception {
    long id = connected("1");
    phones.say(ADA, "The shipment was damaged.");
    phones.pass(3);
    phones.say(DESK, "We promised a replacement.");
    phones.pass(3);
    phones.hangUp(DESK);
    phones.pass(120);

    assertThat(found("damage promise"))
        .contains("/phone-calls/" + id + "#t", "The shipment was damaged.")
        .doesNotContain("We promised a replacement.");
    assertThat(found("replacements")).contains("We promised a replacement.");
    assertThat(found("shipment -refund"))
        .as("the sentence with the word, not one without the other")
        .contains("The shipment was damaged.");
    assertThat(found("replacement -refund")).contains("We promised a replacement.");
    assertThat(found("shipment -damage")).contains(NO_HIT);
    assertThat(found("refund")).contains(NO_HIT);
    assertThat(found("\"damaged shipment\"")).contains(NO_HIT);
  }

  private String found(String words) throws Exception {
    return web.perform(get("/phone-calls").param("q", words).with(user("anna").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void whoSaysNoOrNothingTalksWithoutARecording() {
    long id = connected(null);
    phones.say(ADA, "No, rather not.");
    phones.pass(6);
    phones.say(ADA, "Hello?");
    phones.pass(2);
    assertThat(phones.heard(DESK)).contains("Hello?");
    assertThatThrownBy(() -> pause.pause(id)).isInstanceOf(BrokenRule.class);
    phones.hangUp(ADA);
    phones.pass(120);

    assertThat(calls.of(id).recordingConsent()).isEqualTo("declined");
    assertThat(calls.of(id).recording()).isNull();
    assertThat(phones.ledger().get("recordings")).isEmpty();
  }

  @Test
  void whereAllPartiesMustKnowAnObjectionIsEnough() {
    ledger.update("update receivables.selling_entity set country = 'US'");
    ledger.update("update receivables.customer set country = 'US', postal_code = '94105'");
    long id = calls.dial(new NewPhoneCall("k1", customer, entity, ADA, "anna"));
    phones.pass(1);
    phones.answer(DESK);
    phones.pass(2);
    phones.answer(ADA);
    assertThat(phones.heard(ADA)).contains(PhoneWords.of("en", "recordedUnless"));
    phones.press(ADA, "2");
    phones.pass(8);
    phones.say(ADA, "Not this.");
    phones.pass(2);
    assertThat(phones.heard(DESK)).contains("Not this.");
    phones.hangUp(ADA);
    phones.pass(120);

    assertThat(calls.of(id).recordingConsent()).isEqualTo("declined");
    assertThat(calls.of(id).recording()).isNull();
    assertThat(phones.ledger().get("recordings")).isEmpty();
  }

  @Test
  void theSameRequestTwiceIsOneCallAndOneStepAndAnsweredTheSame() {
    script.says(
        input ->
            new CallStep(
                List.of(words(input == null ? "Hello." : "Thanks for " + input.text())),
                new Ask(1, false, List.of(), 5, false)));
    Map<String, String> ringing =
        Map.of(
            "CallSid",
            "CA" + "5".repeat(32),
            "From",
            ADA,
            "To",
            ours,
            "CallStatus",
            "ringing",
            "Direction",
            "inbound");
    String hello = phones.asks(access.publicUrl("/hooks/twilio/voice"), ringing);
    assertThat(hello).contains("Hello.");
    assertThat(phones.asks(access.publicUrl("/hooks/twilio/voice"), ringing)).isEqualTo(hello);
    String step =
        "/hooks/twilio/voice/step?call=%d&step=0"
            .formatted(ledger.one(Long.class, "select id from contact.phone_call"));
    Map<String, String> pressed = Map.of("CallSid", "CA" + "5".repeat(32), "Digits", "1");
    String thanks = phones.asks(access.publicUrl(step), pressed);
    assertThat(thanks).contains("Thanks for 1");
    assertThat(phones.asks(access.publicUrl(step), pressed)).isEqualTo(thanks);
    assertThat(script.heard).containsExactly("begin inbound", "keys 1");
    assertThat(ledger.count("contact.phone_call")).isEqualTo(1);
    assertThat(ledger.count("contact.phone_step")).isEqualTo(2);
  }

  @Test
  void recordingIsPausedByAButtonAndGoesOn() throws Exception {
    long id = connected("1");
    phones.say(ADA, "You may keep this.");
    phones.pass(3);
    assertThat(pause.state(id)).isEqualTo(RecordingPause.State.RUNNING);
    press(id, true);
    assertThat(pause.state(id)).isEqualTo(RecordingPause.State.PAUSED);
    phones.say(ADA, "But not this.");
    phones.pass(3);
    press(id, false);
    phones.say(ADA, "This again.");
    phones.pass(3);
    phones.hangUp(ADA);
    phones.pass(120);

    assertThat(transcripts.of(id).orElseThrow().lines())
        .extracting(TranscriptLine::text)
        .containsExactly("You may keep this.", "This again.");
  }

  private void press(long id, boolean paused) throws Exception {
    web.perform(
            post("/phone-calls/" + id + "/recording")
                .param("paused", String.valueOf(paused))
                .with(user("anna").roles("COLLECTOR"))
                .with(csrf()))
        .andReturn();
  }

  @Test
  void whatThePolicyForbidsIsRefusedWithWhyAndWhen() {
    clock.standAt(TestLedger.MONDAY.plusSeconds(9 * 3600));
    assertThatThrownBy(() -> dial("late"))
        .isInstanceOfSatisfying(
            CallRefused.class,
            refused -> assertThat(refused.next()).isEqualTo("2026-03-03T08:00:00Z"))
        .hasMessageContaining("Tuesday, 3 March 2026, 09:00");
    ledger.update("update receivables.contact set phone_consent = false");
    clock.standAt(TestLedger.MONDAY);
    assertThatThrownBy(() -> dial("objected"))
        .isInstanceOfSatisfying(CallRefused.class, refused -> assertThat(refused.next()).isNull())
        .hasMessageContaining("asked us not to");
    assertThat(ledger.count("contact.phone_call")).isZero();
  }

  @Test
  void oneWishRingsOnceAndADeskIsInOneCallAtATime() {
    assertThat(dial("same")).isEqualTo(dial("same"));
    phones.pass(1);
    assertThatThrownBy(() -> dial("another")).hasMessageContaining("in a call already");
    assertThat(phones.ledger().get("calls")).hasSize(1);
    phones.pass(90);
    PhoneCall call = calls.ofCustomer(customer, 1).get(0);
    assertThat(call.state()).isEqualTo("ended");
    assertThat(call.startedAt()).isNull();
    assertThatThrownBy(
            () -> calls.dial(new NewPhoneCall("x", customer, entity, "not a number", "anna")))
        .hasMessageContaining("cannot be dialled");
    assertThatThrownBy(() -> calls.dial(new NewPhoneCall("x", customer, entity, ADA, "carl")))
        .hasMessageContaining("/me/phone");
  }

  @Test
  void aCallWhoseEveryCallbackIsLostEndsInTheRecordAllTheSame() {
    phones.settings("dropPercent", 100);
    long id = connected("1");
    phones.say(ADA, "Hello.");
    phones.pass(3);
    phones.hangUp(ADA);
    phones.pass(5 * 60);

    assertThat(calls.of(id).state()).isEqualTo("ended");
    assertThat(calls.of(id).recording().sha256()).hasSize(64);
    assertThat(transcripts.of(id).orElseThrow().lines()).hasSize(1);
    assertThat(ledger.count("contact.recording")).isEqualTo(1);
    assertThat(ledger.count("contact.request where key like 'phone-call/%'")).isEqualTo(1);
  }

  @Test
  void aCallThatWasPlacedBeforeACrashIsFoundAtTwilioAndNotPlacedAgain() {
    long id = dial("k1");
    phones.pass(1);
    // the answer was never written down, nor any news
    phones.settings("dropPercent", 100);
    ledger.update("delete from contact.phone_leg");
    ledger.update(
        "update contact.phone_call set sid = null, state = 'dialling', look_at = dialled_at");
    phones.pass(15);

    assertThat(ledger.one(String.class, "select sid from contact.phone_call where id = ?", id))
        .startsWith("CA");
    assertThat(phones.ledger().get("calls")).hasSize(1);
    // and one that never got there is given up
    phones.pass(120);
    ledger.update(
        "insert into contact.phone_call (key, direction, customer_id, selling_entity_id, our_number, their_number, language, user_id, desk_number, state, created_at, dialled_at, look_at) select 'lost', direction, customer_id, selling_entity_id, our_number, their_number, language, user_id, desk_number, 'dialling', ended_at + interval '5 minutes', ended_at + interval '5 minutes', ended_at from contact.phone_call");
    clock.standAt(clock.instant().plusSeconds(400));
    phones.pass(120);
    assertThat(ledger.one(String.class, "select result from contact.phone_call where key = 'lost'"))
        .isEqualTo("failed");
    assertThat(phones.ledger().get("calls")).hasSize(1);
  }

  @Test
  void aCallerAnswersQuestionsAndIsPutThroughToTheNextColleagueAtHand() {
    script.says(
        input ->
            input == null
                ? new CallStep(
                    List.of(words("Your PIN, please.")), new Ask(4, false, List.of(), 5, true))
                : switch (input.kind()) {
                  case keys ->
                      new CallStep(List.of(), new Connect(List.of("carl", "anna", "berta")));
                  case spoken -> new CallStep(List.of(words("Anything else?")), new HangUp());
                  default -> new CallStep(List.of(words("Sorry.")), new HangUp());
                });
    phones.dial(ADA, ours);
    phones.press(ADA, "2468");
    phones.pass(12);
    phones.say(ADA, "Ja, gern.");
    phones.pass(6);
    phones.pass(25);
    // anna does not answer, berta does
    phones.answer(OTHER_DESK);
    phones.press(OTHER_DESK, "1");
    phones.pass(1);
    phones.say(ADA, "Finally somebody.");
    phones.pass(3);
    phones.say(OTHER_DESK, "How can I help?");
    phones.pass(3);
    phones.hangUp(OTHER_DESK);
    phones.pass(60);
    phones.pass(120);

    assertThat(script.heard).containsExactly("begin inbound", "keys 2468", "spoken ", "ended");
    long id = ledger.one(Long.class, "select id from contact.phone_call");
    assertThat(calls.of(id).user()).isEqualTo("berta");
    assertThat(calls.of(id).recordingConsent()).isEqualTo("given");
    assertThat(transcripts.of(id).orElseThrow().lines())
        .extracting(TranscriptLine::speaker)
        .containsExactly("customer", "collector");
    assertThat(
            ledger.one(
                String.class,
                "select string_agg((to_jsonb(s) - 'said_at')::text, ' ') from contact.phone_step s"))
        .doesNotContain("2468");
    assertThat(
            ledger.one(
                String.class,
                // a fingerprint and a moment may have any digits in them
                "select string_agg((to_jsonb(e) - '{key,received_at,due_at}'::text[])::text, ' ')"
                    + " from contact.twilio_event e"))
        .doesNotContain("2468");
  }

  @Test
  void aLineWithoutWordsIsSorryAndTakesAMessage() {
    script.says(
        input -> {
          throw new IllegalStateException("no words");
        });
    phones.dial(ADA, ours);
    phones.pass(12);
    phones.say(ADA, "Please call me back.");
    phones.pass(4);
    phones.press(ADA, "#");
    phones.pass(10);
    phones.pass(180);

    long id = ledger.one(Long.class, "select id from contact.phone_call");
    assertThat(calls.of(id).state()).isEqualTo("ended");
    assertThat(transcripts.of(id).orElseThrow().lines())
        .extracting(TranscriptLine::text)
        .containsExactly("Please call me back.");
    assertThat(ledger.count("contact.phone_call where finished_at is not null")).isEqualTo(1);
    Task task = tasks.createTaskQuery().taskDefinitionKey("callBack").singleResult();
    assertThat(task.getAssignee()).isNull();
    assertThat(tasks.getVariable(task.getId(), "customer")).isEqualTo("Unknown");
    assertThat(tasks.getVariable(task.getId(), "calledFrom")).isEqualTo("+49 30 555001");
    assertThat((String) tasks.getVariable(task.getId(), "whatTheySaid"))
        .startsWith("Please call me back.");
    assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("outcome", "")))
        .hasStackTraceContaining("Say what came of the message");
    tasks.complete(task.getId(), Map.of("outcome", "called-back", "note", "Will pay."));
    assertThat(ledger.one(String.class, "select outcome from contact.task"))
        .isEqualTo("called-back");
    assertThat(
            ledger.count(
                "act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_ where d.key_ = 'contact-task'"))
        .isZero();
  }

  @Test
  void whatIsOldEnoughIsDeletedAndLeavesItsHash() throws Exception {
    long id = connected("1");
    phones.say(ADA, "Keep this for a while.");
    phones.pass(3);
    phones.hangUp(ADA);
    phones.pass(120);
    String hash = calls.of(id).recording().sha256();
    Instant end = clock.instant();

    clock.standAt(end.plus(Duration.ofDays(364)));
    retention.run(ZoneOffset.UTC, TestLedger.TODAY);
    assertThat(calls.of(id).recording().isAudible()).isTrue();
    clock.standAt(end.plus(Duration.ofDays(366)));
    retention.run(ZoneOffset.UTC, TestLedger.TODAY);
    assertThat(calls.of(id).recording().isAudible()).isFalse();
    assertThat(calls.of(id).recording().sha256()).isEqualTo(hash);
    assertThat(listen(id, null).getStatus()).isEqualTo(404);
    assertThat(ledger.count("contact.recording_piece")).isZero();
    assertThat(transcripts.of(id)).isPresent();
    clock.standAt(end.plus(Duration.ofDays(1096)));
    retention.run(ZoneOffset.UTC, TestLedger.TODAY);
    assertThat(transcripts.of(id)).isEmpty();
    assertThat(found("while")).contains(NO_HIT);
    assertThat(
            ledger.count(
                "contact.transcript where sha256 is not null and deleted_by = 'retention'"))
        .isEqualTo(1);
  }

  @Test
  void aMessageOrNoneGoesBackToTheScript() {
    script.says(
        input ->
            input == null
                ? new CallStep(List.of(words("Leave a message.")), new Voicemail())
                : new CallStep(List.of(words("Bye.")), new HangUp()));
    phones.dial(ADA, ours);
    phones.pass(30);
    assertThat(script.heard).containsExactly("begin inbound", "silence ", "ended");
  }

  private void wantAutomatedCall() {
    ReflectionTestUtils.setField(automated, "on", true);
    ContactRequest wish =
        new ContactRequest(
            "case/1/1",
            ContactRequest.Kind.CALL,
            ContactRequest.Channel.PHONE,
            ContactRequest.AUTOMATED,
            customer,
            entity,
            ledger.one(Long.class, "select id from receivables.invoice"));
    transaction.executeWithoutResult(any -> requests.request(List.of(wish)));
  }

  @Test
  void aCallThatTheLineMakesByItselfCountsOnceSomebodyHasShownWhoItIs() {
    script.says(
        input -> {
          if (input == null) {
            return new CallStep(
                List.of(words("Your PIN, please.")), new Ask(4, false, List.of(), 5, true));
          }
          long call = ledger.one(Long.class, "select id from contact.phone_call");
          calls.identified(call, customer, "pin");
          return new CallStep(List.of(words("You owe 100 euros.")), new HangUp());
        });
    phones.answers(ADA, "auto");
    wantAutomatedCall();
    phones.pass(6);
    phones.press(ADA, "1357");
    phones.pass(30);

    assertThat(script.heard).containsExactly("begin automated", "keys 1357", "ended");
    assertThat(
            ledger.one(
                String.class,
                "select state || ' ' || tone from contact.request where key = 'case/1/1'"))
        .isEqualTo("delivered automated");
    assertThat(ledger.count("contact.request where kind = 'call'")).isEqualTo(1);
    assertThat(ledger.count("collections.customer_task where kind = 'call'")).isZero();
  }

  /** From the table that chooses it to the case that has heard of it. */
  @Test
  void aCaseThatItsTableHasCalledByTheLineGoesOnOnceTheCustomerHasHeard() {
    ReflectionTestUtils.setField(automated, "on", true);
    script.says(
        input -> {
          long call = ledger.one(Long.class, "select id from contact.phone_call");
          calls.identified(call, customer, "pin");
          return new CallStep(List.of(words("You owe 100 euros.")), new HangUp());
        });
    phones.answers(ADA, "auto");
    ledger.postpone(ledger.one(Long.class, "select id from receivables.invoice"), -13);
    ledger.work();
    assertThat(chosen()).isEqualTo("requestCall waitForCall treatment.automatedCall");

    phones.pass(40);

    assertThat(script.heard).containsExactly("begin automated", "ended");
    assertThat(ledger.one(String.class, "select state || ' ' || tone from contact.request"))
        .isEqualTo("delivered automated");
    assertThat(chosen()).startsWith("waitForPayment waitForPayment");
    assertThat(
            ledger.one(
                String.class,
                "select inputs ->> 'callsMade' from platform.decision where decision = 'treatment' order by id desc limit 1"))
        .isEqualTo("1");
    assertThat(ledger.count("collections.customer_task")).isZero();
    assertThat(
            ledger.count(
                "collections.past_due_case where ended_at is null and next_at > timestamptz '2026-03-02 12:00Z'"))
        .isEqualTo(1);
  }

  /** What the case has chosen, where it stands, and by which rows of the table. */
  private String chosen() {
    return ledger.one(
        String.class,
        """
        select c.action || ' ' || e.act_id_ || ' ' || (d.fired -> -1 ->> 'rowId')
        from collections.past_due_case c
        join platform.decision d on d.id = c.decision_id
        join act_ru_execution e on e.proc_inst_id_ = c.process_instance_id and e.is_active_
        """);
  }

  @Test
  void aMailboxHearsNothingOfADebtAndAPersonCallsInstead() {
    script.says(input -> new CallStep(List.of(words("You owe 100 euros.")), new HangUp()));
    phones.answers(ADA, "machine");
    wantAutomatedCall();
    phones.pass(40);

    assertThat(script.heard).containsExactly("ended");
    String said = phones.ledger().at("/calls/0/audio").toString();
    assertThat(said)
        .contains("Hello, this is Nordwerk GmbH. Please call us back at +49 30 23125000.");
    assertThat(said).doesNotContainIgnoringCase("owe").doesNotContain("100 euros");
    assertThat(
            ledger.one(
                String.class,
                "select state || ' ' || tone from contact.request where key = 'case/1/1'"))
        .isEqualTo("announced unanswered");
    assertThat(ledger.count("collections.customer_task where kind = 'call' and state = 'open'"))
        .isEqualTo(1);
    assertThat(ledger.one(String.class, "select what from platform.timeline where kind = 'phone'"))
        .contains("a mailbox answered");
  }

  private void hear(String kind, String... fields) {
    Map<String, String> params = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      params.put(fields[i], fields[i + 1]);
    }
    transaction.executeWithoutResult(
        any ->
            news.stream()
                .filter(one -> one.kinds().contains(kind))
                .forEach(one -> one.happened(kind, params, clock.instant())));
  }

  /** Callbacks come up to five times, a third of them never, and the oldest news last. */
  @Test
  void whateverBecomesOfCallbacksEachCallHasOneRecordOneRecordingAndOneEnd() {
    phones.settings("repeatMost", 5, "dropPercent", 33, "seed", 7);
    int many = 4;
    for (int i = 0; i < many; i++) {
      String desk = DESK + i;
      String theirs = ADA + i;
      desks.set("anna" + i, desk);
      phones.answers(desk, "auto");
      phones.answers(theirs, "auto");
      calls.dial(new NewPhoneCall("many" + i, customer, entity, theirs, "anna" + i));
    }
    phones.pass(3);
    for (int i = 0; i < many; i++) {
      phones.press(ADA + i, i == 2 ? "2" : "1");
    }
    phones.pass(6);
    for (int i = 0; i < many; i++) {
      phones.say(ADA + i, "I pay on Friday.");
    }
    phones.pass(6);
    for (int i = 0; i < many; i++) {
      phones.hangUp(ADA + i);
    }
    phones.pass(8 * 60);
    for (JsonNode call : phones.ledger().get("calls")) {
      for (String late : List.of("in-progress", "ringing", "initiated")) {
        hear("call-status", "CallSid", call.get("sid").asText(), "CallStatus", late);
      }
    }
    for (String sid :
        ledger.one(String.class, "select string_agg(sid, ' ') from contact.recording").split(" ")) {
      hear("recording", "RecordingSid", sid, "RecordingStatus", "in-progress", "call", "1");
    }
    phones.pass(60);

    assertThat(phones.ledger().get("calls")).hasSize(2 * many);
    assertThat(
            ledger.count(
                "contact.phone_call where finished_at is not null and result = 'completed'"))
        .isEqualTo(many);
    assertThat(ledger.count("contact.phone_call where consent = 'given'")).isEqualTo(many - 1);
    assertThat(ledger.count("contact.recording where state = 'clean'")).isEqualTo(many - 1);
    assertThat(ledger.count("contact.recording")).isEqualTo(many - 1);
    assertThat(ledger.count("contact.transcript where line_count = 1")).isEqualTo(many - 1);
    assertThat(ledger.count("platform.timeline where kind = 'phone'")).isEqualTo(many);
    assertThat(phones.ledger().get("recordings")).isEmpty();
  }

  @Test
  void theLawIsThatOfTheStricterPlaceAndKnowsStates() {
    LocalDate day = TestLedger.TODAY;
    assertThat(law.in("DE", "10115", day)).isEqualTo(RecordingLaw.Kind.ASK_FIRST);
    assertThat(law.in("NL", null, day)).isEqualTo(RecordingLaw.Kind.ONE_PARTY);
    assertThat(law.in("US", "10001", day)).isEqualTo(RecordingLaw.Kind.ONE_PARTY);
    assertThat(law.in("US", "94105-1234", day)).isEqualTo(RecordingLaw.Kind.ALL_PARTIES);
    assertThat(law.in("US", null, day)).isEqualTo(RecordingLaw.Kind.ALL_PARTIES);
    assertThat(law.in("US", "60601", LocalDate.of(2014, 12, 29)))
        .isEqualTo(RecordingLaw.Kind.ONE_PARTY);
    assertThat(law.in("BR", null, day)).isEqualTo(RecordingLaw.Kind.ASK_FIRST);
  }
}

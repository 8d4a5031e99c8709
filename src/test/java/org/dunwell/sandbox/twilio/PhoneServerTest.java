package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.Notification;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.intelligence.v2.Service;
import com.twilio.rest.intelligence.v2.Transcript;
import com.twilio.rest.intelligence.v2.transcript.Sentence;
import com.twilio.type.PhoneNumber;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.dunwell.sandbox.wire.Calendar;
import org.dunwell.sandbox.wire.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twilio's own client speaks to the sandbox and notices nothing. */
class PhoneServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ADA = "+4930111111";
  private static final String COLLECTOR = "+4930222222";
  private static final List<String> EVENTS =
      List.of("initiated", "ringing", "answered", "completed");

  @TempDir Path folder;
  private final Calendar clock = new Calendar(Instant.parse("2026-03-02T09:00:00Z"));
  private PhoneServer server;
  private Subscriber company;
  private TwilioRestClient twilio;

  @BeforeEach
  void begin() throws Exception {
    server = new PhoneServer(new Setup(folder, "127.0.0.1", 0, ""), clock);
    company = new Subscriber(server.address(), "DE");
    twilio = company.client;
    company.buy();
  }

  @AfterEach
  void end() {
    company.close();
    server.close();
  }

  /** Time passes from one moment to the next. */
  private void pass(long millis) {
    Instant end = clock.instant().plusMillis(millis);
    settle();
    for (Instant next = next(end); next.isBefore(end); next = next(end)) {
      clock.pass(Duration.between(clock.instant(), next));
      settle();
    }
    clock.pass(Duration.between(clock.instant(), end));
    settle();
  }

  private Instant next(Instant end) {
    Instant due = server.nextDue().orElse(end);
    return due.isBefore(clock.instant()) ? clock.instant() : due;
  }

  private void settle() {
    server.runDue(clock.instant());
    server.awaitQuiet(PATIENCE);
    server.runDue(clock.instant());
    server.awaitQuiet(PATIENCE);
  }

  private CallCreator wanted() {
    return Call.creator(
            new PhoneNumber(ADA), new PhoneNumber(Subscriber.OURS), company.url("/voice"))
        .setStatusCallback(company.url("/status"))
        .setStatusCallbackEvent(EVENTS);
  }

  private Call call() {
    Call call = wanted().create(twilio);
    settle();
    return call;
  }

  private Call fetch(Call call) {
    return Call.fetcher(call.getSid()).fetch(twilio);
  }

  private List<String> told() {
    return company.heard("/status").stream().map(one -> one.get("CallStatus")).toList();
  }

  private List<String> errors() {
    return StreamSupport.stream(Notification.reader().read(twilio).spliterator(), false)
        .map(Notification::getErrorCode)
        .toList();
  }

  @Test
  void aCallAsksUnderstandsConnectsAndRecordsBothSides() throws Exception {
    company.says(
        "/voice",
        "<Gather input='speech dtmf' action='/asked' speechTimeout='auto' timeout='5'><Say language='en-US'>Will you pay?</Say></Gather><Say>Nobody there.</Say>");
    company.says(
        "/asked",
        "<Dial record='record-from-answer-dual' recordingStatusCallback='/recorded' action='/dialled' timeout='20'><Number statusCallback='/collector' statusCallbackEvent='initiated ringing answered completed'>"
            + COLLECTOR
            + "</Number></Dial>");
    company.says("/dialled", "<Say>Goodbye.</Say>");

    Call call = call();
    assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(fetch(call).getStatus()).isEqualTo(Call.Status.RINGING);
    company.control("answer", "number", ADA);
    settle();
    company.control("say", "number", ADA, "text", "I want a person.");
    pass(3000);

    assertThat(company.last("/asked").get("SpeechResult")).isEqualTo("I want a person.");
    assertThat(company.look("phone?number=%2B4930222222").at("/call/status").asText())
        .isEqualTo("ringing");
    company.control("answer", "number", COLLECTOR);
    pass(1000);
    company.control("say", "number", COLLECTOR, "text", "How can I help?");
    pass(1000);
    company.control("press", "number", ADA, "digits", "1");
    company.control("say", "number", ADA, "text", "I pay 100 euros on Friday.");
    pass(4000);
    assertThat(company.look("phone?number=%2B4930111111").at("/call/audio").toString())
        .contains("How can I help?");
    company.control("hangup", "number", COLLECTOR);
    pass(2000);

    assertThat(company.last("/dialled").get("DialCallStatus")).isEqualTo("completed");
    assertThat(company.last("/dialled").get("DialCallDuration")).isEqualTo("6");
    assertThat(company.last("/dialled").get("DialBridged")).isEqualTo("true");
    assertThat(fetch(call).getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(told()).containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(company.heard("/status"))
        .extracting(one -> one.get("SequenceNumber"))
        .containsExactly("0", "1", "2", "3");
    assertThat(company.heard("/collector"))
        .extracting(one -> one.get("CallStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(company.last("/collector").get("ParentCallSid")).isEqualTo(call.getSid());

    assertThat(Call.reader().setParentCallSid(call.getSid()).read(twilio)).hasSize(1);
    Recording recording =
        Recording.reader().setCallSid(call.getSid()).read(twilio).iterator().next();
    assertThat(recording.getStatus()).isEqualTo(Recording.Status.COMPLETED);
    assertThat(recording.getSource()).hasToString("DialVerb");
    assertThat(recording.getDuration()).isEqualTo("6");
    assertThat(company.last("/recorded").get("RecordingSid")).isEqualTo(recording.getSid());
    assertSound(company.sound(recording.getSid(), ""));
    assertThat(company.sound(recording.getSid(), "?RequestedChannels=1"))
        .hasSize(44 + 6000 * 8 * 2);
    assertWritten(recording);
  }

  /**
   * Six seconds on two channels; Ada is silent at first, then loud; the collector the other way
   * round.
   */
  private static void assertSound(byte[] wav) {
    ByteBuffer sound = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(wav).hasSize(44 + 6000 * 8 * 2 * 2);
    assertThat(sound.getShort(22)).isEqualTo((short) 2);
    assertThat(sound.getInt(24)).isEqualTo(8000);
    assertThat(loudness(sound, 0, 1000, 1900)).isZero();
    assertThat(loudness(sound, 1, 1000, 1900)).isGreaterThan(1000);
    assertThat(loudness(sound, 0, 2300, 3500)).isGreaterThan(1000);
    assertThat(loudness(sound, 1, 2300, 3500)).isZero();
  }

  private static int loudness(ByteBuffer sound, int channel, int from, int until) {
    int most = 0;
    for (int frame = from * 8; frame < until * 8; frame++) {
      most = Math.max(most, Math.abs(sound.getShort(44 + frame * 4 + channel * 2)));
    }
    return most;
  }

  private void assertWritten(Recording recording) {
    Service service =
        Service.creator("calls").setWebhookUrl(company.url("/written").toString()).create(twilio);
    Transcript transcript =
        Transcript.creator(
                service.getSid(),
                Map.of("media_properties", Map.of("source_sid", recording.getSid())))
            .create(twilio);
    pass(2000);

    assertThat(company.last("/written").get("transcript_sid")).isEqualTo(transcript.getSid());
    assertThat(Transcript.fetcher(transcript.getSid()).fetch(twilio).getStatus())
        .isEqualTo(Transcript.Status.COMPLETED);
    List<Sentence> sentences =
        StreamSupport.stream(Sentence.reader(transcript.getSid()).read(twilio).spliterator(), false)
            .toList();
    assertThat(sentences)
        .extracting(Sentence::getTranscript)
        .containsExactly("How can I help?", "I pay 100 euros on Friday.");
    assertThat(sentences).extracting(Sentence::getMediaChannel).containsExactly(2, 1);
    assertThat(sentences.get(0).getStartTime()).isEqualTo("1.000");
    assertThat(sentences.get(0).getEndTime()).isEqualTo("1.975");
    assertThat(sentences.get(1).getStartTime()).isEqualTo("2.000");
  }

  @Test
  void whoCallsPressesKeysAndLeavesAMessage() throws Exception {
    company.says(
        "/voice",
        "<Gather numDigits='4' action='/pin'><Play>https://example.com/hello.mp3</Play></Gather>");
    company.says(
        "/pin",
        "<Record action='/left' maxLength='30' finishOnKey='#' timeout='3' recordingStatusCallback='/recorded'/><Say>Nothing heard.</Say>");
    company.says("/left", "<Hangup/>");
    company.control("dial", "number", ADA, "from", ADA, "to", Subscriber.OURS);
    settle();
    company.control("press", "number", ADA, "digits", "1234");
    settle();
    assertThat(company.last("/pin").get("Digits")).isEqualTo("1234");
    assertThat(company.last("/pin").get("Direction")).isEqualTo("inbound");
    pass(1000);
    company.control("say", "number", ADA, "text", "Please call back.");
    pass(1500);
    company.control("press", "number", ADA, "digits", "#");
    pass(1000);

    assertThat(company.last("/left").get("Digits")).isEqualTo("#");
    assertThat(company.last("/left").get("RecordingDuration")).isEqualTo("2");
    assertThat(company.last("/recorded").get("RecordingStatus")).isEqualTo("completed");
    assertThat(told()).containsExactly("completed");
    assertThat(
            Call.reader()
                .setTo(new PhoneNumber(Subscriber.OURS))
                .read(twilio)
                .iterator()
                .next()
                .getDirection())
        .isEqualTo("inbound");
  }

  @Test
  void whoIsDialledHearsFirstWhoCallsAndAnIncomingCallRingsUntilThen() throws Exception {
    company.says(
        "/voice",
        "<Dial answerOnBridge='true' hangupOnStar='true' action='/dialled'><Number url='/whisper'>"
            + COLLECTOR
            + "</Number></Dial>");
    company.says("/whisper", "<Say>A customer.</Say>");
    company.says("/dialled", "<Hangup/>");
    for (String key : List.of("*", "")) {
      company.control("dial", "from", ADA, "to", Subscriber.OURS);
      settle();
      company.control("answer", "number", COLLECTOR);
      settle();
      assertThat(status(ADA)).isEqualTo("ringing");
      pass(2000);
      assertThat(status(ADA)).isEqualTo("in-progress");
      String child = company.last("/whisper").get("CallSid");
      if (key.isEmpty()) {
        company.says("/turned", "<Pause length='9'/>");
        Call.updater(child).setUrl(company.url("/turned")).update(twilio);
      } else {
        company.control("press", "number", ADA, "digits", key);
      }
      settle();
      assertThat(company.last("/dialled").get("DialCallSid")).isEqualTo(child);
      assertThat(company.last("/dialled").get("DialCallStatus")).isEqualTo("completed");
      assertThat(company.last("/dialled").get("DialBridged")).isEqualTo("true");
      assertThat(status(ADA)).isEmpty();
      assertThat(status(COLLECTOR)).isEqualTo(key.isEmpty() ? "in-progress" : "");
    }
  }

  private String status(String number) throws Exception {
    return company.look("phone?number=" + number.replace("+", "%2B")).at("/call/status").asText();
  }

  @Test
  void silenceFallsThroughUnlessTheActionWantsToKnow() {
    company.says(
        "/voice",
        "<Gather timeout='2' action='/asked'/><Gather timeout='2' action='/asked' actionOnEmptyResult='true'/>");
    company.says("/asked", "<Reject/>");
    answered();
    pass(3900);
    assertThat(company.heard("/asked")).isEmpty();
    pass(200);
    assertThat(company.last("/asked").get("Digits")).isEmpty();
  }

  private Call answered() {
    Call call = call();
    try {
      company.control("answer", "number", ADA);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    settle();
    return call;
  }

  @Test
  void whatIsNoTwimlIsRefusedAndNotedAndTheFallbackIsAsked() {
    for (String wrong :
        List.of(
            "<Say colour='red'>Hello</Say>",
            "<Sing>Hello</Sing>",
            "<Say>Hello<Dial>+4930222222</Dial></Say>",
            "<Gather numDigits='four'/>")) {
      company.says("/voice", wrong);
      answered();
      pass(10_000);
    }
    company.says("/voice", "<?xml version='1.0'?><Response><Say>");
    Call call = wanted().setFallbackUrl(company.url("/fallback")).create(twilio);
    company.says("/fallback", "<Pause length='60'/>");
    settle();
    controlled("answer");
    settle();

    assertThat(errors()).containsExactly("12100", "12200", "12200", "12200", "12200");
    assertThat(company.last("/fallback").get("ErrorCode")).isEqualTo("12100");
    assertThat(fetch(call).getStatus()).isEqualTo(Call.Status.IN_PROGRESS);
    assertThat(controlled("hangup").at("/past/1/audio/0/text").asText())
        .contains("application error");
  }

  private JsonNode controlled(String what) {
    try {
      return company.control(what, "number", ADA);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whereverSomebodyHangsUpTheCallIsOverAndTheAccountKnows() throws Exception {
    company.says("/gather", "<Gather action='/asked'><Say>Press a key, please.</Say></Gather>");
    company.says("/say", "<Say>A long text that nobody wants to hear to its end.</Say>");
    company.says("/record", "<Record action='/left' playBeep='false'/>");
    company.says("/dial", "<Dial action='/dialled'>" + COLLECTOR + "</Dial>");
    company.says(
        "/start",
        "<Start><Recording recordingStatusCallback='/recorded'/></Start><Pause length='9'/>");
    for (String where : List.of("/gather", "/say", "/record", "/dial", "/start")) {
      Call call =
          Call.creator(new PhoneNumber(ADA), new PhoneNumber(Subscriber.OURS), company.url(where))
              .setStatusCallback(company.url("/status" + where))
              .create(twilio);
      settle();
      controlled("answer");
      settle();
      company.control("say", "number", ADA, "text", "Never!");
      pass(500);
      controlled("hangup");
      pass(1000);
      assertThat(fetch(call).getStatus()).as(where).isEqualTo(Call.Status.COMPLETED);
      assertThat(company.heard("/status" + where)).hasSize(1);
      assertThat(company.last("/status" + where).get("CallDuration")).isEqualTo("1");
    }
    assertThat(company.last("/left").get("Digits")).isEqualTo("hangup");
    assertThat(company.last("/dialled").get("DialCallStatus")).isEqualTo("canceled");
    assertThat(company.last("/recorded").get("RecordingStatus")).isEqualTo("completed");
    assertThat(company.heard("/asked")).isEmpty();
    assertThat(controlled("phone").get("call").isNull()).isTrue();

    Call refused = call();
    controlled("reject");
    Call unanswered = call();
    settle();
    pass(61_000);
    Call canceled = call();
    Call.updater(canceled.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twilio);
    settle();
    assertThat(List.of(fetch(refused), fetch(unanswered), fetch(canceled)))
        .extracting(Call::getStatus)
        .containsExactly(Call.Status.BUSY, Call.Status.NO_ANSWER, Call.Status.CANCELED);
    assertThat(told()).endsWith("canceled").contains("busy", "no-answer");
  }

  @Test
  void anAnsweringMachineIsKnownAndTheCallIsTurnedWhileItRuns() throws Exception {
    company.says("/voice", "<Say>Please call us back.</Say>");
    company.control("phone", "number", ADA, "answers", "machine", "afterMillis", 1000);
    Call call = wanted().setMachineDetection("DetectMessageEnd").create(twilio);
    pass(10_000);

    assertThat(company.last("/voice").get("AnsweredBy")).isEqualTo("machine_end_beep");
    assertThat(fetch(call).getAnsweredBy()).isEqualTo("machine_end_beep");
    assertThat(company.look("phone?number=%2B4930111111").at("/past/0/voicemail").asBoolean())
        .isTrue();

    company.control(
        "phone", "number", ADA, "answers", "auto", "afterMillis", 0, "replies", List.of("press:7"));
    company.says("/voice", "<Pause length='100'/>");
    company.says("/turned", "<Gather numDigits='1' action='/asked'/>");
    Call turned = wanted().create(twilio);
    pass(1000);
    Call.updater(turned.getSid()).setUrl(company.url("/turned")).update(twilio);
    pass(1000);
    assertThat(company.last("/asked").get("Digits")).isEqualTo("7");
    assertThatThrownBy(
            () -> Call.updater(call.getSid()).setUrl(company.url("/turned")).update(twilio))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.getCode()).isEqualTo(21220));
  }

  @Test
  void aRecordingMayBePausedAndOnlyWhatWasRecordedIsWrittenDown() throws Exception {
    company.says("/voice", "<Pause length='60'/>");
    Call call = wanted().setRecord(true).setRecordingChannels("dual").create(twilio);
    settle();
    controlled("answer");
    pass(1000);
    company.control("say", "number", ADA, "text", "Before.");
    pass(1000);
    var current =
        com.twilio.rest.api.v2010.account.call.Recording.updater(
            call.getSid(),
            "Twilio.CURRENT",
            com.twilio.rest.api.v2010.account.call.Recording.Status.PAUSED);
    current.setPauseBehavior("skip").update(twilio);
    company.control("say", "number", ADA, "text", "My card number.");
    pass(3000);
    com.twilio.rest.api.v2010.account.call.Recording.updater(
            call.getSid(),
            "Twilio.CURRENT",
            com.twilio.rest.api.v2010.account.call.Recording.Status.IN_PROGRESS)
        .update(twilio);
    pass(2000);
    controlled("hangup");
    pass(1000);

    Recording recording = Recording.reader().read(twilio).iterator().next();
    assertThat(recording.getDuration()).isEqualTo("4");
    Service service = Service.creator("calls").create(twilio);
    String transcript =
        Transcript.creator(
                service.getSid(),
                Map.of("media_properties", Map.of("source_sid", recording.getSid())))
            .create(twilio)
            .getSid();
    pass(2000);
    assertThat(Sentence.reader(transcript).read(twilio))
        .extracting(Sentence::getTranscript)
        .containsExactly("Before.");
    assertThat(Recording.deleter(recording.getSid()).delete(twilio)).isTrue();
    assertThat(new String(company.sound(recording.getSid(), ""))).contains("20404");
  }

  @Test
  void messagesArriveOrDoNotAndWhoWritesStopGetsNoMore() throws Exception {
    Message sent = message("Your balance is due.");
    assertThat(sent.getStatus()).isEqualTo(Message.Status.QUEUED);
    pass(1000);
    assertThat(company.heard("/message"))
        .extracting(one -> one.get("MessageStatus"))
        .containsExactly("sent", "delivered");
    company.control("phone", "number", ADA, "sms", "undelivered");
    Message lost = message("x".repeat(161));
    pass(1000);
    assertThat(lost.getNumSegments()).isEqualTo("2");
    assertThat(Message.fetcher(lost.getSid()).fetch(twilio).getErrorCode()).isEqualTo(30003);

    company.control("phone", "number", ADA, "sms", "delivered");
    company.says("/sms", "<Message>We will call you.</Message>");
    company.control("sms", "number", ADA, "to", Subscriber.OURS, "body", "Call me");
    pass(1000);
    assertThat(company.last("/sms").get("Body")).isEqualTo("Call me");
    assertThat(company.look("phone?number=%2B4930111111").at("/messages/0/body").asText())
        .isEqualTo("We will call you.");
    company.control("sms", "number", ADA, "to", Subscriber.OURS, "body", " stop ");
    pass(1000);
    assertThat(company.last("/sms").get("Body")).isEqualTo("stop");
    assertThatThrownBy(() -> message("Once more"))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.getCode()).isEqualTo(21610));
    company.control("sms", "number", ADA, "to", Subscriber.OURS, "body", "START");
    message("Once more");
  }

  private Message message(String body) {
    return Message.creator(new PhoneNumber(ADA), new PhoneNumber(Subscriber.OURS), body)
        .setStatusCallback(company.url("/message"))
        .create(twilio);
  }

  @Test
  void callbacksComeTwiceOrNotAtAllAsItWasSet() throws Exception {
    company.says("/voice", "<Hangup/>");
    company.control("settings", "repeat", 2);
    answered();
    settle();
    await().untilAsserted(() -> assertThat(company.heard("/status")).hasSize(8));
    assertThat(Set.copyOf(told()))
        .containsExactlyInAnyOrder("initiated", "ringing", "in-progress", "completed");
    company.control("settings", "repeat", 1, "dropPercent", 100);
    int before = company.heard("/voice").size();
    Call dropped = answered();
    settle();
    assertThat(fetch(dropped).getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(company.heard("/voice")).hasSize(before + 1);
    assertThat(company.heard("/status"))
        .noneMatch(one -> one.get("CallSid").equals(dropped.getSid()));
  }

  @Test
  void mistakesAreRefusedAsTwilioRefusesThem() throws Exception {
    assertThatThrownBy(
            () ->
                Call.creator(
                        new PhoneNumber("12"),
                        new PhoneNumber(Subscriber.OURS),
                        company.url("/voice"))
                    .create(twilio))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.getCode()).isEqualTo(21211));
    assertThatThrownBy(
            () ->
                Call.creator(
                        new PhoneNumber(ADA), new PhoneNumber(COLLECTOR), company.url("/voice"))
                    .create(twilio))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.getCode()).isEqualTo(21210));
    assertThatThrownBy(() -> Call.fetcher("CA" + "0".repeat(32)).fetch(twilio))
        .isInstanceOfSatisfying(
            ApiException.class,
            no -> {
              assertThat(no.getCode()).isEqualTo(20404);
              assertThat(no.getStatusCode()).isEqualTo(404);
            });
    assertThatThrownBy(() -> wanted().setByoc("BY" + "0".repeat(32)).create(twilio))
        .hasMessageContaining("Byoc");
    try (Subscriber other = new Subscriber(server.address(), "US")) {
      Call call = call();
      assertThatThrownBy(() -> Call.fetcher(call.getSid()).fetch(other.client))
          .isInstanceOf(ApiException.class);
      assertThatThrownBy(other::buy)
          .isInstanceOfSatisfying(
              ApiException.class, no -> assertThat(no.getCode()).isEqualTo(21422));
    }
    assertThat(company.text(server.address() + "/2010-04-01/Accounts/x/Calls.json"))
        .contains("20003");
  }

  @Test
  void listsComePageByPageAndPagesOfPeopleAreThere() throws Exception {
    for (int i = 0; i < 5; i++) {
      message("Number " + i);
    }
    assertThat(Message.reader().pageSize(2).read(twilio))
        .extracting(Message::getBody)
        .containsExactly("Number 4", "Number 3", "Number 2", "Number 1", "Number 0");
    assertThat(company.text(server.address() + "/_control")).contains("Number 3", "/phone/" + ADA);
    assertThat(company.text(server.address() + "/phone/" + ADA)).contains("Keypad", "handset.js");
    var found = com.twilio.rest.lookups.v2.PhoneNumber.fetcher(ADA).fetch(twilio);
    assertThat(found.getValid()).isTrue();
    assertThat(found.getCallingCountryCode()).isEqualTo("49");
  }
}

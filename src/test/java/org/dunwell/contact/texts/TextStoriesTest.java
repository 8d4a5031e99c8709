package org.dunwell.contact.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioInbox;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactEntry;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.dunwell.sandbox.twilio.PhoneServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Text messages between us and the customers' handsets, over the sandbox's telephone company. */
@DunwellTest
class TextStoriesTest {

  private static final String HANDSET = "+491705550101";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired PhoneServer phones;
  @Autowired TwilioAccess access;
  @Autowired TwilioInbox inbox;
  @Autowired TextMessages texts;
  @Autowired TextHandOver handOver;
  @Autowired TransactionTemplate transaction;
  @Autowired ContactBook book;
  @Autowired Imports imports;
  @Autowired MockMvc web;

  private long customer;
  private long invoice;

  /** Who has no e-mail and wants text messages, and an invoice that is late. */
  @BeforeEach
  void aCustomerWithAHandset() {
    ledger.begin();
    customer = ledger.customer("C1");
    ledger.update(
        "update receivables.contact set email = null, phone = '+49 (0)170 5550101',"
            + " text_consent = true where customer_id = ?",
        customer);
    invoice = ledger.invoice(customer, "R-1", "120.00", 3);
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private void control(String path, Map<String, String> fields) {
    send(
        HttpRequest.newBuilder(URI.create(phones.address() + "/_control/" + path))
            .POST(BodyPublishers.ofString(JSON.valueToTree(fields).toString())));
  }

  private static JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What our company has sent to a handset, the latest first. */
  private List<String> inHand(String number) {
    String query = URLEncoder.encode(number, StandardCharsets.UTF_8);
    JsonNode state =
        send(
            HttpRequest.newBuilder(
                URI.create(phones.address() + "/_control/phone?number=" + query)));
    List<String> bodies = new ArrayList<>();
    state
        .get("messages")
        .forEach(
            one -> {
              if (one.get("to").asText().equals(number)) {
                bodies.add(one.get("body").asText());
              }
            });
    return bodies;
  }

  private void write(String body) {
    write(HANDSET, body);
  }

  private void write(String from, String body) {
    long before = heard();
    control("sms", Map.of("number", from, "to", access.numberOf(entity()), "body", body));
    pass();
    for (int i = 0; i < 100 && heard() == before; i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // the wires are real
      ledger.work();
    }
    pass();
  }

  private long heard() {
    return ledger.count("contact.twilio_event where kind = 'sms'");
  }

  /** A few seconds in which messages arrive, are told of and acted on. */
  private void pass() {
    for (int i = 0; i < 5; i++) {
      clock.standAt(clock.instant().plus(Duration.ofMillis(700)));
      ledger.work();
    }
  }

  private long entity() {
    return ledger.one(Long.class, "select id from receivables.selling_entity");
  }

  private String reminder() {
    return ledger.one(
        String.class,
        "select channel || ' ' || state from contact.request where kind = 'reminder'"
            + " order by id desc limit 1");
  }

  @Test
  void aReminderGoesByTextWithALinkAndCountsWhenItHasArrived() {
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(reminder()).isEqualTo("sms delivered");
    assertThat(inHand(HANDSET))
        .singleElement()
        .asString()
        .contains("Nordwerk GmbH: EUR", "120.00", "C1", "/pay/", "STOP")
        .hasSizeLessThan(320);
    assertThat(ledger.count("contact.message where channel = 'sms' and state = 'delivered'"))
        .isEqualTo(1);
    assertThat(ledger.count("contact.text_message where state = 'delivered' and sid like 'SM%'"))
        .isEqualTo(1);
    assertThat(ledger.count("platform.timeline where what like '%by text message (friendly)%'"))
        .isEqualTo(1);
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(inHand(HANDSET)).hasSize(1);
  }

  @Test
  void whatDoesNotArriveIsNoTouchAndTheReminderGoesAnotherWay() {
    ledger.update(
        "update receivables.customer set street = 'Weg 1', postal_code = '1', city = 'B'");
    control("phone", Map.of("number", HANDSET, "sms", "undelivered"));
    ledger.walkTo(TODAY.plusDays(2));
    assertThat(
            ledger.count(
                "contact.request where channel = 'sms' and state = 'failed'"
                    + " and reason = 'the phone could not be reached'"))
        .isEqualTo(1);
    assertThat(ledger.count("contact.request where channel = 'letter'")).isEqualTo(1);
    assertThat(ledger.count("contact.request where channel = 'sms'")).isEqualTo(1);
    control("phone", Map.of("number", HANDSET, "sms", "delivered"));
  }

  @Test
  void whoTextsStopGetsNoMoreAndWhoTextsStartDoes() {
    write("STOP");
    assertThat(inHand(HANDSET)).singleElement().asString().contains("unsubscribed");
    assertThatThrownBy(() -> say("link/1", "A link")).isInstanceOf(TextRefused.class);
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(ledger.count("contact.request where channel = 'sms'")).isZero();
    assertThat(ledger.count("platform.timeline where what like '%texted “STOP”%'")).isEqualTo(1);
    write("START");
    say("link/1", "A link");
    pass();
    assertThat(inHand(HANDSET)).first().isEqualTo("A link");
  }

  @Test
  void aGermanStopIsObeyedAndAnsweredByUs() {
    write("Stopp!");
    assertThat(inHand(HANDSET))
        .singleElement()
        .asString()
        .contains("no more text messages", "ar@nordwerk.example");
    assertThat(texts.takesTexts(HANDSET)).isFalse();
    write("Hilfe");
    assertThat(inHand(HANDSET)).hasSize(2).first().asString().contains("+49 40 1234567");
    assertThat(ledger.count("contact.task")).isZero();
  }

  private void say(String key, String body) {
    transaction.executeWithoutResult(
        any -> texts.send(new NewText(key, customer, entity(), HANDSET, "en", body, "link")));
  }

  @Test
  void aPromiseIsAskedBackAndOnlyTheCustomersYesBooksIt() {
    write("Sorry! I will pay 60 euros on Friday.");
    assertThat(inHand(HANDSET))
        .singleElement()
        .asString()
        .contains("Reply YES to promise", "60.00", "6 March 2026");
    assertThat(ledger.count("promises.promise")).isZero();
    write("Yes.");
    assertThat(
            ledger.one(
                String.class,
                "select channel || ' ' || amount::numeric(9,2) || ' ' || promised_for"
                    + " from promises.promise"))
        .isEqualTo("sms 60.00 2026-03-06");
    assertThat(ledger.one(String.class, "select sentence from promises.promise_evidence"))
        .isEqualTo("I will pay 60 euros on Friday.");
    assertThat(inHand(HANDSET)).hasSize(2).first().asString().contains("You have promised");
    assertThat(ledger.count("contact.task")).isZero();
    write("yes");
    assertThat(ledger.count("promises.promise")).isEqualTo(1);
    assertThat(ledger.count("contact.task where kind = 'reply'")).isEqualTo(1);
  }

  @Test
  void whatMayNotBePromisedIsLeftToAPerson() {
    write("I will pay on 1 December.");
    assertThat(inHand(HANDSET)).isEmpty();
    assertThat(ledger.count("contact.task where kind = 'reply' and state = 'open'")).isEqualTo(1);
  }

  @Test
  void aQuestionIsWorkForAPersonAndHoldsRemindersBack() {
    write("Which invoice is that? I never got it.");
    assertThat(
            ledger.one(
                String.class,
                "select matched_by || ' ' || state || ' ' || text from contact.inbound_mail"))
        .isEqualTo("number open Which invoice is that? I never got it.");
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(inHand(HANDSET)).isEmpty();
    assertThat(ledger.count("contact.request where denied_by = 'unread reply'")).isEqualTo(1);
  }

  @Test
  void ofANumberThatNobodyOrSeveralHaveAPersonSaysWhoseItIs() {
    write("+4917600000000", "Hello?");
    long other = ledger.customer("C2");
    ledger.update(
        "update receivables.contact set phone = '+49 170 5550101' where customer_id = ?", other);
    write("I will pay on Friday");
    assertThat(ledger.count("contact.inbound_mail where state = 'unmatched'")).isEqualTo(2);
    assertThat(ledger.count("promises.text_proposal")).isZero();
  }

  @Test
  void ofANumberThatSeveralHaveTheOnlyOneTextedLatelyIsMeantAndOfTwoNobody() throws Exception {
    long other = ledger.customer("C2");
    ledger.update(
        "update receivables.contact set phone = '+49 170 5550101' where customer_id = ?", other);
    say("link/1", "A link");
    pass();
    write("I will pay 60 euros on Friday");
    assertThat(inHand(HANDSET)).first().asString().contains("Reply YES", "60.00");
    transaction.executeWithoutResult(
        any -> texts.send(new NewText("link/2", other, entity(), HANDSET, "en", "Two", "link")));
    pass();
    write("Yes");
    assertThat(ledger.count("promises.promise")).as("whose yes is it?").isZero();
    long mail =
        ledger.one(
            Long.class,
            "select id from contact.inbound_mail where state = 'unmatched' and text = 'Yes'");
    web.perform(get("/mail/{id}", mail).with(user("collector").roles("COLLECTOR")))
        .andExpect(content().string(containsString("Customer C1 (C1)")))
        .andExpect(content().string(containsString("Customer C2 (C2)")));
  }

  @Test
  void aMessageWhoseAnswerWasLostIsFoundAtTwilioAndDoesNotGoAgain() {
    say("link/1", "A link");
    long id = ledger.one(Long.class, "select id from contact.text_message");
    assertThat(handOver.begin(id, clock.instant())).isEqualTo(TextHandOver.Begun.FRESH);
    Message.creator(new PhoneNumber(HANDSET), new PhoneNumber(access.numberOf(entity())), "A link")
        .create(access.client());
    pass();
    assertThat(inHand(HANDSET)).containsExactly("A link");
    assertThat(ledger.count("contact.text_message where state = 'sent' and sid like 'SM%'"))
        .isEqualTo(1);
    // nothing was told of it; asked for, Twilio says that it has arrived
    clock.standAt(clock.instant().plus(TextHandOver.FIRST_LOOK));
    ledger.work();
    assertThat(ledger.count("contact.text_message where state = 'delivered'")).isEqualTo(1);

    say("link/2", "A link");
    pass();
    assertThat(inHand(HANDSET)).containsExactly("A link", "A link");
    say("link/2", "A link");
    pass();
    assertThat(inHand(HANDSET)).hasSize(2);
  }

  @Test
  void newsInAnyOrderAndAgainLeaveOneState() {
    say("link/1", "A link");
    pass();
    long id = ledger.one(Long.class, "select id from contact.text_message");
    String sid = ledger.one(String.class, "select sid from contact.text_message");
    for (String status : List.of("failed", "sent", "undelivered", "queued")) {
      inbox.take(
          "sms-status",
          Map.of(
              "text", "" + id, "MessageSid", sid, "MessageStatus", status, "ErrorCode", "30003"));
    }
    inbox.take("sms-status", Map.of("text", "999", "MessageSid", sid, "MessageStatus", "failed"));
    inbox.take("sms-status", Map.of("MessageSid", "SMunknown", "MessageStatus", "failed"));
    ledger.work();
    assertThat(ledger.count("contact.text_message where state = 'delivered'")).isEqualTo(1);
    assertThat(ledger.count("contact.twilio_event where state in ('waiting', 'given-up')"))
        .isZero();
  }

  @Test
  void aCodeIsForgottenWhenItHasLeft() {
    transaction.executeWithoutResult(
        any ->
            texts.send(
                new NewText(
                    "code/1",
                    customer,
                    entity(),
                    HANDSET,
                    "en",
                    "Code 123456",
                    TextMessages.CODE)));
    pass();
    assertThat(inHand(HANDSET)).containsExactly("Code 123456");
    assertThat(ledger.one(String.class, "select body from contact.text_message")).isEmpty();
    assertThat(ledger.count("platform.timeline where what like '%123456%'")).isZero();
  }

  @Test
  void aPersonsYesHasItsDateAndSourceAndMakesAFailedNumberWorthATry() {
    control("phone", Map.of("number", HANDSET, "sms", "failed"));
    say("link/1", "A link");
    pass();
    control("phone", Map.of("number", HANDSET, "sms", "delivered"));
    assertThat(ledger.count("contact.text_consent where undeliverable_at is not null"))
        .isEqualTo(1);
    long contact = ledger.one(Long.class, "select id from receivables.contact");
    for (boolean wanted : List.of(false, true)) {
      book.change(
          contact,
          new ContactEntry(
              "Alex Payable", "accounts-payable", null, "0170 5550101", null, true, true, wanted),
          "collector");
    }
    assertThat(
            ledger.one(
                String.class,
                "select text_consent_source || ' ' || phone || ' ' || (text_consent_at is not null)"
                    + " from receivables.contact"))
        .isEqualTo("collector +49 170 5550101 true");
    assertThat(ledger.count("contact.text_consent where undeliverable_at is not null")).isZero();
  }

  @Test
  void aCompanyThatIsImportedCanBeCalledAtOnce() {
    String file =
        """
        code;name;country;time zone;currency;e-mail
        NEW;Suedwerk GmbH;DE;Europe/Berlin;EUR;ar@suedwerk.example
        """;
    imports.submit(
        new Upload(
            "selling-entities",
            "entities.csv",
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "collector"));
    ledger.work();
    assertThat(ledger.count("receivables.selling_entity")).isEqualTo(2);
    assertThat(IncomingPhoneNumber.reader().read(access.client()))
        .extracting(IncomingPhoneNumber::getFriendlyName)
        .contains("NEW");
  }

  @Test
  void aForgedTextIsRefused() throws Exception {
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create(access.publicUrl("/hooks/twilio/sms")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", "bm90IHNpZ25lZA==")
            .POST(BodyPublishers.ofString("MessageSid=SM1&From=%2B491705550101&Body=STOP"))
            .build();
    assertThat(HTTP.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    ledger.work();
    assertThat(texts.takesTexts(HANDSET)).isTrue();
  }
}

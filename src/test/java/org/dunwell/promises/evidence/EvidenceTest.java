package org.dunwell.promises.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A promise keeps its sentence; its confirmation quotes it; it outlives the recording. */
@DunwellTest
class EvidenceTest {

  private static final Instant CALLED = Instant.parse("2026-03-02T08:42:31Z");

  @Autowired TestLedger ledger;
  @Autowired Promises promises;
  @Autowired Evidence evidence;
  @Autowired MockMvc web;

  private long customer;
  private long invoice;

  @BeforeEach
  void oneInvoice() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "1250.00", 16);
  }

  @Test
  void theConfirmationQuotesTheSentenceWithDayAndMinuteByTheCustomersClock() {
    promise(said("I'll wire half by Friday.", "phone", null));
    assertThat(letter())
        .contains(
            "- R1: EUR 625.00 On 2 March 2026 at 09:42 you told us: “I'll wire half by Friday.”"
                + " Until then you will not hear");
  }

  @Test
  void inGermanToo() {
    ledger.update("update receivables.customer set language = 'de'");
    promise(said("Die Hälfte überweise ich bis Freitag.", "phone", null));
    assertThat(letter())
        .contains(
            "- R1: 625,00 EUR Am 02.03.2026 um 09:42 Uhr haben Sie uns gesagt:"
                + " „Die Hälfte überweise ich bis Freitag.“ Bis dahin hören Sie");
  }

  @Test
  void whatWasWrittenIsNotCalledSaid() {
    promise(said("Paying half Friday", "sms", null));
    assertThat(letter()).contains("at 09:42 you wrote to us: “Paying half Friday”");
  }

  @Test
  void withoutASentenceNothingIsQuoted() {
    promise(null);
    assertThat(letter()).contains("- R1: EUR 625.00 Until then").doesNotContain("you told us", "“");
  }

  @Test
  void theSameSentenceIsKeptOnceAndNothingButASentenceIs() {
    long id = promise(null);
    NewEvidence sentence = new NewEvidence(id, "portal-phone", 7L, "Yes, one.", 10, 20, null);
    evidence.keep(sentence, "customer");
    evidence.keep(sentence, "customer");
    assertThat(evidence.of(List.of(id)).get(id))
        .singleElement()
        .satisfies(proof -> assertThat(proof.audio()).isEqualTo("none"));
    assertThatThrownBy(
            () -> evidence.keep(new NewEvidence(id, "phone", 7L, " ", 10, 20, null), "ann"))
        .isInstanceOf(BrokenRule.class)
        .hasMessage("The sentence that proves a promise has 1 to 1000 letters, not 0.");
    assertThatThrownBy(
            () -> evidence.keep(new NewEvidence(id, "rumour", 7L, "x", 10, 20, null), "ann"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("Ways are [phone, portal-phone, sms].");
  }

  @Test
  void itIsHeardOnTheCustomersPageUntilTheRecordingsTimeIsOverAndReadThereForEver()
      throws Exception {
    RecordedCalls calls = new RecordedCalls(ledger);
    long call = calls.call(customer, CALLED, "en", "I'll wire half by Friday.");
    promise(said("I'll wire half by Friday.", "phone", call));
    assertThat(page())
        .contains("“I&#39;ll wire half by Friday.”")
        .contains("at 0:43, 2 s")
        .contains("src=\"/phone-calls/%d/audio#t=42.2,46.5\"".formatted(call));
    calls.deleteSound();
    assertThat(page())
        .contains("“I&#39;ll wire half by Friday.”")
        .contains("The recording was deleted when its time was over.", RecordedCalls.SHA256)
        .doesNotContain("/audio#");
  }

  private static SaidSentence said(String text, String channel, Long call) {
    return new SaidSentence(
        channel, call, text, 43_200, 45_500, call == null ? null : RecordedCalls.SHA256, CALLED);
  }

  private long promise(SaidSentence said) {
    return promises
        .take(
            new NewPromise(
                null,
                customer,
                List.of(invoice),
                new BigDecimal("625.00"),
                TODAY.plusDays(4),
                "call",
                null,
                "ann",
                null,
                said))
        .id();
  }

  private String letter() {
    return ledger
        .one(
            String.class,
            "select body_text from contact.message where template = 'promise-confirmation'")
        .replaceAll("[\\s\u00a0]+", " ");
  }

  private String page() throws Exception {
    return web.perform(get("/customers/C1").with(user("collector").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}

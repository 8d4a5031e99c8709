package org.dunwell.portal.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The conversation on the real house: every branch, in each language we have. */
@DunwellTest
class PhoneMenuTest {

  private static final String OWN = "+4930555001";
  private static final String MOBILE = "+491712345678";

  @Autowired BeanFactory house;
  @Autowired TestLedger ledger;
  @Autowired PhonePins pins;
  @Autowired Users users;
  @Autowired DunwellClock clock;
  @Autowired MockMvc web;

  private final List<String> heard = new ArrayList<>();
  private LineCompany line;
  private long entity;
  private long customer;
  private String pin;
  private String language = "en";

  @BeforeEach
  void aCustomerWithLateInvoices() {
    ledger.begin();
    entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    customer = ledger.customer("K100");
    ledger.invoice(customer, "R-1", "1250.50", 12);
    ledger.invoice(customer, "R-2", "90.00", 3);
    ledger.invoice(customer, "R-3", "200.00", 40);
    ledger.invoice(customer, "R-4", "300.00", -10);
    line = new LineCompany(house);
    pin = pins.renew(customer, "test");
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private Telephone rings() {
    return line.rings(MOBILE, entity, language);
  }

  /** Somebody who has given the customer's digits and the PIN. */
  private Telephone inside() {
    return rings().press("", "100#", pin);
  }

  private String text(String code, Object... values) {
    return Words.in(language).of(code, values);
  }

  private void over(Telephone phone) {
    heard.addAll(phone.heard());
    phone.hangUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everySentenceIsHeardOnSomeWay(String spoken) {
    language = spoken;
    ledger.update("update receivables.customer set language = ?", spoken);
    theWayIn();
    whatIsTold();
    whatIsSent();
    ofWhatItIsHalf();
    whatIsPromised();
    whatIsDisputed();
    otherCustomers();
    howItEnds();
    assertThat(Sentences.unheard(spoken, heard)).isEmpty();
  }

  private void theWayIn() {
    Telephone phone = rings();
    assertThat(phone.said()).startsWith(text("phone.hello", "Nordwerk GmbH"));
    phone.say(language.equals("de") ? "Deutsch" : "English").say("help");
    phone.say(language.equals("de") ? "Hilfe" : "Help").press("100").press("000001");
    assertThat(phone.said()).startsWith(text("phone.wrong"));
    assertThat(phone.isSecret()).isTrue();
    phone.press("*").silence().press("1");
    assertThat(phone.said()).isEqualTo(text("phone.code.sent") + " " + text("phone.code"));
    over(phone);
    over(line.rings(MOBILE, entity, language.equals("de") ? "en" : "de"));
    over(rings().press("8", "100", pin, "9"));
    over(rings().press("9", "100", pin, "8"));
    over(line.calls(customer, OWN, entity, language).press("9", "*", pin));
  }

  private void whatIsTold() {
    Telephone phone = inside();
    assertThat(phone.said()).isEqualTo(text("phone.identified") + " " + text("phone.menu"));
    phone.press("1");
    assertThat(phone.said())
        .contains(
            language.equals("de")
                ? "1.840 Euro und 50 Cent offen."
                : "1,840 euros and 50 cents are open.")
        .contains(
            language.equals("de")
                ? "Davon sind 1.540 Euro und 50 Cent überfällig."
                : "Of this, 1,540 euros and 50 cents are past due.");
    String told = phone.said();
    assertThat(phone.press("#").said()).isEqualTo(told);
    assertThat(phone.press("*").said()).isEqualTo(text("phone.menu"));
    phone.press("2");
    assertThat(phone.said()).containsSubsequence("R 3", "R 1", "R 2").doesNotContain("R 4");
    assertThat(phone.press("9").said()).contains("R 4").doesNotContain("R 3");
    assertThat(phone.press("9").said()).contains("R 3");
    phone.say(language.equals("de") ? "die zweite bitte" : "the second one, please");
    assertThat(phone.said())
        .contains(language.equals("de") ? "18. Februar 2026" : "18 February 2026");
    phone.press("2", "*", "*", "3");
    assertThat(phone.said()).contains("R 4", text("phone.last.noPayment"));
    ledger.pay(ledger.invoice(customer, "R-5", "10.00", -20), "P-1", "10.00");
    phone.press("3");
    assertThat(phone.said())
        .contains(text("phone.last.closed"))
        .contains(language.equals("de") ? "10 Euro am 2. März" : "10 euros on 2 March");
    phone.say(language.equals("de") ? "Hilfe" : "help");
    over(phone.press("2", "9", "1"));
    blocked("hold", "payment-on-the-way", "dispute", "promise", "handover");
  }

  private void blocked(String... kinds) {
    for (String kind : kinds) {
      ledger.update(
          "insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)"
              + " select id, ?, 5, 'test', 'test', now() from receivables.invoice"
              + " where number = 'R-3'",
          kind);
      Telephone phone = inside().press("2", "1");
      assertThat(phone.said()).contains(text("phone.blocked." + kind, amount("5")));
      over(phone.press("*", "*", "1"));
      ledger.update("delete from receivables.block");
    }
  }

  private String amount(String whole) {
    return whole + (language.equals("de") ? " Euro" : " euros");
  }

  private void whatIsSent() {
    long before = ledger.count("contact.message");
    Telephone phone = inside().press("4", "1");
    assertThat(line.texts).last().asString().matches("\\+49 30 555001 http\\S+/pay/\\S+");
    phone.press("4", "2").press("4", "3", "1").press("2", "1", "2");
    assertThat(phone.said()).startsWith(text("phone.sent.copy"));
    assertThat(ledger.count("contact.message")).isEqualTo(before + 3);
    assertThat(line.notes).contains("copy: Asked for a copy of invoice R-3.");
    for (int i = 0; i < Sending.MOST; i++) {
      phone.press("*", "*", "4", "1");
    }
    assertThat(phone.said()).startsWith(text("phone.enough"));
    over(phone);
    ledger.update("update receivables.contact set email_consent = false, phone_consent = false");
    over(inside().press("4", "1", "2"));
    ledger.update("update receivables.contact set email_consent = true, phone_consent = true");
  }

  private void ofWhatItIsHalf() {
    ledger.update(
        "insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)"
            + " select id, 'dispute', 50, 'test', 'test', now() from receivables.invoice"
            + " where number = 'R-1'");
    Telephone phone = inside().press("5");
    phone.say(
        language.equals("de") ? "Ich zahle die Hälfte bis Freitag." : "I'll pay half by Friday.");
    assertThat(phone.said())
        .contains(
            language.equals("de")
                ? "745 Euro und 25 Cent als Teil von 1.490 Euro und 50 Cent, die Sie Nordwerk GmbH"
                : "745 euros and 25 cents, as a part of the 1,490 euros and 50 cents that you owe"
                    + " Nordwerk GmbH for 3 invoices")
        .contains(text("phone.promise.leftOut"));
    over(phone.press("*"));
    ledger.update("delete from receivables.block");
  }

  private void whatIsPromised() {
    Telephone phone = inside().press("5");
    assertThat(phone.said()).contains(language.equals("de") ? "12. März 2026" : "12 March 2026");
    phone.press("0101");
    assertThat(phone.said()).startsWith(text("phone.promise.range", day(2), day(12)));
    phone.press("0603", "2", "1#", "800*50");
    assertThat(phone.said())
        .contains(
            language.equals("de")
                ? "dass 800 Euro und 50 Cent für 3 Rechnungen bis Freitag, 6. März 2026"
                : "that 800 euros and 50 cents for 3 invoices are with us by Friday, 6 March 2026");
    phone.press("*");
    assertThat(phone.said()).startsWith(text("phone.cancelled"));
    phone.press("5", "0603", "1");
    ledger.pay(
        ledger.one(Long.class, "select id from receivables.invoice where number = 'R-2'"),
        "P-2",
        "10.00");
    phone.press("1");
    assertThat(phone.said()).startsWith(text("phone.promise.changed"));
    phone.press("*");
    assertThat(ledger.count("promises.promise")).isZero();
    phone.press("2", "1", "4");
    phone.say(language.equals("de") ? "am Freitag" : "on Friday").press("1");
    assertThat(phone.said()).contains(language.equals("de") ? "eine Rechnung" : "one invoice");
    phone.say(language.equals("de") ? "ja, das stimmt" : "yes, that is right");
    assertThat(phone.said()).startsWith(text("phone.promise.done"));
    assertThat(ledger.one(String.class, PROMISED)).isEqualTo("phone customer 200.0000");
    choose(phone.press("1"), "2", "R-3").press("4");
    assertThat(phone.said()).startsWith(text("phone.promise.tooOften"));
    over(phone);
    american();
    severalGroups();
  }

  private static final String PROMISED =
      "select string_agg(channel || ' ' || taken_by || ' ' || amount, ',') from promises.promise";

  private String day(int ofMarch) {
    return ofMarch + (language.equals("de") ? ". März 2026" : " March 2026");
  }

  private void american() {
    ledger.update("update receivables.customer set country = 'US'");
    Telephone phone = inside().press("5", "0306", "1");
    assertThat(phone.said()).contains(language.equals("de") ? "Freitag, 6. März" : "6 March");
    over(phone.press("2"));
    ledger.update("update receivables.customer set country = 'DE'");
  }

  private void severalGroups() {
    long dollars = ledger.invoice(customer, "U-1", "70.00", 5);
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", dollars);
    Telephone phone = inside().press("5");
    assertThat(phone.said()).contains("US");
    over(phone.press("2", "0503", "1", "*"));
    ledger.update("delete from receivables.instalment where invoice_id = ?", dollars);
    ledger.update("delete from receivables.invoice where id = ?", dollars);
  }

  private void whatIsDisputed() {
    Telephone phone = inside().press("6", "1", "9", "9", "9", "9", "9");
    phone.say(language.equals("de") ? "Ware beschädigt" : "nothing of yours");
    phone.press("1").say("Box 3 is wet").press("2", "2", "#", "*");
    assertThat(phone.said()).startsWith(text("phone.cancelled"));
    assertThat(ledger.count("disputes.dispute")).isZero();
    phone.press("6", "1", "1").say("Box 3 is wet").press("1");
    assertThat(phone.said()).startsWith(text("phone.dispute.done"));
    assertThat(
            ledger.one(
                String.class,
                "select channel || ' ' || raised_by || ' ' || words from disputes.dispute"))
        .isEqualTo("phone customer Box 3 is wet");
    disputedAlready(phone);
  }

  /** What stands in the way of a second dispute and of a promise. */
  private void disputedAlready(Telephone phone) {
    String number =
        ledger.one(
            String.class,
            "select i.number from disputes.dispute d join receivables.invoice i on i.id = d.invoice_id");
    choose(phone, "6", number).press("1", "#", "1");
    assertThat(phone.said()).startsWith(text("phone.refused"));
    assertThat(ledger.count("disputes.dispute")).isEqualTo(1);
    choose(phone, "2", number).press("4");
    assertThat(phone.said()).startsWith(text("phone.promise.notNow"));
    over(phone);
  }

  /** Turns the pages until the invoice is read out, and chooses it. */
  private static Telephone choose(Telephone phone, String menuKey, String number) {
    Pattern line = Pattern.compile("(\\d): \\S+ " + number.replace('-', ' ') + ",");
    phone.press(menuKey);
    for (int page = 0; page < 5; page++) {
      Matcher found = line.matcher(phone.said());
      if (found.find()) {
        return phone.press(found.group(1));
      }
      phone.press("9");
    }
    throw new AssertionError(number + " is not read out: " + phone.said());
  }

  private void otherCustomers() {
    long other = ledger.customer("K200");
    String theirs = pins.renew(other, "test");
    ledger.update("update receivables.customer set language = ?", language);
    Telephone phone = rings().press("", "200", theirs, "1", "2", "3", "5");
    over(phone);
    for (int i = 1; i <= 5; i++) {
      long paidFor = ledger.customer("M" + i);
      ledger.update("update receivables.customer set payer_id = ? where id = ?", other, paidFor);
      ledger.invoice(paidFor, "M-" + i, "20.00", -i);
      if (i == 1) {
        over(rings().press("", "200", theirs, "2"));
      }
    }
    over(rings().press("", "200", theirs, "1"));
  }

  private void howItEnds() {
    Telephone phone = rings().press("", "x", "y", "z");
    assertThat(phone.said()).startsWith(text("phone.missed.last"));
    phone.answer(CallInput.Kind.notReached, "");
    assertThat(phone.then()).isInstanceOf(CallStep.Voicemail.class);
    over(phone.answer(CallInput.Kind.voicemailLeft, ""));
    users.ensure("cora", "secret", "Cora", "Line", Group.COLLECTORS.id());
    phone = inside().silence();
    assertThat(phone.said()).startsWith(text("phone.missed.silence"));
    phone.say(language.equals("de") ? "Mitarbeiter" : "a colleague please");
    assertThat(phone.then()).isInstanceOf(CallStep.Connect.class);
    phone.answer(CallInput.Kind.notReached, "");
    assertThat(phone.then()).isInstanceOf(CallStep.Voicemail.class);
    over(phone.silence());
    phone = inside();
    for (int i = 0; i < PhoneMenu.MOST_STEPS - 2; i++) {
      phone.press("#");
    }
    assertThat(phone.said()).startsWith(text("phone.long"));
    over(phone.answer(CallInput.Kind.spoken, ""));
    assertThat(phone.then()).isInstanceOf(CallStep.HangUp.class);
    goneMeanwhile();
    tooManyTries();
  }

  private void goneMeanwhile() {
    Telephone phone = inside().press("2", "1");
    ledger.settleEverything();
    over(phone.press("#"));
  }

  private void tooManyTries() {
    Telephone phone = rings().press("", "100", "111112", "111113", "111114");
    assertThat(phone.said()).startsWith(text("phone.locked"));
    over(phone);
  }

  @Test
  void aPromiseKeepsWhatWasSaidAndWhatWasConfirmed() throws Exception {
    Telephone keyed = inside().press("5", "0603", "2", "800#", "1");
    assertThat(keyed.said()).startsWith(text("phone.promise.done"));
    assertThat(proofs())
        .containsExactly(
            "portal-phone %d You promise that 800 euros for 3 invoices are with us by Friday, 6 March 2026."
                .formatted(keyed.id()));
    assertThat(ledger.one(String.class, "select body_text from contact.message"))
        .contains("10:00 you confirmed on our telephone line: “You promise");
    web.perform(get("/customers/K100").with(user("collector").roles("COLLECTOR")))
        .andExpect(content().string(containsString("“You promise that 800 euros for 3 invoices")))
        .andExpect(content().string(containsString("read back and confirmed on the telephone")));
    ledger.begin();
    aCustomerWithLateInvoices();
    Telephone phone = inside().press("5").say("I will pay by Friday with card 4111 1111 1111 1111");
    phone.say("900 euros").say("yes");
    assertThat(proofs())
        .singleElement()
        .asString()
        .matches(
            "portal-phone %d I will pay by Friday with card \\[card \\.\\.1111\\] … 900 euros – You promise .*2026\\."
                .formatted(phone.id()));
  }

  private List<String> proofs() {
    return Arrays.asList(
        ledger
            .one(
                String.class,
                "select string_agg(channel || ' ' || call_id || ' ' || sentence, '|')"
                    + " from promises.promise_evidence")
            .split("\\|"));
  }

  @Test
  void nothingIsBookedWhenSomebodyHangsUpBeforeItIsConfirmed() {
    inside().press("5", "0603", "1").hangUp();
    inside().press("6", "1", "1", "#").hangUp();
    assertThat(ledger.count("promises.promise")).isZero();
    assertThat(ledger.count("disputes.dispute")).isZero();
    assertThat(ledger.count("receivables.block")).isZero();
    assertThat(ledger.count("portal.phone_visit where place is not null")).isZero();
  }
}

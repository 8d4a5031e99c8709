package org.dunwell.portal.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who may hear anything: PINs, codes, guessing, calling numbers that lie. */
@DunwellTest
class PhoneProofTest {

  private static final String OWN = "+4930555001";
  private static final String MOBILE = "+491712345678";
  private static final Words WORDS = Words.in("en");
  private static final String WRONG = WORDS.of("phone.wrong");
  private static final String LOCKED = WORDS.of("phone.locked");
  private static final String IN = WORDS.of("phone.identified");

  @Autowired BeanFactory house;
  @Autowired TestLedger ledger;
  @Autowired PhonePins pins;
  @Autowired PhoneNight night;
  @Autowired PayLinks links;
  @Autowired DunwellClock clock;
  @Autowired MockMvc web;

  private LineCompany line;
  private long entity;
  private long customer;
  private String pin;

  @BeforeEach
  void aCustomerWithAPin() {
    ledger.begin();
    entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    customer = ledger.customer("K100");
    ledger.invoice(customer, "R-1", "1250.50", 12);
    line = new LineCompany(house);
    pin = pins.renew(customer, "test");
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private Telephone rings(String from) {
    return line.rings(from, entity, "en");
  }

  private long refusals() {
    return ledger.count(
        "platform.timeline where kind = 'phone-line' and what like 'A caller gave a wrong%'");
  }

  @Test
  void theCallingNumberAloneOpensNothingAndWithThePinItIsEnough() {
    Telephone forged = rings(OWN).press("").silence();
    assertThat(forged.isSecret()).isTrue();
    String known = forged.said();
    assertThat(rings("+15005550006").press("").silence().said()).isEqualTo(known);
    assertThat(rings(null).press("").silence().said()).isEqualTo(known);
    assertThat(forged.press("000011").said()).startsWith(WRONG);
    assertThat(forged.press(pin).said()).startsWith(IN);
    assertThat(line.notes).contains("identified by pin");
    assertThat(rings("+15005550006").press("").silence().press(pin).said()).startsWith(WRONG);
  }

  @Test
  void aNumberThatTwoCustomersHaveIsNobodys() {
    ledger.customer("K101");
    assertThat(rings(OWN).press("").silence().press(pin).said()).startsWith(WRONG);
    assertThat(rings(OWN).press("", "100#", pin).said()).startsWith(IN);
  }

  @Test
  void afterThreeWrongOnesTheCallIsOverForTheMachineAndAllIsOnTheTimelineWithoutDigits() {
    Telephone phone = rings(MOBILE).press("", "100", "000011", "000012", "000013");
    assertThat(phone.said()).startsWith(LOCKED);
    assertThat(phone.then()).isInstanceOfAny(CallStep.Connect.class, CallStep.Voicemail.class);
    phone.press(pin, "1");
    assertThat(phone.heard()).noneMatch(said -> said.contains("euros"));
    assertThat(refusals()).isEqualTo(3);
    assertThat(
            ledger.count(
                "platform.timeline where what like '%00001%' or what like '%' || ? || '%'", pin))
        .isZero();
  }

  @Test
  void nineWrongOnesADayLockTheAccountWhoeverCallsAndANewPinOpensIt() {
    for (int i = 0; i < 3; i++) {
      rings("+49171000000" + i).press("", "100", "000011", "000012", "000013").hangUp();
    }
    Telephone locked = rings(MOBILE).press("", "100", pin);
    assertThat(locked.said()).startsWith(LOCKED);
    assertThat(refusals()).isEqualTo(9);
    assertThat(rings(OWN).press("").silence().press(pin).said())
        .as("by the calling number it is the same customer")
        .startsWith(LOCKED);
    clock.standAt(clock.instant().plus(Duration.ofMinutes(1)));
    String fresh = pins.renew(customer, "test");
    assertThat(rings(MOBILE).press("", "100", fresh).said()).startsWith(IN);
  }

  @Test
  void aCustomerThatDoesNotExistIsLockedAsOneThatDoes() {
    StringBuilder there = new StringBuilder();
    StringBuilder notThere = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String wrong = "00001" + i;
      there.append(rings("+49171000000" + i).press("", "100", wrong, wrong, wrong).heard());
      notThere.append(rings("+49171000001" + i).press("", "777", wrong, wrong, wrong).heard());
    }
    assertThat(there).contains(LOCKED).hasToString(notThere.toString());
    assertThat(ledger.count("portal.phone_try where account like '%777%'")).isZero();
  }

  @Test
  void aNumberTypedDuringTheGreetingIsWhole() {
    assertThat(rings(MOBILE).press("1", "00#", pin).said()).startsWith(IN);
    assertThat(rings(MOBILE).press("1", "100", pin).said()).as("twice").startsWith(IN);
    assertThat(rings(MOBILE).press("7", "*", "100", pin).said()).as("anew").startsWith(IN);
    long german = ledger.customer("K812");
    String theirs = pins.renew(german, "test");
    Telephone typed = rings(MOBILE).press("8", "12#", theirs);
    assertThat(typed.said()).as("in its own language").startsWith(IN);
    assertThat(rings(MOBILE).press("8", "100#", pin).said())
        .as("8 alone has chosen German")
        .startsWith(Words.in("de").of("phone.identified"));
  }

  @Test
  void theWholeNumberComesFirstAndStarReadsItAnew() {
    ledger.customer("K00");
    String pinOfWhole = pins.renew(ledger.customer("K7100"), "test");
    assertThat(rings(MOBILE).press("7", "100", pinOfWhole).said()).startsWith(IN);
    Telephone meant = rings(MOBILE).press("7", "100", pin);
    assertThat(meant.said()).startsWith(WRONG);
    assertThat(meant.press("*", "100", pin).said()).startsWith(IN);
    assertThat(rings(MOBILE).press("1", "00", pin).said()).startsWith(IN);
  }

  @Test
  void neitherWordsNorLocksTellHowATypedNumberWasRead() {
    ledger.customer("K2555");
    List<String> told = new ArrayList<>();
    for (String[] typed : new String[][] {{"3", "100"}, {"2", "555"}, {"4", "666"}}) {
      StringBuilder heard = new StringBuilder();
      String both = typed[0] + typed[1];
      for (int i = 0; i < 3; i++) {
        String from = "+49171%s%d".formatted(both, i);
        heard.append(rings(from).press(typed[0], typed[1], "000011", "000012", "000013").heard());
      }
      heard.append(rings("+49172" + both).press("", both, "000011").heard());
      heard.append(rings("+49173" + both).press("", typed[1], "000011").heard());
      told.add(heard.toString());
    }
    assertThat(told.get(0)).contains(LOCKED).isEqualTo(told.get(1)).isEqualTo(told.get(2));
    assertThat(told.get(0).split(LOCKED, -1)).as("each of the five calls").hasSize(6);
    assertThat(ledger.count("portal.phone_try where not other")).isEqualTo(27);
  }

  @Test
  void oneTelephoneDoesNotTryManyAccounts() {
    for (int account = 200; account < 203; account++) {
      rings(MOBILE).press("", "" + account, "000011", "000012", "000013").hangUp();
    }
    assertThat(rings(MOBILE).press("", "100", pin).said()).startsWith(LOCKED);
    assertThat(rings(OWN).press("", "100", pin).said()).startsWith(IN);
    clock.standAt(clock.instant().plus(Duration.ofMinutes(61)));
    assertThat(rings(MOBILE).press("", "100", pin).said()).startsWith(IN);
  }

  @Test
  void anAttackOnAllLinesStopsTheMachineForEverybody() {
    ledger.update(
        "insert into portal.phone_try (call_id, tried_at, account, caller, way)"
            + " select n, timestamptz '2026-03-02 08:50Z', n::text, n::text, 'pin'"
            + " from generate_series(1, ?) n",
        Guesses.OF_ALL_AN_HOUR);
    assertThat(rings(OWN).press("", "100", pin).said()).startsWith(LOCKED);
  }

  @Test
  void aCodeGoesToWhatIsOnFileAndIsGoodOnceInItsOwnCall() {
    Telephone phone = rings(MOBILE).press("", "100", "1");
    assertThat(line.texts).hasSize(1);
    assertThat(line.texts.get(0)).matches("\\+49 30 555001 \\d{6}");
    String code = line.texts.get(0).substring("+49 30 555001 ".length());
    Telephone other = rings("+491719999999").press("", "100", "2", code);
    assertThat(other.said()).as("in another call").startsWith(WRONG);
    assertThat(phone.press(code).said()).startsWith(IN);
    assertThat(line.notes).contains("identified by code by sms");
    String mailed = ledger.one(String.class, "select body_text from contact.message");
    Matcher digits = Pattern.compile("\\b\\d{6}\\b").matcher(mailed);
    assertThat(digits.find()).isTrue();
    assertThat(other.press(digits.group()).said()).startsWith(IN);
    assertThat(ledger.count("portal.phone_code where hash like '%' || ? || '%'", code)).isZero();
  }

  @Test
  void aCodeIsTooOldAfterTenMinutesAndOnlySoManyAreSent() {
    Telephone phone = rings(MOBILE).press("", "100", "1");
    String code = line.texts.get(0).substring("+49 30 555001 ".length());
    clock.standAt(clock.instant().plus(Duration.ofMinutes(11)));
    assertThat(phone.press(code).said()).startsWith(WRONG);
    phone.press("*", "1", "*", "1", "*", "1");
    assertThat(line.texts).hasSize(PhoneCodes.OF_CALL);
    for (int i = 0; i < 4; i++) {
      rings(MOBILE).press("", "100", "1", "*", "1");
    }
    assertThat(line.texts).hasSize(PhoneCodes.OF_CUSTOMER_AN_HOUR);
    Telephone nobody = rings(MOBILE).press("", "777", "1");
    assertThat(nobody.said()).startsWith(WORDS.of("phone.code.sent"));
    assertThat(line.texts).hasSize(PhoneCodes.OF_CUSTOMER_AN_HOUR);
  }

  @Test
  void anAutomatedCallNamesNoDebtBeforeTheProof() {
    Telephone phone = line.calls(customer, OWN, entity, "en");
    assertThat(phone.said()).contains("Customer K100");
    phone.silence();
    assertThat(phone.isSecret()).isTrue();
    assertThat(phone.heard())
        .noneMatch(said -> PhoneMenuRandomTest.OF_DEBT.matcher(said.toLowerCase()).find());
    assertThat(phone.press(pin).said()).startsWith(IN);
  }

  @Test
  void easyPinsAreNone() {
    assertThat(PhonePins.isEasy("111111")).isTrue();
    assertThat(PhonePins.isEasy("123456")).isTrue();
    assertThat(PhonePins.isEasy("987654")).isTrue();
    assertThat(PhonePins.isEasy("294617")).isFalse();
  }

  @Test
  void anybodyOnTheRealHouseIsAnswered() {
    for (int seed = 0; seed < 25; seed++) {
      AnyCaller caller = new AnyCaller(new Random(seed), false);
      Telephone phone = rings(seed % 2 == 0 ? OWN : null).press("", "100", pin);
      CallInput input = caller.next(phone.then());
      while (input != null && !(phone.then() instanceof CallStep.HangUp)) {
        phone.answer(input.kind(), input.text());
        input = caller.next(phone.then());
      }
      phone.hangUp();
    }
    assertThat(ledger.count("portal.phone_visit where ended_at is null")).isZero();
    assertThat(ledger.count("portal.phone_visit")).isEqualTo(25);
  }

  @Test
  void aCustomerMakesItselfAPinOnItsPageAndTheAddressOnFileHearsOfIt() throws Exception {
    String page = "/pay/" + links.token(new Account(customer, entity)) + "/phone-pin";
    web.perform(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("K100")))
        .andExpect(content().string(containsString("2 March 2026")))
        .andExpect(content().string(not(containsString(pin))));
    String made = web.perform(post(page)).andReturn().getResponse().getContentAsString();
    Matcher shown = Pattern.compile("<strong>(\\d{3}) (\\d{3})</strong>").matcher(made);
    assertThat(shown.find()).isTrue();
    String fresh = shown.group(1) + shown.group(2);
    assertThat(rings(MOBILE).press("", "100", pin).said()).startsWith(WRONG);
    assertThat(rings(MOBILE).press("", "100", fresh).said()).startsWith(IN);
    assertThat(ledger.one(String.class, "select body_text from contact.message"))
        .contains("new PIN")
        .doesNotContain(fresh);
    assertThat(ledger.count("portal.phone_pin where hash like '%' || ? || '%'", fresh)).isZero();
  }

  @Test
  void oneOfUsPrintsALetterWithAPinThatIsStoredNowhere() throws Exception {
    byte[] letter =
        web.perform(
                post("/customers/K100/phone-pin")
                    .with(user("collector").roles("COLLECTOR"))
                    .with(csrf()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument pdf = Loader.loadPDF(letter)) {
      String text = new PDFTextStripper().getText(pdf);
      Matcher shown = Pattern.compile("(\\d{3}) (\\d{3})\\s").matcher(text);
      assertThat(text).contains("Customer K100", "PIN");
      assertThat(shown.find()).isTrue();
      assertThat(rings(MOBILE).press("", "100", shown.group(1) + shown.group(2)).said())
          .startsWith(IN);
    }
    assertThat(ledger.count("contact.message")).isZero();
  }

  @Test
  void theNightForgetsOldCallsCodesAndTries() {
    rings(MOBILE).press("", "100", "1", "000011").hangUp();
    night.run(ZoneOffset.UTC, LocalDate.of(2026, 5, 30));
    assertThat(ledger.count("portal.phone_try")).isEqualTo(1);
    night.run(ZoneOffset.UTC, LocalDate.of(2027, 4, 30));
    assertThat(
            ledger.count("portal.phone_try")
                + ledger.count("portal.phone_code")
                + ledger.count("portal.phone_visit"))
        .isZero();
  }
}

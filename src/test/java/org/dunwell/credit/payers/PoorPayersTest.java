package org.dunwell.credit.payers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipInputStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@DunwellTest
class PoorPayersTest {

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired PoorPayerMails mails;
  @Autowired Users users;
  @Autowired Access access;
  @Autowired Parties parties;
  @Autowired MockMvc web;

  private long bad;
  private long good;

  @BeforeEach
  void oneGoodAndOneBad() {
    ledger.begin();
    bad = ledger.customer("C1");
    good = ledger.customer("C2");
    ledger.update("update receivables.customer set name = '=HYPERLINK(1)' where number = 'C1'");
    for (int i = 0; i < 3; i++) {
      ledger.pay(ledger.invoice(bad, "B" + i, "100", 40), "PB" + i, "100");
      ledger.pay(ledger.invoice(good, "G" + i, "100", -3), "PG" + i, "100");
    }
    ledger.invoice(bad, "B9", "1000", 65);
    ledger.invoice(good, "G9", "500", -10);
    ledger.work();
  }

  @Test
  void theBadOneIsListedWithWhatWillNotCome() throws Exception {
    web.perform(page("/api/credit/poor-payers", "nora"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].number").value("C1"))
        .andExpect(jsonPath("$.items[0].riskClass").value("high"))
        .andExpect(jsonPath("$.items[0].averageDaysBeyondTerms").value(40.0))
        .andExpect(jsonPath("$.items[0].oldestDaysPastDue").value(65))
        .andExpect(jsonPath("$.items[0].expectedLoss").value(350.0));
    web.perform(page("/api/credit/poor-payers?show=all&sort=name&limit=1", "nora"))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.next").value(containsString("page=2")));
    web.perform(page("/api/credit/poor-payers?class=A&show=all", "nora"))
        .andExpect(jsonPath("$.items[0].number").value("C2"));
    web.perform(page("/api/credit/poor-payers?min=1000.01", "nora"))
        .andExpect(jsonPath("$.total").value(0));
    web.perform(page("/api/credit/poor-payers?sort=backwards", "nora"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(page("/credit/poor-payers?entity=DE&owner=nobody&q=C1", "nora"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("350.00")))
        .andExpect(content().string(containsString("largest expected loss")));
  }

  @Test
  void theFilesHoldNoFormula() throws Exception {
    String csv =
        web.perform(page("/credit/poor-payers.csv", "nora"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("'=HYPERLINK(1)").doesNotContain(",=");

    byte[] book =
        web.perform(page("/credit/poor-payers.xlsx", "nora"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new ZipInputStream(new ByteArrayInputStream(book)).getNextEntry()).isNotNull();
  }

  @Test
  void aPartOfTheLedgerHasItsOwnPoorPayersAndFilesOnly() throws Exception {
    ledger.update("update receivables.customer set portfolio = 'north' where number = 'C2'");
    access.give("nora", null, "north", "admin");

    web.perform(page("/credit/poor-payers?show=all", "nora"))
        .andExpect(content().string(containsString("Customer C2")))
        .andExpect(content().string(not(containsString("HYPERLINK"))));
    web.perform(page("/api/credit/scores/C1", "nora")).andExpect(status().isNotFound());
    web.perform(page("/credit/financials/" + parties.ofCustomer(bad).id(), "nora"))
        .andExpect(status().isNotFound());
  }

  @Test
  void theScoreIsExplainedRowByRow() throws Exception {
    web.perform(page("/api/credit/scores/C1", "nora"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.current.riskClass").value("high"))
        .andExpect(jsonPath("$.reasons[0].decision").value("behaviour-score"))
        .andExpect(jsonPath("$.reasons[0].rows[0].rowId").value("habit.alwaysLate"))
        .andExpect(jsonPath("$.reasons[0].rows[0].says").value("5"))
        .andExpect(jsonPath("$.reasons[1].decision").value("credit-score"))
        .andExpect(jsonPath("$.history.length()").value(1));
  }

  @Test
  void accountsAreEnteredAndRubbishIsRefused() throws Exception {
    String path = "/credit/financials/" + parties.ofCustomer(good).id();
    web.perform(accounts(path, "1000")).andExpect(status().is3xxRedirection());
    web.perform(page(path, "nora")).andExpect(content().string(containsString("distress")));
    web.perform(accounts(path, "1e999999999"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("totalAssets")));
    web.perform(page("/api" + path, "nora")).andExpect(jsonPath("$.total").value(1));
  }

  @Test
  void theListComesByMailOnceAMondayAndNotTwice() {
    users.ensureEmail("manager", "manager@nordwerk.example");
    mails.wish("manager", "week", PoorPayerFilter.NONE);
    assertThatThrownBy(() -> mails.wish("nobody-knows", "week", PoorPayerFilter.NONE))
        .isInstanceOf(BrokenRule.class);

    stand(1);
    assertThat(sent()).isZero();
    stand(7);
    ledger.update("update platform.day_work set last_day = last_day - 1 where name like '%payer%'");
    ledger.work();
    assertThat(sent()).isEqualTo(1);
    stand(9);
    assertThat(sent()).isEqualTo(1);
  }

  private long sent() {
    return ledger.count("contact.message where subject like 'Poor payers%'");
  }

  private void stand(int days) {
    clock.standAt(TestLedger.MONDAY.plus(days, ChronoUnit.DAYS));
    ledger.work();
  }

  private static RequestBuilder accounts(String path, String assets) {
    return post(path)
        .param("asOf", "2025-12-31")
        .param("currency", "EUR")
        .param("workingCapital", "-100")
        .param("totalAssets", assets)
        .param("retainedEarnings", "0")
        .param("ebit", "0")
        .param("bookEquity", "50")
        .param("totalLiabilities", "950")
        .param("sales", "500")
        .param("source", "annual report")
        .with(user("nora").roles("COLLECTOR"))
        .with(csrf());
  }

  private static RequestBuilder page(String path, String user) {
    return get(path).with(user(user).roles("COLLECTOR"));
  }
}

package org.dunwell.credit.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.credit.financials.Financials;
import org.dunwell.credit.financials.NewFinancialStatement;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Insolvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class ScoresTest {

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired Parties parties;
  @Autowired Scores scores;
  @Autowired Behaviours behaviours;
  @Autowired Financials financials;
  @Autowired Insolvents insolvents;
  @Autowired Disputes disputes;
  @Autowired TransactionTemplate transaction;

  private long customer;

  @BeforeEach
  void emptyLedger() {
    ledger.begin();
    customer = ledger.customer("C1");
  }

  @Test
  void threePaidInvoicesMakeAScoreAndARiskClass() {
    paid("A", 0);
    paid("B", -5);
    ledger.work();
    assertThat(scores.current(party())).isEmpty();

    paid("C", 0);
    ledger.work();

    Score score = scores.current(party()).orElseThrow();
    assertThat(score.behavioural()).isEqualTo(score.points());
    assertThat(score.financial()).isNull();
    assertThat(score.creditClass()).isEqualTo("A");
    assertThat(riskClass()).isEqualTo("low");
    assertThat(scores.history(party(), 10)).containsExactly(score);
  }

  @Test
  void whoStopsPayingIsJudgedWorseEachNightAndCasesDecideAnew() {
    paid("A", 0);
    paid("B", 4);
    paid("C", 12);
    ledger.work();
    int before = scores.current(party()).orElseThrow().points();
    ledger.invoice(customer, "D", "700", 1);

    stand(100);
    ledger.work();

    Score after = scores.current(party()).orElseThrow();
    // a bureau that is asked because of it may think better of it: not beyond what it owes us
    assertThat(after.points()).isLessThan(before - 35).isLessThanOrEqualTo(15);
    assertThat(riskClass()).isEqualTo("high");
    assertThat(ledger.count("platform.timeline where room = 'credit' and kind = 'score'"))
        .isPositive();
    assertThat(ledger.count("platform.nudge")).isZero();
  }

  @Test
  void whatIsInDisputeIsNotLateUntilWeHaveSaidThatItIs() {
    paid("A", 0);
    paid("B", 0);
    paid("C", 0);
    long old = ledger.invoice(customer, "D", "700", 100);
    ledger.work();
    assertThat(scores.current(party()).orElseThrow().points()).isLessThanOrEqualTo(15);

    long half = dispute(old, "300");
    ledger.work();
    assertThat(behaviours.of(customer).pastDue()).isEqualByComparingTo("400");
    long rest = dispute(old, null);
    stand(1);
    ledger.work();
    assertThat(behaviours.of(customer).pastDue()).isZero();
    assertThat(behaviours.of(customer).oldestDaysPastDue()).isZero();
    assertThat(scores.current(party()).orElseThrow().creditClass()).isEqualTo("A");

    stand(2);
    disputes.withdraw(half, "It was right after all.", "nora");
    ledger.work();
    assertThat(behaviours.of(customer).pastDue()).isEqualByComparingTo("300");
    assertThat(behaviours.of(customer).oldestDaysPastDue()).isEqualTo(102);
    assertThat(scores.current(party()).orElseThrow().points()).isLessThanOrEqualTo(15);
    assertThat(behaviours.of(customer, TestLedger.TODAY.plusDays(1)).pastDue()).isZero();
    assertThat(behaviours.of(customer, TestLedger.TODAY).pastDue()).isEqualByComparingTo("700");
    assertThat(disputes.byId(rest).isOpen()).isTrue();
  }

  private long dispute(long invoice, String amount) {
    return disputes
        .open(
            new NewDispute(
                "page/" + amount,
                invoice,
                "QUALITY",
                amount == null ? null : new BigDecimal(amount),
                List.of(),
                null,
                "page",
                null,
                "nora"))
        .id();
  }

  @Test
  void thePastIsToldByWhatWasKnownThen() {
    long part = ledger.invoice(customer, "A", "100", 20);
    ledger.pay(part, "P1", "40");
    stand(10);
    ledger.pay(part, "P2", "60");
    ledger.work();

    Behaviour then = behaviours.of(customer, TestLedger.TODAY.plusDays(10));
    Behaviour before = behaviours.of(customer, TestLedger.TODAY);
    Behaviour now = behaviours.of(customer);

    assertThat(before.pastDue()).isEqualByComparingTo("100");
    assertThat(then.pastDue()).isEqualByComparingTo("60");
    assertThat(then.oldestDaysPastDue()).isEqualTo(30);
    assertThat(then.invoicesSettled()).isZero();
    assertThat(now.pastDue()).isZero();
    assertThat(now.invoicesSettled()).isEqualTo(1);
    assertThat(now.averageDaysBeyondTerms()).isEqualByComparingTo("30");
    assertThat(now.lateShare()).isEqualByComparingTo("1");
  }

  @Test
  void amountsWeighAndTheTrendSaysWhetherItGetsWorse() {
    closed("A", "900", 200, 2);
    closed("B", "100", 200, 22);
    closed("C", "500", 30, 12);
    ledger.update(
        "insert into credit.behaviour_mark (customer_id, marked_at) values (?, '2026-03-01')",
        customer);
    ledger.work();

    Behaviour now = behaviours.of(customer);

    assertThat(now.averageDaysBeyondTerms()).isEqualByComparingTo("6.67");
    assertThat(now.trendDays()).isEqualByComparingTo("8");
    assertThat(now.longestDaysLate()).isEqualTo(22);
    assertThat(now.soldInYear()).isEqualByComparingTo("1500");
  }

  @Test
  void accountsAloneJudgeAProspectAndAnInsolventCustomerIsWorthNothing() {
    long party = party();
    financials.enter(accounts(party, "900"));
    Score good = scores.current(party).orElseThrow();
    assertThat(good.financial()).isEqualTo(good.points());
    assertThat(good.behavioural()).isNull();
    assertThat(good.creditClass()).isEqualTo("A");

    transaction.executeWithoutResult(
        status -> insolvents.mark(customer, TestLedger.TODAY, "court"));
    ledger.work();

    Score none = scores.current(party).orElseThrow();
    assertThat(none.points()).isZero();
    assertThat(none.creditClass()).isEqualTo("E");
    assertThat(scores.history(party, 10)).startsWith(none).endsWith(good);
  }

  @Test
  void judgingAgainWritesNothingNewAndAFilesRiskClassGivesWay() {
    paid("A", 0);
    paid("B", 0);
    paid("C", 0);
    ledger.work();
    ledger.update("update receivables.customer set risk_class = 'high'");

    scores.rescore(List.of(party()), "asked again");

    assertThat(scores.history(party(), 10)).hasSize(1);
    assertThat(riskClass()).isEqualTo("low");
  }

  private static NewFinancialStatement accounts(long party, String equity) {
    return new NewFinancialStatement(
        party,
        LocalDate.of(2025, 12, 31),
        "EUR",
        new BigDecimal("500"),
        new BigDecimal("1000"),
        new BigDecimal("600"),
        new BigDecimal("200"),
        new BigDecimal(equity),
        new BigDecimal("100"),
        new BigDecimal("2000"),
        "annual report",
        "ann");
  }

  /** Paid today, so many days after it was due. */
  private void paid(String number, int daysLate) {
    ledger.pay(ledger.invoice(customer, number, "100", daysLate), "P" + number, "100");
  }

  private void closed(String number, String amount, int daysAgo, int daysLate) {
    long id = ledger.invoice(customer, number, amount, daysAgo + daysLate);
    ledger.update("update receivables.instalment set open_amount = 0 where invoice_id = ?", id);
    ledger.update(
        "update receivables.invoice set open_amount = 0, state = 'paid', closed_on = ? where id = ?",
        TestLedger.TODAY.minusDays(daysAgo),
        id);
  }

  /** Nothing has to happen on the days between. */
  private void stand(int days) {
    clock.standAt(TestLedger.MONDAY.plus(days, ChronoUnit.DAYS));
  }

  private long party() {
    return parties.ofCustomer(customer).id();
  }

  private String riskClass() {
    return ledger.one(
        String.class, "select risk_class from receivables.customer where id = ?", customer);
  }
}

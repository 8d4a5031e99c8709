package org.dunwell.collections.credithold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.CaseForecast;
import org.dunwell.collections.PlannedStep;
import org.dunwell.credit.Parties;
import org.dunwell.credit.holds.CreditHold;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.receivables.RiskClasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The ladder's step "Place credit hold", and how it ends. */
@DunwellTest
class LadderHoldsTest {

  @Autowired TestLedger ledger;
  @Autowired CreditHolds holds;
  @Autowired Parties parties;
  @Autowired RiskClasses riskClasses;
  @Autowired CaseForecast forecast;
  @Autowired HistoryService history;
  @Autowired TransactionTemplate transaction;

  private long customer;
  private long party;

  @BeforeEach
  void aRiskyCustomer() {
    ledger.begin();
    customer = ledger.customer("C1");
    ledger.update("update receivables.customer set risk_class = 'high' where id = ?", customer);
    party = parties.ofCustomer(customer).id();
  }

  @Test
  void whoIsAMonthLateIsHeldOnceHoweverManyInvoices() {
    ledger.invoice(customer, "R1", "900.00", 35);
    ledger.invoice(customer, "R2", "400.00", 40);
    ledger.work();

    assertThat(holds.of(party)).hasSize(1);
    CreditHold hold = holds.current(party).orElseThrow();
    assertThat(hold.placedBy()).isEqualTo("system");
    assertThat(hold.reason()).contains("R1");
    assertThat(done("placeCreditHold")).isPositive();
    ledger.walkTo(TODAY.plusDays(12));
    assertThat(holds.of(party)).hasSize(1);
    assertThat(ledger.count("contact.request where kind = 'reminder'"))
        .as("the ladder goes on")
        .isPositive();
  }

  @Test
  void whatIsPaidToATrifleReleasesIt() {
    long first = ledger.invoice(customer, "R1", "900.00", 35);
    long second = ledger.invoice(customer, "R2", "400.00", 40);
    ledger.work();

    ledger.pay(first, "P1", "900.00");
    ledger.work();
    assertThat(holds.current(party)).as("400.00 are more than a trifle").isPresent();
    ledger.pay(second, "P2", "200.00");
    ledger.work();
    assertThat(holds.current(party)).isEmpty();
    assertThat(holds.of(party).get(0).releasedBy()).isEqualTo("system");
    assertThat(ledger.count("collections.ladder_hold where ended_at is null")).isZero();
  }

  @Test
  void whatAManagerTookOffIsNotPlacedAgainForTheSameInvoices() {
    ledger.invoice(customer, "R1", "900.00", 35);
    ledger.work();
    holds.release(party, "They pay tomorrow", "manager");
    ledger.walkTo(TODAY.plusDays(20));

    assertThat(holds.current(party)).isEmpty();
    assertThat(holds.of(party)).hasSize(1);
    assertThat(ledger.count("collections.ladder_hold where ended_at is not null")).isEqualTo(1);
  }

  @Test
  void whatAPersonPlacedIsNotReleasedByAPayment() {
    long invoice = ledger.invoice(customer, "R1", "900.00", 3);
    holds.place(party, "Gut feeling", "manager");
    ledger.work();
    ledger.pay(invoice, "P1", "900.00");
    ledger.work();
    ledger.walkTo(TODAY.plusDays(2));

    assertThat(holds.current(party)).isPresent();
  }

  @Test
  void aClassThatCreditSetsCountsAtOnce() {
    ledger.update("update receivables.customer set risk_class = 'medium' where id = ?", customer);
    ledger.invoice(customer, "R1", "900.00", 33);
    ledger.work();
    assertThat(holds.current(party)).isEmpty();

    transaction.executeWithoutResult(tx -> riskClasses.set(java.util.Map.of(customer, "high")));
    ledger.work();
    assertThat(holds.current(party)).isPresent();
  }

  @Test
  void tomorrowKnowsOfItBeforehand() {
    ledger.invoice(customer, "R1", "900.00", 29);
    ledger.work();

    List<PlannedStep> steps = forecast.of(List.of(customer), TODAY.plusDays(1));
    assertThat(steps).extracting(PlannedStep::step).contains("credit-hold");
    assertThat(holds.current(party)).as("thought, not done").isEmpty();
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(holds.current(party)).isPresent();
  }

  private long done(String step) {
    return history.createHistoricActivityInstanceQuery().activityId(step).count();
  }
}

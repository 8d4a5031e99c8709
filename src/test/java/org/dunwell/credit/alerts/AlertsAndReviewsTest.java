package org.dunwell.credit.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.reviews.CreditReview;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.credit.standing.Standing;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Insolvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** From news to an alert, a mail and a review that somebody decides. */
@DunwellTest
class AlertsAndReviewsTest {

  private static final CreditAlerts.Wanted OPEN =
      new CreditAlerts.Wanted("open", null, null, null, null);

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired Parties parties;
  @Autowired CreditAlerts alerts;
  @Autowired CreditReviews reviews;
  @Autowired Insolvents insolvents;
  @Autowired TaskService tasks;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc web;

  private long customer;
  private long party;

  @BeforeEach
  void oneCustomer() {
    ledger.begin();
    customer = ledger.customer("C1");
    ledger.update("update receivables.customer set owner = 'collector' where id = ?", customer);
    party = parties.ofCustomer(customer).id();
  }

  private List<CreditAlert> open() {
    return alerts.list(OPEN, 50);
  }

  @Test
  void aClassThatFallsIsAlertedOnceHoweverOftenItIsTold() {
    for (int twice = 0; twice < 2; twice++) {
      alerts.moved(List.of(new CreditAlerts.Moved(party, 7, 25, "B", "D")));
      ledger.work();
    }
    assertThat(open()).hasSize(1);
    assertThat(open().get(0).urgency()).isEqualTo("urgent");
    assertThat(open().get(0).what()).contains("from B to D");
    assertThat(reviews.of(party, 10)).hasSize(1);
    assertThat(ledger.count("platform.decision where decision = 'credit-alert'")).isEqualTo(1);
  }

  @Test
  void aBetterClassIsNoAlert() {
    alerts.moved(List.of(new CreditAlerts.Moved(party, 7, 60, "D", "B")));
    ledger.work();
    assertThat(open()).isEmpty();
    assertThat(ledger.count("credit.alert_fact")).isZero();
  }

  @Test
  void brokenPromisesFailedDebitsAndInsolvencyComeFromTheirRooms() {
    ledger.update(
        "update receivables.customer set payment_method = 'direct-debit' where id = ?", customer);
    long invoice = ledger.invoice(customer, "R1", "100.00", 10);
    ledger.pay(invoice, "P1", "100.00");
    ledger.reverse("P1");
    transaction.executeWithoutResult(
        tx -> insolvents.mark(customer, LocalDate.of(2026, 3, 1), "Amtsgericht"));
    ledger.work();

    assertThat(open())
        .extracting(CreditAlert::kind)
        .containsExactlyInAnyOrder("failed-debit", "insolvency");
  }

  @Test
  void whatHoldsForAWhileIsOneAlertUntilItIsOverAndMoreUrgentIsAnother() {
    assertThat(StandingFactsOf.of(standing("95"), Instant.EPOCH))
        .filteredOn(fact -> fact.kind().equals("utilisation"))
        .extracting(Fact::byHowMuch)
        .containsExactly(new BigDecimal("95"));
    assertThat(StandingFactsOf.of(standing(null), Instant.EPOCH)).isEmpty();
    assertThat(
            StandingFactsOf.of(
                new Standing(1, 55, 70, "B", null, null, null, new BigDecimal("-3")),
                Instant.EPOCH))
        .extracting(Fact::byHowMuch)
        .containsExactly(new BigDecimal("15"), BigDecimal.ZERO);
  }

  private static Standing standing(String utilisation) {
    return new Standing(
        1,
        null,
        null,
        null,
        null,
        null,
        utilisation == null ? null : new BigDecimal(utilisation),
        null);
  }

  @Test
  void anOwnerGetsOneMailADayWithAllThereIs() {
    note("promise/1");
    note("promise/2");
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofMinutes(6)));
    ledger.work();
    assertThat(mails()).isEqualTo(1);
    assertThat(
            ledger.one(String.class, "select body_text from contact.message where kind = 'alert'"))
        .contains("promise/1", "promise/2", "/credit/alerts");

    note("promise/3");
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofHours(2)));
    ledger.work();
    assertThat(mails()).isEqualTo(1);
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofDays(1)));
    ledger.work();
    assertThat(mails()).isEqualTo(2);
  }

  private void note(String episode) {
    alerts.note(
        List.of(new Fact(party, "broken-promise", episode, BigDecimal.ONE, "Broken: " + episode)));
    ledger.work();
  }

  private long mails() {
    return ledger.count("contact.message where kind = 'alert' and key like 'credit-alerts/%'");
  }

  @Test
  void seenAlertsLeaveTheListAndTheMenu() throws Exception {
    note("promise/1");
    String menu = page("/credit/alerts");
    assertThat(menu).contains("Broken: promise/1", "<span class=\"count\">1</span>");
    web.perform(
        post("/credit/alerts/seen")
            .param("alert", Long.toString(open().get(0).id()))
            .with(user("carol").roles("COLLECTOR"))
            .with(csrf()));
    assertThat(open()).isEmpty();
    assertThat(page("/credit/alerts")).contains("No alert here.");
    assertThat(page("/credit/alerts?state=seen")).contains("Broken: promise/1", "carol");
  }

  private String page(String path) throws Exception {
    return web.perform(get(path).with(user("carol").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void aReviewWaitsForTheBureausReportAndIsDecidedByAPerson() {
    long id = reviews.start(party, "The boss wants it.", "mona");
    assertThat(reviews.start(party, "Once more.", "mona")).isEqualTo(id);
    assertThat(task()).isNull();
    ledger.work();

    Task task = task();
    assertThat(tasks.getVariable(task.getId(), "standing").toString()).contains("sandbox, ");
    assertThatThrownBy(() -> complete(task, Map.of("decision", "sell")))
        .hasMessageContaining("What do we do?");
    assertThatThrownBy(() -> complete(task, Map.of("decision", "withdraw")))
        .hasMessageContaining("note");
    complete(task, Map.of("decision", "keep", "note", "fine"));

    CreditReview review = reviews.byId(id);
    assertThat(review.decision()).isEqualTo("keep");
    assertThat(review.decidedBy()).isNotBlank();
    assertThat(task()).isNull();
    assertThatThrownBy(() -> reviews.decide(id, "keep", null, null, "mona"))
        .isInstanceOf(BrokenRule.class);
  }

  @Test
  void aReviewGoesOnWithoutAReportAfterADay() {
    ledger.update(
        """
        insert into credit.bureau_request
          (key, party_id, bureau, cause, asked_by, asked_at, due_at)
        values ('k', ?, 'sandbox', 'person', 'x', now(), timestamptz '2030-01-01')
        """,
        party);
    reviews.start(party, "It is time.", "system");
    ledger.work();
    assertThat(task()).isNull();
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofHours(25)));
    ledger.work();
    assertThat(task()).isNotNull();
  }

  @Test
  void aReviewBeginsByItselfWhenItsDayHasCome() {
    ledger.invoice(customer, "R1", "100.00", -60);
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
    LocalDate next = reviews.next(party).orElseThrow();
    assertThat(next).isBetween(LocalDate.of(2027, 1, 30), LocalDate.of(2027, 3, 4));
    ledger.update("update credit.review_date set next_on = date '2026-03-04'");
    ledger.walkTo(TestLedger.TODAY.plusDays(3));
    assertThat(reviews.of(party, 10))
        .singleElement()
        .satisfies(review -> assertThat(review.cause()).isEqualTo("It is time."));
    assertThat(reviews.next(party)).isEmpty();
  }

  private Task task() {
    return tasks.createTaskQuery().taskDefinitionKey("reviewCredit").singleResult();
  }

  private void complete(Task task, Map<String, Object> form) {
    tasks.complete(task.getId(), form);
  }
}

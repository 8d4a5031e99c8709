package org.dunwell.credit.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.reviews.CreditReview;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.DirectChargeEnded;
import org.dunwell.platform.security.TestPeople;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What raises alerts, from the rooms where it happens, for how long, and when a review begins. */
@DunwellTest
class AlertCausesTest {

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired DunwellClock clock;
  @Autowired Parties parties;
  @Autowired AlertNews news;
  @Autowired CreditAlerts alerts;
  @Autowired CreditReviews reviews;
  @Autowired CreditLimits limits;
  @Autowired Promises promises;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private long customer;
  private long party;

  @BeforeEach
  void oneCustomer() {
    ledger.begin();
    people.ensure();
    customer = ledger.customer("C1");
    party = parties.ofCustomer(customer).id();
  }

  @Test
  void whatHoldsIsOneAlertUntilItIsOverAndAnotherWhenItReturns() {
    limit("1000");
    owes("R1", "950.00");
    owes("R2", "10.00");
    assertThat(all("utilisation"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.urgency()).isEqualTo("watch");
              assertThat(alert.what()).isEqualTo("95% of the limit is used.");
              assertThat(alert.overAt()).isNull();
            });

    ledger.pay(invoice("R1"), "P1", "950.00");
    ledger.work();
    assertThat(all("utilisation")).singleElement().matches(alert -> alert.overAt() != null);

    clock.standAt(TestLedger.MONDAY.plus(Duration.ofHours(1)));
    owes("R3", "940.00");
    assertThat(all("utilisation"))
        .extracting(CreditAlert::what, alert -> alert.overAt() == null)
        .containsExactly(
            tuple("95% of the limit is used.", true), tuple("95% of the limit is used.", false));
    assertThat(reviews.of(party, 10)).isEmpty();
  }

  @Test
  void whatBecomesUrgentTakesThePlaceOfWhatWasWatched() {
    limit("1000");
    owes("R1", "950.00");
    owes("R2", "100.00");

    assertThat(open())
        .filteredOn(alert -> alert.kind().equals("utilisation"))
        .singleElement()
        .satisfies(alert -> assertThat(alert.what()).isEqualTo("105% of the limit is used."));
    assertThat(all("utilisation"))
        .filteredOn(alert -> alert.urgency().equals("watch"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.overAt()).isNotNull();
              assertThat(alert.seenBy()).isEqualTo("system");
            });
    assertThat(reviews.of(party, 10))
        .extracting(CreditReview::cause)
        .containsExactly("105% of the limit is used.");
  }

  @Test
  void theFirstBrokenPromiseIsWatchedAndTheSecondBeginsAReview() {
    long invoice = ledger.invoice(customer, "R1", "100.00", 5);
    promise(invoice, LocalDate.of(2026, 3, 4));
    ledger.walkTo(LocalDate.of(2026, 3, 10));
    assertThat(all("broken-promise"))
        .extracting(CreditAlert::urgency, CreditAlert::what)
        .containsExactly(tuple("watch", "The first promise was broken."));
    assertThat(reviews.of(party, 10)).isEmpty();

    promise(invoice, LocalDate.of(2026, 3, 11));
    ledger.walkTo(LocalDate.of(2026, 3, 17));
    assertThat(all("broken-promise"))
        .extracting(CreditAlert::urgency)
        .containsExactly("urgent", "watch");
    assertThat(reviews.of(party, 10))
        .extracting(CreditReview::cause)
        .containsExactly("A promise was broken: number 2.");
  }

  @Test
  void twoThatAreBrokenOnOneMorningAreTheFirstAndTheSecond() {
    promise(ledger.invoice(customer, "R1", "100.00", 5), LocalDate.of(2026, 3, 4));
    promise(ledger.invoice(customer, "R2", "70.00", 5), LocalDate.of(2026, 3, 4));
    ledger.walkTo(LocalDate.of(2026, 3, 10));
    assertThat(all("broken-promise"))
        .extracting(CreditAlert::urgency, CreditAlert::what)
        .containsExactlyInAnyOrder(
            tuple("watch", "The first promise was broken."),
            tuple("urgent", "A promise was broken: number 2."));
  }

  @Test
  void aDebitThatFailedIsWatchedAndOneThatWasPaidIsNot() {
    ended("failed", Checkout.State.FAILED, "insufficient funds");
    ended("expired", Checkout.State.EXPIRED, null);
    ledger.work();
    assertThat(open())
        .extracting(CreditAlert::kind, CreditAlert::urgency, CreditAlert::what)
        .containsExactly(tuple("failed-debit", "watch", "A debit has failed: insufficient funds"));
  }

  private void ended(String state, Checkout.State what, String why) {
    ledger.update(
        """
        insert into payments.checkout
          (selling_entity_id, customer_id, currency, amount, state, return_url, started_at,
           changed_at, asked_at)
        select id, ?, 'EUR', 10, ?, '/', now(), now(), now()
        from receivables.selling_entity
        """,
        customer,
        state);
    long checkout = ledger.one(Long.class, "select max(id) from payments.checkout");
    transaction.executeWithoutResult(
        tx -> news.on(new DirectChargeEnded(checkout, what, null, why)));
  }

  @Test
  void aBureausNoticeOfAnInsolvencyIsUrgentOnceAndBeginsAReview() {
    report("2026-02-20", false);
    reported();
    assertThat(open()).isEmpty();
    report("2026-03-01", true);
    reported();
    report("2026-03-02", true);
    reported();
    assertThat(open())
        .filteredOn(alert -> alert.kind().equals("insolvency"))
        .extracting(CreditAlert::urgency, CreditAlert::what)
        .containsExactly(tuple("urgent", "x gives notice of an insolvency."));
    assertThat(reviews.of(party, 10)).hasSize(1);
  }

  private void report(String day, boolean insolvent) {
    ledger.update(
        """
        insert into credit.bureau_report
          (party_id, bureau, via, reference, reported_on, received_at, entered_by, insolvent)
        values (?, 'x', 'manual', ?, ?::date, now(), 'nora', ?)
        """,
        party,
        day,
        day,
        insolvent);
  }

  private void reported() {
    transaction.executeWithoutResult(
        tx ->
            events.publishEvent(
                new org.dunwell.credit.bureaus.BureauReportsArrived(List.of(party))));
    ledger.work();
  }

  @Test
  void aFallenClassSaysThatPointsAreLostAndSoNobodyIsToldTwice() {
    score(90, "A", 40);
    score(45, "C", 0);
    alerts.moved(List.of(new CreditAlerts.Moved(party, 7, 45, "A", "C")));
    ledger.work();

    assertThat(open())
        .extracting(CreditAlert::what)
        .containsExactly("The credit class has fallen from A to C, the score to 45.");
    assertThat(all("points"))
        .extracting(CreditAlert::seenBy, CreditAlert::overAt)
        .containsExactly(tuple("system", null));
    assertThat(reviews.of(party, 10))
        .extracting(CreditReview::cause)
        .containsExactly("The credit class has fallen from A to C, the score to 45.");
  }

  private void score(int points, String creditClass, int daysAgo) {
    ledger.update(
        """
        insert into credit.score (party_id, at, points, credit_class, cause, decision_id, current)
        values (?, ?::timestamptz, ?, ?, 'a test', 1, ?)
        """,
        party,
        clock.instant().minus(Duration.ofDays(daysAgo)).toString(),
        points,
        creditClass,
        daysAgo == 0);
  }

  @Test
  void whoeverDecidesAReviewHasSeenWhatItWasAbout() {
    alerts.moved(List.of(new CreditAlerts.Moved(party, 7, 25, "B", "D")));
    ledger.work();
    long other = parties.ofCustomer(ledger.customer("C2")).id();
    alerts.moved(List.of(new CreditAlerts.Moved(other, 8, 60, "A", "B")));
    ledger.work();
    assertThat(open()).hasSize(2);

    long review = reviews.of(party, 1).get(0).id();
    reviews.decide(review, "keep", null, null, TestPeople.MANAGER);

    assertThat(open()).extracting(CreditAlert::partyId).containsExactly(other);
    assertThat(all("band"))
        .filteredOn(alert -> alert.partyId() == party)
        .extracting(CreditAlert::seenBy)
        .containsExactly(TestPeople.MANAGER);
  }

  private void limit(String amount) {
    limits.propose(
        new NewLimit(
            party,
            "own",
            "a test",
            new BigDecimal(amount),
            "open",
            30,
            null,
            null,
            TestPeople.MANAGER));
    ledger.work();
  }

  /** Not due yet. */
  private void owes(String number, String amount) {
    ledger.invoice(customer, number, amount, -20);
    alerts.consider(List.of(party));
    ledger.work();
  }

  private long invoice(String number) {
    return ledger.one(Long.class, "select id from receivables.invoice where number = ?", number);
  }

  private void promise(long invoice, LocalDate day) {
    promises.take(
        new NewPromise(
            "test/%d/%s".formatted(invoice, day),
            customer,
            List.of(invoice),
            null,
            day,
            "phone",
            null,
            TestPeople.COLLECTOR,
            null));
  }

  private List<CreditAlert> open() {
    return alerts.list(new CreditAlerts.Wanted("open", null, null, null, null), 50);
  }

  private List<CreditAlert> all(String kind) {
    return alerts.list(new CreditAlerts.Wanted("all", kind, null, null, null), 50);
  }
}

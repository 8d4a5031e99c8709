package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class PromisesTest {

  /** The Thursday after. With three working days of grace money counts until the next Tuesday. */
  private static final LocalDate THURSDAY = TODAY.plusDays(3);

  private static final LocalDate GRACE_ENDS = TODAY.plusDays(8);

  @Autowired TestLedger ledger;
  @Autowired Promises promises;

  long customer;
  long older;
  long newer;

  @BeforeEach
  void twoInvoices() {
    ledger.begin();
    customer = ledger.customer("C1");
    older = ledger.invoice(customer, "R1", "100.00", 12);
    newer = ledger.invoice(customer, "R2", "300.00", 8);
  }

  @Test
  void blocksItsAmountOldestDueFirstUntilItsGraceIsOver() {
    Promise promise = take("250.00", older, newer);

    assertThat(promise.graceUntil()).isEqualTo(GRACE_ENDS);
    assertThat(promise.items())
        .extracting(PromiseItem::invoiceNumber, item -> item.amount().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("R1", "100.00"),
            org.assertj.core.groups.Tuple.tuple("R2", "150.00"));
    assertThat(blocked(older)).isEqualByComparingTo("100");
    assertThat(blocked(newer)).isEqualByComparingTo("150");
  }

  @Test
  void withoutAnAmountItIsAllThatCanBeAskedFor() {
    ledger.pay(newer, "P0", "20.00");
    assertThat(take(null, older, newer).amount()).isEqualTo("380.00");
  }

  @Test
  void isKeptAtOnceWhenTheMoneyIsThere() {
    Promise promise = take("250.00", older, newer);
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    assertThat(blocked(older)).isZero();
    ledger.pay(newer, "P2", "150.00");

    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("250.00");
    assertThat(blocked(newer)).isZero();
  }

  @Test
  void countsMoneyForAnyOfItsInvoicesAndForgivesBankCharges() {
    Promise promise = take("200.00", older, newer);
    ledger.pay(newer, "P1", "198.50");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
  }

  @Test
  void aPartPaymentFreesWhatIsPaidAndLeavesTheRestPromised() {
    take("300.00", newer);
    ledger.pay(newer, "P1", "120.00");
    assertThat(blocked(newer)).isEqualByComparingTo("180");
  }

  @Test
  void isBrokenTheMorningAfterItsGraceAndThenAskedForAgain() {
    Promise promise = take(null, older, newer);
    ledger.walkTo(GRACE_ENDS);
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
    ledger.walkTo(GRACE_ENDS.plusDays(1));

    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
    assertThat(blocked(older)).isZero();
    assertThat(promises.brokenOf(List.of(customer))).isEqualTo(Map.of(customer, 1));
    assertThat(ledger.count("platform.timeline where what like '%is broken%'")).isEqualTo(1);
  }

  @Test
  void isPartlyKeptWhenOnlySomeOfItCame() {
    Promise promise = take(null, older, newer);
    ledger.pay(older, "P1", "100.00");
    ledger.walkTo(GRACE_ENDS.plusDays(1));

    Promise ended = promises.byId(promise.id());
    assertThat(ended.state()).isEqualTo("partly-kept");
    assertThat(ended.keptAmount()).isEqualTo("100.00");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
  }

  @Test
  void aBrokenOneMattersNoLongerWhenEverythingItWasAboutIsPaid() {
    take(null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.brokenOf(List.of(customer))).containsEntry(customer, 1);
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
  }

  @Test
  void moneyAfterTheGraceComesTooLate() {
    Promise promise = take(null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
  }

  @Test
  void moneyFromBeforeThePromiseDoesNotCountForIt() {
    ledger.pay(newer, "P0", "100.00");
    Promise promise = take("150.00", newer);
    ledger.pay(newer, "P1", "50.00");
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("50.00");
  }

  @Test
  void aReturnedDebitOpensItAgainAndAfterItsGraceBreaksIt() {
    Promise promise = take(null, older);
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    ledger.reverse("P1");

    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    assertThat(blocked(older)).isEqualByComparingTo("100");
    ledger.pay(older, "P2", "100.00");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    ledger.reverse("P2");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
    assertThat(blocked(older)).isZero();
  }

  @Test
  void aCreditNoteMakesSmallerWhatThereIsToKeep() {
    Promise promise = take(null, older, newer);
    ledger.credit(newer, "N1", "300.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
  }

  @Test
  void aCreditNoteForTheUnpromisedPartChangesNothing() {
    Promise promise = take("100.00", newer);
    ledger.credit(newer, "N1", "200.00");
    ledger.pay(newer, "P1", "50.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
  }

  @Test
  void isWithdrawnWhenNothingOfItIsOwedAnyMore() {
    Promise promise = take(null, older);
    ledger.credit(older, "N1", "100.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("withdrawn");
    assertThat(blocked(older)).isZero();
  }

  @Test
  void aNewOneTakesThePlaceOfTheOldOneForTheSameInvoices() {
    Promise old = take(null, newer);
    Promise again = take(null, newer);
    assertThat(promises.byId(old.id()).state()).isEqualTo("superseded");
    assertThat(again.amount()).isEqualTo("300.00");
    assertThat(blocked(newer)).isEqualByComparingTo("300");
  }

  @Test
  void anOldOneGoesOnForTheInvoicesTheNewOneIsNotAbout() {
    Promise old = take(null, older, newer);
    take(null, newer);

    Promise rest = promises.byId(old.id());
    assertThat(rest.state()).isEqualTo("open");
    assertThat(rest.amount()).isEqualTo("100.00");
    assertThat(rest.invoiceIds()).containsExactly(older);
    assertThat(blocked(older)).isEqualByComparingTo("100");
    ledger.pay(older, "P1", "100.00");
    assertThat(promises.byId(old.id()).state()).isEqualTo("kept");
  }

  @Test
  void underTheSameKeyItIsTakenOnce() {
    NewPromise call =
        new NewPromise(
            "call/17", customer, List.of(older), null, THURSDAY, "call", null, "ann", null);
    assertThat(promises.take(call).id()).isEqualTo(promises.take(call).id());
    assertThat(ledger.count("promises.promise")).isEqualTo(1);
  }

  @Test
  void aPromiseGivenInNoKnownWayIsRefused() {
    for (String channel : java.util.Arrays.asList(null, "pigeon")) {
      NewPromise odd =
          new NewPromise(
              null, customer, List.of(older), null, THURSDAY, channel, null, "ann", null);
      assertThatThrownBy(() -> promises.take(odd))
          .isInstanceOf(BrokenRule.class)
          .hasMessageContaining("no way to give a promise");
    }
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void twoWhoTakeTheSameAtOnceTakeItOnce() throws Exception {
    NewPromise call =
        new NewPromise(
            "call/17", customer, List.of(older), null, THURSDAY, "call", null, "ann", null);
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      List<Future<Promise>> both =
          people.invokeAll(List.of(() -> promises.take(call), () -> promises.take(call)));
      assertThat(both.get(0).get().id()).isEqualTo(both.get(1).get().id());
    } finally {
      people.shutdown();
    }
    assertThat(ledger.count("promises.promise")).isEqualTo(1);
    assertThat(ledger.count("contact.message where key like 'promise/%'")).isEqualTo(1);
  }

  @Test
  void anEntryErrorCountsForNothing() {
    Promise promise = take(null, older);
    assertThatThrownBy(() -> promises.cancel(promise.id(), " ", "ann"))
        .isInstanceOf(BrokenRule.class);
    promises.cancel(promise.id(), "wrong customer", "ann");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("cancelled");
    assertThat(blocked(older)).isZero();
    assertThatThrownBy(() -> promises.withdraw(promise.id(), "again", "ann"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("cancelled already");
    assertThat(promises.limits(customer, List.of(older), "ann").promisesSoFar()).isZero();
  }

  @Test
  void limitsSayWhichRowAndWhatWouldBeAllowed() {
    assertThatThrownBy(() -> take(TODAY.plusDays(15), null, older))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("between 2 Mar 2026 and 16 Mar 2026")
        .hasMessageContaining("row 9 of rules/promise-limits.dmn");
    assertThatThrownBy(() -> take(TODAY.minusDays(1), null, older)).isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> take("29.99", older))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("at least 30.00 EUR");
    assertThatThrownBy(() -> take("100.01", older))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("at most 100.00 EUR");
    take(null, older);
    take(null, older);
    assertThatThrownBy(() -> take(null, older))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("2 are allowed");
    assertThat(ledger.count("promises.promise where state = 'open'")).isEqualTo(1);
  }

  @Test
  void whatIsDisputedOrCoveredByCreditCannotBePromised() {
    ledger.update(
        """
        insert into receivables.block (invoice_id, kind, source, set_by, set_at)
        values (?, 'dispute', 'test/1', 'ann', now())
        """,
        older);
    assertThatThrownBy(() -> take(null, older))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("blocked for another reason");
    assertThat(take(null, older, newer).amount()).isEqualTo("300.00");
  }

  @Test
  void invoicesMustBelongTogether() {
    long other = ledger.invoice(ledger.customer("C2"), "R3", "10.00", 5);
    assertThatThrownBy(() -> take(null, older, other)).hasMessageContaining("another customer's");
    assertThatThrownBy(() -> take(null)).hasMessageContaining("Choose the invoices");
    assertThatThrownBy(() -> take(null, 999_999)).hasMessageContaining("does not exist");
  }

  @Test
  void theKeptRateIsByNumberAndByAmount() {
    take(null, newer);
    ledger.pay(newer, "P1", "300.00");
    take(null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));

    KeptRate rate = promises.keptRates(List.of(customer)).get(0);
    assertThat(rate.due()).isEqualTo(2);
    assertThat(rate.percentByCount()).isEqualTo(50);
    assertThat(rate.percentByAmount()).isEqualTo(75);
  }

  private Promise take(String amount, long... invoices) {
    return take(THURSDAY, amount, invoices);
  }

  private Promise take(LocalDate day, String amount, long... invoices) {
    return promises.take(OnThePhone.says(customer, day, amount, invoices));
  }

  private BigDecimal blocked(long invoice) {
    return ledger.one(
        BigDecimal.class,
        """
        select coalesce(sum(amount), 0) from receivables.block
        where invoice_id = ? and kind = 'promise' and lifted_at is null
        """,
        invoice);
  }
}

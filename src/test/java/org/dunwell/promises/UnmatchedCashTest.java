package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.Allocations;
import org.dunwell.receivables.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that closes no invoice yet counts for promises, each cent once. */
@DunwellTest
class UnmatchedCashTest {

  private static final LocalDate THURSDAY = TODAY.plusDays(3);
  private static final LocalDate FRIDAY = TODAY.plusDays(4);
  private static final LocalDate GRACE_ENDS = TODAY.plusDays(8);

  @Autowired TestLedger ledger;
  @Autowired Promises promises;
  @Autowired Allocations allocations;
  @Autowired TransactionTemplate transaction;

  long customer;
  long paid;
  long older;
  long newer;

  @BeforeEach
  void twoOpenInvoicesAndOneThatIsPaid() {
    ledger.begin();
    customer = ledger.customer("C1");
    paid = ledger.invoice(customer, "PAID-1", "50.00", 40);
    ledger.pay(paid, "P0", "50.00");
    older = ledger.invoice(customer, "R1", "100.00", 12);
    newer = ledger.invoice(customer, "R2", "300.00", 8);
  }

  @Test
  void whoNamesTheWrongInvoiceHasKeptHisWord() {
    Promise promise = take(THURSDAY, null, older, newer);
    unmatched("P1", "400.00", TODAY);
    Promise kept = promises.byId(promise.id());
    assertThat(kept.state()).isEqualTo("kept");
    assertThat(kept.keptAmount()).isEqualTo("400.00");
    assertThat(kept.unmatchedAmount()).isEqualTo("400.00");
    assertThat(said("is kept; 400.00 EUR of it are not matched to an invoice yet.")).isEqualTo(1);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
  }

  @Test
  void aPartOfItIsAPart() {
    Promise promise = take(THURSDAY, null, older, newer);
    unmatched("P1", "150.00", TODAY);
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    Promise ended = promises.byId(promise.id());
    assertThat(ended.state()).isEqualTo("partly-kept");
    assertThat(ended.keptAmount()).isEqualTo("150.00");
  }

  @Test
  void oneCentCountsOnceTheEarlierPromiseFirst() {
    Promise friday = take(FRIDAY, null, newer);
    Promise thursday = take(THURSDAY, null, older);
    unmatched("P1", "130.00", TODAY);
    assertThat(promises.byId(thursday.id()).state()).isEqualTo("kept");
    assertThat(promises.byId(friday.id()).keptAmount()).isEqualTo("30.00");
    ledger.pay(older, "P2", "100.00");
    assertThat(promises.byId(thursday.id()).unmatchedAmount()).isEqualTo("0.00");
    assertThat(promises.byId(friday.id()).keptAmount()).isEqualTo("130.00");
    assertThat(ledger.one(BigDecimal.class, "select sum(unmatched_amount) from promises.promise"))
        .isEqualByComparingTo("130");
  }

  @Test
  void moneyFromBeforeThePromiseOrDatedAfterItsGraceDoesNotCount() {
    unmatched("P1", "30.00", TODAY);
    Promise promise = take(THURSDAY, "200.00", newer);
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("0.00");
    unmatched("P2", "200.00", GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("0.00");
    unmatched("P3", "20.00", GRACE_ENDS);
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("20.00");
  }

  @Test
  void moneyRecordedAfterTheGraceButDatedWithinItMendsABrokenPromise() {
    Promise promise = take(THURSDAY, null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
    unmatched("P1", "100.00", GRACE_ENDS);
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
  }

  @Test
  void matchedToItsOwnInvoiceLaterItStaysKeptWithoutAnotherWord() {
    Promise promise = take(THURSDAY, null, older);
    long payment = unmatched("P1", "100.00", TODAY);
    long lines = said("is kept");
    match(payment, older);
    Promise kept = promises.byId(promise.id());
    assertThat(kept.state()).isEqualTo("kept");
    assertThat(kept.unmatchedAmount()).isEqualTo("0.00");
    assertThat(said("is kept")).isEqualTo(lines);
  }

  @Test
  void matchedToSomethingElseItCountsNoMore() {
    Promise promise = take(THURSDAY, null, older);
    long payment = unmatched("P1", "100.00", TODAY);
    match(payment, newer);
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
    assertThat(promises.byId(promise.id()).keptAmount()).isEqualTo("0.00");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
  }

  @Test
  void whatGoesBackTakesTheVerdictWithIt() {
    Promise promise = take(THURSDAY, null, older);
    unmatched("P1", "100.00", TODAY);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    ledger.reverse("P1");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
    assertThat(promises.brokenOf(List.of(customer))).containsEntry(customer, 1);
  }

  @Test
  void aPromiseThatIsTakenBackLeavesItsCashToTheOthers() {
    Promise thursday = take(THURSDAY, null, older);
    Promise friday = take(FRIDAY, null, newer);
    unmatched("P1", "60.00", TODAY);
    assertThat(promises.byId(friday.id()).keptAmount()).isEqualTo("0.00");
    promises.withdraw(thursday.id(), "cannot pay", "ann");
    assertThat(promises.byId(thursday.id()).keptAmount()).isEqualTo("0.00");
    assertThat(promises.byId(friday.id()).keptAmount()).isEqualTo("60.00");
  }

  @Test
  void aPromiseThatTakesThePlaceOfAnotherKeepsItsCash() {
    take(THURSDAY, null, older);
    unmatched("P1", "40.00", TODAY);
    Promise rest = take(FRIDAY, null, older);
    assertThat(rest.amount()).isEqualTo("100.00");
    assertThat(rest.keptAmount()).isEqualTo("40.00");
    unmatched("P2", "60.00", TODAY);
    assertThat(promises.byId(rest.id()).state()).isEqualTo("kept");
  }

  @Test
  void theCashOfAnotherAccountDoesNotCount() {
    Promise promise = take(THURSDAY, null, older);
    long other = ledger.customer("C2");
    ledger.receive(other, "P1", "100.00", null, TODAY);
    ledger.update(
        """
        insert into receivables.payment
          (selling_entity_id, customer_id, reference, received_on, currency, amount,
           unapplied_amount, recorded_at)
        select id, ?, 'USD-1', '2026-03-02', 'USD', 100, 100, now()
        from receivables.selling_entity
        """,
        customer);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
  }

  @Test
  void whatANewPromiseIsTakenForIsNotMetByWhatWasThere() {
    long extra = ledger.invoice(customer, "R9", "500.00", 3);
    unmatched("P1", "450.00", TODAY);
    Promise promise = take(THURSDAY, null, older, newer, extra);
    assertThat(promise.amount()).isEqualTo("450.00");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("open");
  }

  /** It names an invoice that is paid already, and so it closes nothing. */
  private long unmatched(String reference, String amount, LocalDate on) {
    var payment = ledger.receive(customer, reference, amount, "invoice PAID-1", on);
    assertThat(payment.unappliedAmount()).isEqualTo(amount);
    return payment.id();
  }

  private void match(long payment, long invoice) {
    transaction.executeWithoutResult(
        tx -> allocations.allocateNew(List.of(payment), List.of(new Told(payment, invoice, null))));
  }

  private long said(String words) {
    return ledger.count("platform.timeline where what like ?", "%" + words + "%");
  }

  private Promise take(LocalDate day, String amount, long... about) {
    return promises.take(OnThePhone.says(customer, day, amount, about));
  }
}

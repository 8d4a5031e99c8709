package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.CreditNotes;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.NewCreditNote;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.WriteOffs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Verdicts at the edges: zones, tolerance, disputes, credit notes, holidays. */
@DunwellTest
class PromiseVerdictsTest {

  private static final LocalDate THURSDAY = TODAY.plusDays(3);
  private static final LocalDate GRACE_ENDS = TODAY.plusDays(8);

  @Autowired TestLedger ledger;
  @Autowired Promises promises;
  @Autowired Blocks blocks;
  @Autowired WriteOffs writeOffs;
  @Autowired CreditNotes creditNotes;
  @Autowired DuePromises due;
  @Autowired PromiseChecks checks;
  @Autowired org.dunwell.platform.time.DunwellClock clock;

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
  void theGraceEndsAtMidnightWhereItIsSold() {
    ledger.update("update receivables.selling_entity set time_zone = 'America/Los_Angeles'");
    Promise promise = take(THURSDAY, null, older);
    clock.standAt(Instant.parse("2026-03-11T05:30:00Z")); // 22:30 of the day before out there
    due.run(java.time.ZoneId.of("America/Los_Angeles"), GRACE_ENDS);
    assertThat(state(promise)).isEqualTo("open");
    clock.standAt(Instant.parse("2026-03-11T07:30:00Z"));
    due.run(java.time.ZoneId.of("America/Los_Angeles"), GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("broken");
  }

  @Test
  void anotherMorningInAnotherZoneBreaksNothing() {
    Promise promise = take(THURSDAY, null, older);
    clock.standAt(Instant.parse("2026-03-10T12:00:00Z"));
    due.run(java.time.ZoneId.of("Pacific/Auckland"), GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("open");
  }

  @Test
  void whatIsLeftOfATakenOverPromiseForgivesNoMoreThanItsShare() {
    long small = ledger.invoice(customer, "R0", "2.00", 14);
    Promise old = take(THURSDAY, null, small, newer);
    take(THURSDAY, null, newer);
    assertThat(promises.byId(old.id()).amount()).isEqualTo("2.00");
    assertThat(state(old)).isEqualTo("open");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(old)).isEqualTo("broken");
  }

  @Test
  void aCreditNoteThatLeavesNoMoreThanTheToleranceKeepsNobodysWord() {
    Promise promise = take(THURSDAY, null, newer);
    ledger.credit(newer, "N1", "298.00");
    assertThat(state(promise)).isEqualTo("withdrawn");
  }

  @Test
  void aWriteOffInsteadOfMoneyMakesSmallerWhatThereIsToKeep() {
    Promise promise = take(THURSDAY, null, older, newer);
    writeOffs.writeOff(newer, new BigDecimal("300.00"), "goodwill", "manager");
    ledger.pay(older, "P1", "100.00");
    assertThat(state(promise)).isEqualTo("kept");
  }

  @Test
  void theKeptRateIsMeasuredByWhatThereWasToKeep() {
    take(THURSDAY, null, older, newer);
    ledger.credit(newer, "N1", "300.00");
    ledger.pay(older, "P1", "100.00");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    KeptRate rate = promises.keptRates(List.of(customer)).get(0);
    assertThat(rate.percentByCount()).isEqualTo(100);
    assertThat(rate.percentByAmount()).isEqualTo(100);
  }

  @Test
  void aBrokenOneWithNothingToKeepDividesByNothing() {
    Promise promise = take(THURSDAY, null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("broken");
    creditNotes.record(
        new NewCreditNote(
            ledger.one(Long.class, "select id from receivables.selling_entity"),
            customer,
            "N1",
            THURSDAY,
            "EUR",
            new BigDecimal("100.00"),
            "wrong price",
            List.of(new ToInvoice(older, null))));
    assertThat(state(promise)).isEqualTo("broken");
    KeptRate rate = promises.keptRates(List.of(customer)).get(0);
    assertThat(rate.percentByAmount()).isZero();
  }

  @Test
  void nobodyBreaksHisWordForWhatIsInDisputeWhenTheGraceEnds() {
    Promise promise = take(THURSDAY, null, older);
    dispute(older, null);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("withdrawn");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
  }

  @Test
  void whatIsNotDisputedIsStillToBePaidAndThatIsEnough() {
    Promise kept = take(THURSDAY, null, older, newer);
    dispute(newer, "250.00");
    ledger.pay(older, "P1", "100.00");
    ledger.pay(newer, "P2", "50.00");
    assertThat(state(kept)).isEqualTo("open");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(kept)).isEqualTo("kept");
    liftDisputes();
    ledger.pay(newer, "P3", "10.00");
    assertThat(state(kept)).isEqualTo("kept");
  }

  @Test
  void aDisputeThatIsSettledBeforeTheGraceEndsExcusesNothing() {
    Promise promise = take(THURSDAY, null, older);
    dispute(older, null);
    ledger.walkTo(GRACE_ENDS.minusDays(1));
    liftDisputes();
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("broken");
  }

  @Test
  void aDisputeThatBeginsAfterTheGraceComesTooLate() {
    Promise promise = take(THURSDAY, null, older, newer);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("broken");
    dispute(older, null);
    ledger.pay(newer, "P1", "10.00");
    assertThat(state(promise)).isEqualTo("broken");
  }

  @Test
  void whatIsPromisedForASundayIsPromisedForMonday() {
    LocalDate sunday = LocalDate.of(2026, 3, 8);
    assertThat(take(sunday, null, older).graceUntil()).isEqualTo(LocalDate.of(2026, 3, 12));
    LocalDate friday = LocalDate.of(2026, 3, 6);
    assertThat(take(friday, null, newer).graceUntil()).isEqualTo(LocalDate.of(2026, 3, 11));
  }

  @Test
  void moneyForAnotherCompanyOfOursKeepsNothing() {
    Promise promise = take(THURSDAY, null, older);
    ledger.update(
        """
        with other as (
          insert into receivables.selling_entity
            (code, name, country, time_zone, calendar, currency, email)
          values ('AT', 'Südwerk', 'AT', 'Europe/Vienna', 'AT', 'EUR', 'ar@suedwerk.example')
          returning id)
        insert into receivables.payment
          (selling_entity_id, customer_id, reference, received_on, currency, amount,
           unapplied_amount, recorded_at)
        select id, ?, 'A-1', '2026-03-03', 'EUR', 100, 100, now() from other
        """,
        customer);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("broken");
  }

  @Test
  void aReversalAfterItWasKeptAndPaidAnewInTimeKeepsIt() {
    Promise promise = take(THURSDAY, null, older);
    ledger.pay(older, "P1", "100.00");
    ledger.reverse("P1");
    assertThat(state(promise)).isEqualTo("open");
    ledger.pay(older, "P2", "100.00");
    assertThat(state(promise)).isEqualTo("kept");
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    assertThat(state(promise)).isEqualTo("kept");
  }

  @Test
  void checkingTwiceChangesNothing() {
    Promise promise = take(THURSDAY, null, older);
    ledger.walkTo(GRACE_ENDS.plusDays(1));
    long lines = ledger.count("platform.timeline");
    checks.check(List.of(promise.id()));
    checks.check(List.of(promise.id()));
    assertThat(ledger.count("platform.timeline")).isEqualTo(lines);
    assertThat(state(promise)).isEqualTo("broken");
  }

  private void dispute(long invoice, String amount) {
    blocks.set(
        new NewBlock(
            invoice,
            "dispute",
            amount == null ? null : new BigDecimal(amount),
            null,
            "test/" + invoice,
            "broken goods",
            "ann"));
  }

  private void liftDisputes() {
    blocks.liftAll(
        blocks.of(List.of(older, newer)).stream()
            .filter(block -> block.kind().equals("dispute") && block.liftedAt() == null)
            .map(org.dunwell.receivables.Block::id)
            .toList(),
        "ann");
  }

  private String state(Promise promise) {
    return promises.byId(promise.id()).state();
  }

  private Promise take(LocalDate day, String amount, long... about) {
    return promises.take(OnThePhone.says(customer, day, amount, about));
  }
}

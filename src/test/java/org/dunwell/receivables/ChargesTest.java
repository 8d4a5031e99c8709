package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interest, lump sums and fees that are booked: owed with the invoice, cleared as the law says. */
@DunwellTest
class ChargesTest {

  private static final LocalDate DAY = LocalDate.of(2025, 3, 5);

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired Charges charges;
  @Autowired Invoices invoices;
  @Autowired Payments payments;
  @Autowired Settlements settlements;

  TestLedger ledger;
  long berlin;
  long customer;
  long invoice;

  @BeforeEach
  void aLateInvoice() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
    invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
  }

  private Charge book(String kind, String amount) {
    boolean interest = kind.equals("interest");
    return charges
        .book(
            List.of(
                new NewCharge(
                    kind + "/" + invoice,
                    invoice,
                    null,
                    kind,
                    new BigDecimal(amount),
                    interest ? LocalDate.of(2025, 2, 2) : null,
                    interest ? DAY : null,
                    "as the test says")),
            "anna")
        .get(0);
  }

  private Payment pay(String reference, String amount, String text) {
    return payments.record(
        new NewPayment(
            berlin, customer, reference, DAY, "EUR", new BigDecimal(amount), text, List.of()));
  }

  private Invoice it() {
    return invoices.byId(invoice);
  }

  @Test
  void aChargeIsOwedWithTheInvoiceAndBookedOnce() {
    book("interest", "2.50");
    book("compensation", "40");
    assertThat(it().openAmount()).isEqualByComparingTo("142.50");
    assertThat(it().openCharges()).isEqualByComparingTo("42.50");
    assertThat(it().amount()).isEqualByComparingTo("100");
    assertThat(
            charges.book(
                List.of(
                    new NewCharge(
                        "interest/" + invoice,
                        invoice,
                        null,
                        "interest",
                        BigDecimal.TEN,
                        DAY,
                        DAY,
                        "again")),
                "anna"))
        .isEmpty();
    assertThat(it().openAmount()).isEqualByComparingTo("142.50");
  }

  @Test
  void moneyThatNamesTheInvoiceLeavesNoCentStubOfIt() {
    book("interest", "2.50");
    pay("P1", "100", "invoice A1001");
    assertThat(it().openPrincipal()).isZero();
    assertThat(it().openCharges()).isEqualByComparingTo("2.50");
    assertThat(it().isOpen()).isTrue();
    pay("P2", "2.50", "A1001 interest");
    assertThat(it().state()).isEqualTo("paid");
  }

  @Test
  void moneyThatNamesNothingPaysCostsThenInterestThenPrincipal() {
    book("interest", "2.50");
    book("compensation", "40");
    pay("P1", "41", null);
    assertThat(charges.of(List.of(invoice)).get(invoice))
        .extracting(Charge::kind, charge -> charge.open().toPlainString())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("interest", "1.50"),
            org.assertj.core.api.Assertions.tuple("compensation", "0.00"));
    assertThat(it().openPrincipal()).isEqualByComparingTo("100");
  }

  @Test
  void whereTheLawSaysSoPrincipalComesFirst() {
    jdbc.sql(
            "update receivables.clearing_order set unnamed = 'principal-first' where country = 'DE'")
        .update();
    try {
      book("interest", "2.50");
      pay("P1", "41", null);
      assertThat(it().openPrincipal()).isEqualByComparingTo("59");
    } finally {
      jdbc.sql("update receivables.clearing_order set unnamed = 'charges-first'").update();
    }
  }

  @Test
  void aWaivedChargeLeavesAPaidInvoicePaidAndCanBeAskedForAgain() {
    Charge interest = book("interest", "2.50");
    pay("P1", "100", "A1001");
    charges.waive(interest.id(), "good customer", "anna");
    assertThat(it().state()).isEqualTo("paid");
    assertThatThrownBy(() -> charges.waive(interest.id(), "twice", "anna"))
        .isInstanceOf(BrokenRule.class);
    assertThat(charges.reinstate(interest.id(), "after all", "bert").state()).isEqualTo("booked");
    assertThat(it().openAmount()).isEqualByComparingTo("2.50");
    assertThat(it().isOpen()).isTrue();
    charges.waive(interest.id(), "for good", "anna");
    assertThat(it().state()).isEqualTo("paid");
  }

  @Test
  void whatWasPaidForAReversedChargePaysForTheInvoice() {
    Charge interest = book("interest", "2.50");
    pay("P1", "10", null);
    assertThat(it().openPrincipal()).isEqualByComparingTo("92.50");
    assertThat(charges.reverse(interest.id(), "wrong rate", "anna").state()).isEqualTo("reversed");
    assertThat(it().openAmount()).isEqualByComparingTo("90");
    assertThat(it().openCharges()).isZero();
    assertThat(TestLedger.balances(jdbc)).isTrue();
  }

  @Test
  void aSnapshotOfTheErpSaysNothingAboutOurCharges() {
    book("interest", "2.50");
    settlements.settle(ledger.importRun(), List.of(new Settled(invoice, BigDecimal.ZERO)), DAY);
    assertThat(it().openPrincipal()).isZero();
    assertThat(it().openCharges()).isEqualByComparingTo("2.50");
    settlements.settle(
        ledger.importRun(), List.of(new Settled(invoice, new BigDecimal("60"))), DAY.plusDays(1));
    assertThat(it().openAmount()).isEqualByComparingTo("62.50");
  }

  @Test
  void theJournalTellsChargesFromWhatWasInvoiced() {
    Charge interest = book("interest", "2.50");
    pay("P1", "102.50", "A1001");
    charges.reverse(interest.id(), "wrong rate", "anna");
    assertThat(
            jdbc.sql(
                    """
                    select type || ' ' || amount::numeric(9,2)
                      || case when charge_id is null then '' else ' charge' end
                    from receivables.journal_entry
                    order by id
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "charge 2.50 charge",
            "payment 102.50",
            "allocation 100.00",
            "allocation 2.50 charge",
            "allocation -2.50 charge",
            "charge-ended 2.50 charge");
  }
}

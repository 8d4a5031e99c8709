package org.dunwell.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.decision.DisputeDesk;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two come at the same moment: one wins, the other is told, and the ledger is right to the cent.
 */
@DunwellTest
class DisputeRacesTest {

  private static final int ROUNDS = 12;

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Courses courses;
  @Autowired DisputeDesk desk;
  @Autowired DisputeWork work;
  @Autowired IdentityService identity;
  @Autowired DunwellClock clock;

  long customer;

  @BeforeEach
  void people() {
    ledger.begin();
    work.people();
    customer = ledger.customer("C1");
  }

  @Test
  void theCustomerPaysInFullWhileTheCreditNoteIsBeingApproved() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String number = "R-" + round;
      long invoice = ledger.invoice(ledger.customer("C" + number), number, "1000.00", 1);
      Dispute dispute = raise(invoice, "500.00");
      work.investigate(dispute, "credit", null, null, "Boxes were missing.");

      List<Boolean> won =
          atOnce(
              () -> work.decide(dispute, "boss", "approve", null),
              () -> ledger.pay(invoice, "P-" + number, "1000.00"));

      assertThat(won.get(1)).as("money is never refused").isTrue();
      Dispute after = disputes.byId(dispute.id());
      assertThat(after.outcome()).isEqualTo(won.get(0) ? "credited" : "paid");
      assertThat(ledger.count("receivables.credit_note where number = ?", "CN-D" + dispute.id()))
          .isEqualTo(won.get(0) ? 1 : 0);
      assertThat(work.endedAt(dispute)).isEqualTo(won.get(0) ? "disputeCredited" : "invoicePaid");
      assertThat(
              ledger.one(
                  BigDecimal.class,
                  "select unapplied_amount from receivables.payment where reference = ?",
                  "P-" + number))
          .isEqualByComparingTo(won.get(0) ? "500.00" : "0");
    }
    theLedgerBalances();
  }

  @Test
  void anApproverWhoLosesTheRightMeanwhileApprovesNothing() {
    long invoice = ledger.invoice(customer, "R-1", "1000.00", 1);
    Dispute dispute = raise(invoice, "500.00");
    work.investigate(dispute, "credit", null, null, "Boxes were missing.");

    identity.deleteMembership("third", "credit-managers");
    assertThatThrownBy(() -> work.decide(dispute, "third", "approve", null))
        .hasStackTraceContaining("given to other people");
    assertThatThrownBy(() -> desk.decide(dispute.id(), "approve", null, "third"))
        .hasMessageContaining("third is no credit manager (any more)");

    assertThat(disputes.byId(dispute.id()).isOpen()).isTrue();
    assertThat(ledger.count("receivables.credit_note")).isZero();
    assertThat(ledger.count("disputes.approval")).isZero();
    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("approveDecision");
  }

  @Test
  void twoDisputesOfOneInvoiceAreResolvedInTheSameSecond() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long invoice = ledger.invoice(customer, "R-" + round, "1000.00", 1);
      Dispute one = raise(invoice, "60.01");
      Dispute other = raise(invoice, "39.99");

      List<Boolean> won =
          atOnce(
              () -> work.propose(one, "ines", "credit", null, null, "One."),
              () -> work.propose(other, "igor", "credit", null, null, "Other."));

      assertThat(won).containsOnly(true);
      assertThat(disputes.byIds(List.of(one.id(), other.id())))
          .allSatisfy(dispute -> assertThat(dispute.outcome()).isEqualTo("credited"));
      assertThat(open(invoice)).isEqualByComparingTo("900.00");
    }
    theLedgerBalances();
  }

  @Test
  void twoPeopleSettleTheSameDispute() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long invoice = ledger.invoice(customer, "R-" + round, "1000.00", 1);
      Dispute dispute = raise(invoice, "80.00");

      List<Boolean> won =
          atOnce(
              () -> work.propose(dispute, "ines", "credit", null, null, "Right."),
              () -> work.propose(dispute, "igor", "reject", null, "No.", "Wrong."));

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(disputes.byId(dispute.id()).outcome())
          .isEqualTo(won.get(0) ? "credited" : "rejected");
      assertThat(open(invoice)).isEqualByComparingTo(won.get(0) ? "920.00" : "1000.00");
    }
    theLedgerBalances();
  }

  @Test
  void theTimeIsUsedUpWhileTheInvestigatorDecides() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      clock.standAt(TestLedger.MONDAY);
      long invoice = ledger.invoice(customer, "R-" + round, "1000.00", 1);
      Dispute dispute = raise(invoice, "80.00");
      clock.standAt(courses.of(dispute.id()).dueAt());

      List<Boolean> won =
          atOnce(() -> work.propose(dispute, "ines", "credit", null, null, "Right."), ledger::work);
      ledger.work();

      assertThat(won.get(1)).isTrue();
      boolean settled = !disputes.byId(dispute.id()).isOpen();
      assertThat(settled).isEqualTo(won.get(0));
      if (!settled) {
        assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("settleEscalatedDispute");
      }
      assertThat(open(invoice)).isEqualByComparingTo(settled ? "920.00" : "1000.00");
    }
    assertThat(ledger.count("act_ru_incident")).isZero();
    assertThat(ledger.count("platform.trouble where resolved_at is null")).isZero();
    theLedgerBalances();
  }

  private Dispute raise(long invoice, String amount) {
    return disputes.open(
        new NewDispute(
            "test/" + invoice + "/" + amount,
            invoice,
            "QTY_SHORT",
            new BigDecimal(amount),
            List.of(),
            null,
            "api",
            null,
            "collector"));
  }

  private BigDecimal open(long invoice) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where id = ?", invoice);
  }

  /** What came in is what was given to invoices and what is left; every invoice is what is left. */
  private void theLedgerBalances() {
    assertThat(
            ledger.count(
                """
                receivables.invoice i
                where i.amount - i.open_amount <> (
                  select coalesce(sum(a.amount), 0)
                  from receivables.allocation a
                  where a.invoice_id = i.id and a.reversed_on is null)
                """))
        .isZero();
    assertThat(
            ledger.one(
                BigDecimal.class,
                """
                select coalesce(sum(amount), 0) - (
                  select coalesce(sum(amount), 0) from receivables.allocation where reversed_on is null)
                from (
                  select amount - unapplied_amount as amount from receivables.payment
                  union all
                  select amount - unapplied_amount from receivables.credit_note) came
                """))
        .isEqualByComparingTo("0");
  }

  /** Who got through, in order. */
  private static List<Boolean> atOnce(Runnable... hands) throws Exception {
    CyclicBarrier start = new CyclicBarrier(hands.length);
    ExecutorService threads = Executors.newFixedThreadPool(hands.length);
    try {
      List<Callable<Boolean>> work =
          List.of(hands).stream()
              .map(hand -> (Callable<Boolean>) () -> tried(start, hand))
              .toList();
      return threads.invokeAll(work).stream().map(DisputeRacesTest::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean tried(CyclicBarrier start, Runnable hand) throws Exception {
    start.await();
    try {
      hand.run();
      return true;
    } catch (RuntimeException lost) {
      return false;
    }
  }

  private static boolean result(Future<Boolean> done) {
    try {
      return done.get();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}

package org.dunwell.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.decision.DisputeDesk;
import org.dunwell.disputes.decision.Resolutions;
import org.dunwell.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways a dispute begins and ends; one test per ending and per door of dispute.bpmn. */
@DunwellTest
class DisputeTest {

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Courses courses;
  @Autowired Resolutions resolutions;
  @Autowired DisputeDesk desk;
  @Autowired Users users;
  @Autowired TaskService tasks;
  @Autowired DisputeWork work;

  long customer;
  long invoice;

  @BeforeEach
  void anInvoiceThatIsLate() {
    ledger.begin();
    work.people();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R-1", "1000.00", 10);
  }

  @Test
  void whatIsSmallIsCreditedByTheInvestigatorAlone() {
    Dispute dispute = raise("80.00");

    work.investigate(dispute, "credit", null, null, "Two boxes were missing.");

    assertThat(disputes.byId(dispute.id()))
        .returns("credited", Dispute::outcome)
        .returns(new BigDecimal("80.00"), Dispute::creditedAmount);
    assertThat(open(invoice)).isEqualByComparingTo("920.00");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeCredited");
    assertThat(ledger.count("receivables.credit_note where number = ?", "CN-D" + dispute.id()))
        .isEqualTo(1);
  }

  @Test
  void aRejectedOneIsOwedAsBeforeAndTheCustomerReadsWhy() {
    Dispute dispute = raise("80.00");

    work.investigate(dispute, "reject", null, "The delivery note is signed.", "Signed.");

    assertThat(disputes.byId(dispute.id()).outcome()).isEqualTo("rejected");
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeRejected");
    assertThat(work.mail("dispute/%d/decided".formatted(dispute.id())))
        .contains("The delivery note is signed.")
        .contains("Please pay the disputed EUR 80.00 by 9 March 2026.");
  }

  @Test
  void paidWhileItIsInDispute() {
    Dispute dispute = raise(null);

    ledger.pay(invoice, "P-1", "1000.00");

    assertThat(disputes.byId(dispute.id()).outcome()).isEqualTo("paid");
    assertThat(work.endedAt(dispute)).isEqualTo("invoicePaid");
  }

  @Test
  void whatACustomerTakesBackIsCollectedAgain() {
    Dispute dispute = raise("80.00");

    disputes.withdraw(dispute.id(), "found the boxes", "collector");

    assertThat(disputes.byId(dispute.id()).outcome()).isEqualTo("withdrawn");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeWithdrawn");
    assertThat(blocked(invoice)).isEqualByComparingTo("0");
  }

  @Test
  void theInvestigatorMayEnterThatItWasTakenBack() {
    Dispute dispute = raise("80.00");

    work.investigate(dispute, "withdraw", null, null, "They found the boxes.");

    assertThat(work.endedAt(dispute)).isEqualTo("disputeWithdrawn");
    assertThat(work.mail("dispute/%d/decided".formatted(dispute.id()))).isNull();
  }

  @Test
  void aCorrectedInvoiceTakesThePlaceOfTheWrongOne() {
    Dispute dispute = raise("80.00");

    work.investigate(dispute, "correct", null, null, "The old price list.");

    assertThat(disputes.byId(dispute.id()).outcome()).isEqualTo("corrected");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeCorrected");
    assertThat(open(invoice)).isEqualByComparingTo("920.00");
    assertThat(work.mail("dispute/%d/decided".formatted(dispute.id())))
        .contains("invoice R-1A takes its place");
  }

  @Test
  void aPartIsCreditedAndTheRestGetsAFreshDate() {
    Dispute dispute = raise(null);
    assertThat(dispute.whole()).isTrue();

    work.investigate(dispute, "credit", "60.00", "One box was missing.", "One box.");

    assertThat(open(invoice)).isEqualByComparingTo("940.00");
    assertThat(
            ledger.one(
                LocalDate.class,
                "select until from receivables.block where source = ? and lifted_at is null",
                "dispute/%d/time-to-pay".formatted(dispute.id())))
        .isEqualTo(TestLedger.TODAY.plusDays(14));
    assertThat(work.mail("dispute/%d/decided".formatted(dispute.id())))
        .contains("We credit EUR 60.00 with credit note CN-D" + dispute.id())
        .contains(
            "Please pay the disputed EUR 940.00 by 16 March 2026. In all, EUR 940.00 of invoice R-1 is open.");
  }

  @Test
  void moneyAboveTheLimitNeedsSomebodyElseAndNeverTheProposer() {
    Dispute dispute = raise("500.00");

    work.propose(dispute, "boss", "credit", null, null, "A good customer.");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeCredited");

    Dispute other = raise("500.00");
    work.investigate(other, "credit", null, null, "Boxes were missing.");
    assertThat(work.task(other).getTaskDefinitionKey()).isEqualTo("approveDecision");
    assertThat(open(invoice)).isEqualByComparingTo("500.00");
    assertThatThrownBy(() -> work.decide(other, "ines", "approve", null))
        .hasStackTraceContaining("given to other people");
    assertThatThrownBy(() -> desk.decide(other.id(), "approve", null, "igor"))
        .hasMessageContaining("igor is no credit manager");

    work.decide(other, "boss", "approve", null);

    assertThat(disputes.byId(other.id()).outcome()).isEqualTo("credited");
    assertThat(open(invoice)).isEqualByComparingTo("0");
  }

  @Test
  void aCreditManagerNeverApprovesAProposalOfTheirOwn() {
    long large = ledger.invoice(customer, "R-2", "5000.00", 10);
    Dispute dispute = raise(large, "3000.00", "QTY_SHORT");
    work.propose(dispute, "boss", "credit", null, null, "A good customer.");

    assertThatThrownBy(() -> work.decide(dispute, "boss", "approve", null))
        .hasStackTraceContaining("You have proposed this");

    work.decide(dispute, "vice", "approve", null);
    assertThat(work.endedAt(dispute)).isEqualTo("disputeCredited");
  }

  @Test
  void largeMoneyNeedsTwoDifferentPeople() {
    long large = ledger.invoice(customer, "R-2", "40000.00", 10);
    Dispute dispute = raise(large, "30000.00", "QTY_SHORT");
    work.investigate(dispute, "credit", null, null, "A whole truck.");

    work.decide(dispute, "boss", "approve", null);
    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("approveDecision");
    assertThatThrownBy(() -> work.decide(dispute, "boss", "approve", null))
        .hasStackTraceContaining("You have agreed to this already");
    work.decide(dispute, "vice", "approve", null);

    assertThat(work.endedAt(dispute)).isEqualTo("disputeCredited");
    assertThat(open(large)).isEqualByComparingTo("10000.00");
  }

  @Test
  void whatIsRefusedGoesBackToWhoeverProposedIt() {
    Dispute dispute = raise("500.00");
    work.investigate(dispute, "credit", null, null, "Boxes were missing.");

    assertThatThrownBy(() -> work.decide(dispute, "boss", "refuse", null))
        .hasStackTraceContaining("Say in the note why it is refused");
    work.decide(dispute, "boss", "refuse", "Look at the delivery note.");

    assertThat(work.task(dispute))
        .returns("investigateDispute", Task::getTaskDefinitionKey)
        .returns("ines", Task::getAssignee);
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    work.investigate(dispute, "reject", null, "You signed for all boxes.", "Signed.");
    assertThat(work.endedAt(dispute)).isEqualTo("disputeRejected");
  }

  @Test
  void aLargeDisputeIsACreditManagersFromTheBeginning() {
    long large = ledger.invoice(customer, "R-2", "60000.00", 10);
    Dispute dispute = raise(large, null, "QUALITY");

    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("settleEscalatedDispute");
    assertThat(courses.of(dispute.id()).escalation()).isEqualTo("amount");
    assertThatThrownBy(() -> work.investigate(dispute, "reject", null, "No.", "Nothing."))
        .hasStackTraceContaining("given to other people");
    assertThatThrownBy(() -> courses.checkMayWork(dispute.id(), "ines"))
        .hasMessageContaining("a credit manager settles it");
    work.propose(dispute, "boss", "reject", null, "The test report is fine.", "Tested.");
    work.decide(dispute, "vice", "approve", null);

    assertThat(work.endedAt(dispute)).isEqualTo("disputeRejected");
  }

  @Test
  void aReasonThatAManagerHasAddedIsRoutedToItsDepartmentWithoutATouchToTheTable() {
    ledger.update(
        """
        insert into disputes.reason_code (code, name, peppol, department, target_minutes)
        values ('PALLETS', 'Pallets not returned', 'OTH', 'returns', 480)
        on conflict do nothing
        """);

    Dispute dispute = raise(invoice, "80.00", "PALLETS");

    assertThat(courses.of(dispute.id()).department()).isEqualTo("returns");
    disputes.withdraw(dispute.id(), "only a test", "collector");
    ledger.update("delete from disputes.dispute");
    ledger.update("delete from disputes.reason_code where code = 'PALLETS'");
  }

  @Test
  void escalatedByHandItIsWithTheCreditManagers() {
    Dispute dispute = raise("80.00");

    courses.escalate(dispute.id(), "they threaten with lawyers", "ines");

    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("settleEscalatedDispute");
    assertThatThrownBy(() -> courses.escalate(dispute.id(), "again", "ines"))
        .hasMessageContaining("has this dispute already");
  }

  @Test
  void handedOnItLiesInTheOtherDepartmentsQueueWithTheTimeThatIsLeft() {
    Dispute dispute = raise("80.00");
    Duration left = courses.left(courses.of(dispute.id()));

    courses.handOn(dispute.id(), "quality", "It is about the goods, not the truck.", "ines");

    Course course = courses.of(dispute.id());
    assertThat(course.department()).isEqualTo("quality");
    assertThat(courses.left(course)).isEqualTo(left);
    assertThat(work.groupsOf(work.task(dispute))).containsExactly("department-quality");
    assertThatThrownBy(() -> work.investigate(dispute, "credit", null, null, "Mine."))
        .hasStackTraceContaining("given to other people");
    assertThatThrownBy(() -> courses.checkMayWork(dispute.id(), "ines"))
        .hasMessageContaining("ines is not one of Quality");
    assertThatThrownBy(() -> courses.checkMayHandle(dispute.id(), "ines"))
        .hasMessageContaining("ines is not one of Quality");
    users.ensure("carla", "carla", "", "", "collectors");
    courses.checkMayHandle(dispute.id(), "carla");
  }

  @Test
  void aDepartmentThatGetsItBackHearsOfItAgain() {
    ledger.update(
        "update disputes.department set email = 'lager@nordwerk.example' where code = 'logistics'");
    Dispute dispute = raise("80.00");

    courses.handOn(dispute.id(), "quality", "It is about the goods.", "ines");
    courses.handOn(dispute.id(), "logistics", "No, the truck was too warm.", "boss");

    assertThat(ledger.count("contact.message where recipient = 'lager@nordwerk.example'"))
        .isEqualTo(2);
    ledger.update("update disputes.department set email = null where code = 'logistics'");
  }

  @Test
  void givenToSomebodyItIsTheirsAndNobodyOutsideCanTakeIt() {
    ledger.update("update act_id_user set email_ = 'igor@nordwerk.example' where id_ = 'igor'");
    Dispute dispute = raise("80.00");

    courses.give(dispute.id(), "igor", "ines");

    assertThat(courses.of(dispute.id()).owner()).isEqualTo("igor");
    assertThat(work.task(dispute).getAssignee()).isEqualTo("igor");
    assertThat(ledger.count("contact.message where recipient = 'igor@nordwerk.example'"))
        .isEqualTo(1);
    users.ensure("carla", "carla", "", "", "collectors");
    assertThatThrownBy(() -> courses.give(dispute.id(), "carla", "ines"))
        .hasMessageContaining("carla is not one of Logistics");
  }

  @Test
  void whoTakesTheTaskInTasklistOwnsTheDispute() {
    Dispute dispute = raise("80.00");

    tasks.claim(work.task(dispute).getId(), "igor");

    assertThat(courses.of(dispute.id()).owner()).isEqualTo("igor");
  }

  @Test
  void theDepartmentHearsOfItAtOnce() {
    ledger.update(
        "update disputes.department set email = 'lager@nordwerk.example' where code = 'logistics'");
    Dispute dispute = raise("80.00");

    assertThat(
            ledger.one(
                String.class,
                "select body_text from contact.message where recipient = 'lager@nordwerk.example'"))
        .contains("In dispute: 80.00 EUR", "/disputes/" + dispute.id());
    ledger.update("update disputes.department set email = null where code = 'logistics'");
  }

  @Test
  void aPaymentOfWhatIsNotDisputedLeavesTheDisputeAsItIs() {
    Dispute dispute = raise("300.00");

    ledger.pay(invoice, "P-1", "700.00");

    assertThat(disputes.byId(dispute.id()).openAmount()).isEqualByComparingTo("300.00");
    assertThat(blocked(invoice)).isEqualByComparingTo("300.00");
  }

  @Test
  void whoPaysPartOfWhatIsDisputedHasGivenThatUpTheLatestFirst() {
    Dispute first = raise("300.00");
    Dispute second = raise("200.00");

    ledger.pay(invoice, "P-1", "750.00");

    assertThat(disputes.byId(first.id()).openAmount()).isEqualByComparingTo("250.00");
    assertThat(disputes.byId(second.id()).outcome()).isEqualTo("paid");
    assertThat(blocked(invoice)).isEqualByComparingTo("250.00");
    assertThat(work.endedAt(second)).isEqualTo("invoicePaid");
    assertThat(work.task(first)).isNotNull();
  }

  @Test
  void aProposalOverMoreThanIsLeftFallsAndTheInvestigationBeginsAnew() {
    Dispute dispute = raise("300.00");
    work.investigate(dispute, "credit", null, null, "Boxes were missing.");

    ledger.pay(invoice, "P-1", "900.00");

    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("investigateDispute");
    assertThat(resolutions.latest(dispute.id()).state()).isEqualTo("dropped");
    work.investigate(dispute, "credit", null, null, "Boxes were missing.");
    assertThat(open(invoice)).isEqualByComparingTo("0");
    assertThat(disputes.byId(dispute.id()).creditedAmount()).isEqualByComparingTo("100.00");
  }

  @Test
  void aCreditNoteOfTheLedgerEndsADisputeAsCredited() {
    Dispute dispute = raise(null);

    ledger.credit(invoice, "CN-77", "1000.00");

    assertThat(disputes.byId(dispute.id()))
        .returns("credited", Dispute::outcome)
        .returns(new BigDecimal("1000.00"), Dispute::creditedAmount);
    assertThat(work.endedAt(dispute)).isEqualTo("disputeCredited");
  }

  @Test
  void theSameOneRaisedTwiceIsRaisedOnce() {
    NewDispute wanted =
        NewDispute.whole("call/1/1", invoice, "PRICE", "too dear", "call", "collector");

    Dispute first = disputes.open(wanted);

    assertThat(disputes.open(wanted).id()).isEqualTo(first.id());
    assertThat(ledger.count("act_ru_execution where parent_id_ is null and business_key_ = ?", "1"))
        .isEqualTo(1);
  }

  @Test
  void theCustomerReadsAtOnceThatWeHaveHeardAndWhatIsOwedAllTheSame() {
    Dispute dispute = raise("80.00");

    assertThat(work.mail("dispute/%d/received".formatted(dispute.id())))
        .contains("EUR 80.00 of it is in dispute now")
        .contains("The other EUR 920.00 of the invoice is not in dispute");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAWordHowToMendIt() {
    assertThatThrownBy(() -> raise(invoice, "1.00", "NONSENSE"))
        .hasMessageContaining("There is no reason code \"NONSENSE\"");
    assertThatThrownBy(() -> raise("0.00")).hasMessageContaining("must be above zero");
    assertThatThrownBy(() -> raise("1.005")).hasMessageContaining("more decimals than EUR");
    Dispute dispute = raise("80.00");
    assertThatThrownBy(() -> work.investigate(dispute, "credit", "80.01", null, "More."))
        .hasStackTraceContaining("at most what is in dispute, 80.00 EUR; you entered 80.01 EUR");
    assertThatThrownBy(() -> work.investigate(dispute, "reject", null, null, "No."))
        .hasStackTraceContaining("Say why, as the customer is to read it");
    assertThat(ledger.count("disputes.resolution")).isZero();
  }

  @Test
  void moreThanIsOpenCannotBeDisputed() {
    raise("600.00");

    assertThatThrownBy(() -> raise("400.01"))
        .hasMessageContaining("Of invoice R-1 only 400.00 EUR can be disputed");
  }

  private Dispute raise(String amount) {
    return raise(invoice, amount, "QTY_SHORT");
  }

  private Dispute raise(long invoice, String amount, String reason) {
    return disputes.open(
        new NewDispute(
            "test/" + ledger.count("disputes.dispute"),
            invoice,
            reason,
            amount == null ? null : new BigDecimal(amount),
            List.of(),
            "Two boxes were missing",
            "page",
            null,
            "collector"));
  }

  private BigDecimal blocked(long invoice) {
    return ledger.one(
        BigDecimal.class,
        """
        select coalesce(sum(coalesce(b.amount, i.open_amount)), 0)
        from receivables.block b
        join receivables.invoice i on i.id = b.invoice_id
        where i.id = ? and b.kind = 'dispute' and b.lifted_at is null
        """,
        invoice);
  }

  private BigDecimal open(long invoice) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where id = ?", invoice);
  }
}

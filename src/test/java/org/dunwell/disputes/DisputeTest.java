package org.dunwell.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways a dispute begins and ends; one test per ending and per door of dispute.bpmn. */
@DunwellTest
class DisputeTest {

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Courses courses;
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
        .contains("Please pay it by");
  }

  @Test
  void paidWhileItIsInDispute() {
    Dispute dispute = raise(null);

    ledger.pay(invoice, "P-1", "1000.00");

    assertThat(disputes.byId(dispute.id()).outcome()).isEqualTo("paid");
    assertThat(work.endedAt(dispute)).isEqualTo("invoicePaid");
  }

  @Test
  void moreThanIsOpenCannotBeDisputed() {
    raise("600.00");

    assertThatThrownBy(() -> raise("400.01"))
        .hasMessageContaining("Of invoice R-1 only 400.00 EUR can be disputed");
  }

  private Dispute raise(String amount) {
    return disputes.open(
        new NewDispute(
            "test/" + ledger.count("disputes.dispute"),
            invoice,
            "QTY_SHORT",
            amount == null ? null : new BigDecimal(amount),
            List.of(),
            "Two boxes were missing",
            "page",
            null,
            "collector"));
  }

  private BigDecimal open(long invoice) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where id = ?", invoice);
  }
}

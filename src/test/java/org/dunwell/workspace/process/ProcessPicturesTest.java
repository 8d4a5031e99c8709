package org.dunwell.workspace.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The history keeps neither where a token began nor where it chose; the picture shows both. */
@DunwellTest
class ProcessPicturesTest {

  @Autowired TestLedger ledger;
  @Autowired ProcessPictures pictures;

  @Test
  void theWayOfACaseIsDrawnWithItsBeginningAndItsChoices() {
    String instance = caseOfAnInvoice();
    assertThat(pictures.here(instance)).containsExactlyInAnyOrder("workTheCase", "waitForPayment");
    assertThat(pictures.came(instance))
        .containsExactlyInAnyOrder(
            "invoicePastDue", "caseTakenUp", "chooseTreatment", "whatNext", "sendReminder");
    assertThat(ledger.count("act_hi_actinst where act_type_ = 'exclusiveGateway'")).isZero();
  }

  @Test
  void whereItEndedIsDrawnWithTheChoiceBefore() {
    String instance = caseOfAnInvoice();
    ledger.settleEverything();
    ledger.work();
    assertThat(pictures.here(instance)).isEmpty();
    assertThat(pictures.came(instance))
        .contains("workTheCase", "caseChanged", "stillPastDue", "caseClosed")
        .doesNotContain("requestCall", "nothingLeft");
  }

  private String caseOfAnInvoice() {
    ledger.begin();
    ledger.invoice(ledger.customer("C-1"), "R-1", "100.00", 5);
    ledger.work();
    return ledger.one(String.class, "select process_instance_id from collections.past_due_case");
  }
}

package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.receivables.Payments.Recorded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class ManyPaymentsTest {

  @Autowired org.dunwell.TestLedger ledger;
  @Autowired Payments payments;

  @Test
  void eachIsFollowedToTheLetterOrLeftOutAndTheSameOneTwiceIsOne() {
    ledger.begin();
    long customer = ledger.customer("C1");
    long other = ledger.customer("C2");
    long invoice = ledger.invoice(customer, "R1", "100.00", 5);
    long others = ledger.invoice(other, "R2", "100.00", 5);

    List<Recorded> recorded =
        payments.recordAll(
            List.of(
                payment(customer, "P1", "60.00", new ToInvoice(invoice, new BigDecimal("60.00"))),
                payment(customer, "P1", "60.00", new ToInvoice(invoice, new BigDecimal("40.00"))),
                payment(customer, "P2", "60.00", new ToInvoice(invoice, new BigDecimal("60.00"))),
                payment(customer, "P3", "100.00", new ToInvoice(others, new BigDecimal("100.00"))),
                payment(customer, "P4", "25.00")));

    assertThat(recorded)
        .extracting(Recorded::isNew)
        .containsExactly(true, false, false, false, true);
    assertThat(ledger.count("receivables.payment")).isEqualTo(2);
    assertThat(open(invoice)).isEqualByComparingTo("40");
    assertThat(open(others)).isEqualByComparingTo("100");
    assertThat(payments.byId(recorded.get(4).id()).unappliedAmount()).isEqualByComparingTo("25");

    List<Recorded> again =
        payments.recordAll(List.of(payment(customer, "P4", "25.00"), payment(other, "P1", "9.00")));
    assertThat(again).extracting(Recorded::isNew).containsExactly(false, false);
    assertThat(again.get(0).id()).isEqualTo(recorded.get(4).id());
    assertThat(again.get(1).id()).as("another payment under a taken reference").isNull();
    assertThat(ledger.count("receivables.journal_entry where type = 'payment'")).isEqualTo(2);
  }

  private BigDecimal open(long invoice) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where id = ?", invoice);
  }

  private NewPayment payment(long customer, String reference, String amount, ToInvoice... parts) {
    return new NewPayment(
        ledger.one(Long.class, "select id from receivables.selling_entity"),
        customer,
        reference,
        org.dunwell.TestLedger.TODAY,
        "EUR",
        new BigDecimal(amount),
        null,
        List.of(parts));
  }
}

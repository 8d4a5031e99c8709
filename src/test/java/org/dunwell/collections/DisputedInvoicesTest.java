package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeWork;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What collections does from the minute an invoice is disputed until the dispute has ended. */
@DunwellTest
class DisputedInvoicesTest {

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired DisputeWork work;
  @Autowired Promises promises;
  @Autowired JdbcClient jdbc;

  private long customer;
  private long first;

  @BeforeEach
  void anInvoiceThatIsLate() {
    ledger.begin();
    work.people();
    customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R-1", "1000.00", 1);
    ledger.work();
  }

  @Test
  void thePartInDisputeIsBlockedAtOnceTheRestIsAskedForAndTheStatementShowsBoth() {
    dispute(first, "400.00");
    ledger.work();
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select amount from receivables.block where kind = 'dispute' and lifted_at is null"))
        .isEqualByComparingTo("400.00");
    assertThat(place("R-1")).isNotEqualTo("waitForDispute");
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(askedFor()).containsExactly("R-1");
    assertThat(lastLetter()).contains("600.00", "being clarified: 400.00", "1,000.00");
  }

  @Test
  void anInvoiceDisputedAsAWholeWaitsInItsCaseAndGoesOnWhenTheDisputeIsRejected() {
    Dispute dispute = dispute(first, null);
    ledger.work();
    assertThat(place("R-1")).isEqualTo("waitForDispute");
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(place("R-1")).isEqualTo("waitForDispute");
    assertThat(lettersThatAsk()).isZero();
    work.investigate(dispute, "reject", null, "It was delivered.", "Signed for.");
    ledger.walkTo(TODAY.plusDays(30));
    assertThat(place("R-1")).isNotEqualTo("waitForDispute");
    assertThat(lettersThatAsk()).isPositive();
  }

  @Test
  void whatIsInDisputeCannotBePromisedAndTheAnswerSaysSo() {
    dispute(first, "400.00");
    assertThatThrownBy(() -> promise("1000.00"))
        .hasMessageContaining("at most 600.00 EUR can be promised now")
        .hasMessageContaining("R-1: 400.00 EUR disputed");
    dispute(first, null);
    assertThatThrownBy(() -> promise(null)).hasMessageContaining("R-1: disputed");
    assertThat(ledger.count("promises.promise")).isZero();
  }

  /** OCA/credit-control 170: a disputed invoice had to be taken out by hand. */
  @Test
  void nobodyHasToTakeADisputedInvoiceOutByHandNorPutItBack() {
    Dispute dispute = dispute(first, null);
    ledger.invoice(customer, "R-2", "200.00", 1);
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(askedFor()).containsExactly("R-2");
    disputes.withdraw(dispute.id(), "They found the goods", "collector");
    ledger.walkTo(TODAY.plusDays(12));
    assertThat(askedFor()).containsExactly("R-1", "R-2");
  }

  /** OCA/credit-control 460: taking one invoice out of a notice dropped the others silently. */
  @Test
  void takingOneInvoiceOutOfTheNextLetterKeepsTheOthersInIt() {
    ledger.invoice(customer, "R-2", "200.00", 1);
    ledger.invoice(customer, "R-3", "300.00", 1);
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(askedFor()).containsExactly("R-1", "R-2", "R-3");
    dispute(first, null);
    ledger.walkTo(TODAY.plusDays(12));
    assertThat(askedFor()).containsExactly("R-2", "R-3");
    assertThat(place("R-1")).isEqualTo("waitForDispute");
    assertThat(ledger.count("collections.past_due_case where ended_at is null")).isEqualTo(3);
  }

  private Dispute dispute(long invoice, String amount) {
    return disputes.open(
        new NewDispute(
            "test/" + ledger.count("disputes.dispute"),
            invoice,
            "QTY_SHORT",
            amount == null ? null : new BigDecimal(amount),
            List.of(),
            "Two boxes are missing",
            "api",
            null,
            "collector"));
  }

  private void promise(String amount) {
    promises.take(
        new NewPromise(
            null,
            customer,
            List.of(first),
            amount == null ? null : new BigDecimal(amount),
            TODAY.plusDays(7),
            "phone",
            null,
            "collector",
            null));
  }

  private String place(String invoice) {
    return ledger.one(
        String.class,
        """
        select c.action
        from collections.past_due_case c
        join receivables.invoice i on i.id = c.invoice_id
        where i.number = ?
        order by c.id desc
        limit 1
        """,
        invoice);
  }

  private long lettersThatAsk() {
    return ledger.count("contact.message_item where requested");
  }

  /** What the last letter asked for. */
  private List<String> askedFor() {
    return jdbc.sql(
            """
            select i.number
            from contact.message_item m
            join receivables.invoice i on i.id = m.invoice_id
            where m.requested
              and m.message_id = (select max(message_id) from contact.message_item where requested)
            order by i.number
            """)
        .query(String.class)
        .list();
  }

  private String lastLetter() {
    return ledger.one(
        String.class,
        """
        select body_text
        from contact.message
        where id = (select max(message_id) from contact.message_item where requested)
        """);
  }
}

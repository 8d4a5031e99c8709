package org.dunwell.payments.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reminders cost where that was agreed, from the letter to the ledger. */
@DunwellTest
class ReminderFeesTest {

  @Autowired TestLedger ledger;
  @Autowired LateTerms terms;
  @Autowired LateCharges charges;
  @Autowired ClaimedCharges claimed;
  @Autowired Charges booked;
  @Autowired ChargesMorning morning;
  @Autowired DunwellClock clock;

  private long agreed;
  private long other;

  @BeforeEach
  void twoCustomersOfWhomOneHasAgreed() {
    ledger.begin();
    long customer = ledger.customer("C1");
    terms.agree(
        new LateTerms.Agreed(
            "DE",
            "C1",
            TODAY.minusYears(1),
            "fixed",
            BigDecimal.ZERO,
            "actual/365",
            false,
            true,
            "Frame contract, 7.2"),
        "manager");
    agreed = ledger.invoice(customer, "R1", "1000.00", 1);
    ledger.invoice(customer, "R2", "500.00", 1);
    other = ledger.invoice(ledger.customer("C2"), "R3", "1000.00", 1);
  }

  private List<LateCharge> fees(long invoice) {
    return charges.ofInvoices(List.of(invoice), clock.instant()).stream()
        .filter(one -> one.kind().equals("fee"))
        .toList();
  }

  private long letters(String customer, String words) {
    return ledger.count(
        "contact.message m join receivables.customer c on c.id = m.customer_id where c.number = ?"
            + " and m.state = 'delivered' and m.kind = 'statement' and regexp_replace(m.body_text, '\\s+', ' ', 'g') like ?",
        customer,
        "%" + words + "%");
  }

  @Test
  void fromTheSecondLetterOnEachCostsOnceWhatWasAgreedAndOnlyWhereItWas() {
    ledger.walkTo(TODAY.plusDays(3));
    assertThat(letters("C1", "R1")).isEqualTo(1);
    assertThat(fees(agreed)).isEmpty();
    ledger.walkTo(TODAY.plusDays(10));
    // one letter about two invoices
    assertThat(letters("C1", "For this reminder we charge EUR 5.00, as agreed.")).isEqualTo(1);
    assertThat(letters("C1", "reminders 5.00")).isEqualTo(1);
    assertThat(letters("C2", "R3")).isGreaterThan(1);
    assertThat(letters("C2", "we charge")).isZero();
    assertThat(fees(other)).isEmpty();
    assertThat(fees(agreed))
        .extracting(LateCharge::amount, LateCharge::treatment)
        .containsExactly(tuple(new BigDecimal("5.00"), "claimed"));
    assertThat(ledger.count("contact.letter_fee")).isEqualTo(1);
    assertThat(ledger.count("receivables.charge")).isZero();

    // as if the table said that it is booked: once, whatever is run again
    ledger.update("update contact.letter_fee set treatment = 'booked'");
    for (int i = 0; i < 2; i++) {
      morning.run(java.time.ZoneId.of("Europe/Berlin"), TODAY.plusDays(10));
    }
    List<Charge> all = booked.of(List.of(agreed)).get(agreed);
    assertThat(all).extracting(Charge::kind).containsExactly("fee");
    assertThat(all.get(0).basis()).startsWith("as agreed, for reminder 2 of 2026-03-");
    booked.waive(all.get(0).id(), "good customer", "manager");
    assertThat(fees(agreed)).isEmpty();
    assertThat(claimed.of(agreed)).isEmpty();
  }

  @Test
  void aLetterThatComesBackCostsNothing() {
    ledger.update(
        """
        insert into contact.message
          (key, customer_id, selling_entity_id, contact_id, channel, template, language, tone, day,
           sender, recipient, subject, body_text, body_html, message_id, state, created_at)
        select 'k', i.customer_id, i.selling_entity_id, c.id, 'email', 'reminder-firm', 'en', 'firm',
          i.due_on, 'a@b.example', 'c@d.example', 's', 't', 'h', '<1@b.example>', 'delivered', now()
        from receivables.invoice i
        join receivables.contact c
          on c.customer_id = i.customer_id
        where i.id = ?
        """,
        other);
    ledger.update(
        "insert into contact.letter_fee select id, ?, 2, 'EUR', 5, 'claimed' from contact.message",
        other);
    assertThat(fees(other)).hasSize(1);
    ledger.update("update contact.message set state = 'bounced'");
    assertThat(fees(other)).isEmpty();
  }
}

package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class PastDueTest {

  private static final Instant NOON = Instant.parse("2025-03-10T12:00:00Z");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired PastDue pastDue;
  @Autowired Statements statements;

  TestLedger ledger;
  long berlin;
  long customer;

  @BeforeEach
  void anEntityAndACustomer() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
  }

  @Test
  void onTheDueDateItIsNotYetPastDueAndTheNextDayItIs() {
    long today = ledger.invoice(berlin, customer, "A", "2025-03-10", "100");
    long yesterday = ledger.invoice(berlin, customer, "B", "2025-03-09", "100");
    assertThat(facts(today).pastDueAmount()).isEqualByComparingTo("0");
    assertThat(facts(today).oldestDueOn()).isNull();
    assertThat(facts(yesterday).pastDueAmount()).isEqualTo("100.00");
    assertThat(facts(yesterday).daysPastDue()).isEqualTo(1);
    assertThat(facts(yesterday).standing()).isEqualTo("free");
  }

  @Test
  void theDayIsTheSellingEntitysOwn() {
    long auckland = ledger.sellingEntity("AKL", "Pacific/Auckland");
    long here = ledger.invoice(berlin, customer, "A", "2025-03-10", "100");
    long there = ledger.invoice(auckland, customer, "A", "2025-03-10", "100");
    assertThat(facts(here).isPastDue()).isFalse();
    assertThat(facts(there).isPastDue()).isTrue();
  }

  @Test
  void ofInstalmentsOnlyThoseDueCount() {
    long invoice =
        ledger.invoiceOf(
            berlin, customer, "A", "2025-02-10", "40", "2025-03-10", "30", "2025-03-01", "30");
    PastDueFacts facts = facts(invoice);
    assertThat(facts.pastDueAmount()).isEqualByComparingTo("70");
    assertThat(facts.openAmount()).isEqualByComparingTo("100");
    assertThat(facts.oldestDueOn()).isEqualTo(LocalDate.parse("2025-02-10"));
    assertThat(facts.daysPastDue()).isEqualTo(28);
  }

  @Test
  void aBlockTakesItsPartAndSeveralAddUp() {
    long invoice = ledger.invoice(berlin, customer, "A", "2025-03-01", "100");
    block(invoice, "hold", "30", "2025-03-20");
    assertThat(facts(invoice).collectibleAmount()).isEqualByComparingTo("70");
    assertThat(facts(invoice).standing()).isEqualTo("free");
    block(invoice, "promise", "30", "2025-03-15");
    assertThat(facts(invoice).collectibleAmount()).isEqualByComparingTo("40");
    block(invoice, "payment-on-the-way", "60", null);
    assertThat(facts(invoice).collectibleAmount()).isEqualByComparingTo("0");
    assertThat(facts(invoice).standing()).isEqualTo("promise");
    assertThat(facts(invoice).blockedUntil()).isEqualTo(LocalDate.parse("2025-03-15"));
    block(invoice, "dispute", null, null);
    assertThat(facts(invoice).standing()).isEqualTo("dispute");
    assertThat(facts(invoice).collectibleAmount()).isEqualByComparingTo("0");
  }

  @Test
  void aBlockHoldsOnItsLastDayAndNoLonger() {
    long invoice = ledger.invoice(berlin, customer, "A", "2025-03-01", "100");
    block(invoice, "promise", null, "2025-03-10");
    assertThat(facts(invoice).standing()).isEqualTo("promise");
    Instant tomorrow = NOON.plusSeconds(86_400);
    assertThat(pastDue.of(List.of(invoice), tomorrow).get(0).standing()).isEqualTo("free");
  }

  @Test
  void creditsAreNettedAgainstTheOldestAndOnlyInTheirOwnAccountAndCurrency() {
    long old = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    long young = ledger.invoice(berlin, customer, "B", "2025-03-01", "100");
    long dollars = ledger.invoice(berlin, customer, "C", "2025-01-01", "100", "USD");
    long other = ledger.invoice(berlin, ledger.customer("C2"), "D", "2025-01-01", "100");
    cash("P1", "120", "EUR");
    creditNote("N1", "5");
    assertThat(facts(old).standing()).isEqualTo("netted");
    assertThat(facts(old).collectibleAmount()).isEqualByComparingTo("0");
    assertThat(facts(young).collectibleAmount()).isEqualByComparingTo("75");
    assertThat(facts(dollars).collectibleAmount()).isEqualByComparingTo("100");
    assertThat(facts(other).collectibleAmount()).isEqualByComparingTo("100");
  }

  @Test
  void whatIsDisputedUsesUpNoCredit() {
    long disputed = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    long young = ledger.invoice(berlin, customer, "B", "2025-03-01", "100");
    block(disputed, "dispute", "80", null);
    cash("P1", "50", "EUR");
    assertThat(facts(disputed).collectibleAmount()).isEqualByComparingTo("0");
    assertThat(facts(disputed).standing()).isEqualTo("netted");
    assertThat(facts(young).collectibleAmount()).isEqualByComparingTo("70");
  }

  @Test
  void theStatementAsksForExactlyWhatMayBeCollected() {
    long one = ledger.invoice(berlin, customer, "A", "2025-02-01", "100");
    long two = ledger.invoiceOf(berlin, customer, "B", "2025-03-01", "60", "2025-04-01", "40");
    long three = ledger.invoice(berlin, customer, "C", "2025-04-15", "500", "USD");
    block(one, "dispute", "30", null);
    cash("P1", "20", "EUR");
    Account account = new Account(customer, berlin);
    Statement statement = statements.of(List.of(account), NOON).get(account);
    assertThat(statement.items()).extracting(Statement.Item::number).containsExactly("A", "B", "C");
    Statement.Item disputed = statement.items().get(0);
    assertThat(disputed.daysLate()).isEqualTo(37);
    assertThat(disputed.blockedKind()).isEqualTo("dispute");
    assertThat(disputed.blockedAmount()).isEqualTo("30.00");
    assertThat(statement.items().get(1).pastDue()).isEqualTo("60.00");
    assertThat(statement.items().get(2).daysLate()).isZero();
    Statement.Totals euro = statement.totals().get(0);
    assertThat(euro)
        .isEqualTo(
            new Statement.Totals(
                "EUR", money("200"), money("160"), money("30"), money("20"), money("110")));
    BigDecimal collectible =
        pastDue.of(List.of(one, two, three), NOON).stream()
            .map(PastDueFacts::collectibleAmount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(collectible).isEqualByComparingTo(euro.due());
    assertThat(statement.totals().get(1).due()).isEqualByComparingTo("0");
  }

  @Test
  void anAccountWithNothingOpenHasAnEmptyStatement() {
    Account account = new Account(customer, berlin);
    Statement statement = statements.of(List.of(account), NOON).get(account);
    assertThat(statement.items()).isEmpty();
    assertThat(statement.totals()).isEmpty();
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(2);
  }

  private PastDueFacts facts(long invoice) {
    return pastDue.of(List.of(invoice), NOON).get(0);
  }

  private void block(long invoice, String kind, String amount, String until) {
    jdbc.sql(
            """
            insert into receivables.block (invoice_id, kind, amount, until, source, set_by, set_at)
            values (?, ?, ?::numeric, ?::date, 'test', 'test', now())
            """)
        .params(invoice, kind, amount, until)
        .update();
  }

  private void cash(String reference, String amount, String currency) {
    jdbc.sql(
            """
            insert into receivables.payment
              (selling_entity_id, customer_id, reference, received_on, currency, amount,
               unapplied_amount, recorded_at)
            values (?, ?, ?, '2025-03-01', ?, ?::numeric, ?::numeric, now())
            """)
        .params(berlin, customer, reference, currency, amount, amount)
        .update();
  }

  private void creditNote(String number, String amount) {
    jdbc.sql(
            """
            insert into receivables.credit_note
              (selling_entity_id, customer_id, number, issued_on, currency, amount,
               unapplied_amount, recorded_at)
            values (?, ?, ?, '2025-03-01', 'EUR', ?::numeric, ?::numeric, now())
            """)
        .params(berlin, customer, number, amount, amount)
        .update();
  }
}

package org.dunwell.payments.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.payments.bank.Camt;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.payments.matching.MatchDesk.Share;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.imports.Upload;
import org.dunwell.receivables.journal.JournalBatches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money that was paid in the currency of the invoice and credited in another one. */
@DunwellTest
class ForeignMoneyTest {

  @Autowired private TestLedger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Matches matches;
  @Autowired private MatchDesk desk;
  @Autowired private Payments payments;
  @Autowired private BankStatements statements;
  @Autowired private JournalBatches batches;

  private BankLines bank;
  private long customer;
  private long invoice;

  @BeforeEach
  void anInvoiceInDollars() {
    ledger.begin();
    bank = new BankLines(jdbc);
    customer = ledger.customer("C1");
    invoice = dollars("INV-10481", "1200.00");
  }

  private long dollars(String number, String amount) {
    long id = ledger.invoice(customer, number, amount, 5);
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", id);
    return id;
  }

  /** 1,103.55 euros are credited. */
  private long came(String text, String original, String charges) {
    long line = bank.came("Customer C1", "US1", "1103.55", text);
    if (original != null) {
      ledger.update(
          """
          update payments.statement_line
          set original_currency = 'USD', original_amount = ?, exchange_rate = 0.9196
          where id = ?
          """,
          new BigDecimal(original),
          line);
    }
    if (charges != null) {
      ledger.update(
          "update payments.statement_line set charges_currency = 'USD', charges = ? where id = ?",
          new BigDecimal(charges),
          line);
    }
    ledger.work();
    return line;
  }

  private String standing(long id) {
    return ledger.one(
        String.class,
        """
        select state || ' ' || open_amount::numeric(19,2)
        from receivables.invoice
        where id = ?
        """,
        id);
  }

  private String rule(long line) {
    return matches.byId(bank.match(line)).rule();
  }

  @Test
  void whatTheBankSaysWasPaidSettlesTheInvoiceInItsCurrencyAndTheCreditedAmountIsKept() {
    long line = came("INV-10481", "1200.00", null);
    assertThat(bank.state(line)).isEqualTo("posted");
    Match match = matches.byId(bank.match(line));
    assertThat(match.rule()).isEqualTo("matching.original");
    assertThat(match.exchange()).isEqualTo("USD 1,200.00, credited EUR 1,103.55 at 0.9196");
    assertThat(standing(invoice)).isEqualTo("paid 0.00");
    assertThat(payments.byId(match.paymentId()))
        .satisfies(
            one -> {
              assertThat(one.currency()).isEqualTo("USD");
              assertThat(one.amount()).isEqualByComparingTo("1200");
              assertThat(one.creditedCurrency()).isEqualTo("EUR");
              assertThat(one.creditedAmount()).isEqualByComparingTo("1103.55");
              assertThat(one.unappliedAmount()).isZero();
            });
    assertThat(new String(batches.csv(batches.close("DE", "me").orElseThrow()), UTF_8))
        .containsPattern("payment,.*,1200.00,USD,.*,1103.55,EUR")
        .containsPattern("allocation,.*,1200.00,USD,.*,,\\s");

    matches.undo(match.id(), "a test", "collector");
    assertThat(standing(invoice)).isEqualTo("open 1200.00");
    assertThat(desk.accept(bank.match(line), 1, null, "collector").state()).isEqualTo("posted");
    assertThat(standing(invoice)).isEqualTo("paid 0.00");
  }

  @Test
  void whatBanksSayTheyHaveKeptIsWrittenOffWithinBoundsAndGoesBackWithTheMoney() {
    long line = came("INV-10481", "1182.00", "18.00");
    assertThat(rule(line)).isEqualTo("matching.original.settled");
    assertThat(standing(invoice)).isEqualTo("written-off 0.00");
    assertThat(ledger.one(String.class, "select reason from receivables.write_off"))
        .startsWith("bank charges of payment");
    matches.undo(bank.match(line), "a test", "collector");
    assertThat(standing(invoice)).isEqualTo("open 1200.00");

    long second = dollars("INV-10482", "900.00");
    long less = came("INV-10482", "880.00", "18.00");
    assertThat(bank.state(less)).isEqualTo("queued");
    assertThat(rule(less)).isEqualTo("matching.original.weak");
    assertThat(standing(second)).isEqualTo("open 900.00");
  }

  @Test
  void chargesOfBanksCountInTheAccountsCurrencyAsWell() {
    long euros = ledger.invoice(customer, "INV-20481", "1121.55", 3);
    long line = bank.came("Customer C1", "US1", "1103.55", "INV-20481");
    ledger.update(
        "update payments.statement_line set charges_currency = 'EUR', charges = 18 where id = ?",
        line);
    ledger.work();
    assertThat(rule(line)).isEqualTo("matching.settled");
    assertThat(standing(euros)).isEqualTo("written-off 0.00");
  }

  @Test
  void withoutANumberMoneyThatWasChangedIsOnlySuggested() {
    long line = came("thank you", "1200.00", null);
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(rule(line)).isEqualTo("matching.original.likely");
    assertThat(standing(invoice)).isEqualTo("open 1200.00");
    desk.accept(bank.match(line), 1, null, "collector");
    assertThat(standing(invoice)).isEqualTo("paid 0.00");
  }

  @Test
  void whereTheBankDoesNotSayHowMuchWasPaidAPersonHasTo() {
    long line = came("INV-10481", null, null);
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(rule(line)).isEqualTo("matching.unstated");
    long match = bank.match(line);
    assertThat(matches.suggestions(match).get(0).currency()).isEqualTo("USD");
    assertThatThrownBy(() -> desk.accept(match, 1, null, "collector"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("is in USD")
        .hasMessageContaining("Say how much");
    assertThatThrownBy(() -> desk.accept(match, 1, new BigDecimal("-1"), "collector"))
        .isInstanceOf(BrokenRule.class);
    Match posted = desk.accept(match, 1, new BigDecimal("1150.00"), "collector");
    assertThat(standing(invoice)).isEqualTo("open 50.00");
    assertThat(payments.byId(posted.paymentId()).creditedAmount()).isEqualByComparingTo("1103.55");
  }

  @Test
  void byHandMoneyPaysInvoicesOfOneCurrencyAndOfWhatWasPaidInIt() {
    long euros = ledger.invoice(customer, "INV-20481", "500.00", 3);
    long line = came("", "1200.00", null);
    long match = bank.match(line);
    Share dollars = new Share(invoice, new BigDecimal("1150.00"));
    assertThatThrownBy(
            () ->
                desk.assign(
                    match,
                    customer,
                    List.of(dollars, new Share(euros, BigDecimal.TEN)),
                    null,
                    "collector"))
        .hasMessageContaining("One payment is in one currency");
    assertThatThrownBy(
            () -> desk.assign(match, customer, List.of(dollars), BigDecimal.TEN, "collector"))
        .hasMessageContaining("Leave that amount out");
    assertThatThrownBy(
            () ->
                desk.assign(
                    match,
                    customer,
                    List.of(new Share(invoice, new BigDecimal("1200.01"))),
                    null,
                    "collector"))
        .hasMessageContaining("more than the 1200.00 USD");
    Match posted = desk.assign(match, customer, List.of(dollars), null, "collector");
    assertThat(standing(invoice)).isEqualTo("open 50.00");
    assertThat(payments.byId(posted.paymentId()).unappliedAmount()).isEqualByComparingTo("50");
  }

  private void read(Camt camt) {
    statements.submit(
        new Upload(
            CsvColumns.NAME,
            "bank.xml",
            new ByteArrayInputStream(camt.bytes()),
            null,
            false,
            "collector"));
    ledger.work();
  }

  private static Camt paidInDollars(String version) {
    return Camt.of(version)
        .entry(
            "1103.55",
            TestLedger.TODAY,
            "BANKREF-0001",
            "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">1200</Amt></InstdAmt></AmtDtls>"
                + Camt.paid("E2E-1", "Customer C1", "US1", "INV-10481"));
  }

  @Test
  void filesThatOverlapPostDollarsOnceAndTheirReturnTakesThemBack() {
    read(paidInDollars("054.001.08").withoutBalances());
    read(paidInDollars("053.001.08"));
    assertThat(ledger.count("receivables.payment where reversed_on is null")).isEqualTo(1);
    assertThat(standing(invoice)).isEqualTo("paid 0.00");
    read(
        Camt.of("053.001.08")
            .id("S2")
            .opening("2103.55")
            .entry(
                "-1103.55",
                TestLedger.TODAY,
                "BANKREF-0002",
                Camt.paid("E2E-1", "Customer C1", "US1", "INV-10481")
                    + "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"));
    assertThat(ledger.count("receivables.payment where reversed_on is null")).isZero();
    assertThat(standing(invoice)).isEqualTo("open 1200.00");
  }

  @Test
  void whoPaysOnAccountIsSuggestedToPayTheOldestFirst() {
    long older = ledger.invoice(customer, "INV-30481", "700.00", 40);
    long younger = ledger.invoice(customer, "INV-30482", "800.00", 4);
    long line = came("a conto", null, null);
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(rule(line)).isEqualTo("matching.oldest");
    assertThat(matches.parts(bank.match(line)))
        .extracting(Match.Part::invoiceId)
        .containsExactly(older, younger);
    desk.accept(bank.match(line), 1, null, "collector");
    assertThat(standing(older)).isEqualTo("paid 0.00");
    assertThat(standing(younger)).isEqualTo("open 396.45");
  }
}

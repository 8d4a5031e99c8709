package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.replies.IncomingMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.payments.hints.PaymentHint;
import org.dunwell.payments.hints.PaymentHints;
import org.dunwell.payments.matching.MatchDesk.Share;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Item;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.NewCharge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class MatchesTest {

  @Autowired Charges charges;
  @Autowired private TestLedger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Matches matches;
  @Autowired private MatchDesk desk;
  @Autowired private Remittances remittances;
  @Autowired private Matcher matcher;
  @Autowired private PaymentHints hints;
  @Autowired private Blocks blocks;
  @Autowired private Replies replies;
  @Autowired private TransactionTemplate transaction;

  private BankLines bank;
  private long customer;
  private long invoice;

  @BeforeEach
  void begin() {
    ledger.begin();
    bank = new BankLines(jdbc);
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "INV-10481", "1000.00", 5);
  }

  private BigDecimal open(long id) {
    return ledger
        .one(BigDecimal.class, "select open_amount from receivables.invoice where id = ?", id)
        .setScale(2);
  }

  private String stateOf(long id) {
    return ledger.one(String.class, "select state from receivables.invoice where id = ?", id);
  }

  @Test
  void aLineThatNamesItsInvoicePostsByTheWorkLoopAndTheRateIsCounted() {
    long line = bank.came("Customer C1", "DE1", "1000.00", "Rechnung INV 10481 vom 01.02.2026");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(stateOf(invoice)).isEqualTo("paid");
    Match match = matches.byId(bank.match(line));
    assertThat(match.automatic()).isTrue();
    assertThat(match.rule()).isEqualTo("matching.number");
    assertThat(match.model()).hasSize(12);
    assertThat(matches.rates())
        .singleElement()
        .satisfies(rate -> assertThat(rate.percent()).isEqualTo(100));
  }

  @Test
  void theDigitsOfADateAreNoSlipOfANumber() {
    long meant = ledger.invoice(customer, "20251112", "570.00", 5);
    long other = ledger.invoice(customer, "20260261", "570.00", 5);
    long line = bank.came("Customer C1", "DE1", "570.00", "Rg INV-19311 vom 2026-02-11");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(stateOf(meant)).isEqualTo("open");
    assertThat(stateOf(other)).isEqualTo("open");
    long slip = bank.came("Customer C1", "DE1", "570.00", "Rg 20260211 vom 11.02.2026");
    ledger.work();
    assertThat(bank.state(slip)).isEqualTo("posted");
    assertThat(stateOf(other)).isEqualTo("paid");
  }

  @Test
  void whoPaysWhatWasInvoicedPaysTheInvoiceWhateverLatenessHasCost() {
    charge(invoice, "40.00");
    long line = bank.came("Customer C1", "DE1", "1000.00", "INV-10481");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(open(invoice)).isEqualByComparingTo("40.00");
    long rest = bank.came("Customer C1", "DE1", "40.00", "INV-10481 lump sum");
    ledger.work();
    assertThat(bank.state(rest)).isEqualTo("posted");
    assertThat(stateOf(invoice)).isEqualTo("paid");
  }

  private void charge(long id, String amount) {
    charges.book(
        List.of(
            new NewCharge(
                "lump-" + id,
                id,
                null,
                "compensation",
                new BigDecimal(amount),
                null,
                null,
                "test")),
        "manager");
  }

  private BigDecimal unapplied() {
    return ledger.one(BigDecimal.class, "select sum(unapplied_amount) from receivables.payment");
  }

  @Test
  void whoPaysTheInvoiceAndWhatLatenessHasCostInOneSumPaysBoth() {
    charge(invoice, "40.00");
    long line = bank.came("Customer C1", "DE1", "1040.00", "INV-10481");
    ledger.work();
    assertThat(matches.byId(bank.match(line)).rule()).isEqualTo("matching.number");
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(unapplied()).isEqualByComparingTo("0");

    long second = ledger.invoice(customer, "INV-10482", "300.00", 9);
    long third = ledger.invoice(customer, "INV-10483", "500.00", 9);
    charge(second, "12.50");
    charge(third, "41.00");
    bank.came("Customer C1", "DE1", "812.50", "INV-10482 INV-10483");
    ledger.work();
    assertThat(stateOf(second)).isEqualTo("paid");
    assertThat(open(third)).isEqualByComparingTo("41.00");

    long fourth = ledger.invoice(customer, "INV-10484", "333.00", 9);
    charge(fourth, "7.00");
    bank.came("Customer C1", "DE1", "340.00", "");
    ledger.work();
    assertThat(stateOf(fourth)).isEqualTo("paid");
    assertThat(unapplied()).isEqualByComparingTo("0");
  }

  @Test
  void moreThanWasInvoicedGoesToWhatLatenessHasCostBeforeItIsTooMuch() {
    charge(invoice, "40.00");
    bank.came("Customer C1", "DE1", "1010.00", "INV-10481");
    ledger.work();
    assertThat(open(invoice)).isEqualByComparingTo("30.00");
    assertThat(unapplied()).isEqualByComparingTo("0");

    long second = ledger.invoice(customer, "INV-10482", "300.00", 9);
    charge(second, "40.00");
    bank.came("Customer C1", "DE1", "350.00", "INV-10482");
    ledger.work();
    assertThat(stateOf(second)).isEqualTo("paid");
    assertThat(unapplied()).isEqualByComparingTo("10");
  }

  /** A credit note of which all is left, because what it credits is paid. */
  private long credit(String number, String amount) {
    long paid = ledger.invoice(customer, "PAID-" + number, amount, 30);
    ledger.pay(paid, "before " + number, amount);
    ledger.credit(paid, number, amount);
    return ledger.one(
        Long.class, "select id from receivables.credit_note where number = ?", number);
  }

  private BigDecimal left(long creditNote) {
    return ledger.one(
        BigDecimal.class,
        "select unapplied_amount from receivables.credit_note where id = ?",
        creditNote);
  }

  @Test
  void whatAPayerTakesOffForACreditNoteIsSetOffWithItsMoneyAndUndoneWithIt() {
    long named = credit("CN-7001", "120.00");
    long twin = credit("CN-7002", "120.00");
    long line = bank.came("Customer C1", "DE1", "880.00", "INV-10481 less CN-7001");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(matches.byId(bank.match(line)).rule()).isEqualTo("matching.net");
    assertThat(matches.setOffs(bank.match(line)))
        .singleElement()
        .satisfies(one -> assertThat(one.creditNoteNumber()).isEqualTo("CN-7001"));
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(left(named)).isEqualByComparingTo("0");
    assertThat(left(twin)).isEqualByComparingTo("120");

    matches.undo(bank.match(line), "a test", "collector");
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    assertThat(left(named)).isEqualByComparingTo("120");
    assertThat(
            ledger.count(
                "receivables.allocation where credit_note_id = ? and reversed_on is null", named))
        .isZero();

    desk.accept(bank.match(line), 1, null, "collector");
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(left(named)).isEqualByComparingTo("0");
  }

  @Test
  void aCreditNoteThatIsNotNamedIsSetOffWhenItIsTheOnlyOneOfThatAmount() {
    long first = credit("CN-7001", "120.00");
    long line = bank.came("Customer C1", "DE1", "880.00", "INV-10481");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(left(first)).isEqualByComparingTo("0");

    credit("CN-7002", "50.00");
    credit("CN-7003", "50.00");
    ledger.invoice(customer, "INV-10482", "600.00", 3);
    long doubtful = bank.came("Customer C1", "DE1", "550.00", "INV-10482");
    ledger.work();
    assertThat(bank.state(doubtful)).isEqualTo("queued");
    assertThat(matches.byId(bank.match(doubtful)).rule()).isEqualTo("matching.rivals");
    assertThat(matches.setOffs(bank.match(doubtful))).isNotEmpty();
  }

  @Test
  void theBalanceOfAnAccountPaysAllOfItLessAllItsCredit() {
    long note = credit("CN-7001", "120.00");
    long second = ledger.invoice(customer, "INV-10482", "250.00", 3);
    long line = bank.came("Customer C1", "DE1", "1130.00", "Saldo");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(matches.byId(bank.match(line)).rule()).isEqualTo("matching.net.all");
    assertThat(stateOf(second)).isEqualTo("paid");
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(left(note)).isEqualByComparingTo("0");
  }

  @Test
  void aParentPaysForItsDaughtersInOneSumAndUndoingItOpensThemAll() {
    long parent = ledger.customer("HOLDING");
    long sister = ledger.customer("C2");
    ledger.update(
        "update receivables.customer set parent_id = ? where id in (?, ?)",
        parent,
        customer,
        sister);
    long other = ledger.invoice(sister, "INV-20481", "300.00", 5);
    long line = bank.came("Customer HOLDING", "DE5", "1300.00", "INV-10481, INV-20481");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(matches.byId(bank.match(line)).customerId()).isEqualTo(parent);
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(stateOf(other)).isEqualTo("paid");

    matches.undo(bank.match(line), "a test", "collector");
    assertThat(stateOf(invoice)).isEqualTo("open");
    assertThat(stateOf(other)).isEqualTo("open");

    ledger.invoice(parent, "INV-30481", "77.00", 5);
    long all = bank.came("Customer HOLDING", "DE5", "1377.00", "Konzernausgleich");
    ledger.work();
    assertThat(bank.state(all)).isEqualTo("posted");
    assertThat(unapplied()).isEqualByComparingTo("0");
  }

  @Test
  void anUnknownPayerWaitsAndPostsNothing() {
    long line = bank.came("Apex Surplus", "US9", "77.00", "thanks");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(ledger.count("receivables.payment")).isZero();
    assertThat(matches.byId(bank.match(line)).reason()).contains("nobody we know");
  }

  @Test
  void whatAPersonAcceptsTeachesTheAccountAndTheNameAndUndoingForgetsThem() {
    ledger.invoice(customer, "INV-10482", "1000.00", 4);
    long line = bank.came("Customer C1", "DE77", "1000.00", "");
    ledger.work();
    long waiting = bank.match(line);
    assertThat(matches.suggestions(waiting)).hasSize(2);
    assertThat(matches.byId(waiting).rule()).isEqualTo("matching.rivals");

    Match posted = desk.accept(waiting, 1, null, "collector");
    assertThat(posted.automatic()).isFalse();
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(ledger.count("payments.known_payer where customer_id = ?", customer)).isEqualTo(2);

    matches.undo(posted.id(), "wrong invoice", "collector");
    assertThat(stateOf(invoice)).isEqualTo("open");
    assertThat(ledger.count("payments.known_payer")).isZero();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(matches.byId(bank.match(line)).reason()).contains("undone by collector");
    assertThat(ledger.count("receivables.payment where reversed_on is null")).isZero();
    assertThat(ledger.count("receivables.journal_entry where type = 'payment'")).isEqualTo(2);

    assertThat(desk.accept(bank.match(line), 2, null, "collector").state()).isEqualTo("posted");
    assertThat(ledger.count("receivables.payment where reversed_on is null")).isEqualTo(1);
  }

  @Test
  void aLearnedAccountPaysForItsCustomerUnderAnyName() {
    long first = bank.came("Holding X", "DE88", "1000.00", "");
    ledger.work();
    desk.assign(
        bank.match(first),
        customer,
        List.of(new Share(invoice, new BigDecimal("1000.00"))),
        null,
        "me");
    long next = ledger.invoice(customer, "INV-10490", "412.37", 2);
    long line = bank.came("Somebody Else Entirely", "DE 88", "412.37", null);
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(stateOf(next)).isEqualTo("paid");
  }

  @Test
  void aDiscountInItsDaysIsHonouredAsAPostingOfItsOwnKindAndUndoneWithItsMatch() {
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TestLedger.TODAY);
    long line = bank.came("Customer C1", "DE1", "980.00", "INV-10481 abz. 2% Skonto");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(stateOf(invoice)).isEqualTo("paid");
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select amount from receivables.journal_entry where type = 'discount'"))
        .isEqualByComparingTo("20");
    matches.undo(bank.match(line), "test", "collector");
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select sum(amount) from receivables.journal_entry where type = 'discount'"))
        .isEqualByComparingTo("0");
  }

  @Test
  void aDiscountGoesBackWithMoneyThatTheBankReturnsAndUndoingTheMatchDoublesNothing() {
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TestLedger.TODAY);
    long line = bank.came("Customer C1", "DE1", "980.00", "INV-10481");
    ledger.work();
    assertThat(stateOf(invoice)).isEqualTo("paid");
    long back = bank.came("Customer C1", "DE1", "-980.00", "returned");
    ledger.update("update payments.statement_line set kind = 'return' where id = ?", back);
    ledger.work();
    assertThat(bank.state(back)).isEqualTo("posted");
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    matches.undo(bank.match(line), "it was returned", "collector");
    assertThat(open(invoice)).isEqualByComparingTo("1000.00");
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select sum(amount) from receivables.journal_entry where type = 'discount'"))
        .isEqualByComparingTo("0");
  }

  @Test
  void aDiscountTakenTooLateStaysOpenAndCentsAreWrittenOff() {
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TestLedger.TODAY.minusDays(8));
    long other = ledger.invoice(customer, "INV-10499", "500.40", 5);
    bank.came("Customer C1", "DE1", "980.00", "INV-10481");
    bank.came("Customer C1", "DE1", "500.00", "INV-10499");
    ledger.work();
    assertThat(open(invoice)).isEqualByComparingTo("20.00");
    assertThat(open(other)).isEqualByComparingTo("0");
    assertThat(ledger.count("receivables.write_off where kind = 'write-off' and amount = 0.4"))
        .isEqualTo(1);
  }

  @Test
  void theRentOfOneMonthIsPaidThoughLastMonthsIsTheSameAndItsNumberADigitAway() {
    long may = ledger.invoice(customer, "INV-30005", "800.00", 30);
    long june = ledger.invoice(customer, "INV-30006", "800.00", 1);
    bank.came("Customer C1", "DE1", "800.00", "rent INV-30006");
    ledger.work();
    assertThat(stateOf(june)).isEqualTo("paid");
    assertThat(stateOf(may)).isEqualTo("open");
  }

  @Test
  void theTenthInvoiceIsNamedByItsZerosAndNotTakenForOneADigitAway() {
    long tenth = ledger.invoice(customer, "RE-00000010", "900.00", 30);
    long other = ledger.invoice(customer, "RE-00900010", "900.00", 1);
    bank.came("Customer C1", "DE1", "900.00", "Rechnung RE-00000010 vom 02.01.2026");
    ledger.work();
    assertThat(stateOf(tenth)).isEqualTo("paid");
    assertThat(stateOf(other)).isEqualTo("open");
  }

  @Test
  void aBillPaidTwiceBecomesCreditAndNeverPaysAnother() {
    long twin = ledger.invoice(customer, "INV-20000", "1000.00", 1);
    bank.came("Customer C1", "DE1", "1000.00", "INV-10481");
    bank.came("Customer C1", "DE1", "1000.00", "INV-10481");
    ledger.work();
    assertThat(stateOf(twin)).isEqualTo("open");
    assertThat(
            ledger.one(BigDecimal.class, "select sum(unapplied_amount) from receivables.payment"))
        .isEqualByComparingTo("1000");
  }

  @Test
  void aKnownPayerThatNamesSomebodyElsesInvoiceWaits() {
    long other = ledger.customer("C2");
    ledger.invoice(other, "INV-30000", "640.00", 3);
    long line = bank.came("Customer C1", "DE1", "1000.00", "INV-30000");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(matches.suggestions(bank.match(line))).isNotEmpty();
    assertThat(ledger.count("receivables.payment")).isZero();
  }

  @Test
  void anAdviceThatCameFirstSplitsItsMoneyAndRaisesItsDispute() {
    long second = ledger.invoice(customer, "INV-10500", "200.00", 3);
    remittances.receive(advice(), "collector");
    long line = bank.came("Customer C1", "DE1", "1080.00", "Avis 17");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(open(invoice)).isEqualByComparingTo("120.00");
    assertThat(stateOf(second)).isEqualTo("paid");
    assertThat(ledger.count("disputes.dispute where invoice_id = ?", invoice)).isEqualTo(1);
    assertThat(remittances.list(null, 5).get(0).matchId()).isEqualTo(bank.match(line));
  }

  @Test
  void anAdviceThatComesLaterExplainsMoneyThatWaits() {
    ledger.invoice(customer, "INV-10500", "200.00", 3);
    long line = bank.came("Customer C1", "DE1", "1080.00", "Avis 17");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    remittances.receive(advice(), "collector");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(open(invoice)).isEqualByComparingTo("120.00");
  }

  @Test
  void anAdviceThatComesLaterSuggestsAndPostsNothingOfWhatAPersonHasUndone() {
    ledger.invoice(customer, "INV-10500", "200.00", 3);
    long line = bank.came("Customer C1", "DE1", "1080.00", "INV-10481 INV-10500 less");
    ledger.work();
    desk.accept(bank.match(line), 1, null, "collector");
    matches.undo(bank.match(line), "wrong split", "collector");
    remittances.receive(advice(), "collector");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(matches.suggestions(bank.match(line)).get(0).reason()).contains("advice");
    assertThat(matches.byId(bank.match(line)).reason()).contains("undone before");
  }

  private void mail(String id, String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    IncomingMail mail =
        new IncomingMail(
            "ap@c1.example",
            "Alex",
            "Avis",
            "see the file",
            List.of(
                new Attachment("avis.csv", "text/csv", bytes),
                new Attachment("logo.png", "image/png", new byte[] {1, 2, 3})),
            List.of(),
            List.of(),
            false,
            false);
    transaction.executeWithoutResult(any -> replies.take(id, bytes, mail));
    ledger.work();
  }

  @Test
  void anAdviceThatComesWithACustomersMailIsReadAndOneThatIsWrongIsSaid() {
    ledger.invoice(customer, "INV-10500", "200.00", 3);
    long line = bank.came("Customer C1", "DE1", "1080.00", "Avis 17");
    ledger.work();
    mail(
        "<1@c1.example>",
        """
        reference;currency;invoice;amount;deduction;reason
        Avis 17;EUR;INV-10481;880.00;120.00;DAMAGED
        Avis 17;EUR;INV-10500;200.00;;
        """);
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(open(invoice)).isEqualByComparingTo("120.00");
    mail("<2@c1.example>", "payer,reference,currency,invoice,amount\nC9,A,EUR,INV-10481,10\n");
    mail("<3@c1.example>", "reference,currency,invoice,amount\nA2,EUR,NONE-1,10\n");
    assertThat(remittances.count()).isEqualTo(1);
    assertThat(
            ledger.count(
                "platform.timeline where room = 'payments' and what like '%cannot be followed%'"))
        .isEqualTo(2);
  }

  private static Advice advice() {
    return new Advice(
        "C1",
        "Avis 17",
        TestLedger.TODAY,
        "EUR",
        new BigDecimal("1080.00"),
        List.of(
            new Item("INV-10481", new BigDecimal("880.00"), new BigDecimal("120.00"), "DAMAGED"),
            new Item("INV-10500", new BigDecimal("200.00"), null, null)));
  }

  private void said(String key, List<Long> invoices, String reference) {
    transaction.executeWithoutResult(
        any -> {
          long hint =
              hints
                  .note(
                      new PaymentHint(
                          key,
                          customer,
                          invoices,
                          TestLedger.TODAY.minusDays(2),
                          reference,
                          null,
                          null))
                  .orElseThrow();
          blocks.setAll(
              invoices.stream()
                  .map(
                      id ->
                          new NewBlock(
                              id,
                              "payment-on-the-way",
                              null,
                              TestLedger.TODAY.plusDays(9),
                              "said-paid/" + hint,
                              "said so",
                              "customer"))
                  .toList());
        });
  }

  @Test
  void whatACustomerSaidItHasPaidIsPaidByItsMoneyAndNothingIsHeldBackForItAnyMore() {
    long second = ledger.invoice(customer, "INV-10482", "700.00", 9);
    long twin = ledger.invoice(customer, "INV-10483", "1700.00", 9);
    said("form-1", List.of(invoice, second), "TRX 88123");
    long line = bank.came("Customer C1", "DE1", "1700.00", "transfer");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(matches.byId(bank.match(line)).rule()).isEqualTo("matching.hint");
    assertThat(stateOf(twin)).isEqualTo("open");
    assertThat(ledger.count("payments.payment_hint where met_line_id = ?", line)).isEqualTo(1);
    assertThat(ledger.count("receivables.block where lifted_at is null")).isZero();

    matches.undo(bank.match(line), "a test", "collector");
    assertThat(ledger.count("payments.payment_hint where met_at is null")).isEqualTo(1);
  }

  @Test
  void aReferenceThatACustomerGaveLeadsFromAStrangersMoneyToItsInvoice() {
    said("form-1", List.of(invoice), "TRX88123");
    long line = bank.came("Zahlstelle Sued", "DE9", "1000.00", "trx88123 danke");
    long other = bank.came("Zahlstelle Sued", "DE9", "1000.00", "ohne Worte");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("posted");
    assertThat(bank.state(other)).isEqualTo("queued");
  }

  @Test
  void aHintThatTheTextContradictsPostsNothing() {
    ledger.invoice(customer, "INV-10482", "700.00", 9);
    said("form-1", List.of(invoice), null);
    long line = bank.came("Customer C1", "DE1", "1000.00", "INV-10482");
    ledger.work();
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(ledger.count("payments.payment_hint where met_at is null")).isEqualTo(1);
  }

  @Test
  void anAdviceThatDoesNotAddUpIsRefusedAndNotKept() {
    Advice wrong =
        new Advice(
            "C1",
            "Avis 18",
            null,
            "EUR",
            new BigDecimal("900.00"),
            List.of(new Item("INV-10481", new BigDecimal("880.00"), null, null)));
    assertThatThrownBy(() -> remittances.receive(wrong, "collector"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("add up to 880.00");
    assertThat(remittances.count()).isZero();
  }

  @Test
  void whatWasPaidMeanwhileIsNotPaidAgainByAccepting() {
    ledger.invoice(customer, "INV-10482", "1000.00", 4);
    long line = bank.came("Customer C1", "DE77", "1000.00", "");
    ledger.work();
    ledger.pay(invoice, "P1", "1000.00");
    assertThatThrownBy(() -> desk.accept(bank.match(line), 1, null, "collector"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("not open any more");
    assertThat(bank.state(line)).isEqualTo("queued");
    assertThat(ledger.count("receivables.payment")).isEqualTo(1);
  }

  @Test
  void whatIsIgnoredNeedsAReasonAndCanBeLookedAtAgain() {
    long line = bank.came("Tax office", "DE99", "12.00", "refund");
    ledger.work();
    long match = bank.match(line);
    assertThatThrownBy(() -> matches.ignore(match, " ", "collector"))
        .isInstanceOf(BrokenRule.class);
    assertThat(matches.ignore(match, "a tax refund", "collector").state()).isEqualTo("ignored");
    matches.again(match);
    assertThat(bank.state(line)).isEqualTo("queued");
  }

  @Test
  void twoNodesThatMatchAtOnceAndTwoPeopleThatAcceptAtOncePostEachLineOnce() {
    List<Long> lines =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  ledger.invoice(customer, "RACE-" + (5000 + i), (700 + i) + ".17", 3);
                  return bank.came("Customer C1", "DE1", (700 + i) + ".17", "RACE-" + (5000 + i));
                })
            .toList();
    atOnce(() -> matcher.matchNext(7), () -> matcher.matchNext(7));
    ledger.work();
    assertThat(lines).allSatisfy(line -> assertThat(bank.state(line)).isEqualTo("posted"));
    assertThat(ledger.count("receivables.payment")).isEqualTo(40);

    ledger.invoice(customer, "INV-10482", "1000.00", 4);
    long line = bank.came("Customer C1", "DE77", "1000.00", "");
    ledger.work();
    long match = bank.match(line);
    atOnce(() -> desk.accept(match, 1, null, "one"), () -> desk.accept(match, 2, null, "two"));
    assertThat(ledger.count("receivables.payment")).isEqualTo(41);
  }

  /** A rule that is broken because the other was faster is what this is about. */
  private static void atOnce(Runnable one, Runnable other) {
    CountDownLatch gun = new CountDownLatch(2);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> race(gun, one)),
            CompletableFuture.runAsync(() -> race(gun, other)))
        .join();
  }

  private static void race(CountDownLatch gun, Runnable run) {
    try {
      gun.countDown();
      gun.await();
      run.run();
    } catch (BrokenRule | org.dunwell.platform.NotThere faster) {
      assertThat(faster).isNotNull();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

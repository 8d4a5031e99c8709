package org.dunwell.credit.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.credit.rates.NewRate;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.TestPeople;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.imports.ImportCompleted;
import org.dunwell.receivables.undo.ImportUndone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders against limits, groups, overdue invoices, holds, insurers and currencies. */
@DunwellTest
class OrderChecksTest {

  private static final String BY = TestPeople.COLLECTOR;
  private static final String MANAGER = TestPeople.MANAGER;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired TestPeople people;
  @Autowired OrderChecks checks;
  @Autowired OrderMoves moves;
  @Autowired Billing billing;
  @Autowired HeldOrders held;
  @Autowired CreditLimits limits;
  @Autowired CreditHolds holds;
  @Autowired Disputes disputes;
  @Autowired Covers covers;
  @Autowired ExchangeRates rates;
  @Autowired Exposures exposures;
  @Autowired Parties parties;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private long customer;

  @BeforeEach
  void aCustomerWithALimitOfAThousand() {
    ledger.begin();
    people.ensure();
    ledger.update("delete from credit.exchange_rate");
    customer = ledger.customer("C1");
    limit(customer, "own", "1000");
  }

  @Test
  void whatIsApprovedIsReservedAndTheNextOrderSeesIt() {
    SalesOrder first = check("O-1", "600");
    assertThat(first.decision()).isEqualTo("approve");
    assertThat(first.room()).isEqualByComparingTo("400");
    SalesOrder second = check("O-2", "600");
    assertThat(second.decision()).isEqualTo("hold");
    assertThat(second.reason()).isEqualTo("over-limit");
    assertThat(second.sentences()).containsExactly("The credit limit is exceeded by 200.00 EUR.");
    assertThat(exposure().orders()).isEqualTo(eur("600"));
  }

  @Test
  void theSameOrderGetsTheSameAnswerAndAnotherAmountIsAskedForTheDifference() {
    SalesOrder first = check("O-1", "600");
    assertThat(check("O-1", "600")).isEqualTo(first);
    assertThat(check("O-1", "1000").decision()).isEqualTo("approve");
    assertThat(exposure().orders()).isEqualTo(eur("1000"));
    SalesOrder tooMuch = check("O-1", "1000.01");
    assertThat(tooMuch.decision()).isEqualTo("hold");
    assertThat(tooMuch.sentences()).containsExactly("The credit limit is exceeded by 0.01 EUR.");
    assertThat(exposure().orders()).as("what was granted stays").isEqualTo(eur("1000"));
    assertThat(check("O-1", "300").decision()).isEqualTo("approve");
    assertThat(exposure().orders()).isEqualTo(eur("300"));
  }

  @Test
  void twoHundredOrdersAtOnceGetNoMoreThanThereIs() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<SalesOrder>> all =
          IntStream.range(0, 200)
              .<Callable<SalesOrder>>mapToObj(i -> () -> check("O-" + i, "37"))
              .toList();
      long granted = 0;
      for (var answer : threads.invokeAll(all)) {
        granted += answer.get().decision().equals("approve") ? 37 : 0;
      }
      assertThat(granted).isBetween(1000L - 37, 1000L);
      assertThat(exposure().orders()).isEqualTo(eur(Long.toString(granted)));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void moreThanATrifleOverdueHoldsAndMoneyReleasesByItself() {
    ledger.invoice(customer, "R-1", "250.00", 40);
    assertThat(check("O-1", "100").decision()).isEqualTo("approve");
    long more = ledger.invoice(customer, "R-2", "100.00", 34);
    SalesOrder waits = check("O-2", "100");
    assertThat(waits.reason()).isEqualTo("overdue");
    assertThat(waits.sentences())
        .containsExactly("350.00 EUR are past due, the oldest since 40 days.");
    SalesOrder alsoWaits = check("O-3", "50");
    ledger.pay(more, "P-1", "100.00");
    ledger.work();
    assertThat(order("O-2").decision()).isEqualTo("approve");
    assertThat(order("O-3").decision()).isEqualTo("approve");
    assertThat(alsoWaits.decision()).isEqualTo("hold");
  }

  @Test
  void whatIsDisputedIsNotOverdueAndLetsTheOrderGoAtOnce() {
    ledger.invoice(customer, "R-1", "250.00", 40);
    long wrong = ledger.invoice(customer, "R-2", "100.00", 34);
    assertThat(check("O-1", "100").reason()).isEqualTo("overdue");
    disputes.open(
        new NewDispute(
            "test/1", wrong, "QUALITY", null, List.of(), null, "api", null, "collector"));
    ledger.work();
    assertThat(order("O-1").decision()).isEqualTo("approve");
  }

  @Test
  void aRaisedLimitReleasesTheOldestFirstAsFarAsItReaches() {
    check("O-1", "1500");
    check("O-2", "900");
    check("O-3", "1400");
    assertThat(order("O-1").decision()).isEqualTo("hold");
    assertThat(order("O-2").decision()).isEqualTo("approve");
    limit(customer, "own", "2500");
    ledger.work();
    assertThat(order("O-1").decision()).isEqualTo("approve");
    assertThat(order("O-3").decision()).isEqualTo("hold");
  }

  @Test
  void aGroupSharesItsLimitAndAMemberPaysForAnother() {
    long head = ledger.customer("HEAD");
    long sister = ledger.customer("C2");
    ledger.update(
        "update receivables.customer set parent_id = ? where number in ('C1', 'C2')", head);
    limit(head, "group", "1200");
    limit(sister, "own", "1000");
    check("O-1", "800");
    SalesOrder second = checks.check(new NewOrder(sister, "O-1", eur("500"), false, BY));
    assertThat(second.reason()).isEqualTo("over-limit");
    assertThat(second.room()).isEqualByComparingTo("-100");
    ledger.receive(customer, "P-1", "300.00", "on account", TODAY);
    ledger.work();
    assertThat(checks.byId(second.id()).decision()).isEqualTo("approve");
  }

  @Test
  void onHoldEverythingWaitsUntilSomebodyReleasesIt() {
    long party = parties.ofCustomer(customer).id();
    SalesOrder before = check("O-1", "100");
    holds.place(party, "They owe us an answer", MANAGER);
    ledger.work();
    assertThat(checks.byId(before.id()).reason()).isEqualTo("credit-hold");
    assertThat(check("O-2", "100").decision()).isEqualTo("hold");
    assertThat(checks.check(new NewOrder(customer, "O-3", eur("100"), true, BY)).decision())
        .as("paid for already")
        .isEqualTo("approve");
    holds.release(party, "They have answered", MANAGER);
    ledger.work();
    assertThat(order("O-1").decision()).isEqualTo("approve");
    assertThat(order("O-2").decision()).isEqualTo("approve");
  }

  @Test
  void aManagerLetsAnOrderThroughWithAReasonAndUntilADay() {
    SalesOrder waits = check("O-1", "5000");
    assertThatThrownBy(() -> held.override(waits.id(), "They are friends", TODAY, BY))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> held.override(waits.id(), " ", TODAY, MANAGER))
        .isInstanceOf(BrokenRule.class);
    held.override(waits.id(), "100 % insured by the bank", TODAY, MANAGER);
    assertThat(order("O-1").reason()).isEqualTo("override");
    assertThat(exposure().orders()).isEqualTo(eur("5000"));
    assertThat(check("O-1", "6000").decision()).as("today").isEqualTo("approve");
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(check("O-1", "7000").decision()).as("tomorrow").isEqualTo("hold");
  }

  @Test
  void aLimitOfZeroIsMoneyInAdvance() {
    limit(customer, "own", "0");
    SalesOrder order = check("O-1", "100");
    assertThat(order.decision()).isEqualTo("prepay");
    assertThat(exposure().orders()).isEqualTo(eur("0"));
    assertThat(checks.check(new NewOrder(customer, "O-1", eur("100"), true, BY)).decision())
        .isEqualTo("approve");
  }

  @Test
  void nobodyHasDecidedOnALimitYet() {
    long unknown = ledger.customer("C9");
    assertThat(checks.check(new NewOrder(unknown, "O-1", eur("1"), false, BY)).reason())
        .isEqualTo("no-limit");
    assertThatThrownBy(() -> checks.check(new NewOrder(-1, "O-1", eur("1"), false, BY)))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void whatIsDeliveredAndBilledIsCountedOnce() {
    check("O-1", "600");
    moves.delivered(customer, "O-1", new BigDecimal("400"));
    assertThat(exposure().orders()).isEqualTo(eur("200"));
    assertThat(exposure().unbilledDeliveries()).isEqualTo(eur("400"));
    assertThatThrownBy(() -> moves.cancelled(customer, "O-1")).isInstanceOf(BrokenRule.class);
    long invoice = ledger.invoice(customer, "R-1", "400.00", -30);
    ledger.update("update receivables.invoice set reference = 'O-1' where id = ?", invoice);
    ledger.walkTo(TODAY.plusDays(1));
    Exposure now = exposure();
    assertThat(now.openInvoices()).isEqualTo(eur("400"));
    assertThat(now.unbilledDeliveries()).isEqualTo(eur("0"));
    assertThat(now.orders()).isEqualTo(eur("200"));
    assertThat(now.total()).isEqualTo(eur("600"));
    moves.cancelled(customer, "O-1");
    assertThat(exposure().total()).isEqualTo(eur("400"));
    assertThat(check("O-1", "600").decision())
        .as("a cancelled order is asked anew")
        .isEqualTo("approve");
  }

  @Test
  void anInvoiceThatIsImportedTakesTheReservationDownAndItsUndoBringsItBack() {
    check("O-1", "600");
    long invoice = ledger.invoice(customer, "R-1", "600.00", -30);
    long run =
        ledger.one(
            Long.class,
            """
            insert into receivables.import_run
              (kind, file_name, sha256, dry_run, state, started_by, created_at)
            values ('invoices', 'x.csv', repeat('0', 64), false, 'done', 'x', now())
            returning id
            """);
    ledger.update(
        "update receivables.invoice set reference = 'O-1', import_id = ? where id = ?",
        run,
        invoice);
    transaction.executeWithoutResult(
        tx -> events.publishEvent(new ImportCompleted(run, "invoices")));
    assertThat(order("O-1").state()).isEqualTo("closed");
    assertThat(exposure().total()).as("once").isEqualTo(eur("600"));
    assertThat(check("O-1", "600").decision()).isEqualTo("approve");
    ledger.update("update receivables.invoice set state = 'import-undone', open_amount = 0");
    transaction.executeWithoutResult(tx -> events.publishEvent(new ImportUndone(run, "invoices")));
    assertThat(order("O-1").state()).isEqualTo("approved");
    assertThat(exposure().orders()).isEqualTo(eur("600"));
  }

  @Test
  void aReservationThatNobodyDeliversExpires() {
    check("O-1", "600");
    billing.run(BERLIN, TODAY.plusDays(30));
    assertThat(order("O-1").state()).isEqualTo("approved");
    billing.run(ZoneId.of("America/New_York"), TODAY.plusDays(31));
    assertThat(order("O-1").state()).as("another house's morning").isEqualTo("approved");
    clock.standAt(clock.instant().plus(Duration.ofDays(31)));
    billing.run(BERLIN, TODAY.plusDays(31));
    assertThat(order("O-1").state()).isEqualTo("expired");
    assertThat(order("O-1").decidedAt()).as("newer than the approval").isEqualTo(clock.instant());
    assertThat(exposure().total()).isEqualTo(eur("0"));
  }

  @Test
  void withoutARateNothingIsGuessedAndWithOneItIsLookedAtAgain() {
    SalesOrder waits =
        checks.check(new NewOrder(customer, "O-1", Money.of("500", "USD"), false, BY));
    assertThat(waits.reason()).isEqualTo("no-rate");
    assertThat(waits.sentences()).first().asString().contains("exchange rate for USD");
    rates.enter(
        List.of(new NewRate("EUR", "USD", new BigDecimal("1.25"), TODAY, "a central bank")),
        MANAGER);
    ledger.work();
    assertThat(order("O-1").decision()).isEqualTo("approve");
    assertThat(exposure().orders()).isEqualTo(eur("400"));
  }

  @Test
  void anInsurersStopDayStopsDeliveries() {
    covers.enter(
        new NewCover(
            parties.ofCustomer(customer).id(),
            "Hafen Kredit",
            "P-77",
            eur("5000"),
            BigDecimal.TEN,
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2026, 12, 31),
            30,
            60,
            60),
        MANAGER);
    long late = ledger.invoice(customer, "R-1", "50.00", 61);
    assertThat(check("O-1", "10").reason()).isEqualTo("stop-shipping");
    ledger.pay(late, "P-1", "50.00");
    ledger.work();
    assertThat(order("O-1").decision()).isEqualTo("approve");
  }

  @Test
  void anAmountThatIsNoneIsRefusedWithAWord() {
    assertThatThrownBy(() -> NewOrder.amount(new BigDecimal("1.001"), "EUR"))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> NewOrder.amount(new BigDecimal("1e999999999"), "EUR"))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> NewOrder.amount(BigDecimal.ONE, "EURO"))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> check("O-1", "0")).isInstanceOf(BrokenRule.class);
  }

  private SalesOrder check(String number, String amount) {
    return checks.check(new NewOrder(customer, number, eur(amount), false, BY));
  }

  private SalesOrder order(String number) {
    return checks.byNumber(parties.ofCustomer(customer).id(), number);
  }

  private Exposure exposure() {
    return exposures.of(parties.ofCustomer(customer).id());
  }

  private void limit(long of, String scope, String amount) {
    limits.propose(
        new NewLimit(
            parties.ofCustomer(of).id(),
            scope,
            "a test",
            new BigDecimal(amount),
            "open",
            30,
            null,
            null,
            MANAGER));
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}

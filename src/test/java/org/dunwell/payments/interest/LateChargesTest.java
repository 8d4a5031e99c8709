package org.dunwell.payments.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.StatementSheet;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.Money;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.PlanCosts;
import org.dunwell.promises.Plans;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.NewCharge;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What lateness costs, from the ledger: by law, by contract, claimed and booked. */
@DunwellTest
class LateChargesTest {

  @Autowired TestLedger ledger;
  @Autowired LateCharges charges;
  @Autowired Charges booked;
  @Autowired LawMapper laws;
  @Autowired LetterFeeMapper letters;
  @Autowired Statements statements;
  @Autowired Blocks blocks;
  @Autowired LateDebtMapper debts;
  @Autowired LateChargePolicy policy;
  @Autowired java.time.Clock clock;
  @Autowired SellingEntities entities;
  @Autowired PlannedDebts planned;
  @Autowired PlanForecast forecast;
  @Autowired Plans plans;
  @Autowired Customers customers;

  long customer;

  @BeforeEach
  void aLedger() {
    ledger.begin();
    customer = ledger.customer("C1");
  }

  private long invoice(String number, String amount, String dueOn) {
    long invoice = ledger.invoice(customer, number, amount, 1);
    ledger.update("update receivables.invoice set due_on = ? where id = ?", day(dueOn), invoice);
    ledger.update(
        "update receivables.instalment set due_on = ? where invoice_id = ?", day(dueOn), invoice);
    return invoice;
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private void paid(long invoice, String on) {
    ledger.pay(
        invoice,
        "P" + invoice,
        ledger
            .one(
                String.class,
                "select open_amount::text from receivables.invoice where id = ?",
                invoice)
            .replaceAll("0+$", "0"));
    ledger.update(
        "update receivables.allocation set allocated_on = ? where invoice_id = ?",
        day(on),
        invoice);
    ledger.update("update receivables.invoice set closed_on = ? where id = ?", day(on), invoice);
  }

  private List<LateCharge> of(long invoice) {
    return charges.ofInvoices(List.of(invoice), clock.instant());
  }

  @Test
  void theLawsOwnExampleOfGermanyComesOutOfTheLedger() {
    long invoice = invoice("DE1", "10000", "2023-12-15");
    paid(invoice, "2024-07-31");
    assertThat(of(invoice))
        .extracting(LateCharge::kind, charge -> charge.amount().toPlainString())
        .containsExactly(tuple("interest", "787.46"), tuple("compensation", "40.00"));
    assertThat(of(invoice).get(0).basis())
        .isEqualTo(
            "BGB s. 288 (2); 10000.00 at 12.12 % for 16 days (2023-12-16 to 2023-12-31),"
                + " 10000.00 at 12.62 % for 182 days (2024-01-01 to 2024-06-30),"
                + " 10000.00 at 12.37 % for 31 days (2024-07-01 to 2024-07-31)");
  }

  @Test
  void theLawsOwnExampleOfTheUnitedKingdomComesOutOfTheLedger() {
    ledger.update("update receivables.selling_entity set country = 'GB'");
    long invoice = invoice("GB1", "5000", "2023-12-20");
    ledger.update("update receivables.invoice set currency = 'GBP' where id = ?", invoice);
    ledger.update(
        "update receivables.instalment set open_amount = 0 where invoice_id = ?", invoice);
    ledger.update(
        "update receivables.invoice set open_amount = 0, state = 'paid', closed_on = ? where id = ?",
        day("2024-03-20"),
        invoice);
    ledger.update(
        """
        insert into receivables.payment
          (selling_entity_id, customer_id, reference, received_on, currency, amount,
           unapplied_amount, recorded_at)
        select selling_entity_id, customer_id, 'FP1', ?, 'GBP', 5000, 0, now()
        from receivables.invoice
        """,
        day("2024-03-20"));
    ledger.update(
        """
        insert into receivables.allocation
          (invoice_id, instalment_id, payment_id, amount, allocated_on)
        select n.invoice_id, n.id, p.id, 5000, p.received_on
        from receivables.instalment n
        cross join receivables.payment p
        """);
    assertThat(of(invoice))
        .extracting(LateCharge::kind, charge -> charge.amount().toPlainString())
        .containsExactly(tuple("interest", "162.05"), tuple("compensation", "70.00"));
  }

  @Test
  void whatWasAgreedGoesBeforeTheLawAndNothingCanBeAgreed() {
    long invoice = invoice("A1", "36500", "2026-01-31");
    long seller =
        ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'");
    laws.agree(
        new LawMapper.TermsRow(
            0,
            seller,
            customer,
            day("2026-01-01"),
            "fixed",
            BigDecimal.TEN,
            "actual/365",
            false,
            false,
            "frame contract",
            "test"));
    // 1 February to 2 March: 30 days at 10 a day
    assertThat(of(invoice))
        .extracting(LateCharge::kind, charge -> charge.amount().toPlainString())
        .containsExactly(tuple("interest", "300.00"));
    laws.agree(
        new LawMapper.TermsRow(
            0,
            seller,
            customer,
            day("2026-01-01"),
            "fixed",
            BigDecimal.ZERO,
            "actual/365",
            false,
            false,
            "no interest",
            "test"));
    assertThat(of(invoice)).isEmpty();
  }

  @Test
  void nothingIsAskedForOnWhatIsDisputedNorForWhatWasCredited() {
    long invoice = invoice("A1", "1000", "2026-01-31");
    BigDecimal whole = of(invoice).get(0).amount();
    blocks.set(
        new NewBlock(
            invoice, "dispute", new BigDecimal("600"), null, "dispute/9", "Price", "anna"));
    assertThat(of(invoice).get(0).amount())
        .isEqualByComparingTo(
            whole.multiply(new BigDecimal("0.4")).setScale(2, java.math.RoundingMode.HALF_UP));
    blocks.liftOf(List.of(invoice), "dispute/9", "anna");
    assertThat(of(invoice).get(0).amount()).isEqualByComparingTo(whole);
    ledger.credit(invoice, "CN1", "500");
    assertThat(of(invoice).get(0).amount())
        .isEqualByComparingTo(
            whole.divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.HALF_UP));
    blocks.set(new NewBlock(invoice, "dispute", null, null, "dispute/10", "All", "anna"));
    assertThat(of(invoice)).isEmpty();
  }

  @Test
  void interestIsNotLostWhenThePrincipalIsPaid() {
    long invoice = invoice("A1", "1000", "2026-01-15");
    paid(invoice, "2026-03-02");
    Account account =
        new Account(
            customer,
            ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'"));
    List<Statement.Claim> claims =
        statements.of(List.of(account), clock.instant()).get(account).claims();
    assertThat(claims)
        .extracting(Statement.Claim::kind)
        .containsExactly("interest", "compensation");
    assertThat(claims.get(0).toDay()).isEqualTo(day("2026-03-02"));
  }

  @Test
  void whatIsBookedOrWaivedIsNotClaimedAgain() {
    long invoice = invoice("A1", "1000", "2026-01-15");
    List<LateCharge> before = of(invoice);
    var charge = booked.book(before.stream().map(ChargesMorning::charge).toList(), "anna").get(0);
    assertThat(of(invoice)).isEmpty();
    booked.waive(charge.id(), "good customer", "anna");
    assertThat(of(invoice)).isEmpty();
    booked.reverse(charge.id(), "an error", "anna");
    assertThat(of(invoice)).extracting(LateCharge::kind).containsExactly("interest");
  }

  @Test
  void inTheFirstTwoWeeksNobodyIsAsked() {
    assertThat(of(invoice("A1", "1000", "2026-02-16"))).isEmpty();
    assertThat(of(invoice("A2", "1000", "2026-02-15"))).isNotEmpty();
  }

  /** As if the table said that everything is booked. */
  private ChargesMorning morning() {
    LateChargePolicy all =
        new LateChargePolicy(null) {
          @Override
          List<Answer> of(List<LateDebt> debts, LateCharges.Until until) {
            return debts.stream().map(debt -> new Answer("booked", "booked")).toList();
          }
        };
    return new ChargesMorning(
        debts, new LateCharges(debts, letters, laws, all, entities, planned), booked, clock);
  }

  private void morningOf(String day) {
    ledger.walkTo(day(day));
    morning().run(java.time.ZoneId.of("Europe/Berlin"), day(day));
    morning().run(java.time.ZoneId.of("Europe/Berlin"), day(day));
  }

  private List<String> bookedOf(long invoice) {
    return booked.of(List.of(invoice)).getOrDefault(invoice, List.of()).stream()
        .map(one -> "%s %s %s".formatted(one.kind(), one.amount().toPlainString(), one.toDay()))
        .toList();
  }

  @Test
  void aLumpSumIsBookedAtOnceInterestByTheMonthAndItsRestWhenTheDebtIsPaid() {
    long invoice = invoice("A1", "36500", "2026-01-15");
    morningOf("2026-03-03");
    assertThat(bookedOf(invoice)).containsExactly("compensation 40.00 null");
    morningOf("2026-04-01");
    // 75 days at 1.27 + 9 %
    assertThat(bookedOf(invoice)).endsWith("interest 770.25 2026-03-31");
    ledger.walkTo(day("2026-04-10"));
    ledger.receive(customer, "P1", "36500", "A1", day("2026-04-10"));
    morningOf("2026-04-11");
    assertThat(bookedOf(invoice)).hasSize(3).endsWith("interest 102.70 2026-04-10");
    assertThat(
            ledger.one(String.class, "select state from receivables.invoice where id = ?", invoice))
        .isEqualTo("open");
    ledger.receive(customer, "P2", "912.95", "A1", day("2026-04-11"));
    assertThat(
            ledger.one(String.class, "select state from receivables.invoice where id = ?", invoice))
        .isEqualTo("paid");
  }

  /** Agreed on by everybody, and running since that day. */
  private long plan(long invoice, String amount, String percent, String since) {
    long plan =
        plans
            .propose(
                new NewPlan(
                    customer,
                    List.of(invoice),
                    "monthly",
                    NewPlan.evenly(
                        Money.of(amount, "EUR"), 4, TestLedger.TODAY.plusDays(7), "monthly"),
                    null,
                    "anna",
                    null,
                    new BigDecimal(percent)))
            .id();
    if (plans.byId(plan).state().equals("proposed")) {
      // a plan that does not run changes nothing
      assertThat(of(invoice)).extracting(LateCharge::kind).doesNotContain("plan-interest");
      plans.decide(plan, true, "fine", "boss");
      plans.start(plan);
    }
    ledger.update("update promises.plan set started_on = ? where id = ?", day(since), plan);
    return plan;
  }

  private void paidFor(long invoice, String amount, String on) {
    ledger.pay(invoice, "P-" + on, amount);
    ledger.update(
        """
        update receivables.allocation
        set allocated_on = ?
        where payment_id = (select id from receivables.payment where reference = ?)
        """,
        day(on),
        "P-" + on);
  }

  private List<String> amounts(long invoice) {
    return of(invoice).stream().map(one -> one.kind() + " " + one.amount()).toList();
  }

  /** The amounts are reckoned by hand in {@link AccrualTest}. */
  @Test
  void aPlanWithARateBearsItInsteadOfTheLawsAndCostsWhatWasForeseen() {
    long invoice = invoice("A1", "12000", "2023-12-31");
    List<NewPlan.Leg> legs =
        NewPlan.evenly(Money.of("12000.00", "EUR"), 4, day("2024-02-10"), "monthly");
    assertThat(
            forecast.foreseen(
                new PlanCosts.Course(
                    "EUR",
                    new BigDecimal("6"),
                    day("2024-01-10"),
                    Map.of(invoice, new BigDecimal("12000")),
                    legs)))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("63.12", "106.03", "136.60", "151.40");
    plan(invoice, "12000.00", "6", "2024-01-10");
    legs.forEach(leg -> paidFor(invoice, "3000.00", leg.dueOn().toString()));
    assertThat(ledger.one(String.class, "select state from promises.plan")).isEqualTo("kept");
    assertThat(amounts(invoice))
        .containsExactly("interest 37.34", "plan-interest 151.40", "compensation 40.00");
    // of key accounts nobody asks for interest, but for what was agreed on
    ledger.update("update receivables.customer set segment = 'key-account'");
    assertThat(amounts(invoice)).containsExactly("plan-interest 151.40");
    assertThat(of(invoice).get(0).treatment()).isEqualTo("claimed");
    ledger.update("update receivables.customer set segment = 'standard'");
    LateCharge charge = of(invoice).get(1);
    assertThat(charge.percent()).isEqualByComparingTo("6");
    assertThat(charge.basis())
        .startsWith(
            "interest of the payment plan at 6.00 %; 12000.00 at 6.00 % for 32 days"
                + " (2024-01-10 to 2024-02-10), 9000.00 at 6.00 % for 29 days")
        .endsWith("(2024-04-11 to 2024-05-10)");
    assertThat(charge.toDay()).isEqualTo(day("2024-05-10"));

    var all = booked.book(of(invoice).stream().map(ChargesMorning::charge).toList(), "anna");
    assertThat(of(invoice)).isEmpty();
    booked.waive(all.get(1).id(), "good customer", "anna");
    assertThat(of(invoice)).isEmpty();
    booked.reverse(all.get(1).id(), "an error", "anna");
    assertThat(amounts(invoice)).containsExactly("plan-interest 151.40");
  }

  @Test
  void aPlanThatIsMissedLeavesTheRestToTheLaw() {
    long invoice = invoice("A1", "12000", "2023-12-31");
    long plan = plan(invoice, "12000.00", "6", "2024-01-10");
    paidFor(invoice, "3000.00", "2024-02-10");
    paidFor(invoice, "3000.00", "2024-03-10");
    plans.end(plan, "the third payment was missed", "anna");
    ledger.update(
        "update promises.plan set ended_at = timestamptz '2024-04-15 10:00+02' where id = ?", plan);
    paidFor(invoice, "6000.00", "2024-04-30");
    assertThat(amounts(invoice))
        .containsExactly("interest 70.53", "plan-interest 140.55", "compensation 40.00");
    // a day that was booked under the law and came to stand in the plan is not paid twice: 37.34
    // until 9 January are due, 45.64 until 11 January were booked
    ledger.update(
        "update promises.plan set ended_at = timestamptz '2024-05-01 10:00+02' where id = ?", plan);
    booked.book(
        List.of(
            new NewCharge(
                "early",
                invoice,
                of(invoice).get(0).instalmentId(),
                "interest",
                new BigDecimal("45.64"),
                day("2024-01-01"),
                day("2024-01-11"),
                "by law")),
        "anna");
    BigDecimal whole = new BigDecimal("855000").add(new BigDecimal("96000"));
    BigDecimal plans =
        whole
            .multiply(new BigDecimal("0.06"))
            .divide(BigDecimal.valueOf(365), 2, java.math.RoundingMode.HALF_UP);
    assertThat(amounts(invoice))
        .containsExactly(
            "plan-interest " + plans.subtract(new BigDecimal("8.30")), "compensation 40.00");
  }

  @Test
  void whatIsNotInThePlanGoesOnUnderTheLawAndWithoutALawThePlanStillHolds() {
    long invoice = invoice("A1", "1000", "2026-01-31");
    plan(invoice, "600.00", "12", "2026-02-01");
    assertThat(of(invoice))
        .flatExtracting(LateCharge::periods)
        .extracting(
            one ->
                "%s at %s %% for %d"
                    .formatted(
                        one.principal().stripTrailingZeros().toPlainString(),
                        one.percent().stripTrailingZeros().toPlainString(),
                        one.days()))
        .containsExactly("400 at 10.27 % for 30", "600 at 12 % for 30");
    // what comes in pays for the plan first
    paidFor(invoice, "500.00", "2026-02-10");
    assertThat(of(invoice).get(1).periods())
        .extracting(one -> one.principal().intValue() + " for " + one.days())
        .containsExactly("600 for 10", "100 for 20");
    ledger.update("update receivables.selling_entity set country = 'US'");
    assertThat(of(invoice)).extracting(LateCharge::kind).containsExactly("plan-interest");
  }

  @Test
  void noInterestMayBeAgreedOnForAsLongAsThePlanIsKept() {
    long invoice = invoice("A1", "1000", "2026-01-31");
    plan(invoice, "1000.00", "0", "2026-02-01");
    assertThat(of(invoice)).isEmpty();
  }

  @Test
  void statementsTellThePlansInterestAndItsRateApartFromTheLaws() {
    long invoice = invoice("A1", "1000", "2026-01-15");
    plan(invoice, "1000.00", "5", "2026-02-01");
    Account account =
        new Account(
            customer,
            ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'"));
    Statement statement = statements.of(List.of(account), clock.instant()).get(account);
    assertThat(statement.claims())
        .extracting(Statement.Claim::kind)
        .containsExactly("interest", "plan-interest");
    assertThat(
            StatementSheets.write(
                    statement,
                    entities.byId(account.sellingEntityId()),
                    customers.byId(customer),
                    Words.in("de"))
                .sections())
        .flatExtracting(StatementSheet.Section::totals)
        .extracting(StatementSheet.Total::label)
        .contains("Außerdem Zinsen der Ratenvereinbarung zu 5,00 %")
        .anyMatch(label -> label.startsWith("Außerdem für den Verzug (Zinsen"));
  }
}

package org.dunwell.collections.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.replies.Answer;
import org.dunwell.contact.replies.IncomingMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.NewPlanRequest;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.PlanRequests;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is on the list in which order and why, and that it follows the facts. */
@DunwellTest
class WorklistTest {

  private static final String ME = "collector";

  @Autowired TestLedger ledger;
  @Autowired Worklist worklist;
  @Autowired Blocks blocks;
  @Autowired Promises promises;
  @Autowired PlanRequests requests;
  @Autowired Replies replies;
  @Autowired WorklistMarks marks;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @Test
  void theLineSaysWhyItIsHereAndThePointsAddUp() {
    long customer = ledger.customer("BIG");
    ledger.update("update receivables.customer set risk_class = 'high' where id = ?", customer);
    ledger.invoice(customer, "R1", "12000.00", 40);
    ledger.invoice(customer, "R2", "3000.00", -10);
    ledger.work();

    WorklistLine line = line("BIG");
    assertThat(line.reasons())
        .extracting(Reason::row)
        .containsExactly(
            "money.large", "money.month", "trust.highRisk", "urgency.silent", "money.mostlyLate");
    assertThat(line.points()).isEqualTo(line.reasons().stream().mapToInt(Reason::points).sum());
    assertThat(line.daysLate()).isEqualTo(40);
    assertThat(line.amounts())
        .singleElement()
        .satisfies(
            owed -> {
              assertThat(owed.currency()).isEqualTo("EUR");
              assertThat(owed.open()).isEqualByComparingTo("15000.00");
              assertThat(owed.pastDue()).isEqualByComparingTo("12000.00");
            });
    assertThat(line.advice()).isEqualTo("Get in touch");
  }

  @Test
  void theListFollowsAPaymentAndEndsWithIt() {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "12000.00", 40);
    ledger.work();
    int before = line("C1").points();

    ledger.pay(invoice, "P1", "11500.00");
    ledger.work();
    assertThat(line("C1").points()).isLessThan(before);

    ledger.pay(invoice, "P2", "500.00");
    ledger.work();
    assertThat(worklist.of(customer)).isEmpty();
  }

  @Test
  void aPaymentThatCommitsWhileLinesAreMadeIsNotMissed() {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "12000.00", 40);
    ledger.work();
    transaction.executeWithoutResult(
        paying -> {
          ledger.pay(invoice, "P1", "11500.00");
          CompletableFuture.runAsync(
                  () -> {
                    transaction.executeWithoutResult(tx -> marks.customers(List.of(customer)));
                    ledger.work();
                  })
              .join();
        });
    assertThat(line("C1").amounts().get(0).pastDue()).isEqualByComparingTo("12000.00");
    ledger.work();
    assertThat(line("C1").amounts().get(0).pastDue()).isEqualByComparingTo("500.00");
  }

  @Test
  void whoOwesInAnotherCurrencyIsRankedByWhatThatIsWorth() {
    long yen = ledger.customer("YEN");
    long euro = ledger.customer("EURO");
    ledger.invoice(euro, "R1", "60000.00", 40);
    ledger.update(
        "update receivables.invoice set currency = 'JPY' where id = ?",
        ledger.invoice(yen, "R2", "600000.00", 40));
    ledger.work();
    assertThat(onTheList()).containsExactly("EURO", "YEN");
    assertThat(line("YEN").reasons()).extracting(Reason::row).contains("money.medium");
  }

  @Test
  void smallAmountsBlockedOnesAndThoseJustWrittenToAreLeftOutAndSayWhy() {
    ledger.invoice(ledger.customer("SMALL"), "R1", "12.00", 40);
    long disputed = ledger.invoice(ledger.customer("DISPUTED"), "R2", "5000.00", 40);
    block(disputed, "dispute", null);
    long promised = ledger.invoice(ledger.customer("PROMISED"), "R3", "5000.00", 40);
    block(promised, "promise", null);
    long partly = ledger.invoice(ledger.customer("PARTLY"), "R4", "5000.00", 40);
    block(partly, "dispute", "1000.00");
    ledger.invoice(ledger.customer("EARLY"), "R5", "5000.00", 10);
    ledger.work();

    assertThat(onTheList()).containsExactly("PARTLY");
    assertThat(line("SMALL").place()).isEqualTo("small");
    assertThat(line("DISPUTED").place()).isEqualTo("blocked");
    assertThat(line("PROMISED").place()).isEqualTo("promised");
    assertThat(line("EARLY").place()).isEqualTo("letters");
    assertThat(line("EARLY").placedBy()).contains("letters bring most of this in");
    assertThat(line("PARTLY").amounts().get(0).collectible()).isEqualByComparingTo("4000.00");

    ledger.walkTo(TODAY.plusDays(1));
    ledger.work();
    assertThat(line("PARTLY").place()).isEqualTo("contacted");
    assertThat(line("PARTLY").lastTouch()).isEqualTo("letter");
  }

  @Test
  void ownCreditsCountAgainstWhatIsPastDue() {
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "1000.00", 40);
    ledger.update(
        """
        insert into receivables.payment
          (selling_entity_id, customer_id, reference, received_on, currency, amount,
           unapplied_amount, recorded_at)
        select id, ?, 'P1', date '2026-02-27', 'EUR', 1000, 1000, now()
        from receivables.selling_entity
        """,
        customer);
    ledger.work();
    assertThat(line("C1").place()).isEqualTo("blocked");
    assertThat(line("C1").amounts().get(0).collectible()).isEqualByComparingTo("0");
  }

  @Test
  void aClaimThatIsBarredSoonOutranksALargerOne() {
    ledger.invoice(ledger.customer("LARGE"), "R1", "60000.00", 40);
    ledger.update("update receivables.selling_entity set country = 'FR'");
    int fiveYearsLessAMonth = 1_796;
    ledger.invoice(ledger.customer("OLD"), "R2", "600.00", fiveYearsLessAMonth);
    ledger.work();
    assertThat(onTheList()).containsExactly("OLD", "LARGE");
    assertThat(line("OLD").reasons()).extracting(Reason::row).contains("urgency.limitation");
    assertThat(line("LARGE").reasons())
        .extracting(Reason::row)
        .doesNotContain("urgency.limitation");
  }

  @Test
  void whatIsPromisedIsWaitedForAndABrokenPromiseCounts() {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "6000.00", 40);
    promises.take(
        new NewPromise(
            "call/1",
            customer,
            List.of(invoice),
            null,
            TODAY.plusDays(2),
            "call",
            "Alex Payable",
            ME,
            null));
    ledger.work();
    assertThat(line("C1").place()).isEqualTo("promised");
    assertThat(line("C1").promisedFor()).isEqualTo(TODAY.plusDays(2));
    assertThat(line("C1").promises().get(0).amount()).isEqualByComparingTo("6000.00");

    ledger.walkTo(TODAY.plusDays(2));
    ledger.work();
    assertThat(line("C1").reasons()).extracting(Reason::row).contains("urgency.promiseDue");

    ledger.walkTo(TODAY.plusDays(14));
    ledger.work();
    assertThat(line("C1").promisedFor()).isNull();
    assertThat(line("C1").brokenPromises()).isEqualTo(1);
    assertThat(line("C1").reasons())
        .extracting(Reason::row)
        .contains("trust.brokenOnce", "trust.rarelyKeeps");
  }

  @Test
  void whoHasWrittenComesFirstAlsoWhenPutOffUntilSomebodyHasAnswered() {
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "300.00", 5);
    ledger.invoice(ledger.customer("C2"), "R2", "3000.00", 40);
    ledger.work();
    worklist.snooze(List.of(customer), TODAY.plusDays(5), "Holidays", ME);
    IncomingMail mail =
        new IncomingMail(
            "ap@c1.example",
            "Alex",
            "Your invoice",
            "Which order was that?",
            List.of(),
            List.of(),
            List.of(),
            false,
            false);
    transaction.executeWithoutResult(tx -> replies.take("mail/1", new byte[0], mail));
    ledger.work();
    assertThat(onTheList()).containsExactly("C1", "C2");
    assertThat(line("C1").todo()).isEqualTo("reply");
    assertThat(line("C1").mailId())
        .isEqualTo(ledger.one(Long.class, "select id from contact.inbound_mail"));

    long task = ledger.one(Long.class, "select id from contact.task where kind = 'reply'");
    Answer answer = new Answer("answered", List.of(), null, null, "Sent the order", ME);
    transaction.executeWithoutResult(tx -> replies.answer(task, answer));
    ledger.work();
    assertThat(line("C1").place()).isEqualTo("snoozed");
  }

  @Test
  void whoAskedToPayInPartsIsOnTheListEvenOnHoldUntilAPlanIsProposed() {
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(customer, "R1", "600.00", 40);
    ledger.work();
    long request =
        requests
            .open(
                new NewPlanRequest(
                    customer,
                    List.of(invoice),
                    "call",
                    "call/1",
                    null,
                    null,
                    ME,
                    TODAY.plusDays(7)))
            .get(0);
    ledger.work();
    WorklistLine line = line("C1");
    assertThat(line.place()).isEqualTo("list");
    assertThat(line.todo()).isEqualTo("plan");
    assertThat(line.advice()).isEqualTo("Propose a payment plan");
    assertThat(line.planRequestId()).isEqualTo(request);
    assertThat(line.reasons()).extracting(Reason::row).contains("urgency.plan");
    WorklistFilter plans = WorklistFilter.ofQuery("view=all&action=plan");
    assertThat(worklist.list(plans, ME).lines()).hasSize(1);

    requests.decline(request, "They pay on Friday", false, ME);
    ledger.work();
    assertThat(line("C1").todo()).isNotEqualTo("plan");
    assertThat(line("C1").planRequestId()).isNull();
    assertThat(worklist.list(plans, ME).lines()).isEmpty();
  }

  @Test
  void aCallThatIsDueComesFirstAndIsThereUntilItIsMade() {
    ledger.invoice(ledger.customer("C1"), "R1", "900.00", 1);
    ledger.work();
    assertThat(onTheList()).isEmpty();
    ledger.walkTo(TODAY.plusDays(18));
    ledger.work();
    assertThat(ledger.count("collections.customer_task where state = 'open'")).isEqualTo(1);
    assertThat(line("C1").todo()).isEqualTo("call");
    assertThat(line("C1").advice()).isEqualTo("Call the customer");
    assertThat(line("C1").reasons()).extracting(Reason::row).contains("urgency.call");
    assertThat(onTheList()).containsExactly("C1");
  }

  @Test
  void whoIsPutOffIsBackOnTheDayAndTheReasonIsKept() {
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R1", "12000.00", 40);
    ledger.work();
    assertThat(onTheList()).containsExactly("C1");
    worklist.snooze(List.of(customer), TODAY.plusDays(3), "New ERP until Thursday", ME);
    assertThat(onTheList()).isEmpty();
    assertThat(line("C1").snoozedUntil()).isEqualTo(TODAY.plusDays(3));
    assertThat(line("C1").snoozeReason()).isEqualTo("New ERP until Thursday");
    assertThat(
            ledger.count(
                "platform.timeline where what = 'Put off until 2026-03-05: New ERP until Thursday.'"
                    + " and actor = 'collector'"))
        .isEqualTo(1);

    ledger.walkTo(TODAY.plusDays(2));
    ledger.work();
    assertThat(line("C1").place()).isEqualTo("snoozed");
    ledger.walkTo(TODAY.plusDays(3));
    ledger.work();
    assertThat(line("C1").place()).isNotEqualTo("snoozed");

    worklist.snooze(List.of(customer), TODAY.plusDays(9), "once more", ME);
    worklist.wake(List.of(customer), ME);
    assertThat(line("C1").place()).isNotEqualTo("snoozed");
  }

  @Test
  void nobodyIsPutOffForeverOrWithoutSayingWhy() {
    long customer = ledger.customer("C1");
    List<Long> one = List.of(customer);
    assertThatThrownBy(() -> worklist.snooze(one, TODAY.plusDays(31), "later", ME))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("30 days ahead");
    assertThatThrownBy(() -> worklist.snooze(one, TODAY, "later", ME))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> worklist.snooze(one, null, "later", ME))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> worklist.snooze(one, TODAY.plusDays(1), " ", ME))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("why");
  }

  @Test
  void theListIsNarrowedByWhatStandsInTheAddress() {
    owned("MINE", ME, "North");
    owned("TEAM", "manager", "North");
    owned("OTHER", "manager", "South");
    ledger.invoice(ledger.customer("NOBODY"), "R-NOBODY", "800.00", 95);
    ledger.work();

    assertThat(fitting(Map.of())).containsExactly("MINE");
    assertThat(fitting(Map.of("view", "team"))).containsExactlyInAnyOrder("MINE", "TEAM");
    assertThat(fitting(Map.of("view", "all"))).hasSize(4);
    assertThat(fitting(Map.of("view", "all", "owner", "nobody"))).containsExactly("NOBODY");
    assertThat(fitting(Map.of("view", "all", "portfolio", "South"))).containsExactly("OTHER");
    assertThat(fitting(Map.of("view", "all", "late", "91"))).containsExactly("NOBODY");
    assertThat(fitting(Map.of("view", "all", "late", "31-60"))).hasSize(3);
    assertThat(fitting(Map.of("view", "all", "min", "1000"))).hasSize(3);
    assertThat(fitting(Map.of("view", "all", "min", "1000", "currency", "USD"))).isEmpty();
    assertThat(fitting(Map.of("view", "all", "entity", "DE", "risk", "medium"))).hasSize(4);
    assertThat(fitting(Map.of("view", "all", "entity", "XX"))).isEmpty();
    assertThat(fitting(Map.of("view", "all", "q", "tea"))).containsExactly("TEAM");
    assertThat(fitting(Map.of("view", "all", "q", "%"))).isEmpty();
    assertThat(fitting(Map.of("view", "all", "sort", "days")).get(0)).isEqualTo("NOBODY");
    assertThat(fitting(Map.of("view", "all", "action", "none", "promise", "none"))).hasSize(4);
    assertThatThrownBy(() -> WorklistFilter.of(Map.of("sort", "points; drop table x")))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("must be one of amount, days, name, points, touch");
    assertThatThrownBy(() -> WorklistFilter.of(Map.of("min", "much")))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> WorklistFilter.of(Map.of("min", "1e999999999")))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> WorklistFilter.ofQuery("q=%zz")).isInstanceOf(BrokenRule.class);
    WorklistFilter odd = WorklistFilter.of(Map.of("view", "all", "q", "A&B=ü%", "page", "7"));
    assertThat(WorklistFilter.ofQuery(odd.query())).isEqualTo(odd);
  }

  @Test
  void nextIsTheCustomerBelowAlsoWhenTheOneBeforeHasLeftTheList() {
    long first = ledger.customer("A");
    ledger.invoice(first, "R1", "60000.00", 40);
    ledger.invoice(ledger.customer("B"), "R2", "12000.00", 40);
    ledger.invoice(ledger.customer("C"), "R3", "3000.00", 40);
    ledger.work();
    WorklistFilter all = WorklistFilter.of(Map.of("view", "all"));
    assertThat(worklist.next(all, ME, null)).hasValue("A");
    worklist.snooze(List.of(first), TODAY.plusDays(1), "asked to", ME);
    assertThat(worklist.next(all, ME, "A")).hasValue("B");
    assertThat(worklist.next(all, ME, "B")).hasValue("C");
    assertThat(worklist.next(all, ME, "C")).isEmpty();
    assertThat(worklist.next(all, ME, "GONE")).hasValue("B");
  }

  private void owned(String number, String owner, String portfolio) {
    long customer = ledger.customer(number);
    ledger.update(
        "update receivables.customer set owner = ?, portfolio = ? where id = ?",
        owner,
        portfolio,
        customer);
    ledger.invoice(customer, "R-" + number, "2000.00", 40);
  }

  private void block(long invoice, String kind, String amount) {
    blocks.set(
        new NewBlock(
            invoice,
            kind,
            amount == null ? null : new BigDecimal(amount),
            TODAY.plusDays(10),
            "test",
            null,
            "test"));
  }

  private WorklistLine line(String number) {
    long id =
        ledger.one(Long.class, "select id from receivables.customer where number = ?", number);
    return worklist.of(id).orElseThrow();
  }

  private List<String> onTheList() {
    return fitting(Map.of("view", "all"));
  }

  private List<String> fitting(Map<String, String> parameters) {
    return worklist.list(WorklistFilter.of(parameters), ME).lines().stream()
        .map(WorklistLine::customer)
        .toList();
  }
}

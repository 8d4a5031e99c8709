package org.dunwell.promises.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.MONDAY;
import static org.dunwell.TestLedger.TODAY;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.RecordedCalls;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a transcript proposes, against what the customer owes. */
@DunwellTest
class CallProposalsTest {

  @Autowired TestLedger ledger;
  @Autowired CallProposals proposals;

  private RecordedCalls calls;
  private long customer;
  private long first;
  private long second;

  @BeforeEach
  void twoInvoicesPastDueAndOneThatIsNot() {
    ledger.begin();
    calls = new RecordedCalls(ledger);
    customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R-1024", "1250.00", 16);
    second = ledger.invoice(customer, "R-1025", "400.00", 9);
    ledger.invoice(customer, "R-1026", "5000.00", -20);
  }

  @Test
  void halfByFridayIsHalfOfWhatIsPastDueAndTheFridayAfterTheCall() {
    long call =
        calls.call(
            customer,
            MONDAY,
            "en",
            "Hello, accounts payable.",
            "When will invoice 1024 be paid?",
            "I'll wire half by Friday.");
    assertThat(proposals.of(call))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.key()).isEqualTo(call + "-3000");
              assertThat(one.date()).isEqualTo(TODAY.plusDays(4));
              assertThat(one.amount()).isEqualByComparingTo("825.00");
              assertThat(one.invoiceIds()).containsExactly(first, second);
              assertThat(one.basis()).isEqualTo("1,650.00 EUR past due with Nordwerk GmbH");
              assertThat(one.explained()).isNull();
              assertThat(one.said().text()).isEqualTo("I'll wire half by Friday.");
              assertThat(one.said().recordingSha256()).isEqualTo(RecordedCalls.SHA256);
              assertThat(one.said().saidAt()).isEqualTo(MONDAY);
              assertThat(one.said().audioPath())
                  .isEqualTo("/phone-calls/%d/audio#t=2.0,5.5".formatted(call));
            });
  }

  @Test
  void halfIsHalfOfWhatIsNotDisputedAndSaysSo() {
    ledger.update(
        "insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)"
            + " values (?, 'dispute', 50, 'test', 'test', now()),"
            + " (?, 'hold', 400, 'test', 'test', now())",
        first,
        second);
    Proposal one =
        proposals.of(calls.call(customer, MONDAY, "en", "I'll wire half by Friday.")).get(0);
    assertThat(one.amount()).isEqualByComparingTo("600.00");
    assertThat(one.invoiceIds()).containsExactly(first);
    assertThat(one.basis()).isEqualTo("1,200.00 EUR past due with Nordwerk GmbH");
    assertThat(one.explained())
        .isEqualTo(
            "450.00 EUR more are open on late invoices and left out: disputed, blocked, covered or"
                + " not due yet.");
    Proposal sum =
        proposals.of(calls.call(customer, MONDAY, "en", "I'll wire 500 euros by Friday.")).get(0);
    assertThat(sum.basis()).isNull();
    assertThat(sum.explained()).isNull();
  }

  @Test
  void whereTwoCurrenciesAreOwedNobodyGuessesWhichIsMeant() {
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", second);
    Proposal half =
        proposals.of(calls.call(customer, MONDAY, "en", "I'll wire half by Friday.")).get(0);
    assertThat(half.amount()).isNull();
    assertThat(half.invoiceIds()).isEmpty();
    assertThat(half.missing()).isEqualTo(Proposal.Missing.INVOICES_AND_AMOUNT);
    assertThat(half.explained())
        .isEqualTo(
            "It is not clear which is meant: 1,250.00 EUR past due with Nordwerk GmbH, or 400.00 USD"
                + " past due with Nordwerk GmbH. Choose the invoices and enter the amount.");
    Proposal all =
        proposals.of(calls.call(customer, MONDAY, "en", "I'll pay it all by Friday.")).get(0);
    assertThat(all.missing()).isEqualTo(Proposal.Missing.INVOICES);
    Proposal dollars =
        proposals
            .of(calls.call(customer, MONDAY, "en", "I'll pay half of the dollars by Friday."))
            .get(0);
    assertThat(dollars.amount()).isEqualByComparingTo("200.00");
    assertThat(dollars.currency()).isEqualTo("USD");
    assertThat(dollars.invoiceIds()).containsExactly(second);
  }

  @Test
  void moreThanIsPastDueIsCutToItAndExplained() {
    long call = calls.call(customer, MONDAY, "en", "We will pay 3,000 euros on Wednesday.");
    Proposal one = proposals.of(call).get(0);
    assertThat(one.amount()).isNull();
    assertThat(one.invoiceIds()).containsExactly(first, second);
    assertThat(one.explained())
        .isEqualTo(
            "They named 3,000.00 EUR; of what is past due 1,650.00 EUR can be promised, and that is"
                + " filled in.");
  }

  @Test
  void aDayBeyondTheLimitIsExplainedByItsRowAndADayThatIsMissingIsAskedFor() {
    long late = calls.call(customer, MONDAY, "de", "Ich überweise alles am 30. April.");
    assertThat(proposals.of(late).get(0).explained())
        .startsWith("30 Apr 2026 is later than 16 Mar 2026")
        .contains("of rules/promise-limits.dmn: ");
    long vague = calls.call(customer, MONDAY, "de", "Ich überweise Ihnen 800 Euro.");
    assertThat(proposals.of(vague))
        .extracting(Proposal::date, Proposal::explained)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, "No day was named: ask for it."));
  }

  @Test
  void aWorkingDayIsOneOfTheCustomersCalendarAndTheCallsOwnDay() {
    // Good Friday and Easter Monday 2026 are 3 and 6 April
    ledger.update("update receivables.customer set calendar = 'DE-HH'");
    long call =
        calls.call(
            customer,
            java.time.Instant.parse("2026-04-02T22:30:00Z"),
            "en",
            "I'll pay the whole amount within two business days.");
    assertThat(proposals.of(call).get(0).date()).isEqualTo("2026-04-08");
  }

  @Test
  void whatACollectorSaysAStrangerSaysOrNobodyHasWrittenDownIsNoProposal() {
    assertThat(proposals.of(calls.silent(customer, MONDAY, "en"))).isEmpty();
    long stranger = calls.call(customer, MONDAY, "en", "I'll pay on Friday.");
    assertThat(proposals.of(stranger)).hasSize(1);
    calls.forget(stranger);
    assertThat(proposals.of(stranger)).isEmpty();
    assertThat(proposals.of(calls.call(customer, MONDAY, "en", "Hello.", "I'll pay on Friday.")))
        .isEmpty();
  }

  @Test
  void whereNothingIsPastDueTheSentenceStandsWithoutInvoices() {
    ledger.pay(first, "P1", "1250.00");
    ledger.pay(second, "P2", "400.00");
    long call = calls.call(customer, MONDAY, "en", "I'll wire 500 euros by Friday.");
    Proposal one = proposals.of(call).get(0);
    assertThat(one.invoiceIds()).isEqualTo(List.of());
    assertThat(one.amount()).isNull();
    assertThat(one.explained()).isEqualTo("Nothing is past due that could be promised.");
  }
}

package org.dunwell.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.Allocation;
import org.dunwell.receivables.CreditNotes;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewCreditNote;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Money that names no invoice goes where its payer has said it would. */
@DunwellTest
class PromisedMoneyTest {

  private static final LocalDate THURSDAY = TODAY.plusDays(3);
  private static final LocalDate FRIDAY = TODAY.plusDays(4);

  @Autowired TestLedger ledger;
  @Autowired Promises promises;
  @Autowired Payments payments;
  @Autowired CreditNotes creditNotes;
  @Autowired Invoices invoices;
  @Autowired Imports imports;
  @Autowired MockMvc web;

  long customer;
  long oldest;
  long middle;
  long newest;

  @BeforeEach
  void threeInvoices() {
    ledger.begin();
    customer = ledger.customer("C1");
    oldest = ledger.invoice(customer, "R-1", "100.00", 30);
    middle = ledger.invoice(customer, "R-2", "200.00", 20);
    newest = ledger.invoice(customer, "R-3", "300.00", 10);
  }

  @Test
  void whatWasPromisedComesBeforeWhatIsOlder() {
    Promise promise = take(THURSDAY, null, newest);
    assertThat(pay("P1", "300.00")).containsExactly("R-3 300.00 promised");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    assertThat(open(oldest)).isEqualByComparingTo("100");
    assertThat(
            ledger.count("platform.timeline where what like '%R-3 as promised, nothing is open%'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsTooMuchForThePromiseGoesToTheOldest() {
    take(THURSDAY, null, newest);
    assertThat(pay("P1", "350.00")).containsExactly("R-3 300.00 promised", "R-1 50.00 oldest");
  }

  @Test
  void onlyThePromisedPartOfAnInvoiceComesFirst() {
    take(THURSDAY, "150.00", newest);
    assertThat(pay("P1", "450.00"))
        .containsExactly("R-3 150.00 promised", "R-1 100.00 oldest", "R-2 200.00 oldest");
    assertThat(open(newest)).isEqualByComparingTo("150");
    assertThat(pay("P2", "150.00")).containsExactly("R-3 150.00 oldest");
  }

  @Test
  void ofTwoPromisesTheOneOfExactlyThisAmountElseTheEarlier() {
    Promise friday = take(FRIDAY, null, middle);
    Promise thursday = take(THURSDAY, null, newest);
    assertThat(pay("P1", "200.00")).containsExactly("R-2 200.00 promised");
    assertThat(promises.byId(friday.id()).state()).isEqualTo("kept");
    assertThat(pay("P2", "120.00")).containsExactly("R-3 120.00 promised");
    assertThat(pay("P3", "180.00")).containsExactly("R-3 180.00 promised");
    assertThat(promises.byId(thursday.id()).state()).isEqualTo("kept");
  }

  @Test
  void bankChargesDoNotHideWhichPromiseIsMeant() {
    Promise friday = take(FRIDAY, null, middle);
    take(THURSDAY, null, newest);
    assertThat(pay("P1", "198.50")).containsExactly("R-2 198.50 promised");
    assertThat(promises.byId(friday.id()).state()).isEqualTo("kept");
  }

  @Test
  void partsFollowTheEarlierPromiseAndThenTheLater() {
    take(FRIDAY, null, middle);
    take(THURSDAY, null, newest);
    assertThat(pay("P1", "310.00")).containsExactly("R-3 300.00 promised", "R-2 10.00 promised");
    assertThat(pay("P2", "300.00")).containsExactly("R-2 190.00 promised", "R-1 100.00 oldest");
  }

  @Test
  void whoeverNamesAnInvoiceOrIsToldGoesThere() {
    take(THURSDAY, null, newest);
    assertThat(pay("P1", "100.00", "for R-1")).containsExactly("R-1 100.00 named");
    Payment told =
        payments.record(
            new NewPayment(
                entity(),
                customer,
                "P2",
                TODAY,
                "EUR",
                new BigDecimal("50.00"),
                null,
                List.of(new ToInvoice(middle, null))));
    assertThat(went(told)).containsExactly("R-2 50.00 told");
  }

  @Test
  void aPromiseThatWasTakenBackSaysNothing() {
    Promise promise = take(THURSDAY, null, newest);
    promises.withdraw(promise.id(), "cannot pay", "ann");
    assertThat(pay("P1", "300.00")).containsExactly("R-1 100.00 oldest", "R-2 200.00 oldest");
  }

  @Test
  void onlyTheNewerOfTwoPromisesForTheSameInvoiceCounts() {
    take(THURSDAY, null, middle, newest);
    take(FRIDAY, null, newest);
    assertThat(pay("P1", "250.00")).containsExactly("R-2 200.00 promised", "R-3 50.00 promised");
  }

  @Test
  void moneyDatedBeforeThePromiseOrAfterItsGraceWasNotMeant() {
    Promise promise = take(THURSDAY, null, newest);
    assertThat(pay("P1", "10.00", null, TODAY.minusDays(1))).containsExactly("R-1 10.00 oldest");
    assertThat(pay("P2", "10.00", null, promise.graceUntil().plusDays(1)))
        .containsExactly("R-1 10.00 oldest");
    assertThat(pay("P3", "10.00", null, promise.graceUntil()))
        .containsExactly("R-3 10.00 promised");
  }

  @Test
  void moneyDatedWithinTheGraceButRecordedLaterMendsABrokenPromise() {
    Promise promise = take(THURSDAY, null, newest);
    ledger.walkTo(promise.graceUntil().plusDays(1));
    assertThat(promises.byId(promise.id()).state()).isEqualTo("broken");
    assertThat(pay("P1", "300.00", null, promise.graceUntil()))
        .containsExactly("R-3 300.00 promised");
    assertThat(promises.byId(promise.id()).state()).isEqualTo("kept");
    assertThat(promises.brokenOf(List.of(customer))).isEmpty();
  }

  @Test
  void currenciesAndCompaniesAreNeverMixed() {
    take(THURSDAY, null, newest);
    long dollars = ledger.invoice(customer, "U-1", "300.00", 1);
    ledger.update("update receivables.invoice set currency = 'USD' where id = ?", dollars);
    Payment payment =
        payments.record(
            new NewPayment(
                entity(), customer, "P1", TODAY, "USD", new BigDecimal("310.00"), null, null));
    assertThat(went(payment)).containsExactly("U-1 300.00 oldest");
    assertThat(payment.unappliedAmount()).isEqualTo("10.00");
    assertThat(open(newest)).isEqualByComparingTo("300");
  }

  @Test
  void whoPaysForAnotherKeepsThatOnesPromise() {
    long payer = ledger.customer("C2");
    ledger.update("update receivables.customer set payer_id = ? where id = ?", payer, customer);
    take(THURSDAY, null, newest);
    Payment payment =
        payments.record(
            new NewPayment(
                entity(), payer, "P1", TODAY, "EUR", new BigDecimal("300.00"), null, null));
    assertThat(went(payment)).containsExactly("R-3 300.00 promised");
  }

  @Test
  void aCreditNoteIsOurWordNotTheCustomers() {
    take(THURSDAY, null, newest);
    creditNotes.record(
        new NewCreditNote(
            entity(), customer, "N1", TODAY, "EUR", new BigDecimal("100.00"), "bonus", null));
    assertThat(invoices.allocations(oldest))
        .extracting(Allocation::chosenBy)
        .containsOnly("oldest");
    assertThat(open(newest)).isEqualByComparingTo("300");
  }

  @Test
  void aFileOfPaymentsFollowsTheSameRule() {
    take(FRIDAY, null, middle);
    take(THURSDAY, null, newest);
    long other = ledger.customer("C2");
    long others = ledger.invoice(other, "S-1", "40.00", 5);
    long id =
        imports.submit(
            new Upload(
                "payments",
                "bank.csv",
                new ByteArrayInputStream(
                    """
                        company code,payment no,customer,payment date,amount,remittance
                        DE,B-1,C1,2026-03-04,250,transfer
                        DE,B-2,C1,2026-03-03,200,transfer
                        DE,B-3,C2,2026-03-03,40,transfer
                        DE,B-4,C1,2026-03-05,60,for R-1
                        DE,B-5,C1,2026-03-05,100,transfer
                        """
                        .getBytes(StandardCharsets.UTF_8)),
                null,
                false,
                "ann"));
    ledger.work();
    assertThat(
            ledger.one(Long.class, "select accepted from receivables.import_run where id = ?", id))
        .isEqualTo(5);
    assertThat(of("B-2")).containsExactly("R-2 200.00 promised");
    assertThat(of("B-1")).containsExactly("R-3 250.00 promised");
    assertThat(of("B-3")).containsExactly("S-1 40.00 oldest");
    assertThat(of("B-4")).containsExactly("R-1 60.00 named");
    assertThat(of("B-5")).containsExactly("R-3 50.00 promised", "R-1 40.00 oldest");
    assertThat(ledger.count("promises.promise where state = 'kept'")).isEqualTo(2);
    assertThat(open(others)).isZero();
  }

  @Test
  void aProgramAndThePagesSeeWhy() throws Exception {
    take(THURSDAY, null, newest);
    web.perform(
            post("/api/payments")
                .with(user("ann").roles("COLLECTOR"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"customer": "C1", "reference": "P1", "receivedOn": "2026-03-02",
                     "currency": "EUR", "amount": 320}
                    """))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.allocations[0].invoiceNumber").value("R-3"))
        .andExpect(jsonPath("$.allocations[0].chosenBy").value("promised"))
        .andExpect(jsonPath("$.allocations[1].chosenBy").value("oldest"));
    assertThat(page("/customers/C1")).contains("R-3 as promised, R-1 as the oldest due");
    assertThat(page("/invoices/" + newest)).contains("as promised");
  }

  private String page(String path) throws Exception {
    return web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                .with(user("ann").roles("COLLECTOR")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private List<String> of(String reference) {
    return went(payments.byReference(entity(), reference));
  }

  private List<String> pay(String reference, String amount) {
    return pay(reference, amount, null);
  }

  private List<String> pay(String reference, String amount, String text) {
    return pay(reference, amount, text, TODAY);
  }

  private List<String> pay(String reference, String amount, String text, LocalDate on) {
    return went(ledger.receive(customer, reference, amount, text, on));
  }

  /** Such as {@code R-1 100.00 oldest}, in the order in which it was given. */
  private List<String> went(Payment payment) {
    return payments.allocations(payment.id()).stream()
        .map(one -> one.invoiceNumber() + " " + one.amount() + " " + one.chosenBy())
        .toList();
  }

  private BigDecimal open(long invoice) {
    return invoices.byId(invoice).openAmount();
  }

  private long entity() {
    return ledger.one(Long.class, "select id from receivables.selling_entity");
  }

  private Promise take(LocalDate day, String amount, long... about) {
    return promises.take(OnThePhone.says(customer, day, amount, about));
  }
}

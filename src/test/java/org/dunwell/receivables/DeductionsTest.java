package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
@RecordApplicationEvents
class DeductionsTest {

  private static final LocalDate DAY = LocalDate.parse("2025-03-10");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired DunwellClock clock;
  @Autowired Payments payments;
  @Autowired CreditNotes creditNotes;
  @Autowired Deductions deductions;
  @Autowired Invoices invoices;
  @Autowired Timeline timeline;
  @Autowired ApplicationEvents events;
  @Autowired MockMvc mvc;

  long berlin;
  long customer;
  long invoice;

  @BeforeEach
  void anInvoiceOfAHundred() {
    cleanSlate.wipe();
    clock.standAt(Instant.parse("2025-03-10T12:00:00Z"));
    TestLedger ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
    invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
  }

  @AfterEach
  void letTheClockRun() {
    clock.reset();
  }

  @Test
  void aPaymentThatSaysWhyItIsShortLeavesTheRestOpenAndPublishesTheReason() {
    Payment paid = payments.record(payment("P1", "80", part("80", "01", null)));

    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("20.00");
    assertThat(deductions.ofInvoice(invoice)).isEqualTo(deductions.ofPayment(paid.id()));
    assertThat(published()).containsExactly(deductions.ofInvoice(invoice).get(0));
    assertThat(published())
        .extracting(Deduction::paymentId, Deduction::invoiceId, Deduction::reason)
        .containsExactly(tuple(paid.id(), invoice, "PRICE"));
    assertThat(published()).extracting(Deduction::amount).containsExactly(new BigDecimal("20.00"));
    assertThat(timeline.ofInvoice(invoice).get(0).entry().what())
        .isEqualTo("Payment P1 leaves out 20.00 EUR of invoice A1001: PRICE.");
  }

  @Test
  void theSamePaymentTwiceDeductsOnce() {
    payments.record(payment("P1", "80", part("80", "PRICE", "15")));
    payments.record(payment("P1", "80", part("80", "PRICE", "15")));
    assertThat(deductions.ofInvoice(invoice)).hasSize(1);
    assertThat(events.stream(DeductionsTaken.class)).hasSize(1);
  }

  @Test
  void severalReasonsShareWhatIsMissing() {
    payments.record(
        payment(
            "P1", "80", part("80", "PRICE", null), new ToInvoice(invoice, null, "06", bd("5"))));
    assertThat(published())
        .extracting(Deduction::reason, Deduction::amount)
        .containsExactlyInAnyOrder(tuple("QTY_SHORT", bd("5.00")), tuple("PRICE", bd("15.00")));
  }

  @Test
  void withoutAReasonWhatIsMissingJustStaysOpen() {
    payments.record(payment("P1", "80", part("80", null, null)));
    payments.record(payment("P2", "20", part(null, "PRICE", null)));
    assertThat(invoices.byId(invoice).isOpen()).isFalse();
    assertThat(events.stream(DeductionsTaken.class)).isEmpty();
  }

  @Test
  void whatCannotHaveBeenLeftOutIsRefusedAndThePaymentWithIt() {
    refused("PRICE", "20.01", "only 20.00 EUR of invoice A1001 are open");
    refused("PRICE", "0", "above zero");
    refused("PRICE", "1.005", "not an amount");
    refused("MOOD", null, "called MOOD. Take one of: PRICE, QTY_SHORT.");
    refused(null, "20", "has no reason. Take one of: PRICE, QTY_SHORT.");
    assertThat(payments.count(customer)).isZero();
    assertThat(invoices.byId(invoice).openAmount()).isEqualTo("100.00");
    assertThat(events.stream(DeductionsTaken.class)).isEmpty();
    assertThatThrownBy(
            () ->
                creditNotes.record(
                    new NewCreditNote(
                        berlin,
                        customer,
                        "N1",
                        DAY,
                        "EUR",
                        bd("1"),
                        null,
                        List.of(part("1", "PRICE", null)))))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("no deductions");
  }

  @Test
  void whereNobodyKnowsReasonsAllAreRefusedAndTheAnswerSaysWhatToDo() {
    DeductionCheck nobody =
        new DeductionCheck(
            invoices,
            new ObjectProvider<>() {
              @Override
              public DeductionReasons getIfAvailable() {
                return null;
              }
            });
    assertThat(nobody.code("PRICE")).isEmpty();
    assertThat(nobody.choices()).contains("leave it out");
  }

  @Test
  void aReversedPaymentKeepsWhatItSaidAndPublishesNothingNew() {
    Payment paid = payments.record(payment("P1", "80", part("80", "PRICE", null)));
    payments.reverse(paid.id(), DAY.plusDays(2), "bounced cheque", "ann");
    assertThat(deductions.ofInvoice(invoice))
        .extracting(Deduction::reason, Deduction::reversedOn)
        .containsExactly(tuple("PRICE", DAY.plusDays(2)));
    assertThat(events.stream(DeductionsTaken.class)).hasSize(1);
  }

  @Test
  void programsSendReasonsAndReadThemAndTheInvoicePageShowsThem() throws Exception {
    String body =
        """
        {"customer": "C1", "reference": "P1", "receivedOn": "2025-03-10", "currency": "EUR",
         "amount": 90, "allocations": [{"invoice": "A1001", "amount": 90,
           "deductionReason": "06", "deductionAmount": 7.5}]}
        """;
    mvc.perform(
            post("/api/payments")
                .with(ann())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.deductions[0].reason").value("QTY_SHORT"))
        .andExpect(jsonPath("$.deductions[0].amount").value(7.50));
    mvc.perform(get("/api/invoices/{id}", invoice).with(ann()))
        .andExpect(jsonPath("$.deductions[0].paymentReference").value("P1"));
    mvc.perform(get("/invoices/{id}", invoice).with(ann()))
        .andExpect(content().string(containsString("Deducted: qty short")))
        .andExpect(content().string(containsString("7.50 EUR")));
    mvc.perform(
            post("/api/payments")
                .with(ann())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace("P1", "P2").replace("90", "5").replace("06", "MOOD")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("Take one of: PRICE")));
  }

  private void refused(String reason, String amount, String why) {
    assertThatThrownBy(() -> payments.record(payment("P1", "80", part("80", reason, amount))))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(why);
  }

  private List<Deduction> published() {
    return events.stream(DeductionsTaken.class).flatMap(e -> e.deductions().stream()).toList();
  }

  private NewPayment payment(String reference, String amount, ToInvoice... told) {
    return new NewPayment(berlin, customer, reference, DAY, "EUR", bd(amount), null, List.of(told));
  }

  private ToInvoice part(String amount, String reason, String deducted) {
    return new ToInvoice(invoice, bd(amount), reason, bd(deducted));
  }

  private static BigDecimal bd(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }

  private static UserRequestPostProcessor ann() {
    return user("ann").roles("ADMINISTRATORS", "administrators", "collectors", "COLLECTORS");
  }
}

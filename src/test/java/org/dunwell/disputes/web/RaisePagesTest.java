package org.dunwell.disputes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.evidence.Evidence;
import org.dunwell.disputes.evidence.EvidenceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** A collector raises disputes on the customer's page, with what the customer sent. */
@DunwellTest
class RaisePagesTest {

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Evidence evidence;
  @Autowired MockMvc web;

  private long customer;
  private long first;
  private long second;

  @BeforeEach
  void twoInvoices() {
    ledger.begin();
    customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R-1", "1000.00", 10);
    second = ledger.invoice(customer, "R-2", "250.00", -10);
  }

  @Test
  void severalInvoicesAtOnceBecomeADisputeEachWithTheSameFiles() throws Exception {
    MockHttpServletResponse raised =
        ask(
            form()
                .file(file("note.txt", "Nothing came"))
                .param("invoice", Long.toString(first), Long.toString(second))
                .param("reason", "NOT_RECEIVED")
                .param("words", "Nothing came")
                .param("contact", contact()));
    assertThat(raised.getRedirectedUrl()).isEqualTo("/customers/C1");
    List<Dispute> all = disputes.ofCustomers(List.of(customer));
    assertThat(all)
        .extracting(Dispute::invoiceNumber, Dispute::isOpen, Dispute::whole, Dispute::words)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("R-2", true, true, "Nothing came"),
            org.assertj.core.groups.Tuple.tuple("R-1", true, true, "Nothing came"));
    assertThat(all.get(0).contactId()).isEqualTo(Long.parseLong(contact()));
    for (Dispute dispute : all) {
      assertThat(evidence.of(dispute.id()))
          .extracting(EvidenceFile::fileName)
          .containsExactly("note.txt");
    }
    assertThat(page("/customers/C1")).contains("NOT", "Raise a dispute", "Goods not received");
    assertThat(page("/invoices/" + first)).contains("Disputes of this invoice");
    assertThat(page("/customers/C1/disputes/new")).contains("all of it");
  }

  @Test
  void aFormSentTwiceRaisesOneDispute() throws Exception {
    AbstractMockHttpServletRequestBuilder<?> sent =
        form().param("invoice", Long.toString(first)).param("reason", "PRICE");
    String there = ask(sent).getRedirectedUrl();
    assertThat(there).matches("/disputes/\\d+");
    assertThat(ask(sent).getRedirectedUrl()).isEqualTo(there);
    assertThat(ledger.count("disputes.dispute")).isEqualTo(1);
  }

  @Test
  void linesAreKeptWithWhatIsWrongWithEach() throws Exception {
    ask(
        lines("10", "one broken", "30", "20", "", "12,50")
            .param("invoice", Long.toString(first))
            .param("reason", "DAMAGED"));
    Dispute dispute = disputes.ofInvoice(first).get(0);
    assertThat(dispute.openAmount()).isEqualByComparingTo("42.50");
    assertThat(disputes.lines(dispute.id()))
        .extracting(NewDispute.Line::line, NewDispute.Line::what)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("10", "one broken"),
            org.assertj.core.groups.Tuple.tuple("20", null));
  }

  @Test
  void whatWasTypedStandsThereAgainWhenItIsRefusedAndNothingIsStored() throws Exception {
    MockHttpServletResponse refused =
        ask(
            lines("Bolts M8", "<b>rust</b>", "2000", "", "", "")
                .file(file("note.txt", "Broken"))
                .param("invoice", Long.toString(first))
                .param("reason", "DAMAGED")
                .param("words", "All of it is rusty")
                .param("contact", contact()));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString())
        .contains("Of invoice R-1 only 1000.00 EUR can be disputed", "Nothing was stored")
        .contains("value=\"Bolts M8\"", "&lt;b&gt;rust", "value=\"2000\"", "All of it is rusty")
        .containsPattern("value=\"DAMAGED\"[^>]*selected")
        .containsPattern("value=\"lines\" checked")
        .containsPattern("value=\"%d\" checked".formatted(first));
    assertThat(ledger.count("disputes.dispute")).isZero();
  }

  @Test
  void aFileThatIsRefusedRefusesTheDispute() throws Exception {
    MockHttpServletResponse refused =
        ask(
            form()
                .file(file("scan.pdf", "<html>"))
                .param("invoice", Long.toString(first))
                .param("reason", "DAMAGED"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("is HTML, SVG or XML");
    assertThat(ledger.count("disputes.dispute")).isZero();
  }

  @Test
  void anAmountIsOfOneInvoiceAndNothingOfAnotherCustomerCanBeNamed() throws Exception {
    assertThat(
            ask(form()
                    .param("invoice", Long.toString(first), Long.toString(second))
                    .param("reason", "PRICE")
                    .param("scope", "amount")
                    .param("amount", "5"))
                .getContentAsString())
        .contains("of one invoice at a time");
    assertThat(ask(form().param("reason", "PRICE")).getContentAsString())
        .contains("Choose at least one invoice");
    assertThat(ask(form().param("invoice", Long.toString(first))).getContentAsString())
        .contains("Say why: choose a reason");
    long others = ledger.invoice(ledger.customer("C2"), "THEIRS-9", "10.00", 1);
    assertThat(
            ask(form().param("invoice", Long.toString(others)).param("reason", "PRICE"))
                .getContentAsString())
        .contains("none of this customer&#39;s")
        .doesNotContain("THEIRS-9");
    assertThat(ledger.count("disputes.dispute")).isZero();
  }

  private MockMultipartHttpServletRequestBuilder form() {
    MockMultipartHttpServletRequestBuilder form = multipart("/customers/C1/disputes");
    form.param("key", UUID.randomUUID().toString());
    return form;
  }

  private MockMultipartHttpServletRequestBuilder lines(String... cells) {
    MockMultipartHttpServletRequestBuilder form = form();
    form.param("scope", "lines")
        .param("line", cells[0], cells[3], "", "", "")
        .param("what", cells[1], cells[4], "", "", "")
        .param("lineAmount", cells[2], cells[5], "", "", "");
    return form;
  }

  private static MockMultipartFile file(String name, String content) {
    return new MockMultipartFile(
        "files", name, "text/html", content.getBytes(StandardCharsets.UTF_8));
  }

  private String contact() {
    return ledger.one(
        String.class, "select id::text from receivables.contact where customer_id = ?", customer);
  }

  private String page(String path) throws Exception {
    MockHttpServletResponse response = ask(get(path));
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString();
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request.with(user("collector").roles("COLLECTOR")).with(csrf()))
        .andReturn()
        .getResponse();
  }
}

package org.dunwell.disputes.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@DunwellTest
class DisputeResourceTest {

  @Autowired TestLedger ledger;
  @Autowired MockMvc web;

  private long invoice;

  @BeforeEach
  void anInvoice() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R-1", "1000.00", 10);
  }

  @Test
  void aDisputeIsRaisedOnceHoweverOftenItsKeyIsSent() throws Exception {
    String body =
        """
        {"invoiceNumber": "R-1", "sellingEntity": "DE", "reason": "06", "key": "erp-17",
         "lines": [{"line": "10", "what": "two missing", "amount": 80.50}], "text": "Two missing"}
        """;
    raise(body)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/disputes/1"))
        .andExpect(jsonPath("$.reasonCode").value("QTY_SHORT"))
        .andExpect(jsonPath("$.openAmount").value(80.50))
        .andExpect(jsonPath("$.channel").value("api"));
    raise(body).andExpect(status().isOk()).andExpect(jsonPath("$.id").value(1));
    ask(get("/api/disputes/1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.invoiceNumber").value("R-1"))
        .andExpect(jsonPath("$.course.department").value("logistics"))
        .andExpect(jsonPath("$.lines[0].what").value("two missing"));
    long other = ledger.invoice(ledger.customer("C2"), "R-2", "10.00", 1);
    refused(
        "{\"invoice\": %d, \"reason\": \"06\", \"key\": \"erp-17\"}".formatted(other),
        "another invoice");
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsStored() throws Exception {
    refused("{\"reason\": \"PRICE\"}", "Name the invoice");
    refused(about("\"reason\": \"NOPE\""), "There is no reason code");
    refused(about("\"text\": \"x\""), "reason is missing");
    refused(
        about("\"reason\": \"PRICE\", \"amount\": 1000.01"), "only 1000.00 EUR can be disputed");
    refused(about("\"reason\": \"PRICE\", \"amount\": -1"), "above zero");
    refused(about("\"reason\": \"PRICE\", \"contactId\": 999"), "own contacts");
    refused(about("\"reason\": \"PRICE\", \"lines\": [{\"line\": \"1\"}]"), "needs an amount");
    refused(about("\"reason\": \"PRICE\", \"amount\": 1e999999999"), "at most 15 digits");
    refused(about("\"reason\": \"PRICE\", \"amount\": 1e-999999999"), "at most 15 digits");
    raise("{\"invoice\": 999, \"reason\": \"PRICE\"}").andExpect(status().isNotFound());
    ask(get("/api/disputes")).andExpect(jsonPath("$.total").value(0));
  }

  @Test
  void theListGoesOnWhereThePageBeforeEnded() throws Exception {
    for (int n = 0; n < 3; n++) {
      raise(about("\"reason\": \"PRICE\", \"amount\": 10"));
    }
    ask(withdraw(2, "Entered in error")).andExpect(jsonPath("$.outcome").value("withdrawn"));
    ask(withdraw(2, "Again")).andExpect(status().isUnprocessableEntity());
    ask(get("/api/disputes?state=open&limit=1"))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items[*].id", contains(3)))
        .andExpect(jsonPath("$.next").value("/api/disputes?state=open&limit=1&after=3"));
    ask(get("/api/disputes?state=open&limit=2&after=3"))
        .andExpect(jsonPath("$.items[*].id", contains(1)))
        .andExpect(jsonPath("$.next").doesNotExist());
    ask(get("/api/disputes?state=ended")).andExpect(jsonPath("$.items[*].id", contains(2)));
    ask(get("/api/disputes")).andExpect(jsonPath("$.items", hasSize(3)));
    ask(get("/api/disputes?state=some"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("one of [all, ended, open]")));
    ask(get("/api/disputes?limit=0")).andExpect(status().isUnprocessableEntity());
  }

  @Test
  void filesAreAddedAndListedWithTheirFingerprint() throws Exception {
    raise(about("\"reason\": \"PRICE\""));
    byte[] list = "1;2".getBytes(StandardCharsets.UTF_8);
    ask(multipart("/api/disputes/1/evidence")
            .file(new MockMultipartFile("file", "list.csv", null, list)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$[0].fileName").value("list.csv"))
        .andExpect(jsonPath("$[0].sha256").value(Sha256.of(list)));
    ask(multipart("/api/disputes/1/evidence")).andExpect(status().isUnprocessableEntity());
    ask(multipart("/api/disputes/1/evidence")
            .file(new MockMultipartFile("file", "a.pdf", null, "<html>".getBytes())))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("is HTML")));
    ask(get("/api/disputes/1"))
        .andExpect(jsonPath("$.files", hasSize(1)))
        .andExpect(jsonPath("$.files[0].bytes").doesNotExist());
    ask(multipart("/api/disputes/7/evidence")
            .file(new MockMultipartFile("file", "list.csv", null, list)))
        .andExpect(status().isNotFound());
  }

  private String about(String fields) {
    return "{\"invoice\": %d, %s}".formatted(invoice, fields);
  }

  private void refused(String body, String why) throws Exception {
    raise(body)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString(why)));
  }

  private ResultActions raise(String body) throws Exception {
    return ask(post("/api/disputes").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static AbstractMockHttpServletRequestBuilder<?> withdraw(long id, String reason) {
    return post("/api/disputes/" + id + "/withdraw")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"reason\": \"%s\"}".formatted(reason));
  }

  private ResultActions ask(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(user("collector").roles("COLLECTOR")).with(csrf()));
  }
}

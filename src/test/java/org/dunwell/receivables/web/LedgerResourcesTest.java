package org.dunwell.receivables.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.receivables.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DunwellTest
class LedgerResourcesTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  long invoice;

  @BeforeEach
  void threeInvoices() {
    cleanSlate.wipe();
    TestLedger ledger = new TestLedger(jdbc);
    long berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    long customer = ledger.customer("C 1");
    ledger.customer("C 2");
    ledger.contact(customer, "ap@c1.example");
    invoice = ledger.invoice(berlin, customer, "A1001", "2020-02-01", "100");
    ledger.invoice(berlin, customer, "A1002", "2020-03-01", "100");
    ledger.invoice(berlin, customer, "A1003", "2020-04-01", "12.50", "USD");
  }

  @Test
  void listsLeadFromPageToPage() throws Exception {
    read("/api/invoices?customer=C 1&state=open&limit=2")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(
            jsonPath("$.next")
                .value("/api/invoices?customer=C%201&state=open&limit=2&after=" + (invoice + 1)));
    mvc.perform(
            get(java.net.URI.create("/api/invoices?customer=C%201&limit=2&after=" + (invoice + 1)))
                .with(ann()))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].number").value("A1003"))
        .andExpect(jsonPath("$.next").doesNotExist());
    read("/api/customers?limit=1")
        .andExpect(jsonPath("$.items[0].number").value("C 1"))
        .andExpect(jsonPath("$.next").value("/api/customers?limit=1&after=C%201"));
    read("/api/customers?limit=2").andExpect(jsonPath("$.next").doesNotExist());
  }

  @Test
  void aCustomerShowsContactsAndWhatIsOpenInEachCurrency() throws Exception {
    read("/api/customers/{number}", "C 1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.number").value("C 1"))
        .andExpect(jsonPath("$.timeZone").value("Europe/Berlin"))
        .andExpect(jsonPath("$.contacts[0].email").value("ap@c1.example"))
        .andExpect(jsonPath("$.owed[0].sellingEntity").value("BER"))
        .andExpect(jsonPath("$.owed[0].totals[0].due").value(200.00))
        .andExpect(jsonPath("$.owed[0].totals[1].due").value(12.50));
    read("/api/customers/{number}", "nobody").andExpect(status().isNotFound());
  }

  @Test
  void aPaymentIsRecordedOnceAllocatedAndReversed() throws Exception {
    String body =
        """
        {"customer": "C 1", "reference": "P1", "receivedOn": "2020-05-01", "currency": "EUR",
         "amount": 120, "allocations": [{"invoice": "A1001"}]}
        """;
    write("/api/payments", body)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/payments/1"))
        .andExpect(jsonPath("$.unappliedAmount").value(20.00))
        .andExpect(jsonPath("$.allocations[0].invoiceNumber").value("A1001"));
    write("/api/payments", body).andExpect(header().string("Location", "/api/payments/1"));
    read("/api/invoices/{id}", invoice)
        .andExpect(jsonPath("$.state").value("paid"))
        .andExpect(jsonPath("$.closedOn").value("2020-05-01"))
        .andExpect(jsonPath("$.allocations[0].kind").value("payment"))
        .andExpect(jsonPath("$.pastDue.pastDueAmount").value(0.00));
    write("/api/payments/1/reversal", "{\"reason\": \"returned debit\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.reversalReason").value("returned debit"));
    read("/api/invoices/{id}", invoice).andExpect(jsonPath("$.state").value("open"));
    read("/api/payments?customer=C 1").andExpect(jsonPath("$.total").value(1));
  }

  @Test
  void whatBreaksARuleIsRefusedWithTheReason() throws Exception {
    write(
            "/api/payments",
            """
            {"customer": "C 1", "reference": "P1", "receivedOn": "2020-05-01", "currency": "EUR",
             "amount": 1, "allocations": [{"invoice": "A1003", "amount": 1}]}
            """)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("never mixed")));
    read("/api/payments").andExpect(jsonPath("$.total").value(0));
  }

  private ResultActions read(String path, Object... names) throws Exception {
    return mvc.perform(get(path, names).with(ann()));
  }

  private ResultActions write(String path, String json) throws Exception {
    return mvc.perform(
        post(path).with(ann()).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(json));
  }

  private static RequestPostProcessor ann() {
    return user("ann").roles("ADMINISTRATORS", "administrators", "collectors", "COLLECTORS");
  }
}

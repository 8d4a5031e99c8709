package org.dunwell.workspace;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.dunwell.DunwellTest;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DunwellTest
class WorkspacePagesTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Troubles troubles;
  @Autowired MockMvc web;

  @BeforeEach
  void empty() {
    cleanSlate.wipe();
    clock.reset();
  }

  @Test
  void onAnEmptyLedgerEveryListSaysWhatToDoNext() throws Exception {
    page("/").andExpect(content().string(containsString("No case is running")));
    page("/cases").andExpect(content().string(containsString("No case here")));
    page("/customers").andExpect(content().string(containsString("Import customers")));
    page("/invoices").andExpect(content().string(containsString("Import invoices")));
    page("/messages").andExpect(content().string(containsString("No message here")));
    page("/messages?state=planned").andExpect(content().string(containsString("is planned")));
    page("/tasks").andExpect(content().string(containsString("Nothing waits")));
    page("/troubles").andExpect(content().string(containsString("All is well")));
  }

  @Test
  void aCaseShowsWhereItStandsAndWhyWithTheRowsThatFired() throws Exception {
    ledger();
    page("/cases")
        .andExpect(content().string(containsString("R-1001")))
        .andExpect(content().string(containsString("Wait for payment")));
    page("/cases/1")
        .andExpect(content().string(containsString("data-picture=\"/cases/1/picture\"")))
        .andExpect(content().string(containsString("treatment, row 3")))
        .andExpect(content().string(containsString("A week after the first letter.")))
        .andExpect(content().string(containsString("1,234.50 EUR")));
    page("/cases?state=ended").andExpect(content().string(containsString("No case here")));
    page("/").andExpect(content().string(containsString("1,234.50 EUR")));
  }

  @Test
  void anInvoiceShowsInstalmentsBlocksContactAndItsTimeline() throws Exception {
    ledger();
    page("/invoices").andExpect(content().string(containsString("R-1001")));
    page("/invoices?number=R-1001").andExpect(content().string(containsString("R-1001")));
    page("/invoices?state=closed").andExpect(content().string(not(containsString("R-1001"))));
    page("/invoices/1")
        .andExpect(content().string(containsString("Asked for a friendly reminder.")))
        .andExpect(content().string(containsString("500.00 EUR")))
        .andExpect(content().string(containsString("Past due")));
  }

  @Test
  void aCustomerShowsWhatItOwesPerCurrencyAndHowToReachIt() throws Exception {
    ledger();
    page("/customers?q=albrecht").andExpect(content().string(containsString("C-100")));
    page("/customers/C-100")
        .andExpect(content().string(containsString("ap@albrecht.example")))
        .andExpect(content().string(containsString("does not work")))
        .andExpect(content().string(containsString("P-77")))
        .andExpect(content().string(containsString("1,234.50 EUR")));
  }

  @Test
  void aLetterIsShownAsSentAndMayDoNothing() throws Exception {
    ledger();
    page("/messages?state=delivered").andExpect(content().string(containsString("Erinnerung")));
    page("/messages/1").andExpect(content().string(containsString("&lt;1@dunwell.example&gt;")));
    page("/messages/1/letter")
        .andExpect(content().string(containsString("<b>bitte</b>")))
        .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
        .andExpect(
            header().string("Content-Security-Policy", containsString("default-src 'none'")));
  }

  @Test
  void aTroubleIsShownAndRetriedByAPerson() throws Exception {
    troubles.report("test", "thing", "1", "The thing failed.", "Mend the thing.", null);
    page("/troubles").andExpect(content().string(containsString("Mend the thing.")));
    long id = troubles.open(1).get(0).id();
    web.perform(
            post("/troubles/{id}/retry", id)
                .with(csrf())
                .with(user("collector").roles("COLLECTOR")))
        .andExpect(status().is3xxRedirection());
    page("/troubles").andExpect(content().string(containsString("All is well")));
  }

  private ResultActions page(String path) throws Exception {
    return web.perform(
            get(path).accept(MediaType.TEXT_HTML).with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk());
  }

  private void ledger() throws Exception {
    var script = new ClassPathResource("workspace/ledger.sql");
    jdbc.sql(script.getContentAsString(StandardCharsets.UTF_8)).update();
  }
}

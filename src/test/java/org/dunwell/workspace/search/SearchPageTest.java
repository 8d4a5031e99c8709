package org.dunwell.workspace.search;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DunwellTest
class SearchPageTest {

  @Autowired TestLedger ledger;
  @Autowired Access access;
  @Autowired MockMvc web;

  private long invoice;

  @BeforeEach
  void someCustomers() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("ALDER"), "A-101", "100.00", 5);
    ledger.invoice(ledger.customer("BIRCH"), "A-1011", "100.00", 5);
    ledger.invoice(ledger.customer("100%"), "HUNDRED-1", "100.00", 5);
  }

  @Test
  void anExactNumberOpensAtOnceInWhateverCase() throws Exception {
    find("alder").andExpect(redirectedUrl("/customers/ALDER"));
    find("a-101").andExpect(redirectedUrl("/invoices/" + invoice));
    find(" BIRCH ").andExpect(redirectedUrl("/customers/BIRCH"));
  }

  @Test
  void theOnlyOneThatFitsOpens() throws Exception {
    find("mer bir").andExpect(redirectedUrl("/customers/BIRCH"));
  }

  @Test
  void severalAreListed() throws Exception {
    find("A-10")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("A-1011")))
        .andExpect(content().string(not(containsString("HUNDRED-1"))));
  }

  @Test
  void signsOfPatternsAreLettersLikeOthers() throws Exception {
    find("100%").andExpect(redirectedUrl("/customers/100%25"));
    find("a_10").andExpect(content().string(containsString("No customer and no invoice")));
  }

  @Test
  void nothingTypedSaysWhatToType() throws Exception {
    find("  ").andExpect(content().string(containsString("Type a customer")));
  }

  @Test
  void whatSomebodyMayNotSeeIsNotFound() throws Exception {
    ledger.update("update receivables.customer set portfolio = number");
    access.give("carol", null, "BIRCH", "admin");
    find("alder").andExpect(content().string(containsString("No customer and no invoice")));
    find("a-101").andExpect(content().string(not(containsString("ALDER"))));
  }

  private ResultActions find(String words) throws Exception {
    return web.perform(get("/search").param("q", words).with(user("carol").roles("COLLECTOR")));
  }
}

package org.dunwell.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.SignedLinks;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class PayPageTest {

  @Autowired MockMvc web;
  @Autowired SignedLinks links;
  @Autowired DunwellClock clock;
  @Autowired TestLedger ledger;

  long customer;

  @BeforeEach
  void oneLateInvoice() {
    ledger.begin();
    customer = ledger.customer("K100");
    ledger.invoice(customer, "R-7", "1250.00", 12);
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private String link(Duration validity) {
    long entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    return "/pay/" + links.mint("pay", customer + "-" + entity, validity);
  }

  @Test
  void theLinkShowsTheStatementAndHowToPayWithoutSignIn() throws Exception {
    web.perform(get(link(Duration.ofDays(60))))
        .andExpect(status().isOk())
        .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(content().string(containsString("R-7")))
        .andExpect(content().string(containsString("1,250.00")))
        .andExpect(content().string(containsString("DE02 1203 0000 0000 2020 51")));
  }

  @Test
  void itSpeaksTheLanguageOfTheCustomer() throws Exception {
    ledger.one(
        Long.class,
        "update receivables.customer set language = 'de' where id = ? returning id",
        customer);
    web.perform(get(link(Duration.ofDays(60))))
        .andExpect(content().string(containsString("<main lang=\"de\">")))
        .andExpect(content().string(containsString("Verwendungszweck")));
  }

  @Test
  void anExpiredLinkSaysSo() throws Exception {
    web.perform(get(link(Duration.ofSeconds(-1))))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("no longer valid")))
        .andExpect(content().string(not(containsString("R-7"))));
  }

  @Test
  void aLinkNobodyMadeOpensNothing() throws Exception {
    web.perform(get("/pay/abc.def"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("does not open anything")));
  }
}

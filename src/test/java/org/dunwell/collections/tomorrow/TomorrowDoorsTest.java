package org.dunwell.collections.tomorrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people do about tomorrow over REST, what is refused, and what is kept of it. */
@DunwellTest
class TomorrowDoorsTest {

  @Autowired TestLedger ledger;
  @Autowired MockMvc web;
  @Autowired DunwellClock clock;

  long first;
  long second;

  @BeforeEach
  void twoCustomers() {
    ledger.begin();
    for (String number : List.of("C1", "C2")) {
      long customer = ledger.customer(number);
      first = ledger.invoice(customer, number + "-A", "100.00", 1);
      second = ledger.invoice(customer, number + "-B", "200.00", 24);
    }
    ledger.update("update receivables.customer set owner = 'carla' where number = 'C2'");
    ledger.work();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
    return as("carla", Group.COLLECTORS, request);
  }

  private ResultActions as(String who, Group group, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(who).roles(group.role())).with(csrf()));
  }

  private ResultActions tell(String path, String json) throws Exception {
    return ask(post(path).contentType(MediaType.APPLICATION_JSON).content(json));
  }

  @Test
  void aRunThinksEverybodyThroughAndSaysHowFarItIs() throws Exception {
    ask(get("/api/tomorrow/run")).andExpect(status().isNotFound());
    ask(post("/api/tomorrow/run"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.candidates").value(2))
        .andExpect(jsonPath("$.madeAt").doesNotExist());
    ask(post("/api/tomorrow/run")).andExpect(status().isAccepted());
    assertThat(ledger.count("collections.tomorrow_run")).as("one at a time").isEqualTo(1);
    ledger.work();
    ask(get("/api/tomorrow/run"))
        .andExpect(jsonPath("$.customers").value(2))
        .andExpect(jsonPath("$.madeAt").exists());

    ask(get("/api/tomorrow?limit=1"))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].customer").value("C1"))
        .andExpect(jsonPath("$.items[0].step").value("reminder"))
        .andExpect(jsonPath("$.items[0].amounts").value("300.00 EUR"))
        .andExpect(jsonPath("$.next").value(containsString("view=all&state=all&limit=1&after=")));
    ask(get("/api/tomorrow?view=mine"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].customer").value("C2"));
    ask(get("/api/tomorrow?state=not")).andExpect(jsonPath("$.total").value(0));
    ask(get("/api/tomorrow?channel=phone")).andExpect(jsonPath("$.total").value(0));
    ask(get("/api/tomorrow?step=reminder&channel=email")).andExpect(jsonPath("$.total").value(2));
  }

  @Test
  void anotherRunForgetsWhatIsNoLongerSo() throws Exception {
    ask(post("/api/tomorrow/run"));
    ledger.work();
    clock.standAt(TestLedger.MONDAY.plusSeconds(60));
    ledger.settleEverything();
    ledger.work();
    ask(get("/api/tomorrow")).andExpect(jsonPath("$.total").value(2));
    ask(post("/api/tomorrow/run"));
    ledger.work();
    ask(get("/api/tomorrow")).andExpect(jsonPath("$.total").value(0));
  }

  @Test
  void aChangeIsSeenAtOnceInTheListAndNowhereElse() throws Exception {
    ask(post("/api/tomorrow/run"));
    ledger.work();
    tell("/api/customers/C2/tomorrow/leave-out", "{\"invoice\": %d}".formatted(first))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].asked[0]").value((int) second))
        .andExpect(jsonPath("$[1].whyNot").value(containsString("carla")));
    ask(get("/api/tomorrow?why=left-out"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].customer").value("C2"));
    tell("/api/customers/C2/tomorrow/put-back", "{\"invoice\": %d}".formatted(first))
        .andExpect(jsonPath("$[0].asked", hasSize(2)));
    tell(
            "/api/customers/C2/tomorrow/words",
            """
            {"sellingEntity": "DE", "text": "Dear friends", "place": "below"}
            """)
        .andExpect(jsonPath("$[0].text").value(containsString("Dear friends")));
    tell(
            "/api/customers/C2/tomorrow/words",
            """
            {"sellingEntity": "DE", "text": "Too late", "place": "below"}
            """)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("Somebody else has changed")));
    tell(
            "/api/customers/C2/tomorrow/words/erase",
            """
            {"sellingEntity": "DE", "version": 1}
            """)
        .andExpect(jsonPath("$[0].text").value(not(containsString("Dear friends"))));
    tell(
            "/api/customers/C2/tomorrow/hold",
            "{\"until\": \"%s\", \"reason\": \"They asked\"}".formatted(TODAY.plusDays(1)))
        .andExpect(jsonPath("$[0].whyNot").value("hold"))
        .andExpect(jsonPath("$[0].recipient").doesNotExist());
    ask(get("/api/tomorrow?state=goes"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].customer").value("C1"));
    assertThat(
            ledger.count(
                "platform.timeline where actor = 'carla' and room <> 'receivables' and customer_id = (select id from"
                    + " receivables.customer where number = 'C2')"))
        .isEqualTo(5);
  }

  @Test
  void aLetterGoesNowInsteadOfTomorrowAndOnlyOnce() throws Exception {
    ask(post("/api/customers/C2/tomorrow/send"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.messages", hasSize(1)));
    ledger.work();
    assertThat(ledger.count("contact.message_item where requested and invoice_id = ?", second))
        .isEqualTo(1);
    assertThat(ledger.count("contact.message where state = 'delivered'")).isEqualTo(1);
    ask(post("/api/customers/C2/tomorrow/send"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("nothing to write about")));
    clock.standAt(TestLedger.MONDAY.plusSeconds(12 * 3600));
    ask(post("/api/customers/C1/tomorrow/send"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("contactPolicy.outsideHours")));
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(ledger.count("contact.message_item where requested and invoice_id = ?", second))
        .as("it is not sent again the next day")
        .isEqualTo(1);
  }

  @Test
  void aMailCanBeTakenBackOverRestUntilItIsGone() throws Exception {
    ask(post("/api/customers/C2/tomorrow/send"));
    long mail = ledger.one(Long.class, "select max(id) from contact.message");
    as("ann", Group.ANALYSTS, post("/api/messages/{id}/take-back", mail))
        .andExpect(status().isForbidden());
    ask(post("/api/messages/{id}/take-back", mail))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("taken-back"));
    ask(post("/api/messages/{id}/take-back", mail)).andExpect(status().isUnprocessableEntity());
    ask(post("/api/messages/4711/take-back")).andExpect(status().isNotFound());
    ledger.work();
    ask(get("/api/customers/C2/tomorrow"))
        .andExpect(jsonPath("$[0].asked", hasSize(2)))
        .andExpect(jsonPath("$[0].step").value("reminder"));
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNothingChanges() throws Exception {
    for (String query :
        List.of("view=x", "state=x", "step=x", "channel=x", "why=x", "limit=0", "limit=501")) {
      ask(get("/api/tomorrow?" + query)).andExpect(status().isUnprocessableEntity());
    }
    String there = "/api/customers/C1/tomorrow/";
    tell(there + "leave-out", "{}").andExpect(status().isUnprocessableEntity());
    tell(there + "leave-out", "{\"invoice\": %d}".formatted(first))
        .andExpect(status().isNotFound());
    tell(there + "words", "{\"text\": \"x\"}").andExpect(status().isUnprocessableEntity());
    tell(there + "words", "{\"sellingEntity\": \"DE\", \"text\": \"x\", \"place\": \"left\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("above or below")));
    tell(there + "hold", "{\"until\": \"soon\", \"reason\": \"x\"}")
        .andExpect(status().isUnprocessableEntity());
    tell(there + "hold", "{\"until\": \"2027-01-01\", \"reason\": \"x\"}")
        .andExpect(status().isUnprocessableEntity());
    tell("/api/customers/NOBODY/tomorrow/hold", "{}").andExpect(status().isNotFound());
    as("ann", Group.ANALYSTS, post(there + "send")).andExpect(status().isForbidden());
    as("ann", Group.ANALYSTS, get("/api/customers/C1/tomorrow")).andExpect(status().isOk());
    assertThat(ledger.count("contact.left_out")).isZero();
    assertThat(ledger.count("contact.own_words")).isZero();
    assertThat(ledger.count("collections.hold")).isZero();
  }
}

package org.dunwell.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Who works on one portfolio sees that one, on every list and behind every door. */
@DunwellTest
class AccessTest {

  @Autowired TestLedger ledger;
  @Autowired Access access;
  @Autowired Users users;
  @Autowired MockMvc web;

  private long northInvoice;
  private long southInvoice;

  @BeforeEach
  void twoPortfolios() {
    ledger.begin();
    northInvoice = ledger.invoice(customer("NORTH1", "north"), "R-N", "100.00", 25);
    southInvoice = ledger.invoice(customer("SOUTH1", "south"), "R-S", "100.00", 25);
    ledger.work();
    ledger.walkTo(TODAY.plusDays(1));
    ledger.pay(northInvoice, "P-N", "1.00");
    ledger.pay(southInvoice, "P-S", "1.00");
    ledger.work();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/customers",
        "/cases",
        "/invoices?state=all",
        "/messages",
        "/api/customers",
        "/api/invoices",
        "/api/cases",
        "/"
      })
  void aListShowsThePersonsPortfolioOnly(String path) throws Exception {
    assertThat(body(path)).contains("NORTH1").contains("SOUTH1");
    access.give("carol", null, "north", "admin");
    assertThat(body(path)).contains("NORTH1").doesNotContain("SOUTH1");
  }

  @Test
  void whatBelongsToOthersIsNotThere() throws Exception {
    access.give("carol", "DE", "north", "admin");
    for (String path : new String[] {"/customers/%s", "/api/customers/%s"}) {
      assertThat(status(path.formatted("NORTH1"))).as(path).isEqualTo(200);
      assertThat(status(path.formatted("SOUTH1"))).as(path).isEqualTo(404);
    }
    assertThat(status("/invoices/" + northInvoice)).isEqualTo(200);
    assertThat(status("/invoices/" + southInvoice)).isEqualTo(404);
    assertThat(status("/api/invoices/" + southInvoice)).isEqualTo(404);
    assertThat(status("/cases/" + caseOf(northInvoice))).isEqualTo(200);
    assertThat(status("/cases/" + caseOf(southInvoice))).isEqualTo(404);
    assertThat(status("/messages/" + messageTo("NORTH1"))).isEqualTo(200);
    assertThat(status("/messages/" + messageTo("SOUTH1"))).isEqualTo(404);
  }

  @Test
  void anotherSellingEntityIsClosedUntilItIsGivenToo() throws Exception {
    access.give("carol", "US", null, "admin");
    assertThat(body("/api/invoices")).doesNotContain("R-N");
    assertThat(status("/customers/NORTH1")).isEqualTo(404);
    access.give("carol", "DE", null, "admin");
    assertThat(body("/api/invoices")).contains("R-N");
    assertThat(status("/customers/NORTH1")).isEqualTo(200);
  }

  @Test
  void ofACustomerOfTwoCompaniesOnlyWhatItOwesOnesOwnIsShown() throws Exception {
    ledger.update(
        """
        insert into receivables.selling_entity
          (code, name, street, postal_code, city, country, language, time_zone, calendar, currency,
           email, phone, bank_name, iban, bic)
        select 'US', 'Other Inc', street, postal_code, city, country, language, time_zone, calendar,
          currency, email, phone, bank_name, iban, bic
        from receivables.selling_entity
        """);
    long north =
        ledger.one(Long.class, "select id from receivables.customer where number = 'NORTH1'");
    long other = ledger.invoice(north, "R-OTHER", "77.00", 25);
    ledger.update(
        """
        update receivables.invoice
        set selling_entity_id = (select id from receivables.selling_entity where code = 'US')
        where id = ?
        """,
        other);
    assertThat(body("/customers/NORTH1")).contains("R-OTHER", "176.00 EUR");
    access.give("carol", "DE", null, "admin");
    ledger.update(
        """
        insert into platform.timeline (happened_at, room, kind, customer_id, invoice_id, actor, what)
        values (now(), 'receivables', 'note', ?, ?, 'x', 'About R-OTHER')
        """,
        north,
        other);
    for (String path :
        new String[] {
          "/customers/NORTH1",
          "/customers/NORTH1/holds/new",
          "/customers/NORTH1/promises/new",
          "/customers/NORTH1/write-offs/new",
          "/api/customers/NORTH1"
        }) {
      assertThat(body(path))
          .as(path)
          .contains("R-N")
          .doesNotContain("R-OTHER")
          .doesNotContain("176.00");
    }
    assertThat(status("/customers/NORTH1/credit")).isEqualTo(403);
    assertThat(status("/invoices/" + other)).isEqualTo(404);
    assertThat(status("/customers/NORTH1/statements/DE.pdf")).isEqualTo(200);
    assertThat(status("/customers/NORTH1/statements/US.pdf")).isEqualTo(404);
    assertThat(status("/customers/NORTH1/promises/new?invoice=" + other)).isEqualTo(404);
    int refused =
        web.perform(
                post("/customers/NORTH1/holds")
                    .param("invoice", Long.toString(other))
                    .param("until", TODAY.plusDays(3).toString())
                    .param("reason", "x")
                    .with(carol())
                    .with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(refused).isEqualTo(404);
    assertThat(ledger.count("collections.hold")).isZero();
  }

  @Test
  void anAdministratorGivesAndTakesBackOnThePage() throws Exception {
    var admin = user("admin").roles("ADMINISTRATOR");
    users.ensure("carol", "carol", "Carol", "Part", "collectors");
    web.perform(
        post("/access")
            .param("user", "carol")
            .param("portfolio", "north")
            .with(admin)
            .with(csrf()));
    assertThat(status("/customers/SOUTH1")).isEqualTo(404);
    web.perform(post("/access/{id}/take-back", access.all().get(0).id()).with(admin).with(csrf()));
    assertThat(status("/customers/SOUTH1")).isEqualTo(200);
    web.perform(post("/access").param("user", "carol").with(admin).with(csrf()));
    assertThat(access.all()).isEmpty();
    for (String[] wrong :
        new String[][] {
          {"nobody", "", "north"}, {"carol", "XX", "north"}, {"carol", "", "nowhere"}
        }) {
      var answer =
          web.perform(
                  post("/access")
                      .param("user", wrong[0])
                      .param("entity", wrong[1])
                      .param("portfolio", wrong[2])
                      .with(admin)
                      .with(csrf()))
              .andReturn();
      assertThat(answer.getFlashMap().get("refused").toString()).contains("one of the list");
    }
    assertThat(access.all()).isEmpty();
    access.give("carol", null, "north", "admin");
    assertThat(
            web.perform(get("/access").with(admin)).andReturn().getResponse().getContentAsString())
        .contains("portfolio north", "Take back", "carol – sees portfolio north")
        .contains("The first part takes everything else away");
    access.takeBack(access.all().get(0).id());
    int refused =
        web.perform(post("/access").param("user", "carol").with(carol()).with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(refused).isEqualTo(403);
  }

  private long customer(String number, String portfolio) {
    long id = ledger.customer(number);
    ledger.update("update receivables.customer set portfolio = ? where id = ?", portfolio, id);
    return id;
  }

  private long caseOf(long invoice) {
    return ledger.one(
        Long.class, "select id from collections.past_due_case where invoice_id = ?", invoice);
  }

  private long messageTo(String customer) {
    return ledger.one(
        Long.class,
        """
        select m.id
        from contact.message m
        join receivables.customer c on c.id = m.customer_id
        where c.number = ?
        limit 1
        """,
        customer);
  }

  private String body(String path) throws Exception {
    return ask(path).getContentAsString();
  }

  private int status(String path) throws Exception {
    return ask(path).getStatus();
  }

  private MockHttpServletResponse ask(String path) throws Exception {
    return web.perform(get(path).with(carol())).andReturn().getResponse();
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor carol() {
    return user("carol").roles("COLLECTOR");
  }
}

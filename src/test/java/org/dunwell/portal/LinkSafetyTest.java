package org.dunwell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.SignedLinks;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;

@DunwellTest
class LinkSafetyTest {

  @Autowired MockMvc web;
  @Autowired PayLinks links;
  @Autowired SignedLinks signed;
  @Autowired VisitLimits limits;
  @Autowired LinkUsesNight night;
  @Autowired DunwellClock clock;
  @Autowired TestLedger ledger;

  long customer;
  String link;

  @BeforeEach
  void oneLateInvoice() {
    ledger.begin();
    limits.forget();
    customer = ledger.customer("K100");
    ledger.invoice(customer, "OWED-7", "1250.00", 12);
    link = PortalLink.of(links, ledger, customer);
  }

  @AfterEach
  void now() {
    clock.reset();
    limits.forget();
  }

  private void later(Duration time) {
    clock.standAt(clock.instant().plus(time));
  }

  private long lines(String what) {
    return ledger.count(
        "platform.timeline where customer_id = ? and what like ?", customer, "%" + what + "%");
  }

  @Test
  void aLinkCarriesIdsAndNoPersonalData() {
    String content = link.substring("/pay/".length()).split("\\.")[0];
    assertThat(new String(Base64.getUrlDecoder().decode(content))).matches("\\d+:\\d+-\\d+-\\d+");
  }

  @Test
  void aLinkThatWasChangedOpensNothing() throws Exception {
    long stranger = ledger.customer("K102");
    String[] parts = link.substring("/pay/".length()).split("\\.");
    String content = new String(Base64.getUrlDecoder().decode(parts[0]));
    String widened = content.replaceFirst(":\\d+-", ":" + stranger + "-");
    String forged =
        Base64.getUrlEncoder().withoutPadding().encodeToString(widened.getBytes()) + "." + parts[1];
    for (String path : new String[] {"", "/promise", "/statement.pdf", "/contacts"}) {
      web.perform(get("/pay/" + forged + path))
          .andExpect(status().isNotFound())
          .andExpect(content().string(not(containsString("OWED-7"))));
    }
    web.perform(post("/pay/" + forged + "/question").param("note", "hello"))
        .andExpect(status().isNotFound());
    assertThat(ledger.count("contact.inbound_mail")).isZero();
  }

  /** Another purpose under the same key: the link of a mail that confirms opens no page. */
  @Test
  void aLinkForSomethingElseOpensNothing() throws Exception {
    String other = signed.mint("contact-change", customer + "-1-0", Duration.ofDays(1));
    web.perform(get("/pay/" + other)).andExpect(status().isNotFound());
    web.perform(get(link + "/confirm")).andExpect(status().isNotFound());
  }

  @Test
  void anOldLinkSendsAFreshOneToTheAddressOnFileAndOnlyThereOnceAnHour() throws Exception {
    later(Duration.ofDays(61));
    web.perform(get(link))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("no longer valid")))
        .andExpect(content().string(containsString(link + "/fresh")))
        .andExpect(content().string(not(containsString("OWED-7"))));
    for (int i = 0; i < 3; i++) {
      web.perform(post(link + "/fresh").param("email", "thief@evil.example"))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("on its way there")))
          .andExpect(content().string(not(containsString("k100"))));
    }
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(recipient, ' ') from contact.message where template = 'fresh-link'"))
        .isEqualTo("ap@k100.example");
    String sent =
        ledger.one(
            String.class, "select body_text from contact.message where template = 'fresh-link'");
    String fresh = sent.replaceFirst("(?s).*(/pay/[\\w.~-]+).*", "$1");
    web.perform(get(fresh)).andExpect(content().string(containsString("OWED-7")));
    String nobodys =
        web.perform(post("/pay/abc.def/fresh")).andReturn().getResponse().getContentAsString();
    String theirs =
        web.perform(post(link + "/fresh")).andReturn().getResponse().getContentAsString();
    assertThat(nobodys).isEqualTo(theirs);
  }

  @Test
  void ourPeopleAndProgramsShutAllLinksAtOnceAndLaterOnesOpen() throws Exception {
    later(Duration.ofSeconds(1));
    web.perform(
            post("/customers/K100/pay-links/shut")
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    web.perform(get(link))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("was shut")));
    later(Duration.ofSeconds(1));
    String next = PortalLink.of(links, ledger, customer);
    web.perform(get(next)).andExpect(status().isOk());
    web.perform(
            post("/api/customers/K100/pay-links/shut").with(httpBasic("collector", "collector")))
        .andExpect(status().isNoContent());
    web.perform(get(next)).andExpect(status().isGone());
    assertThat(lines("All pay links sent so far were shut")).isEqualTo(2);
    String old = "/pay/" + signed.mint("pay", customer + "-1", Duration.ofDays(9));
    web.perform(get(old)).andExpect(status().isGone());
    later(Duration.ofDays(61));
    web.perform(post(link + "/fresh")).andExpect(status().isOk());
    assertThat(ledger.count("contact.message where template = 'fresh-link'")).isZero();
  }

  @Test
  void aUseIsOnTheTimelineOnceAnHour() throws Exception {
    web.perform(get(link));
    web.perform(get(link));
    later(Duration.ofMinutes(30));
    web.perform(get(link));
    assertThat(lines("Opened their own page")).isEqualTo(1);
    later(Duration.ofMinutes(30));
    web.perform(get(link));
    assertThat(lines("Opened their own page")).isEqualTo(2);
  }

  @Test
  void whoGuessesWaitsAndWhoHasALinkDoesNot() throws Exception {
    for (int i = 0; i < VisitLimits.UNKNOWN_OF_ADDRESS; i++) {
      web.perform(get("/pay/guess" + i + ".x")).andExpect(status().isNotFound());
    }
    web.perform(get("/pay/guess.x"))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"))
        .andExpect(content().string(allOf(containsString("too often"), containsString("minute"))));
    web.perform(get(link)).andExpect(status().isOk());
  }

  @Test
  void whoSendsFormAfterFormWithOneLinkWaits() throws Exception {
    for (int i = 0; i < VisitLimits.CHANGES_OF_LINK; i++) {
      web.perform(post(link + "/question").param("note", ""))
          .andExpect(status().isUnprocessableEntity());
    }
    web.perform(post(link + "/question").param("note", "")).andExpect(status().isTooManyRequests());
  }

  @Test
  void aFormThatAnotherSiteSendsIsRefused() throws Exception {
    web.perform(
            post(link + "/question")
                .header("Sec-Fetch-Site", "cross-site")
                .param("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a111")
                .param("note", "hello"))
        .andExpect(status().isForbidden());
    assertThat(ledger.count("contact.inbound_mail")).isZero();
  }

  private ResultActions fails(RequestBuilder request, int status, String... words)
      throws Exception {
    ResultActions answer =
        web.perform(request)
            .andExpect(status().is(status))
            .andExpect(header().string("Referrer-Policy", "no-referrer"))
            .andExpect(header().string("Cache-Control", "no-store"))
            .andExpect(content().string(not(containsString("K100"))))
            .andExpect(content().string(not(containsString("/tasks"))));
    for (String one : words) {
      answer.andExpect(content().string(containsString(one)));
    }
    return answer;
  }

  @Test
  void whatFailsIsToldInTheCustomersWordsWithTheWayBack() throws Exception {
    ledger.update("update receivables.customer set language = 'de' where id = ?", customer);
    String back = "href=\"" + link + "\"";
    fails(
        post(link + "/question")
            .accept(MediaType.TEXT_HTML)
            .header("Sec-Fetch-Site", "cross-site")
            .param("note", "hello"),
        403,
        "kam von einer anderen Website",
        back);
    fails(get(link + "/nonsense").accept(MediaType.TEXT_HTML), 404, "Hier ist nichts", back);
    fails(get(link + "/invoices/0").accept(MediaType.TEXT_HTML, MediaType.ALL), 404, back);
    fails(put(link).accept(MediaType.TEXT_HTML), 405, "konnten wir nicht lesen", back);
    fails(get("/pay/guess.x/nonsense").accept(MediaType.TEXT_HTML), 404, "There is nothing here")
        .andExpect(content().string(not(containsString("href=\"/pay"))));
    fails(
        get("/error")
            .accept(MediaType.TEXT_HTML)
            // as the filter hands it on
            .with(
                request -> {
                  request.setDispatcherType(DispatcherType.FORWARD);
                  return request;
                })
            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 413)
            .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, link + "/dispute"),
        413,
        "bis zu 60 MB",
        back);
  }

  @Test
  void usesOfLongAgoAreForgottenInPortionsAndLaterOnesAreNot() throws Exception {
    web.perform(get(link));
    ledger.update(
        """
        insert into portal.link_use (link, customer_id, first_used_at, last_used_at, said_at)
        select lpad(n::text, 64, '0'), ?, old.at, old.at, old.at
        from generate_series(1, 5001) n
        cross join (select ?::timestamptz - interval '401 days' as at) old
        """,
        customer,
        java.sql.Timestamp.from(clock.instant()));
    night.run(ZoneOffset.UTC, TestLedger.TODAY);
    assertThat(ledger.count("portal.link_use")).isEqualTo(1);
    assertThatThrownBy(() -> new LinkUsesNight(null, 30)).hasMessageContaining("60 or more");
  }
}

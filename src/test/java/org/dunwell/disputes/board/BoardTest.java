package org.dunwell.disputes.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.web.Given;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Which disputes the board shows, against SQL of the test's own. */
@DunwellTest
class BoardTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Autowired TestLedger ledger;
  @Autowired Board board;
  @Autowired Access access;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc web;

  @BeforeEach
  void sevenDisputesOfEveryReason() {
    ManyDisputes.in(ledger);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | d.ended_at is null",
        "state=ended | d.ended_at is not null",
        "state=all | true",
        "state=all&reason=PRICE | d.reason_code = 'PRICE'",
        "outcome=corrected | d.outcome = 'corrected'",
        "owner=me | d.owner = 'ines' and d.ended_at is null",
        "owner=nobody | d.owner is null and d.ended_at is null",
        "owner=igor&state=ended | d.owner = 'igor' and d.ended_at is not null",
        "department=tax&state=all | d.department = 'tax'",
        "overdue=true | d.due_at <= timestamptz '2026-03-02T09:00:00Z' and d.ended_at is null",
        "stage=to-approve | d.reason_code in ('QUALITY', 'TAX') and d.ended_at is null",
        "stage=escalated | d.escalation is not null and d.ended_at is null and d.reason_code not in ('QUALITY', 'TAX')",
        "stage=paused | d.paused_until is not null and d.ended_at is null and d.reason_code not in ('QUALITY', 'TAX')",
        "stage=new | d.owner is null and d.paused_until is null and d.escalation is null and d.ended_at is null and d.reason_code not in ('QUALITY', 'TAX')",
        "stage=investigated | d.owner is not null and d.paused_until is null and d.escalation is null and d.ended_at is null and d.reason_code not in ('QUALITY', 'TAX')",
        "currency=USD | d.currency = 'USD' and d.ended_at is null",
        "min=1500&max=2000 | d.open_amount between 1500 and 2000",
        "state=ended&min=1500&max=2000 | d.amount between 1500 and 2000 and d.ended_at is not null",
        "ageFrom=60&ageTo=90 | d.ended_at is null and date_part('day', timestamptz '2026-03-02T09:00:00Z' - d.raised_at) between 60 and 90",
        "q=söhne | k.number = 'C2' and d.ended_at is null",
        "q=C1 | k.number = 'C1' and d.ended_at is null",
        "q=100%25 | false",
        "from=2025-11-01&to=2025-11-30&state=all | to_char(d.raised_at at time zone 'Europe/Berlin', 'YYYY-MM') = '2025-11'",
        "endedFrom=2025-12-01&endedTo=2025-12-31 | to_char(d.ended_at at time zone 'Europe/Berlin', 'YYYY-MM') = '2025-12'",
        "openOn=2025-12-31&state=all | d.raised_at < timestamptz '2026-01-01T00:00:00+01:00' and coalesce(d.ended_at >= timestamptz '2026-01-01T00:00:00+01:00', true)",
        "line=Film&site=Jena | i.product_line = 'Film' and i.site = 'Jena' and d.ended_at is null"
      })
  void aFilterShowsWhatItSays(String query, String where) {
    List<Long> expected =
        jdbc.sql(
                """
                select d.id
                from disputes.dispute d
                join receivables.invoice i on i.id = d.invoice_id
                join receivables.customer k on k.id = d.customer_id
                where
                """
                    + where)
            .query(Long.class)
            .list();

    List<Long> shown = new ArrayList<>();
    board.each(filter(query), "ines", ZONE, line -> shown.add(line.id()));

    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    if (!where.equals("false")) {
      assertThat(shown).isNotEmpty();
    }
    assertThat(board.page(filter(query), "ines", ZONE).total()).isEqualTo(expected.size());
  }

  @Test
  void whatIsDueFirstStandsFirstAndWhatEndedLast() {
    assertThat(board.page(filter(""), "ines", ZONE).lines())
        .isSortedAccordingTo(Comparator.comparing(BoardLine::dueAt).thenComparing(BoardLine::id))
        .hasSize(24);
    assertThat(board.page(filter("state=ended"), "ines", ZONE).lines())
        .isSortedAccordingTo(Comparator.comparing(BoardLine::endedAt).reversed())
        .hasSize(BoardFilter.PAGE);
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAndCarryTheSums() {
    List<Long> all = new ArrayList<>();
    board.each(filter("state=all"), "ines", ZONE, line -> all.add(line.id()));
    List<Long> paged = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      Board.Page one = board.page(filter("state=all").onPage(page), "ines", ZONE);
      one.lines().forEach(line -> paged.add(line.id()));
      assertThat(one.goesOn(page)).isEqualTo(page < 4);
    }

    assertThat(paged).isEqualTo(all).hasSize(24 * ManyDisputes.ENDINGS);
    assertThat(board.page(filter(""), "ines", ZONE).totals())
        .extracting(Board.Total::currency, total -> total.disputed().intValueExact())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("EUR", sum("EUR")),
            org.assertj.core.groups.Tuple.tuple("USD", sum("USD")));
  }

  private int sum(String currency) {
    return ledger.one(
        Integer.class,
        "select sum(open_amount)::int from disputes.dispute where ended_at is null and currency = ?",
        currency);
  }

  @Test
  void conditionsStandOnThePageAndCanBeTakenAwayOneByOne() throws Exception {
    web.perform(page("/disputes?reason=PRICE&department=sales&overdue="))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Reason: Price")))
        .andExpect(content().string(containsString("href=\"/disputes?department=sales\"")))
        .andExpect(content().string(containsString("href=\"/disputes?reason=PRICE\"")))
        .andExpect(
            content()
                .string(
                    containsString("href=\"/disputes.csv?reason=PRICE&amp;department=sales\"")));
    web.perform(page("/disputes?q=nobody+at+all"))
        .andExpect(content().string(containsString("No dispute fits.")));
  }

  @Test
  void whatMakesNoSenseInTheAddressIsSaid() throws Exception {
    web.perform(page("/disputes?stage=lost"))
        .andExpect(status().isOk())
        .andExpect(
            content().string(containsString("stage is &quot;lost&quot;; it must be one of")));
    web.perform(page("/disputes.csv?min=1e99")).andExpect(status().isUnprocessableEntity());
  }

  @Test
  void theFileHasTheSameDisputesAndNoFormula() throws Exception {
    ledger.update("update receivables.customer set name = '=HYPERLINK(1)' where number = 'C1'");
    String csv =
        web.perform(page("/disputes.csv?reason=PRICE&state=all"))
            .andExpect(status().isOk())
            .andExpect(
                header().string("Content-Disposition", containsString("disputes-2026-03-02")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(csv.lines()).hasSize(1 + ManyDisputes.ENDINGS);
    assertThat(csv).contains(",'=HYPERLINK(1),").doesNotContain(",=");
    assertThat(csv.lines().findFirst().orElseThrow())
        .startsWith("dispute,customer,customerName,invoice,reason");
  }

  @Test
  void whoSeesAPartOfTheLedgerSeesItsDisputesOnlyAndNoFigures() throws Exception {
    ledger.update("update receivables.customer set portfolio = 'north' where number = 'C1'");
    access.give("nora", null, "north", "admin");

    web.perform(page("/disputes", "nora"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Customer C1")))
        .andExpect(content().string(not(containsString("Söhne"))))
        .andExpect(content().string(not(containsString("/disputes/figures"))));
    web.perform(page("/disputes.csv", "nora"))
        .andExpect(content().string(not(containsString("Söhne"))));
    web.perform(page("/disputes/figures", "nora")).andExpect(status().isForbidden());
  }

  private static org.springframework.test.web.servlet.RequestBuilder page(String path) {
    return page(path, "ines");
  }

  private static org.springframework.test.web.servlet.RequestBuilder page(
      String path, String user) {
    return get(java.net.URI.create(path)).with(user(user).roles("COLLECTOR"));
  }

  private static BoardFilter filter(String query) {
    return BoardFilter.of(Given.parameters(query));
  }
}

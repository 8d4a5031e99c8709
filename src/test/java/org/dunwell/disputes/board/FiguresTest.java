package org.dunwell.disputes.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What the figures say, against SQL of the test's own. */
@DunwellTest
class FiguresTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Autowired TestLedger ledger;
  @Autowired Figures figures;
  @Autowired RootCauses causes;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc web;

  @BeforeEach
  void sevenDisputesOfEveryReason() {
    ManyDisputes.in(ledger);
  }

  @Test
  void everyReasonIsCountedWithWhatBecameOfIt() {
    record Row(String code, long all, long open, long decided, long upheld) {}
    List<Row> expected =
        jdbc.sql(
                """
                select r.code,
                  (select count(*) from disputes.dispute d where d.reason_code = r.code),
                  (select count(*) from disputes.dispute d
                   where d.reason_code = r.code and d.ended_at is null),
                  (select count(*) from disputes.dispute d
                   where d.reason_code = r.code and d.outcome not in ('withdrawn', 'paid')),
                  (select count(*) from disputes.dispute d
                   where d.reason_code = r.code and d.credited_amount > 0)
                from disputes.reason_code r
                """)
            .query(
                (row, n) ->
                    new Row(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
            .list();

    assertThat(sheet("").reasons())
        .hasSize(24)
        .extracting(Figures.Ranked::line)
        .allMatch(line -> line.disputes() == ManyDisputes.ENDINGS)
        .extracting(
            line ->
                new Row(line.code(), line.disputes(), line.open(), line.decided(), line.upheld()))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sheet("").all())
        .returns(24L * 7, Figures.Line::disputes)
        .returns(new BigDecimal("75.0"), Figures.Line::upheldShare);
  }

  @Test
  void moneyAndItsShareUpheldAreCountedByCurrency() {
    Map<String, List<Object>> expected = new HashMap<>();
    jdbc.sql(
            """
            select reason_code, currency, sum(amount),
              round(100 * sum(credited_amount) / sum(
                case when outcome in ('credited', 'corrected', 'rejected') then amount else 0 end), 1)
            from disputes.dispute
            group by reason_code, currency
            """)
        .query(
            row -> {
              expected.put(
                  row.getString(1),
                  List.of(row.getString(2), row.getBigDecimal(3), row.getBigDecimal(4)));
            });

    Figures.Sheet sheet = sheet("");

    assertThat(expected).hasSize(24);
    for (Figures.Ranked reason : sheet.reasons()) {
      Figures.Money money = reason.line().money().get(0);
      assertThat(List.<Object>of(money.currency(), money.disputed(), money.upheldShare()))
          .as(reason.line().code())
          .isEqualTo(expected.get(reason.line().code()));
    }
    assertThat(sheet.all().money())
        .extracting(Figures.Money::currency)
        .containsExactlyInAnyOrder("EUR", "USD");
  }

  @Test
  void mediansAndNinetiethPercentilesLieWhereTheDefinitionPutsThem() {
    // between the two neighbours of place p * (n - 1), in proportion; without percentile_cont
    String sql =
        """
        with lasted as (
          select
            reason_code,
            extract(epoch from ended_at) - extract(epoch from raised_at) as seconds,
            row_number() over (partition by reason_code order by ended_at - raised_at) - 1 as place,
            :p * (count(*) over (partition by reason_code) - 1) as wanted
          from disputes.dispute
          where ended_at is not null)
        select below.reason_code,
          below.seconds + (above.seconds - below.seconds) * (below.wanted - floor(below.wanted))
        from lasted below
        join lasted above
          on above.reason_code = below.reason_code
          and above.place = ceil(below.wanted)
        where below.place = floor(below.wanted)
        """;
    Map<String, Double> median = percentiles(sql, 0.5);
    Map<String, Double> p90 = percentiles(sql, 0.9);

    assertThat(median).hasSize(24);
    for (Figures.Ranked reason : sheet("").reasons()) {
      Figures.Line line = reason.line();
      assertThat(line.median()).isCloseTo(median.get(line.code()), within(0.001));
      assertThat(line.p90()).isCloseTo(p90.get(line.code()), within(0.001));
      assertThat(line.p90()).isGreaterThan(line.median());
    }
  }

  private Map<String, Double> percentiles(String sql, double p) {
    Map<String, Double> found = new HashMap<>();
    jdbc.sql(sql)
        .param("p", p)
        .query(
            row -> {
              found.put(row.getString(1), row.getDouble(2));
            });
    return found;
  }

  @Test
  void reasonsAreRankedByNumberOrByMoneyAndAddUp() {
    List<Figures.Ranked> byMoney = sheet("by=USD").reasons();

    assertThat(byMoney)
        .extracting(Figures.Ranked::measure)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(byMoney.get(0).measure())
        .isEqualByComparingTo(
            ledger.one(
                BigDecimal.class,
                """
                select sum(amount) from disputes.dispute where currency = 'USD'
                group by reason_code order by 1 desc limit 1
                """));
    assertThat(byMoney.get(byMoney.size() - 1).cumulative()).isEqualByComparingTo("100");
    assertThat(sheet("").reasons().get(11).cumulative()).isEqualByComparingTo("50");
  }

  @Test
  void monthsBalanceAndEndAtMidnightInOurZone() {
    List<Figures.Month> months = sheet("").months();

    assertThat(months.get(0).month()).isEqualTo(LocalDate.of(2025, 10, 1));
    assertThat(months.get(months.size() - 1).month()).isEqualTo(LocalDate.of(2026, 3, 1));
    for (Figures.Month month : months) {
      LocalDate after = month.month().plusMonths(1);
      assertThat(month.open())
          .as("open at the end of %s", month.month())
          .isEqualTo(
              jdbc.sql(
                      """
                      select count(*) from disputes.dispute
                      where (raised_at at time zone 'Europe/Berlin') < :after
                        and (ended_at is null or (ended_at at time zone 'Europe/Berlin') >= :after)
                      """)
                  .param("after", after.atStartOfDay())
                  .query(Long.class)
                  .single());
      assertThat(month.raised())
          .isEqualTo(
              ledger.count(
                  "disputes.dispute where to_char(raised_at at time zone 'Europe/Berlin',"
                      + " 'YYYY-MM') = ?",
                  month.month().toString().substring(0, 7)));
    }
  }

  @Test
  void whatWasSoldAndWhereIsCountedWhereInvoicesSayIt() {
    Figures.Sheet sheet = sheet("");

    assertThat(sheet.productLines())
        .extracting(Figures.Line::code)
        .containsExactlyInAnyOrder("Cartons", "Film");
    assertThat(sheet.sites())
        .extracting(Figures.Line::code)
        .containsExactlyInAnyOrder("Köln", "Jena");
    assertThat(sheet.productLines().get(0).disputes())
        .isEqualTo(
            ledger.count(
                "disputes.dispute d join receivables.invoice i on i.id = d.invoice_id"
                    + " where i.product_line = ?",
                sheet.productLines().get(0).code()));
  }

  @Test
  void filtersNarrowEveryFigure() {
    Figures.Sheet sheet = sheet("department=logistics&from=2025-11-01&to=2025-11-30&line=Film");
    String where =
        """
        disputes.dispute d
        join receivables.invoice i on i.id = d.invoice_id
        where d.department = 'logistics'
          and to_char(d.raised_at at time zone 'Europe/Berlin', 'YYYY-MM') = '2025-11'
          and i.product_line = 'Film'
        """;

    assertThat(sheet.all().disputes()).isEqualTo(ledger.count(where)).isPositive();
    assertThat(sheet.months())
        .extracting(Figures.Month::raised)
        .containsExactly(ledger.count(where));
  }

  @Test
  void thePageDrawsWhatItSaysAndEveryBarLeadsToItsDisputes() throws Exception {
    web.perform(get("/disputes/figures").with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/disputes?state=all&amp;reason=QTY_SHORT")))
        .andExpect(content().string(containsString("<title>Quantity short: 7, ")));
    web.perform(
            get("/disputes/figures?from=yesterday").with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("write a day such as 2026-03-31")));
  }

  @Test
  void aCauseStandsBesideItsReasonUntilSomebodySaysWhatWasDone() throws Exception {
    users.ensure("collector", "collector", "", "", "collectors");
    web.perform(
            post("/disputes/figures/causes")
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf())
                .param("reason", "PRICE")
                .param("cause", "<b>Old price list</b>")
                .param("owner", "collector")
                .param("dueOn", TODAY.minusDays(1).toString())
                .param("query", "by=EUR"))
        .andExpect(redirectedUrl("/disputes/figures?by=EUR#causes"));
    web.perform(get("/disputes/figures").with(user("collector").roles("COLLECTOR")))
        .andExpect(content().string(containsString("&lt;b&gt;Old price list&lt;/b&gt;")))
        .andExpect(content().string(containsString("overdue since")));

    RootCause cause = causes.open().get(0);
    causes.close(cause.id(), "A new list", "collector");

    assertThat(causes.open()).isEmpty();
    assertThat(causes.closed()).extracting(RootCause::remedy).containsExactly("A new list");
    assertThatThrownBy(() -> causes.close(cause.id(), "Again", "collector"))
        .hasMessageContaining("closed this cause meanwhile");
  }

  @Test
  void nobodyWhoIsNotThereSeesToACause() throws Exception {
    web.perform(
            post("/disputes/figures/causes")
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf())
                .param("reason", "PRICE")
                .param("cause", "Old")
                .param("owner", "santa")
                .param("dueOn", "2026-04-01"))
        .andExpect(flash().attribute("refused", containsString("There is no user \"santa\"")));
    assertThat(causes.open()).isEmpty();
  }

  private Figures.Sheet sheet(String query) {
    return figures.of(
        FiguresFilter.of(org.dunwell.platform.web.Given.parameters(query)), Map.of(), ZONE, TODAY);
  }
}

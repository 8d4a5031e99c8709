package org.dunwell.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@DunwellTest
class ReplayTest {

  private static final String HEADER =
      "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate\n";
  private static final String LEDGER =
      HEADER
          + "A-1,0000000001,3/1/2012,3/11/2012,100.00,3/9/2012\n"
          + "A-1,0000000002,3/2/2012,3/12/2012,50.50,3/20/2012\n"
          + "B-2,0000000003,3/2/2012,3/12/2012,20.00,3/12/2012\n";

  @Autowired CleanSlate slate;
  @Autowired Replays replays;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc web;

  @BeforeEach
  void wipe() {
    slate.wipe();
  }

  @Test
  void livesEachDayAndReportsWhatCameOfIt() throws Exception {
    String location =
        web.perform(order(LEDGER, true))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getHeader("Location");
    ReplayReport report = awaitEnd();

    assertThat(location).isEqualTo("/sandbox/replay/" + report.id());
    assertThat(report.from()).isEqualTo(Instant.parse("2012-03-01T05:00:00Z"));
    assertThat(report.until()).isEqualTo(Instant.parse("2012-03-21T04:00:00Z"));
    assertThat(report.customers()).isEqualTo(2);
    assertThat(report.invoices()).isEqualTo(3);
    assertThat(report.openInvoices()).isZero();
    assertThat(report.casesStarted()).isEqualTo(1);
    assertThat(report.outcomes()).isEqualTo(Map.of("paid", 1L));
    assertThat(report.cashByDay())
        .extracting(ReplayReport.Cash::day)
        .containsExactly(
            LocalDate.of(2012, 3, 9), LocalDate.of(2012, 3, 12), LocalDate.of(2012, 3, 20));
    assertThat(report.cashByDay().get(1).amount()).isEqualByComparingTo(new BigDecimal("20"));
    web.perform(get(location).with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("done"))
        .andExpect(jsonPath("$.casesEnded").value(1));
  }

  @Test
  void aCaseStartsTheMorningAfterTheDueDateAndEndsAtNoonOfItsPayment() throws Exception {
    web.perform(order(LEDGER, true)).andExpect(status().isAccepted());
    awaitEnd();

    List<Instant> life =
        jdbc.sql("select started_at, ended_at from collections.past_due_case")
            .query(
                (row, n) ->
                    List.of(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
            .single();
    // daylight saving time began on 11 March 2012
    assertThat(life)
        .containsExactly(
            Instant.parse("2012-03-13T10:00:00Z"), Instant.parse("2012-03-20T16:00:00Z"));
  }

  @Test
  void aDisputedInvoiceIsADisputeFromItsDayOnAndEndsAsPaid() throws Exception {
    String ledger =
        HEADER.replace("\n", ",Disputed\n")
            + "A-1,0000000001,3/1/2012,3/11/2012,100.00,3/9/2012,Yes\n"
            + "A-1,0000000002,3/8/2012,3/20/2012,50.50,3/9/2012,Yes\n"
            + "B-2,0000000003,3/2/2012,3/12/2012,20.00,3/12/2012,No\n";
    web.perform(order(ledger, true)).andExpect(status().isAccepted());
    ReplayReport report = awaitEnd();

    assertThat(report.rejected()).isZero();
    assertThat(report.disputesOpened()).isEqualTo(2);
    assertThat(report.disputesEnded()).isEqualTo(2);
    assertThat(report.disputesEscalated()).isEqualTo(1);
    assertThat(
            jdbc.sql(
                    """
                    select i.number || ' ' || d.raised_at || ' ' || d.escalated_at || ' '
                      || d.ended_at || ' ' || d.outcome
                    from disputes.dispute d
                    join receivables.invoice i on i.id = d.invoice_id
                    where d.escalated_at is not null
                    """)
                .query(String.class)
                .list())
        // Thursday 11:00 in Berlin, where they work 8 to 12 and 13 to 17, plus 16 hours
        .containsExactly(
            "0000000001 2012-03-01 10:00:00+00 2012-03-05 10:00:00+00 2012-03-09 17:00:00+00 paid");
  }

  @Test
  void goesOnWithoutRowsTheLedgerRefusesAndSaysWhich() throws Exception {
    String broken =
        LEDGER + "B-2,0000000004,3/5/2012,3/1/2012,5.00,3/7/2012\nB-2,5,soon,3/9/2012,1,\n";
    web.perform(order(broken, true)).andExpect(status().isAccepted());
    ReplayReport report = awaitEnd();

    assertThat(report.invoices()).isEqualTo(3);
    assertThat(report.errors())
        .extracting(ReplayReport.Refused::kind, ReplayReport.Refused::line)
        .contains(
            org.assertj.core.groups.Tuple.tuple("invoices", 5L),
            org.assertj.core.groups.Tuple.tuple("invoices", 6L));
  }

  @Test
  void customersPromiseAsTheRuleTableSaysAndTheLedgerTellsWhatBecameOfIt() throws Exception {
    // both are two days late on the Tuesday on which the post is read
    String ledger =
        HEADER
            + "A-1,0000000001,2/1/2012,3/8/2012,100.00,3/15/2012\n"
            + "A-1,0000000002,2/1/2012,3/9/2012,50.00,4/2/2012\n"
            + "B-2,0000000003,2/1/2012,3/8/2012,20.00,3/14/2012\n"
            + "C-3,0000000004,2/1/2012,3/8/2012,30.00,4/3/2012\n";
    web.perform(order(ledger, true).param("promises", "true")).andExpect(status().isAccepted());
    ReplayReport report = awaitEnd();

    assertThat(
            jdbc.sql(
                    """
                    select c.number || ' ' || p.amount::numeric(9, 2) || ' ' || p.state
                    from promises.promise p
                    join receivables.customer c on c.id = p.customer_id
                    order by p.id
                    """)
                .query(String.class)
                .list())
        .startsWith("A-1 150.00 partly-kept", "B-2 20.00 kept", "C-3 30.00 broken");
    assertThat(report.promises()).isGreaterThanOrEqualTo(3);
    assertThat(report.outcomes()).isEqualTo(Map.of("paid", 4L));
  }

  @Test
  void refusesToThrowALedgerAwayUntold() throws Exception {
    web.perform(order(LEDGER, false)).andExpect(status().isAccepted());
    awaitEnd();

    web.perform(order(LEDGER, false))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("reset=true")));
  }

  @Test
  void theSameHistoryTwiceHasTheSameReport() throws Exception {
    web.perform(order(LEDGER, true)).andExpect(status().isAccepted());
    ReplayReport first = awaitEnd();
    web.perform(order(LEDGER, true)).andExpect(status().isAccepted());

    assertThat(awaitEnd()).isEqualTo(first);
  }

  @Test
  void saysWhatIsMissingInAMappingOrFile() throws Exception {
    web.perform(
            multipart("/sandbox/replay")
                .file(file(LEDGER))
                .param("mapping", "decimal: \".\"")
                .with(admin())
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("selling-entities")));
    web.perform(multipart("/sandbox/replay").with(admin()).with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("file")));
    web.perform(order(HEADER, true)).andExpect(status().isUnprocessableEntity());
  }

  @Test
  void showsAPageThatFollowsTheReplay() throws Exception {
    web.perform(get("/sandbox/replay").accept(MediaType.TEXT_HTML).with(admin()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Begin a replay")));
    web.perform(order(LEDGER, true).accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/sandbox/replay"));
    awaitEnd();

    web.perform(get("/sandbox/replay").accept(MediaType.TEXT_HTML).with(admin()))
        .andExpect(content().string(containsString("Ended as paid")))
        .andExpect(content().string(containsString("Begin a replay")));
  }

  private static MockMultipartHttpServletRequestBuilder order(String ledger, boolean reset)
      throws IOException {
    byte[] mapping = Files.readAllBytes(Path.of("samples/late-payment-histories.mapping.yaml"));
    MockMultipartHttpServletRequestBuilder order = multipart("/sandbox/replay");
    order.file(file(ledger)).file(new MockMultipartFile("mapping", "m.yaml", null, mapping));
    order.param("reset", String.valueOf(reset)).with(admin()).with(csrf());
    return order;
  }

  private static MockMultipartFile file(String ledger) {
    return new MockMultipartFile(
        "file", "ledger.csv", "text/csv", ledger.getBytes(StandardCharsets.UTF_8));
  }

  private static UserRequestPostProcessor admin() {
    return user("admin").roles("ADMINISTRATORS", "administrators");
  }

  private ReplayReport awaitEnd() throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (replays.latest().orElseThrow().state().equals("running")
        && System.nanoTime() < patience) {
      Thread.sleep(50);
    }
    ReplayReport report = replays.latest().orElseThrow();
    assertThat(report.state()).isEqualTo("done");
    return report;
  }
}

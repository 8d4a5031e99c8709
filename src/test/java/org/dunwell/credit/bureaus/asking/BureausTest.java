package org.dunwell.credit.bureaus.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.Asked;
import org.dunwell.credit.bureaus.BureauBook;
import org.dunwell.credit.bureaus.BureauReport;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.BureauRequest;
import org.dunwell.credit.bureaus.BureauScore;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.dunwell.sandbox.bureau.BureauServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Our side and the sandbox's bureau at the other end of the wire. */
@DunwellTest
class BureausTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired Parties parties;
  @Autowired BureauReports reports;
  @Autowired CreditReviews reviews;
  @Autowired Bureaus bureaus;
  @Autowired BureauBook book;
  @Autowired RestBureau rest;
  @Autowired BureauServer server;
  @Autowired Imports imports;
  @Autowired Troubles troubles;
  @Autowired MockMvc web;

  private Party party;

  @BeforeEach
  void aCompanyThatIsRegistered() {
    ledger.begin();
    party = parties.ofCustomer(ledger.customer("C1"));
    ledger.update("update credit.party set registration_number = 'HRB 1' where id = ?", party.id());
    party = parties.byId(party.id());
  }

  @Test
  void aReportIsAskedForBoughtOnceAndKeptAsLongAsTheRuleSays() throws Exception {
    assertThat(bureaus.ask(party.id(), "person", "collector")).isEqualTo(Asked.ASKED);
    assertThat(bureaus.ask(party.id(), "review", "system")).isEqualTo(Asked.WAITING);
    ledger.work();

    BureauReport report = reports.latest(party.id()).orElseThrow();
    assertThat(report.bureau()).isEqualTo("sandbox");
    assertThat(report.rawScore()).isEqualByComparingTo(BigDecimal.valueOf(report.points()));
    assertThat(reports.scores(java.util.List.of(party.id())).get(party.id()).points())
        .isEqualTo(report.points());
    assertThat(bureaus.ask(party.id(), "review", "system")).isEqualTo(Asked.KNOWN);
    assertThat(bureaus.ask(party.id(), "person", "collector")).isEqualTo(Asked.ASKED);
    ledger.work();
    assertThat(company().get("asked").asInt()).isEqualTo(2);
    assertThat(ledger.one(BigDecimal.class, "select sum(price) from credit.bureau_request"))
        .isEqualByComparingTo("9");
  }

  @Test
  void aButtonPressedAgainBecauseNoAnswerCameBuysOneReport() throws Exception {
    for (int press = 0; press < 2; press++) {
      web.perform(
              post("/credit/parties/{id}/reports/ask", party.id())
                  .param("key", "form-1")
                  .with(httpBasic("collector", "collector")))
          .andExpect(flash().attribute("done", containsString("The bureau is asked.")));
      ledger.work();
    }
    assertThat(company().get("asked").asInt()).isEqualTo(1);
    assertThat(bureaus.ask(party.id(), "person", "collector", "form-2")).isEqualTo(Asked.ASKED);
  }

  @Test
  void aReportOfAnInsolvencyWithoutAScoreLeavesNoPoints() {
    ledger.update(
        """
        insert into credit.bureau_report
          (party_id, bureau, via, reference, reported_on, received_at, entered_by, insolvent)
        values (?, 'x', 'manual', 'r', date '2026-03-01', now(), 'whole', true)
        """,
        party.id());
    BureauScore score = reports.scores(java.util.List.of(party.id())).get(party.id());
    assertThat(score.points()).isZero();
    assertThat(score.insolvent()).isTrue();
  }

  @Test
  void aCrashBetweenQuestionAndAnswerAsksAgainAndBuysNothingTwice() throws Exception {
    bureaus.ask(party.id(), "person", "collector");
    String key = ledger.one(String.class, "select key from credit.bureau_request");
    rest.ask("sandbox", book.named("sandbox").orElseThrow(), key, party);

    ledger.work();

    assertThat(company().get("asked").asInt()).isEqualTo(1);
    assertThat(reports.of(party.id(), 10)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "down, It answered 503",
    "busy, still looking",
    "slow, has not answered within",
    "rubbish, no JSON",
    "huge, longer than",
    "redirect, another address"
  })
  void whatABureauDoesWrongWaitsAndBlocksNothing(String mood, String problem) throws Exception {
    known();
    set("\"mood\": \"%s\"".formatted(mood));
    bureaus.ask(party.id(), "person", "collector");
    ledger.work();

    assertThat(reports.latest(party.id())).isEmpty();
    BureauRequest request = bureaus.requests(party.id(), 1).get(0);
    assertThat(request.state()).isEqualTo("waiting");
    assertThat(request.problem()).contains(problem);

    set("\"mood\": \"well\"");
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofMinutes(2)));
    ledger.work();
    assertThat(reports.latest(party.id())).isPresent();
  }

  @Test
  void aCompanyThatTheBureauDoesNotKnowKeepsNobodyWaiting() throws Exception {
    known();
    set("\"mood\": \"unknown\"");
    reviews.start(party.id(), "It is time.", "system");
    ledger.work();

    assertThat(bureaus.requests(party.id(), 1).get(0).state()).isEqualTo("unknown");
    assertThat(bureaus.isAwaited(party.id())).isFalse();
    assertThat(ledger.count("act_ru_task where task_def_key_ = 'reviewCredit'")).isEqualTo(1);
    assertThat(ledger.count("platform.trouble where resolved_at is null")).isZero();
  }

  @Test
  void aBureauThatStaysDownBecomesATroubleAndCanBeTriedAgain() throws Exception {
    known();
    set("\"mood\": \"down\"");
    bureaus.ask(party.id(), "person", "collector");
    for (int hours = 0; hours < 60; hours += 13) {
      clock.standAt(TestLedger.MONDAY.plus(Duration.ofHours(hours)));
      ledger.work();
    }
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofDays(5)));
    ledger.work();
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofDays(6)));
    ledger.work();
    assertThat(bureaus.requests(party.id(), 1).get(0).state()).isEqualTo("given-up");
    var trouble =
        troubles.open(100).stream().filter(one -> one.kind().equals("bureau-request")).findFirst();
    assertThat(trouble).isPresent();

    set("\"mood\": \"well\"");
    troubles.retry(trouble.get().id(), "admin");
    ledger.work();
    assertThat(reports.latest(party.id())).isPresent();
  }

  @Test
  void aReportAboutAnotherCompanyIsNotTakenAndAPersonIsAsked() throws Exception {
    known();
    set("\"mood\": \"other\"");
    bureaus.ask(party.id(), "person", "collector");
    ledger.work();

    assertThat(reports.latest(party.id())).isEmpty();
    assertThat(bureaus.requests(party.id(), 1).get(0).state()).isEqualTo("doubtful");
    assertThat(troubles.open(100))
        .anyMatch(one -> one.what().contains("XX 999999") && one.mend().contains("register"));
  }

  @Test
  void nothingIsBoughtBeyondTheMonthsBudget() {
    ledger.update(
        """
        insert into credit.bureau_request
          (key, party_id, bureau, cause, asked_by, asked_at, state, due_at, price, currency,
           spent_on, ended_at)
        values ('old', ?, 'sandbox', 'person', 'x', now(), 'answered', now(), 4999, 'EUR',
          date '2026-03-01', now())
        """,
        party.id());
    bureaus.ask(party.id(), "person", "collector");
    ledger.work();
    assertThat(bureaus.requests(party.id(), 1).get(0).state()).isEqualTo("too-dear");
    assertThat(troubles.open(100)).anyMatch(one -> one.kind().equals("bureau-budget"));
  }

  @Test
  void aNoticeOfAWatchedCompanyMakesUsAskAndARepetitionDoesNot() throws Exception {
    bureaus.ask(party.id(), "person", "collector");
    ledger.work();
    set("\"score\": 7, \"insolvent\": true");
    server.awaitSent(Duration.ofSeconds(10));
    assertThat(ledger.count("credit.bureau_notice")).isEqualTo(1);
    ledger.work();

    BureauReport report = reports.latest(party.id()).orElseThrow();
    assertThat(report.points()).isEqualTo(7);
    assertThat(report.insolvent()).isTrue();
    BureauSettings bureau = book.named("sandbox").orElseThrow();
    byte[] again =
        "{\"id\": \"%s\"}"
            .formatted(ledger.one(String.class, "select event_id from credit.bureau_notice"))
            .getBytes(StandardCharsets.UTF_8);
    long now = System.currentTimeMillis() / 1000;
    String signature = BureauSignature.of(bureau.webhookSecret(), now, again);
    web.perform(post("/hooks/bureau").content(again).header(BureauSignature.HEADER, signature))
        .andExpect(status().isOk());
    assertThat(ledger.count("credit.bureau_notice")).isEqualTo(1);
  }

  @Test
  void aNoticeThatNobodyHasSignedIsRefused() throws Exception {
    byte[] body = "{\"id\": \"n1\"}".getBytes(StandardCharsets.UTF_8);
    String secret = book.named("sandbox").orElseThrow().webhookSecret();
    long now = System.currentTimeMillis() / 1000;
    for (String signature :
        new String[] {
          "",
          "t=1,v1=x",
          BureauSignature.of("guess", now, body),
          BureauSignature.of(secret, now - 301, body),
          BureauSignature.of(secret, now, new byte[1])
        }) {
      assertThat(
              web.perform(
                      post("/hooks/bureau").content(body).header(BureauSignature.HEADER, signature))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .isEqualTo(400);
    }
    assertThat(ledger.count("credit.bureau_notice")).isZero();
  }

  @Test
  void filesInCsvAndXmlBringReportsOnceAndRefuseWhatDoesNotFit() {
    feed(
        "night.csv",
        """
        bureau;reportId;reportedOn;customer;registrationNumber;name;country;score;scale
        dnb;r1;2026-03-01;C1;;Customer C1;DE;80;paydex
        dnb;r2;2026-03-01;;HRB 1;whatever;DE;79;paydex
        dnb;r3;2026-03-01;;HRB 99;Nobody;DE;50;paydex
        dnb;r4;2026-03-01;C1;HRB 77;Somebody Else;DE;50;paydex
        dnb;r5;2026-03-01;C1;;Customer C1;DE;50;stars
        """);
    assertThat(
            ledger.one(
                String.class,
                "select failure from receivables.import_run order by id desc limit 1"))
        .isNull();
    assertThat(reports.of(party.id(), 10))
        .extracting(BureauReport::reference)
        .containsExactlyInAnyOrder("r1", "r2");
    assertThat(ledger.one(Long.class, "select max(rejected) from receivables.import_run"))
        .isEqualTo(3);

    feed(
        "night.xml",
        """
        <reports>
          <report bureau="dnb" reportId="r1" reportedOn="2026-03-01" customer="C1" score="80"
            scale="paydex" companyName="Customer C1"/>
          <report bureau="dnb" reportId="r6" reportedOn="2026-03-02" customer="C1" score="49"
            scale="paydex" companyName="Customer C1"/>
        </reports>
        """);
    assertThat(reports.latest(party.id()).orElseThrow().points()).isEqualTo(29);
    assertThat(reports.of(party.id(), 10)).hasSize(3);

    feed(
        "evil.xml",
        """
        <!DOCTYPE reports [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <reports><report bureau="&x;" reportId="r7" reportedOn="2026-03-02" customer="C1"/></reports>
        """);
    assertThat(reports.of(party.id(), 10)).hasSize(3);
    assertThat(
            ledger.one(
                String.class, "select state from receivables.import_run order by id desc limit 1"))
        .isEqualTo("failed");
  }

  @Test
  void aReportByHandKeepsItsPdfAndNeverOpensIt() throws Exception {
    String path = "/credit/parties/" + party.id() + "/reports";
    String key = "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a111";
    byte[] pdf = "%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n%%EOF".getBytes();
    for (int twice = 0; twice < 2; twice++) {
      web.perform(
          multipart(path)
              .file(new MockMultipartFile("file", "../r.pdf", "text/html", pdf))
              .param("key", key)
              .param("bureau", "Creditreform")
              .param("reportedOn", "2026-03-01")
              .param("scale", "creditsafe")
              .param("score", "55")
              .with(user("carol").roles("COLLECTOR"))
              .with(csrf()));
    }
    BureauReport report = reports.latest(party.id()).orElseThrow();
    assertThat(reports.of(party.id(), 10)).hasSize(1);
    assertThat(report.points()).isEqualTo(55);
    var file =
        web.perform(get(path + "/" + report.id() + "/file").with(user("carol").roles("COLLECTOR")))
            .andReturn()
            .getResponse();
    assertThat(file.getContentAsByteArray()).isEqualTo(pdf);
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");

    web.perform(
        multipart(path)
            .file(new MockMultipartFile("file", "r.pdf", "application/pdf", "<script>".getBytes()))
            .param("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a112")
            .param("bureau", "Creditreform")
            .param("reportedOn", "2026-03-01")
            .param("scale", "creditsafe")
            .param("score", "55")
            .with(user("carol").roles("COLLECTOR"))
            .with(csrf()));
    assertThat(reports.of(party.id(), 10)).hasSize(1);
  }

  private void feed(String name, String text) {
    imports.submit(
        new Upload(
            "bureau-reports",
            name,
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "system"));
    ledger.work();
  }

  private void known() throws Exception {
    control(
        "/companies",
        """
        {"account": "bk_sandbox", "companies":
          [{"name": "Customer C1", "registrationNumber": "HRB 1", "country": "DE"}]}
        """);
  }

  private JsonNode company() throws Exception {
    for (JsonNode one : JSON.readTree(send(HttpRequest.newBuilder().GET(), "/companies"))) {
      if (one.get("registrationNumber").asText().equals("HRB 1")) {
        return one;
      }
    }
    throw new AssertionError("The bureau does not know HRB 1");
  }

  private void set(String what) throws Exception {
    control(
        "/company",
        "{\"account\": \"bk_sandbox\", \"id\": \"%s\", %s}"
            .formatted(company().get("id").asText(), what));
  }

  private void control(String path, String body) throws Exception {
    send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        path);
  }

  private String send(HttpRequest.Builder request, String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                request.uri(URI.create(server.address() + "/_control" + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
